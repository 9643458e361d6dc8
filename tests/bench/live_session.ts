import { until } from "../harness/until.ts";
import type { ViewerPage } from "../e2e/viewer_page.ts";
import { FLASH_SIZE, KeyFlash } from "../x11/key_flash.ts";
import { type Figure, ms } from "./figure.ts";
import { quantile } from "./quantile.ts";
import { sendTime } from "./send_time.ts";
import { withViewer } from "./with_viewer.ts";

const TRIALS = 50;
const SETTLE_MS = 5000;

/** What one viewer in Chromium sees and costs. */
export async function liveSession(): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withViewer(async (appliance, viewer) => {
    await using _host = await KeyFlash.open(await appliance.desktop(), 1280, 720);
    const settledFrom = performance.now();
    await until(() => performance.now() - settledFrom > SETTLE_MS, "a settled stream", 60_000);
    figures.push(await keyToPixel(viewer));
    figures.push({
      what: "decoded frames per second in Chromium, 1280×720",
      value: (await viewer.decodedFps(5000)).toFixed(1),
      beside: "asked for: 60",
    });
    figures.push(await sendTime(appliance, "a quiet desktop"));
    figures.push({
      what: "resident memory of the appliance with one viewer",
      value: `${await residentMegabytes(appliance.process.pid)} MB`,
      beside: "goal ≤ 250 MB",
    });
  });
  return figures;
}

async function keyToPixel(viewer: ViewerPage): Promise<Figure> {
  // Not by a script tag: our pages refuse scripts from elsewhere.
  await viewer.page.evaluate(await Deno.readTextFile(new URL("key_to_pixel.js", import.meta.url)));
  const spot = FLASH_SIZE / 2;
  const { times, missed } = await viewer.page.evaluate<{ times: number[]; missed: number }>(
    `kvmKeyToPixel(${TRIALS}, ${spot}, ${spot})`,
  );
  return {
    what: `key press in the page → changed pixel in the page, ${TRIALS} trials`,
    value: `p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}`,
    beside: missed === 0 ? "none missed" : `${missed} missed`,
  };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024 / 1e6);
}
