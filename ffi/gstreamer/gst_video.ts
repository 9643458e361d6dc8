import { nativeLibrary } from "../native_library.ts";

/** Events of video encoders. */
export const gstVideo = nativeLibrary("libgstvideo-1.0.so.0", "libgstreamer-plugins-base1.0-0", {
  gst_video_event_new_upstream_force_key_unit: {
    parameters: ["u64", "i32", "u32"],
    result: "pointer",
  },
});
