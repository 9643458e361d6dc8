import { strict as assert } from "node:assert";
import { until } from "../harness/until.ts";
import { NoiseDesktop } from "../x11/noise.ts";
import { XScreen } from "../x11/screen.ts";
import { edidPreferring, XGA_60HZ } from "./edid.ts";
import { journey } from "./journey.ts";
import { PATIENCE_MS } from "./viewer_page.ts";

journey(
  "a desktop on which every pixel changes still connects and is seen",
  {},
  async ({ appliance, openPicture }) => {
    await using _noise = await NoiseDesktop.open(await appliance.desktop(), 1280, 720);
    const viewer = await openPicture();
    const brightness = () => viewer.page.evaluate<number>("kvmProbe.brightness(640, 360)");
    const seen = new Set<number>();
    await until(async () => seen.add(await brightness()).size >= 5, "the noise", PATIENCE_MS);
  },
);

journey(
  "another EDID resizes the screen, and the picture follows",
  {},
  async ({ appliance, openPicture }) => {
    const viewer = await openPicture();
    await appliance.rpc("setEDID", { edid: edidPreferring(XGA_60HZ) });
    await viewer.seesPicture(1024, 768);
    await using screen = await XScreen.open(await appliance.desktop());
    assert.deepEqual(await screen.size(), { width: 1024, height: 768 });
    await viewer.pointAt(0.75, 0.25);
    await until(
      async () => {
        const { x, y } = await screen.pointer();
        return Math.abs(x - 768) <= 1 && Math.abs(y - 192) <= 1;
      },
      "the pointer at its place on the resized screen",
      PATIENCE_MS,
    );
  },
);

journey(
  "the power button ends the picture and brings it back",
  {},
  async ({ openPicture }) => {
    const viewer = await openPicture();
    await viewer.byId("power-menu").click();
    await viewer.byId("power-short").click();
    await viewer.byId("no-picture").waitFor();
    await viewer.byId("switch-on").click();
    await viewer.byId("no-picture").waitFor({ state: "detached" });
    await viewer.seesPicture();
    await viewer.focusStage();
    await viewer.shellListens();
    await viewer.type(`printf on > ${viewer.path("on.txt")}\n`);
    await viewer.fileHas("on.txt", "on");
  },
);

journey(
  "the frame rate that was asked for is the one that comes",
  { args: ["--video-fps", "30"] },
  async ({ openPicture }) => {
    const viewer = await openPicture();
    const fps = await viewer.decodedFps(3000);
    assert.ok(fps < 33, `${fps.toFixed(1)} frames per second came`);
  },
);
