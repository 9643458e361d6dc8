import { NoiseDesktop } from "../x11/noise.ts";
import type { Figure } from "./figure.ts";
import { sendTime } from "./send_time.ts";
import { withViewer } from "./with_viewer.ts";

const WATCH_MS = 8000;

/** The same viewer while every pixel changes with every frame. */
export async function noisySession(): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withViewer(async (appliance, viewer) => {
    await using _noise = await NoiseDesktop.open(await appliance.desktop(), 1280, 720);
    const fps = await viewer.decodedFps(WATCH_MS);
    figures.push(await sendTime(appliance, "every pixel changing"));
    figures.push({
      what: "decoded frames per second, every pixel changing",
      value: fps.toFixed(1),
      beside: "encoder, decoder and test share the cores",
    });
  });
  return figures;
}
