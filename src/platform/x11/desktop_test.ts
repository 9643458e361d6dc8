import { strict as assert } from "node:assert";
import { join } from "node:path";
import { emptyHome } from "../../../tests/fakes/empty_home.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { loadNativeLibraries } from "../../../tests/fakes/native.ts";
import { childrenOf } from "../../../tests/fakes/processes.ts";
import { until } from "../../../tests/fakes/until.ts";
import { cvtTiming } from "../../protocol/edid/cvt_timing.ts";
import { UsbFunctions } from "../usb_functions.ts";
import { Desktop } from "./desktop.ts";
import { X11HidSink } from "./x11_hid_sink.ts";

await loadNativeLibraries();

/** Control-U: the shell forgets what was typed on this line. */
const CLEAR_LINE = "\x15";

/** HID usages of the characters that the tests type, with Shift where a US keyboard wants it. */
function usageOf(character: string): [modifier: number, usage: number] {
  if (/[a-z]/.test(character)) return [0, 0x04 + character.charCodeAt(0) - 97];
  if (/[1-9]/.test(character)) return [0, 0x1e + character.charCodeAt(0) - 49];
  const others: Record<string, [number, number]> = {
    " ": [0, 0x2c],
    "\n": [0, 0x28],
    "/": [0, 0x38],
    "-": [0, 0x2d],
    ".": [0, 0x37],
    ">": [0x02, 0x37],
    "0": [0, 0x27],
    [CLEAR_LINE]: [0x01, 0x18],
  };
  return others[character]!;
}

interface Scene {
  readonly desktop: Desktop;
  readonly hid: X11HidSink;
  readonly type: (text: string) => void;
}

async function withDesktop(test: (scene: Scene) => Promise<void>): Promise<void> {
  await using _home = await emptyHome();
  const desktop = await Desktop.boot(cvtTiming(1280, 720, 60), silentLogger);
  const hid = new X11HidSink(new UsbFunctions(true));
  hid.use(desktop.seat);
  const type = (text: string) => {
    for (const character of text) {
      const [modifier, usage] = usageOf(character);
      hid.keyboard(modifier, Uint8Array.of(usage, 0, 0, 0, 0, 0));
      hid.keyboard(0, new Uint8Array(6));
    }
  };
  try {
    await test({ desktop, hid, type });
  } finally {
    hid.use(undefined);
    await desktop.stop(false);
  }
}

/** Has the shell in the terminal write a file, once the terminal listens. */
async function echo(type: (text: string) => void, word: string): Promise<string> {
  const folder = await Deno.makeTempDir({ dir: "/tmp" });
  const file = join(folder, "typed");
  const name = file.toLowerCase();
  try {
    assert.equal(name, file, "the path can be typed without Shift");
    return await until(async () => {
      // A shell that starts swallows some of what is typed ahead.
      type(`${CLEAR_LINE}echo ${word} > ${file}\n`);
      return await until(() => readIfThere(file), "the file", 300).catch(() => undefined);
    }, "what was typed");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  return await Deno.readTextFile(file).catch(() => undefined);
}

Deno.test("what is typed reaches the shell in the terminal", async () => {
  await withDesktop(async ({ type }) => {
    assert.equal(await echo(type, "hi"), "hi\n");
  });
});

Deno.test("of a burst without pauses nothing is lost", async () => {
  await withDesktop(async ({ type }) => {
    const word = "abcdefghijklmnopqrstuvwxyz".repeat(3);
    assert.equal(await echo(type, "ready"), "ready\n");
    assert.equal(await echo(type, word), `${word}\n`);
  });
});

Deno.test("a person who leaves the shell finds a new one", async () => {
  await withDesktop(async ({ type }) => {
    await echo(type, "before");
    const [first] = childrenOf(Deno.pid, "xterm");
    type("exit\n");
    await until(() => childrenOf(Deno.pid, "xterm").some((pid) => pid !== first), "a new xterm");
    assert.equal(await echo(type, "after"), "after\n");
  });
});

Deno.test("the pointer goes where it is sent, and its buttons go down and up", async () => {
  await withDesktop(async ({ desktop, hid }) => {
    hid.absoluteMouse(32_767, 32_767, 0);
    assert.deepEqual(await desktop.seat.pointer(), { x: 1279, y: 719, buttons: 0 });
    hid.absoluteMouse(0, 0, 0);
    assert.deepEqual(await desktop.seat.pointer(), { x: 0, y: 0, buttons: 0 });
    hid.relativeMouse(100, 50, 0);
    hid.relativeMouse(-10, 5, 0b010);
    assert.deepEqual(await desktop.seat.pointer(), { x: 90, y: 55, buttons: 0b100 });
    hid.relativeMouse(0, 0, 0);
    assert.equal((await desktop.seat.pointer()).buttons, 0);
  });
});

Deno.test("a lamp that the computer sets comes back within 100 ms", async () => {
  await withDesktop(async ({ hid }) => {
    for (const [usage, lamp] of [[0x39, "caps_lock"], [0x53, "num_lock"]] as const) {
      for (const lit of [true, false]) {
        const told = Promise.withResolvers<void>();
        const stop = hid.onLeds((leds) => leds[lamp] === lit && told.resolve());
        const start = performance.now();
        hid.keyboard(0, Uint8Array.of(usage, 0, 0, 0, 0, 0));
        hid.keyboard(0, new Uint8Array(6));
        await told.promise;
        const tookMs = performance.now() - start;
        stop();
        assert.ok(tookMs < 100, `${lamp} took ${tookMs} ms`);
        assert.equal(hid.leds[lamp], lit);
      }
    }
  });
});

Deno.test("the screen follows the mode, and refuses one beyond its memory", async () => {
  await withDesktop(async ({ desktop, hid }) => {
    for (const [width, height] of [[1920, 1080], [640, 480], [3840, 2160], [1280, 720]] as const) {
      await desktop.setMode(cvtTiming(width, height, 60));
      await until(() => desktop.seat.size.width === width, `${width}x${height}`);
      assert.deepEqual(desktop.seat.size, { width, height });
      hid.absoluteMouse(32_767, 32_767, 0);
      const { x, y } = await desktop.seat.pointer();
      assert.deepEqual([x, y], [width - 1, height - 1]);
    }
    await assert.rejects(desktop.setMode(cvtTiming(4096, 2400, 30)), {
      code: "unavailable",
      message: /4096x2400/,
    });
    assert.deepEqual(desktop.seat.size, { width: 1280, height: 720 });
  });
});
