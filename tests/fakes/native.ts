import { missingGStreamer, whyMissing } from "../../src/platform/gstreamer/missing_libraries.ts";
import { libX11 } from "../../ffi/x11/libx11.ts";
import { libXrandr } from "../../ffi/x11/libxrandr.ts";
import { libXtst } from "../../ffi/x11/libxtst.ts";
import { initGStreamer } from "../../ffi/gstreamer/gst.ts";

/**
 * Loads every native library, which then stay for the life of the process: the test that would
 * otherwise load one first is accused of leaking it.
 * @throws {Error} naming what to install.
 */
export async function loadNativeLibraries(): Promise<void> {
  const missing = missingGStreamer() ?? whyMissing(libX11, libXtst, libXrandr);
  if (missing !== undefined) throw new Error(missing);
  await initGStreamer();
}
