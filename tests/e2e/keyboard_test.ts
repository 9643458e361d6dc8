import { strict as assert } from "node:assert";
import { descendantsOf, type FamilyMember } from "../../tasks/process_family.ts";
import { until } from "../harness/until.ts";
import { XScreen } from "../x11/screen.ts";
import { journey, type Stage } from "./journey.ts";
import { PATIENCE_MS, type ViewerPage } from "./viewer_page.ts";

/** X keycodes of an evdev keyboard: Linux key code + 8. */
const SHIFT = 42 + 8;
const A = 30 + 8;

/** A key that nobody holds any more must be up by then. */
const RELEASE_MS = 250;
/** A browser that stands still says nothing: its last heartbeat counts, and a timer's lateness. */
const SILENCE_MS = RELEASE_MS + 150;

journey("Caps Lock's lamp reaches the page", {}, async ({ openPicture }) => {
  const viewer = await openPicture();
  const lamp = viewer.byId("led-caps");
  await until(async () => await lamp.getAttribute("data-on") === "false", "the lamp", PATIENCE_MS);
  await viewer.page.keyboard.press("CapsLock", { delay: 50 });
  await until(async () => await lamp.getAttribute("data-on") === "true", "the lamp", PATIENCE_MS);
  await viewer.page.keyboard.press("CapsLock", { delay: 50 });
  await until(async () => await lamp.getAttribute("data-on") === "false", "the lamp", PATIENCE_MS);
});

journey("Shift held for five seconds holds for every letter", {}, async ({ openPicture }) => {
  const viewer = await openPicture();
  const { keyboard } = viewer.page;
  await viewer.shellListens();
  await viewer.type(`cat > ${viewer.path("upper.txt")}\n`);
  let typed = "";
  const start = performance.now();
  await keyboard.down("ShiftLeft");
  for (let n = 0; performance.now() - start < 5000; n++) {
    const letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26]!;
    await keyboard.press(`Key${letter}`, { delay: 60 });
    typed += letter;
  }
  await keyboard.up("ShiftLeft");
  await viewer.type("\n");
  await keyboard.down("ControlLeft");
  await keyboard.press("KeyD", { delay: 50 });
  await keyboard.up("ControlLeft");
  await viewer.fileHas("upper.txt", `${typed}\n`);
});

/** Holds Shift and A, ends the tab, and measures how long the X server still sees them. */
async function keysOutlive(
  { appliance, openPicture }: Stage,
  end: (viewer: ViewerPage) => Promise<unknown>,
): Promise<number> {
  await using screen = await XScreen.open(await appliance.desktop());
  const viewer = await openPicture();
  await viewer.page.keyboard.down("ShiftLeft");
  await viewer.page.keyboard.down("KeyA");
  const isHeld = async () => {
    const down = await screen.keysDown();
    return down.includes(SHIFT) && down.includes(A);
  };
  await until(isHeld, "the keys to go down", PATIENCE_MS);
  // Longer than any timer of the appliance: only the page's heartbeat holds them now.
  const heldFrom = performance.now();
  await until(() => performance.now() - heldFrom > 1000, "a second", PATIENCE_MS);
  assert.ok(await isHeld(), "the keys went up while they were held");

  const start = performance.now();
  const ended = end(viewer).catch(() => {});
  let elapsedMs = 0;
  while ((await screen.keysDown()).length > 0 && elapsedMs < PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    elapsedMs = performance.now() - start;
  }
  await ended;
  return elapsedMs;
}

journey("keys held in a tab that is closed go up", {}, async (stage) => {
  const ms = await keysOutlive(stage, ({ page }) => page.close());
  assert.ok(ms <= RELEASE_MS, `they were down for another ${ms.toFixed(0)} ms`);
});

journey("keys held in a tab that crashes go up", {}, async (stage) => {
  const ms = await keysOutlive(stage, async ({ context, page }) => {
    const tools = await context.newCDPSession(page);
    await Promise.race([tools.send("Page.crash"), page.waitForEvent("crash")]);
  });
  assert.ok(ms <= RELEASE_MS, `they were down for another ${ms.toFixed(0)} ms`);
});

journey("keys held in a browser that freezes go up", {}, async (stage) => {
  let frozen: FamilyMember[] = [];
  let ms = 0;
  try {
    ms = await keysOutlive(stage, async () => {
      const family = await descendantsOf(Deno.pid);
      frozen = family.filter(({ command }) => command.startsWith("chrom"));
      for (const { pid } of frozen) Deno.kill(pid, "SIGSTOP");
    });
  } finally {
    for (const { pid } of frozen) Deno.kill(pid, "SIGCONT");
  }
  assert.ok(ms <= SILENCE_MS, `they were down for another ${ms.toFixed(0)} ms`);
});
