import { throughout } from "../harness/until.ts";
import { journey } from "./journey.ts";

/** Longer than any browser of the field waits before it tries again by itself. */
const PEACE_MS = 15_000;

journey(
  "a second browser takes over, the first is told and may take it back",
  {},
  async ({ openPicture }) => {
    const first = await openPicture();
    const second = await openPicture();
    await first.byId("takeover-page").waitFor();
    await throughout(
      async () =>
        await first.byId("takeover-page").isVisible() && await second.byId("stage").isVisible(),
      "the second browser's turn",
      PEACE_MS,
    );
    await second.seesPicture();

    await first.byId("use-here").click();
    await first.seesPicture();
    await second.byId("takeover-page").waitFor();
    await first.focusStage();
    await first.shellListens();
    await first.type(`printf back > ${first.path("back.txt")}\n`);
    await first.fileHas("back.txt", "back");
  },
);
