import { Pipeline } from "../../../ffi/gstreamer/pipeline.ts";
import { KvmError, messageOf } from "../../base/errors.ts";

/** Debian packages, keyed by the elements that they bring. */
const PACKAGES: Readonly<Record<string, string>> = {
  appsink: "gstreamer1.0-plugins-base",
  videoconvert: "gstreamer1.0-plugins-base",
  videotestsrc: "gstreamer1.0-plugins-base",
  ximagesrc: "gstreamer1.0-plugins-good",
  x264enc: "gstreamer1.0-plugins-ugly",
};

/** Builds a pipeline. @throws {KvmError} `unavailable` saying what to install, where we know it. */
export async function buildPipeline(description: string): Promise<Pipeline> {
  try {
    return await Pipeline.parse(description);
  } catch (cause) {
    const element = /no element "(\w+)"/.exec(messageOf(cause))?.[1] ?? "";
    const debianPackage = PACKAGES[element];
    if (debianPackage === undefined) throw cause;
    const text = `GStreamer lacks ${element}: install the Debian package ${debianPackage}`;
    throw new KvmError("unavailable", text, { cause });
  }
}
