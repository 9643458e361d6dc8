import { nativeLibrary } from "../native_library.ts";

/** appsink, where pictures leave GStreamer. */
export const gstApp = nativeLibrary("libgstapp-1.0.so.0", "libgstreamer-plugins-base1.0-0", {
  try_pull_sample: {
    name: "gst_app_sink_try_pull_sample",
    parameters: ["pointer", "u64"],
    result: "pointer",
  },
  wait_for_sample: {
    name: "gst_app_sink_try_pull_sample",
    parameters: ["pointer", "u64"],
    result: "pointer",
    nonblocking: true,
  },
  gst_app_sink_is_eos: { parameters: ["pointer"], result: "i32" },
});
