import { strict as assert } from "node:assert";
import { until } from "../harness/until.ts";
import { XScreen } from "../x11/screen.ts";
import { journey } from "./journey.ts";

const WIDTH = 1280;
const HEIGHT = 720;
const REACH_MS = 3000;

async function pointerReaches(screen: XScreen, x: number, y: number): Promise<void> {
  let at = await screen.pointer();
  try {
    await until(
      async () => {
        at = await screen.pointer();
        return Math.abs(at.x - x * WIDTH) <= 1 && Math.abs(at.y - y * HEIGHT) <= 1;
      },
      "the pointer",
      REACH_MS,
    );
  } catch {
    assert.fail(`the pointer is at ${at.x},${at.y}, not ${x * WIDTH},${y * HEIGHT}`);
  }
}

journey(
  "the pointer goes where the browser's mouse goes",
  {},
  async ({ appliance, openPicture }) => {
    await using screen = await XScreen.open(await appliance.desktop());
    const viewer = await openPicture();
    for (const [x, y] of [[0.25, 0.25], [0.5, 0.75], [0.9, 0.1]] as const) {
      await viewer.pointAt(x, y);
      await pointerReaches(screen, x, y);
    }
    // Another scale of the picture, the same places.
    await viewer.page.setViewportSize({ width: 900, height: 700 });
    await until(
      async () => {
        const box = await viewer.byId("video").boundingBox();
        return box !== null && box.width <= 900;
      },
      "the picture to shrink",
      REACH_MS,
    );
    await viewer.pointAt(0.3, 0.6);
    await pointerReaches(screen, 0.3, 0.6);
  },
);

journey(
  "a USB preset without a mouse stops the mouse and leaves the keyboard",
  {},
  async ({ appliance, openPicture }) => {
    const devices = {
      keyboard: true,
      absolute_mouse: true,
      relative_mouse: true,
      mass_storage: true,
    };
    await using screen = await XScreen.open(await appliance.desktop());
    const viewer = await openPicture();
    await viewer.pointAt(0.5, 0.5);
    await pointerReaches(screen, 0.5, 0.5);

    await appliance.rpc("setUsbDevices", {
      devices: { ...devices, absolute_mouse: false, relative_mouse: false },
    });
    await viewer.pointAt(0.2, 0.8);
    // The keys were pressed after the mouse moved: once they have arrived, so would have the mouse.
    await viewer.shellListens();
    await viewer.type(`printf keys > ${viewer.path("keys.txt")}\n`);
    await viewer.fileHas("keys.txt", "keys");
    await pointerReaches(screen, 0.5, 0.5);

    await appliance.rpc("setUsbDevices", { devices });
    await viewer.pointAt(0.8, 0.2);
    await pointerReaches(screen, 0.8, 0.2);
  },
);
