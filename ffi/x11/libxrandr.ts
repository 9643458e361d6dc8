import { nativeLibrary } from "../native_library.ts";

/** Modes of a display. All of these wait for the server. */
export const libXrandr = nativeLibrary("libXrandr.so.2", "libxrandr2", {
  XRRGetScreenResourcesCurrent: {
    parameters: ["pointer", "u64"],
    result: "pointer",
    nonblocking: true,
  },
  XRRFreeScreenResources: { parameters: ["pointer"], result: "void" },
  XRRCreateMode: { parameters: ["pointer", "u64", "buffer"], result: "u64", nonblocking: true },
  XRRAddOutputMode: { parameters: ["pointer", "u64", "u64"], result: "void" },
  XRRSetCrtcConfig: {
    parameters: [
      "pointer",
      "pointer",
      "u64",
      "u64",
      "i32",
      "i32",
      "u64",
      "u16",
      "buffer",
      "i32",
    ],
    result: "i32",
    nonblocking: true,
  },
  XRRSetScreenSize: { parameters: ["pointer", "u64", "i32", "i32", "i32", "i32"], result: "void" },
});
