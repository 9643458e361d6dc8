import { KvmError } from "../../src/base/errors.ts";
import { cString } from "../c_string.ts";
import { holding } from "../holding.ts";
import { AppSink } from "./app_sink.ts";
import { Element } from "./element.ts";
import { takeErrorMessage, takeString } from "./glib.ts";
import { gst, initGStreamer, STATE, STATE_CHANGE_FAILURE } from "./gst.ts";

/** GST_MESSAGE_ERROR. */
const MESSAGE_ERROR = 2;

/** A GStreamer pipeline, in the words of gst-launch. */
export class Pipeline {
  readonly #pipeline: Deno.PointerObject;
  readonly #bus: Deno.PointerObject;
  readonly #elements: Element[] = [];
  #closed: Promise<void> | undefined;

  private constructor(pipeline: Deno.PointerObject, bus: Deno.PointerObject) {
    this.#pipeline = pipeline;
    this.#bus = bus;
  }

  /** @throws {KvmError} `unavailable` naming what GStreamer could not find or understand. */
  static async parse(description: string): Promise<Pipeline> {
    await initGStreamer();
    const error = new BigUint64Array(1);
    const text = cString(description);
    const pipeline = await holding([text, error], gst().gst_parse_launch(text, error));
    const reason = Deno.UnsafePointer.create(error[0] ?? 0n);
    if (reason !== null || pipeline === null) {
      if (pipeline !== null) gst().gst_object_unref(pipeline);
      const why = reason === null ? "no reason given" : takeErrorMessage(reason);
      throw new KvmError("unavailable", `GStreamer cannot build the pipeline: ${why}`);
    }
    return new Pipeline(pipeline, gst().gst_element_get_bus(pipeline)!);
  }

  /** Nanoseconds of CLOCK_MONOTONIC at which running time was 0. */
  get baseTimeNs(): bigint {
    return gst().gst_element_get_base_time(this.#pipeline);
  }

  element(name: string): Element {
    return this.#keep(new Element(this.#find(name)));
  }

  appSink(name: string): AppSink {
    return this.#keep(new AppSink(this.#find(name)));
  }

  /** Opens devices and displays. @throws {KvmError} `unavailable` with the element's reason. */
  async ready(): Promise<void> {
    await this.#setState(STATE.ready);
  }

  /** Starts the flow. @throws {KvmError} `unavailable` with the element's reason. */
  async play(): Promise<void> {
    await this.#setState(STATE.playing);
  }

  /** The reason why the flow stopped, if an element gave one since the last call. */
  takeError(): string | undefined {
    const message = gst().gst_bus_timed_pop_filtered(this.#bus, 0n, MESSAGE_ERROR);
    if (message === null) return undefined;
    const error = new BigUint64Array(1);
    const debug = new BigUint64Array(1);
    gst().gst_message_parse_error(message, error, debug);
    gst().gst_mini_object_unref(message);
    const detail = takeString(Deno.UnsafePointer.create(debug[0] ?? 0n));
    const reason = Deno.UnsafePointer.create(error[0] ?? 0n);
    const text = reason === null ? "no reason given" : takeErrorMessage(reason);
    return detail === undefined ? text : `${text} (${detail.trim().split("\n").at(-1)})`;
  }

  /** Stops the flow, joins its threads and frees it; also while a sink waits. */
  close(): Promise<void> {
    return this.#closed ??= this.#close();
  }

  async #close(): Promise<void> {
    await gst().gst_element_set_state(this.#pipeline, STATE.null);
    for (const element of this.#elements) {
      if (element instanceof AppSink) await element.idle();
      element.release();
    }
    gst().gst_object_unref(this.#bus);
    gst().gst_object_unref(this.#pipeline);
  }

  async #setState(state: number): Promise<void> {
    if (await gst().gst_element_set_state(this.#pipeline, state) !== STATE_CHANGE_FAILURE) return;
    const reason = this.takeError() ?? "an element refused";
    throw new KvmError("unavailable", `GStreamer cannot start the pipeline: ${reason}`);
  }

  #find(name: string): Deno.PointerObject {
    const element = gst().gst_bin_get_by_name(this.#pipeline, cString(name));
    if (element === null) throw new RangeError(`the pipeline has no element "${name}"`);
    return element;
  }

  #keep<T extends Element>(element: T): T {
    this.#elements.push(element);
    return element;
  }
}
