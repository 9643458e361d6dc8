import { withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { launchBrowser } from "../e2e/browser.ts";
import { ViewerPage } from "../e2e/viewer_page.ts";
import { FLASH_SIZE, KeyFlash } from "../x11/key_flash.ts";
import { type Figure, ms } from "./figure.ts";
import { quantile } from "./quantile.ts";

const TRIALS = 50;
const SETTLE_MS = 5000;

/** The quantiles that /device/health gives of the time from the encoder to the last packet. */
interface MediaHealth {
  readonly sendMs?: { readonly p50: number; readonly p99: number; readonly count: number };
}

/** What one viewer in Chromium sees and costs. */
export async function liveSession(): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withAppliance({ platform: "x11" }, async (appliance) => {
    await appliance.setUp();
    const browser = await launchBrowser();
    try {
      const viewer = await ViewerPage.open(browser, appliance);
      await viewer.logIn();
      await viewer.seesPicture();
      await viewer.focusStage();
      await using _host = await KeyFlash.open(await appliance.desktop(), 1280, 720);
      const settledFrom = performance.now();
      await until(() => performance.now() - settledFrom > SETTLE_MS, "a settled stream", 60_000);

      figures.push(await keyToPixel(viewer));
      const fps = await viewer.decodedFps(5000);
      figures.push({
        what: "decoded frames per second in Chromium, 1280×720",
        value: fps.toFixed(1),
        beside: "asked for: 60",
      });
      const { sendMs } = (await appliance.health())["media"] as MediaHealth;
      if (sendMs === undefined) throw new Error("/device/health does not report media.sendMs");
      figures.push({
        what: `frame out of the encoder → last packet sent, ${sendMs.count} frames`,
        value: `p50 ${ms(sendMs.p50)}, p99 ${ms(sendMs.p99)}`,
        beside: "",
      });
      figures.push({
        what: "resident memory of the appliance with one viewer",
        value: `${await residentMegabytes(appliance.process.pid)} MB`,
        beside: "goal ≤ 250 MB",
      });
    } finally {
      await browser.close();
    }
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
