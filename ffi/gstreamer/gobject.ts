import { nativeLibrary } from "../native_library.ts";

/** The type system below GStreamer. */
export const gobject = nativeLibrary("libgobject-2.0.so.0", "libglib2.0-0", {
  g_type_from_name: { parameters: ["buffer"], result: "usize" },
  g_type_query: { parameters: ["usize", "buffer"], result: "void" },
});
