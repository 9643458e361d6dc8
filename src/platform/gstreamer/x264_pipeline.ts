import type { EncoderSettings } from "../../media/port.ts";

/** Names of the elements that a stream steers. */
export const SOURCE = "source";
export const ENCODER = "encoder";
export const SINK = "sink";

/** Without a given length, an IDR at least this often, for what misses every request. */
const DEFAULT_KEY_INTERVAL_SEC = 10;
/** How long the encoder may exceed its rate, which bounds how long a key frame is under way. */
const VBV_MS = 250;

/**
 * A pipeline that encodes H.264 in software, in the words of gst-launch.
 *
 * Raw pictures are dropped in front of the encoder when it cannot keep up, encoded ones never: each
 * hangs on the one before it.
 *
 * @param source Elements that end in raw video; the first is named {@linkcode SOURCE}.
 */
export function x264Pipeline(source: string, settings: EncoderSettings): string {
  const gop = settings.gop ?? settings.fps * DEFAULT_KEY_INTERVAL_SEC;
  const kbps = x264Kbps(settings.bitrateBps, settings.maxBitrateBps);
  return [
    source,
    "videoconvert",
    "video/x-raw,format=I420",
    "queue leaky=downstream max-size-buffers=1 max-size-bytes=0 max-size-time=0",
    `x264enc name=${ENCODER} tune=zerolatency speed-preset=ultrafast bitrate=${kbps} ` +
    `vbv-buf-capacity=${VBV_MS} key-int-max=${gop} aud=false`,
    "video/x-h264,profile=constrained-baseline,stream-format=byte-stream,alignment=au",
    `appsink name=${SINK} sync=false drop=false max-buffers=4`,
  ].join(" ! ");
}

/** x264enc counts in kbit/s, and has no ceiling apart from its target. */
export function x264Kbps(bitrateBps: number, maxBitrateBps: number): number {
  return Math.max(1, Math.round(Math.min(bitrateBps, maxBitrateBps) / 1000));
}
