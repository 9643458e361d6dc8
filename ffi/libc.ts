import { nativeLibrary } from "./native_library.ts";

/** The few calls of the C library that the X11 code needs. */
export const libc = nativeLibrary("libc.so.6", "libc6", {
  poll: { parameters: ["buffer", "u64", "i32"], result: "i32" },
  /** As an address: a function that takes any arguments and does nothing with them. */
  getpid: { type: "pointer" },
});
