import { glib } from "../../../ffi/gstreamer/glib.ts";
import { gobject } from "../../../ffi/gstreamer/gobject.ts";
import { gst } from "../../../ffi/gstreamer/gst.ts";
import { gstApp } from "../../../ffi/gstreamer/gst_app.ts";
import { gstVideo } from "../../../ffi/gstreamer/gst_video.ts";
import { messageOf } from "../../base/errors.ts";

/** Looks for what the video path loads. @returns What to install; undefined when all is there. */
export function missingGStreamer(): string | undefined {
  return whyMissing(glib, gobject, gst, gstApp, gstVideo);
}

/** Loads libraries. @returns The first one's reason for not being there. */
export function whyMissing(...libraries: readonly (() => unknown)[]): string | undefined {
  for (const load of libraries) {
    try {
      load();
    } catch (error) {
      return messageOf(error);
    }
  }
  return undefined;
}
