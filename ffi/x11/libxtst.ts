import { nativeLibrary } from "../native_library.ts";

/** Input as if it came from the display's own keyboard and mouse. */
export const libXtst = nativeLibrary("libXtst.so.6", "libxtst6", {
  XTestQueryExtension: {
    parameters: ["pointer", "buffer", "buffer", "buffer", "buffer"],
    result: "i32",
    nonblocking: true,
  },
  XTestGrabControl: { parameters: ["pointer", "i32"], result: "i32" },
  XTestFakeKeyEvent: { parameters: ["pointer", "u32", "i32", "u64"], result: "i32" },
  XTestFakeButtonEvent: { parameters: ["pointer", "u32", "i32", "u64"], result: "i32" },
  XTestFakeMotionEvent: { parameters: ["pointer", "i32", "i32", "i32", "u64"], result: "i32" },
  XTestFakeRelativeMotionEvent: { parameters: ["pointer", "i32", "i32", "u64"], result: "i32" },
});
