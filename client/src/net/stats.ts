/** How the connection does, over the last second. */
export interface LinkStats {
  readonly roundTripMs: number | undefined;
  /** Decoded frames per second. */
  readonly fps: number | undefined;
  readonly bitrateBps: number | undefined;
  /** Time a frame waits in the browser before it is shown. */
  readonly bufferMs: number | undefined;
  /** Part of the packets that was lost, 0..1. */
  readonly loss: number | undefined;
  readonly codec: string | undefined;
}

/** Counters that only grow; two of them give a rate. */
export interface StatsSample {
  readonly timeMs: number;
  readonly frames: number;
  readonly bytes: number;
  readonly packets: number;
  readonly packetsLost: number;
  readonly bufferSec: number;
  readonly bufferedFrames: number;
  readonly roundTripMs: number | undefined;
  readonly codec: string | undefined;
}

/** One entry of an RTCStatsReport; which fields there are depends on its type. */
type StatsEntry = Readonly<Record<string, unknown>>;

/** The part of an RTCStatsReport that is read here. */
export interface StatsReport {
  get(id: string): unknown;
  forEach(visit: (entry: StatsEntry) => void): void;
}

/** Reads the counters of the picture and of the pair of addresses in use. */
export function sampleStats(report: StatsReport): StatsSample | undefined {
  let video: StatsEntry | undefined;
  let pair: StatsEntry | undefined;
  report.forEach((entry) => {
    if (entry["type"] === "inbound-rtp" && entry["kind"] === "video") video = entry;
    if (entry["type"] === "candidate-pair" && entry["nominated"] && isInUse(entry)) pair = entry;
  });
  if (video === undefined) return undefined;
  const codec = report.get(String(video["codecId"])) as StatsEntry | undefined;
  const roundTripSec = pair?.["currentRoundTripTime"];
  return {
    timeMs: count(video["timestamp"]),
    frames: count(video["framesDecoded"]),
    bytes: count(video["bytesReceived"]),
    packets: count(video["packetsReceived"]),
    packetsLost: count(video["packetsLost"]),
    bufferSec: count(video["jitterBufferDelay"]),
    bufferedFrames: count(video["jitterBufferEmittedCount"]),
    roundTripMs: typeof roundTripSec === "number" ? roundTripSec * 1000 : undefined,
    codec: typeof codec?.["mimeType"] === "string"
      ? codec["mimeType"].replace(/^video\//, "")
      : undefined,
  };
}

/** What happened between two samples. */
export function rates(before: StatsSample | undefined, now: StatsSample): LinkStats {
  const seconds = before === undefined ? 0 : (now.timeMs - before.timeMs) / 1000;
  const { roundTripMs, codec } = now;
  if (before === undefined || seconds <= 0 || now.frames < before.frames) {
    return {
      roundTripMs,
      codec,
      fps: undefined,
      bitrateBps: undefined,
      bufferMs: undefined,
      loss: undefined,
    };
  }
  const received = now.packets - before.packets;
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  const shown = now.bufferedFrames - before.bufferedFrames;
  return {
    roundTripMs,
    codec,
    fps: (now.frames - before.frames) / seconds,
    bitrateBps: (now.bytes - before.bytes) * 8 / seconds,
    bufferMs: shown > 0 ? (now.bufferSec - before.bufferSec) / shown * 1000 : undefined,
    loss: received + lost > 0 ? lost / (received + lost) : undefined,
  };
}

function isInUse(pair: StatsEntry): boolean {
  return pair["state"] === "succeeded" || pair["selected"] === true;
}

function count(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
