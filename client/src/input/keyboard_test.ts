import { strict as assert } from "node:assert";
import { Keyboard, type KeyInput, type ViewerSystem, viewerSystem } from "./keyboard.ts";

interface Bench {
  readonly keyboard: Keyboard;
  /** Each key as `+04` or `-04`. */
  readonly log: string[];
  readonly counts: number[];
}

function bench(system: ViewerSystem = "other"): Bench {
  const log: string[] = [];
  const counts: number[] = [];
  const keyboard = new Keyboard({
    key: (usage, press) => log.push((press ? "+" : "-") + usage.toString(16).padStart(2, "0")),
    held: (count) => counts.push(count),
  }, system);
  return { keyboard, log, counts };
}

function key(code: string, parts: Partial<KeyInput> = {}): KeyInput {
  return {
    code,
    repeat: false,
    timeStamp: 0,
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    metaKey: false,
    getModifierState: () => false,
    ...parts,
  };
}

Deno.test("a key goes down and up, and the count of held keys follows", () => {
  const { keyboard, log, counts } = bench();
  assert.equal(keyboard.down(key("KeyA")), true);
  assert.equal(keyboard.up(key("KeyA")), true);
  assert.deepEqual(log, ["+04", "-04"]);
  assert.deepEqual(counts, [1, 0]);
});

Deno.test("repeats are passed on for keys, not for modifiers", () => {
  const { keyboard, log } = bench();
  keyboard.down(key("ShiftLeft", { shiftKey: true }));
  keyboard.down(key("ShiftLeft", { shiftKey: true, repeat: true }));
  keyboard.down(key("KeyA", { shiftKey: true }));
  keyboard.down(key("KeyA", { shiftKey: true, repeat: true }));
  assert.deepEqual(log, ["+e1", "+04", "+04"]);
});

Deno.test("a key that was held before we looked is pressed by its repeat", () => {
  const { keyboard, log } = bench();
  keyboard.down(key("KeyA", { repeat: true }));
  assert.deepEqual(log, ["+04"]);
});

Deno.test("keys that a USB keyboard does not have are left to the browser", () => {
  const { keyboard, log } = bench();
  assert.equal(keyboard.down(key("BrowserBack")), false);
  assert.equal(keyboard.down(key("")), false);
  assert.deepEqual(log, []);
});

Deno.test("a modifier whose release was lost is let go before the next key", () => {
  const { keyboard, log } = bench();
  keyboard.down(key("AltLeft", { altKey: true }));
  keyboard.down(key("KeyA"));
  assert.deepEqual(log, ["+e2", "-e2", "+04"]);
});

Deno.test("the left Ctrl that Windows invents for AltGr does not reach the computer", () => {
  const { keyboard, log } = bench("windows");
  const altGr = { ctrlKey: true, altKey: true, getModifierState: () => true };
  keyboard.down(key("ControlLeft", { ctrlKey: true, timeStamp: 1000 }));
  keyboard.down(key("AltRight", { ...altGr, timeStamp: 1000 }));
  keyboard.down(key("KeyQ", { ...altGr, timeStamp: 1100 }));
  keyboard.up(key("ControlLeft", { timeStamp: 1200 }));
  keyboard.up(key("AltRight", { timeStamp: 1200 }));
  assert.deepEqual(log, ["+e0", "-e0", "+e6", "+14", "-e6"]);
});

Deno.test("AltGr that reports itself only as AltGraph stays down", () => {
  const { keyboard, log } = bench();
  const altGraph = { getModifierState: (name: string) => name === "AltGraph" };
  keyboard.down(key("AltRight", altGraph));
  keyboard.down(key("KeyE", altGraph));
  assert.deepEqual(log, ["+e6", "+08"]);
});

Deno.test("macOS: a key under Command is tapped, because its release never comes", () => {
  const { keyboard, log } = bench("mac");
  keyboard.down(key("MetaLeft", { metaKey: true }));
  keyboard.down(key("KeyC", { metaKey: true }));
  keyboard.up(key("MetaLeft"));
  assert.deepEqual(log, ["+e3", "+06", "-06", "-e3"]);
  assert.equal(keyboard.heldCount, 0);
});

Deno.test("macOS: both halves of a Caps Lock toggle are taps", () => {
  const { keyboard, log } = bench("mac");
  keyboard.down(key("CapsLock"));
  keyboard.up(key("CapsLock"));
  assert.deepEqual(log, ["+39", "-39", "+39", "-39"]);
});

Deno.test("clear forgets every key without sending releases one by one", () => {
  const { keyboard, log, counts } = bench();
  keyboard.down(key("KeyA"));
  keyboard.down(key("KeyB"));
  keyboard.clear();
  keyboard.up(key("KeyA"));
  assert.deepEqual(log, ["+04", "+05"]);
  assert.deepEqual(counts, [1, 2, 0]);
});

Deno.test("the viewer's system is told from navigator.platform", () => {
  assert.equal(viewerSystem("MacIntel"), "mac");
  assert.equal(viewerSystem("Win32"), "windows");
  assert.equal(viewerSystem("Linux x86_64"), "other");
});
