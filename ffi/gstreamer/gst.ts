import { nativeLibrary } from "../native_library.ts";

/**
 * The core of GStreamer 1.x. What may wait is bound without holding the event loop: the registry
 * scan of `gst_init`, plugin loading in `gst_parse_launch`, and every state change (a streaming
 * thread that is joined on the JavaScript thread would dead-lock with it).
 */
export const gst = nativeLibrary("libgstreamer-1.0.so.0", "libgstreamer1.0-0", {
  gst_init: { parameters: ["pointer", "pointer"], result: "void", nonblocking: true },
  gst_parse_launch: { parameters: ["buffer", "buffer"], result: "pointer", nonblocking: true },
  gst_element_factory_find: { parameters: ["buffer"], result: "pointer" },
  gst_element_set_state: { parameters: ["pointer", "i32"], result: "i32", nonblocking: true },
  gst_element_get_base_time: { parameters: ["pointer"], result: "u64" },
  gst_element_get_bus: { parameters: ["pointer"], result: "pointer" },
  gst_element_get_static_pad: { parameters: ["pointer", "buffer"], result: "pointer" },
  gst_bin_get_by_name: { parameters: ["pointer", "buffer"], result: "pointer" },
  gst_pad_send_event: { parameters: ["pointer", "pointer"], result: "i32" },
  gst_pad_query_caps: { parameters: ["pointer", "pointer"], result: "pointer", nonblocking: true },
  gst_bus_timed_pop_filtered: { parameters: ["pointer", "u64", "i32"], result: "pointer" },
  gst_message_parse_error: { parameters: ["pointer", "buffer", "buffer"], result: "void" },
  gst_mini_object_unref: { parameters: ["pointer"], result: "void" },
  gst_object_unref: { parameters: ["pointer"], result: "void" },
  gst_sample_get_buffer: { parameters: ["pointer"], result: "pointer" },
  gst_sample_get_caps: { parameters: ["pointer"], result: "pointer" },
  gst_sample_get_segment: { parameters: ["pointer"], result: "pointer" },
  gst_segment_to_running_time: { parameters: ["pointer", "i32", "u64"], result: "u64" },
  gst_caps_to_string: { parameters: ["pointer"], result: "pointer" },
  gst_buffer_map: { parameters: ["pointer", "buffer", "i32"], result: "i32" },
  gst_buffer_unmap: { parameters: ["pointer", "buffer"], result: "void" },
  gst_util_set_object_arg: { parameters: ["pointer", "buffer", "buffer"], result: "void" },
});

/** GstState. */
export const STATE = { null: 1, ready: 2, playing: 4 } as const;
/** GstStateChangeReturn: the only value that says no. */
export const STATE_CHANGE_FAILURE = 0;
/** GST_CLOCK_TIME_NONE, which also means "for ever" and "all". */
export const NONE = 0xffff_ffff_ffff_ffffn;

let initialised: Promise<void> | undefined;

/**
 * Makes GStreamer ready; the first time on a machine it scans its plugins, which takes a second.
 * @throws {KvmError} `unavailable` when it is not installed.
 */
export function initGStreamer(): Promise<void> {
  return initialised ??= gst().gst_init(null, null);
}
