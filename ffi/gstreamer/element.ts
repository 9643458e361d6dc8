import { cString } from "../c_string.ts";
import { gst, NONE } from "./gst.ts";
import { gstVideo } from "./gst_video.ts";

/** One element of a {@linkcode Pipeline}, which also releases it. */
export class Element {
  #element: Deno.PointerObject | undefined;

  constructor(element: Deno.PointerObject) {
    this.#element = element;
  }

  /** For code in ffi/ only. @throws {RangeError} after {@linkcode release}. */
  get pointer(): Deno.PointerObject {
    if (this.#element === undefined) throw new RangeError("the pipeline is closed");
    return this.#element;
  }

  /** Sets a property from its text, as gst-launch does; allowed while the pipeline plays. */
  set(property: string, value: string | number): void {
    gst().gst_util_set_object_arg(this.pointer, cString(property), cString(String(value)));
  }

  /** Asks an encoder for an IDR picture with its parameter sets. @returns Whether it will obey. */
  forceKeyUnit(): boolean {
    const pad = gst().gst_element_get_static_pad(this.pointer, cString("src"));
    if (pad === null) return false;
    const event = gstVideo().gst_video_event_new_upstream_force_key_unit(NONE, 1, 0);
    const obeyed = gst().gst_pad_send_event(pad, event) === 1;
    gst().gst_object_unref(pad);
    return obeyed;
  }

  release(): void {
    if (this.#element === undefined) return;
    gst().gst_object_unref(this.#element);
    this.#element = undefined;
  }
}
