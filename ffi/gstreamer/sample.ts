import { KvmError } from "../../src/base/errors.ts";
import { gst } from "./gst.ts";

/** GST_MAP_READ. */
const MAP_READ = 1;
/** GST_FORMAT_TIME. */
const FORMAT_TIME = 3;
/** GST_BUFFER_FLAG_DELTA_UNIT: the picture needs others to be decoded. */
const FLAG_DELTA_UNIT = 0x2000;

/*
 * GstBuffer, 64 bit, GStreamer 1.x     GstMapInfo, 104 bytes
 *   16  flags u32                         16  data pointer
 *   72  pts u64, ns                       24  size u64
 */
const BUFFER_FLAGS = 16;
const BUFFER_PTS = 72;
const MAP_WORDS = 13;
const MAP_DATA_WORD = 2;
const MAP_SIZE_WORD = 3;

/** One encoded buffer, mapped where the encoder left it. */
export class Sample {
  /** Valid until {@linkcode release}; afterwards it is empty. */
  readonly data: Uint8Array<ArrayBuffer>;
  readonly isDelta: boolean;
  /** Nanoseconds since the pipeline's base time. */
  readonly runningTimeNs: bigint;
  #sample: Deno.PointerObject | undefined;
  readonly #buffer: Deno.PointerObject;
  readonly #map = new BigUint64Array(MAP_WORDS);

  /** Takes over a reference to a GstSample. @throws {KvmError} `internal` when it has no bytes. */
  constructor(sample: Deno.PointerObject) {
    const buffer = gst().gst_sample_get_buffer(sample);
    if (buffer === null || gst().gst_buffer_map(buffer, this.#map, MAP_READ) === 0) {
      gst().gst_mini_object_unref(sample);
      throw new KvmError("internal", "The encoder's buffer cannot be read");
    }
    this.#sample = sample;
    this.#buffer = buffer;
    this.data = this.#view();
    const view = new Deno.UnsafePointerView(buffer);
    this.isDelta = (view.getUint32(BUFFER_FLAGS) & FLAG_DELTA_UNIT) !== 0;
    this.runningTimeNs = gst().gst_segment_to_running_time(
      gst().gst_sample_get_segment(sample),
      FORMAT_TIME,
      view.getBigUint64(BUFFER_PTS),
    );
  }

  #view(): Uint8Array<ArrayBuffer> {
    const data = Deno.UnsafePointer.create(this.#map[MAP_DATA_WORD] ?? 0n);
    if (data === null) return new Uint8Array(0);
    const size = Number(this.#map[MAP_SIZE_WORD]);
    return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(data, size));
  }

  release(): void {
    if (this.#sample === undefined) return;
    // A view that somebody kept must read as empty, not as the next picture's bytes.
    if (this.data.byteLength > 0) this.data.buffer.transfer(0);
    gst().gst_buffer_unmap(this.#buffer, this.#map);
    gst().gst_mini_object_unref(this.#sample);
    this.#sample = undefined;
  }
}
