import { strict as assert } from "node:assert";
import type { EncoderSettings, FrameSource, FrameStream } from "../../src/media/port.ts";
import type { Platform, Port } from "../../src/platform/port.ts";
import { X11Platform } from "../../src/platform/x11/x11_platform.ts";
import { cvtTiming } from "../../src/protocol/edid/cvt_timing.ts";
import { buildEdid } from "../../src/protocol/edid/edid.ts";
import { emptyHome } from "./empty_home.ts";
import { silentLogger } from "./logger.ts";
import { childrenOf, isRunning } from "./processes.ts";
import { until } from "./until.ts";

/** What the EDID says of us. */
export const NAMES = { manufacturer: "RKV", monitorName: "RustKVM" };
/** What the tests ask an encoder for. */
export const ENCODER: EncoderSettings = {
  codec: "h264",
  bitrateBps: 4_000_000,
  maxBitrateBps: 8_000_000,
  fps: 60,
};

/** An EDID that wants a mode. */
export function edidOf(width: number, height: number, fps = 60): Uint8Array {
  const preferred = cvtTiming(width, height, fps);
  return buildEdid({ manufacturer: "AAA", productName: "other", preferred });
}

/** @throws {Error} with the reason where the platform lacks the part. */
export function portOf<T>(part: Port<T>): T {
  if ("unavailable" in part) throw new Error(part.unavailable);
  return part.port;
}

/** Runs a test on a platform that is on, and leaves no process. */
export async function withPlatform(
  test: (platform: Platform, video: FrameSource) => Promise<void>,
  platform: Platform = new X11Platform({ ...NAMES, log: silentLogger }),
): Promise<void> {
  await using _home = await emptyHome();
  await platform.start();
  const [server] = childrenOf(Deno.pid, "Xvfb");
  try {
    await test(platform, portOf(platform.video));
  } finally {
    await platform.stop();
  }
  assert.equal(server !== undefined && isRunning(server), false);
  assert.deepEqual(childrenOf(Deno.pid, "xterm"), []);
}

/** Pulls units until one fits. */
export async function pullUntil(
  stream: FrameStream,
  fits: (key: boolean, data: Uint8Array, rtpTime: number) => boolean,
): Promise<void> {
  await until(async () => {
    const unit = await stream.next(1000);
    try {
      return unit !== undefined && fits(unit.key, unit.data, unit.rtpTime);
    } finally {
      unit?.release();
    }
  }, "a unit");
}

/** The environment of the terminal on our desktop. */
function terminalEnv(name: string): string {
  const [pid] = childrenOf(Deno.pid, "xterm");
  const env = Deno.readTextFileSync(`/proc/${pid}/environ`).split("\0");
  return env.find((entry) => entry.startsWith(`${name}=`))!.slice(name.length + 1);
}

/** Display of the desktop that runs. */
export function displayName(): string {
  return terminalEnv("DISPLAY");
}

/** File that opens the desktop that runs. */
export function authorityFile(): string {
  return terminalEnv("XAUTHORITY");
}
