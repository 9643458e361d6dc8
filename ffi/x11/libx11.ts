import { libc } from "../libc.ts";
import { nativeLibrary } from "../native_library.ts";

const symbols = nativeLibrary("libX11.so.6", "libx11-6", {
  XInitThreads: { parameters: [], result: "i32" },
  XSetErrorHandler: { parameters: ["pointer"], result: "pointer" },
  XSetIOErrorHandler: { parameters: ["pointer"], result: "pointer" },
  XSetIOErrorExitHandler: { parameters: ["pointer", "pointer", "pointer"], result: "void" },
  /** As an address, see {@linkcode surviveServerDeath}. */
  XUnlockDisplay: { type: "pointer" },
  XSetAuthorization: { parameters: ["buffer", "i32", "buffer", "i32"], result: "void" },
  XOpenDisplay: { parameters: ["buffer"], result: "pointer", nonblocking: true },
  XCloseDisplay: { parameters: ["pointer"], result: "i32", nonblocking: true },
  XConnectionNumber: { parameters: ["pointer"], result: "i32" },
  XDefaultScreen: { parameters: ["pointer"], result: "i32" },
  XDefaultRootWindow: { parameters: ["pointer"], result: "u64" },
  XDisplayWidth: { parameters: ["pointer", "i32"], result: "i32" },
  XDisplayHeight: { parameters: ["pointer", "i32"], result: "i32" },
  XSelectInput: { parameters: ["pointer", "u64", "i64"], result: "i32" },
  XEventsQueued: { parameters: ["pointer", "i32"], result: "i32" },
  XNextEvent: { parameters: ["pointer", "buffer"], result: "i32" },
  XFlush: { parameters: ["pointer"], result: "i32" },
  XInternAtom: { parameters: ["pointer", "buffer", "i32"], result: "u64", nonblocking: true },
  XGetSelectionOwner: { parameters: ["pointer", "u64"], result: "u64", nonblocking: true },
  XQueryPointer: {
    parameters: [
      "pointer",
      "u64",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
    ],
    result: "i32",
    nonblocking: true,
  },
  XGetGeometry: {
    parameters: [
      "pointer",
      "u64",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
      "buffer",
    ],
    result: "i32",
    nonblocking: true,
  },
  XkbQueryExtension: {
    parameters: ["pointer", "buffer", "buffer", "buffer", "buffer", "buffer"],
    result: "i32",
    nonblocking: true,
  },
  XkbSelectEvents: { parameters: ["pointer", "u32", "u64", "u64"], result: "i32" },
  XkbGetIndicatorState: {
    parameters: ["pointer", "u32", "buffer"],
    result: "i32",
    nonblocking: true,
  },
});

let prepared = false;

/**
 * Xlib, made safe for a process that must outlive the X server. By default any X error and any lost
 * connection, also of a display that a GStreamer element opened, ends in `exit(1)`. Here errors are
 * left to whoever looks at a call's result.
 *
 * The handlers are functions of the C library and of Xlib itself, because they run on whatever
 * thread met the error, where no JavaScript may run.
 *
 * @throws {KvmError} `unavailable` where libX11 (1.7 or later) is missing.
 */
export function libX11(): ReturnType<typeof symbols> {
  const x = symbols();
  if (!prepared) {
    const doNothing = libc().getpid;
    x.XInitThreads();
    x.XSetErrorHandler(doNothing);
    x.XSetIOErrorHandler(doNothing);
    prepared = true;
  }
  return x;
}

/**
 * Lets a display's connection break without ending the process.
 *
 * Xlib takes the display's user lock, calls the display's exit handler on the same thread and never
 * gives the lock back, since it expects no return; the next thread to touch the display would wait
 * for ever. `XUnlockDisplay`, called with the display as its argument, is the one exit handler that
 * both returns and undoes the lock. Afterwards every call on the display fails at once, and
 * XCloseDisplay frees it. Checked with libX11 1.8.4 by src/platform/x11/x_server_test.ts.
 */
export function surviveServerDeath(display: Deno.PointerObject): void {
  const x = libX11();
  x.XSetIOErrorExitHandler(display, x.XUnlockDisplay, null);
}
