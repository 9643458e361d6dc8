import { strict as assert } from "node:assert";
import { journey } from "./journey.ts";

journey(
  "a person goes through the wizard, sees the desktop and types a command",
  { fresh: true },
  async ({ open }) => {
    const viewer = await open();
    await viewer.passWizard();
    await viewer.seesPicture(1280, 720);
    const fps = await viewer.decodedFps(3000);
    assert.ok(fps >= 25, `only ${fps.toFixed(1)} frames per second were decoded`);

    await viewer.focusStage();
    const text =
      `It's "RustKVM": 100% of {keys} & <signs>, ~/[a-z]* | $0 #1 @2 ^3 +4 =5 _6 \\7 !?;`;
    const quoted = text.replaceAll("'", `'\\''`);
    await viewer.shellListens();
    await viewer.type(`printf '%s' '${quoted}' > ${viewer.path("typed.txt")}\n`);
    await viewer.fileHas("typed.txt", text);
  },
);

journey("a reload keeps the login", {}, async ({ openPicture }) => {
  const viewer = await openPicture();
  await viewer.page.reload();
  await viewer.seesPicture();
  await viewer.focusStage();
  await viewer.shellListens();
  await viewer.type(`printf again > ${viewer.path("again.txt")}\n`);
  await viewer.fileHas("again.txt", "again");
});
