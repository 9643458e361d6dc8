import { strict as assert } from "node:assert";
import { keycodeOf } from "./hid_keycodes.ts";

/** X key codes of xkeyboard-config's keycodes/evdev, by the names it gives them. */
const EXPECTED: readonly [name: string, usage: number, keycode: number][] = [
  ["AC01 a", 0x04, 38],
  ["AB01 z", 0x1d, 52],
  ["AE10 0", 0x27, 19],
  ["RTRN", 0x28, 36],
  ["ESC", 0x29, 9],
  ["SPCE", 0x2c, 65],
  ["BKSL", 0x31, 51],
  ["CAPS", 0x39, 66],
  ["FK01", 0x3a, 67],
  ["FK12", 0x45, 96],
  ["PRSC", 0x46, 107],
  ["RGHT", 0x4f, 114],
  ["NMLK", 0x53, 77],
  ["KPEN", 0x58, 104],
  ["KP0", 0x62, 90],
  ["LSGT", 0x64, 94],
  ["COMP", 0x65, 135],
  ["FK13", 0x68, 191],
  ["FK24", 0x73, 202],
  ["MUTE", 0x7f, 121],
  ["VOL+", 0x80, 123],
  ["I129 keypad comma", 0x85, 129],
  ["AB11 International1", 0x87, 97],
  ["HKTG International2", 0x88, 101],
  ["AE13 International3", 0x89, 132],
  ["HENK International4", 0x8a, 100],
  ["MUHE International5", 0x8b, 102],
  ["HNGL LANG1", 0x90, 130],
  ["HJCV LANG2", 0x91, 131],
  ["LCTL", 0xe0, 37],
  ["LFSH", 0xe1, 50],
  ["LALT", 0xe2, 64],
  ["LWIN", 0xe3, 133],
  ["RCTL", 0xe4, 105],
  ["RTSH", 0xe5, 62],
  ["RALT", 0xe6, 108],
  ["RWIN", 0xe7, 134],
];

Deno.test("HID usages reach the X keys that a real keyboard would press", () => {
  for (const [name, usage, keycode] of EXPECTED) assert.equal(keycodeOf(usage), keycode, name);
});

Deno.test("what is no key has no key code", () => {
  for (const usage of [0x00, 0x01, 0x03, 0x82, 0xa5, 0xff]) {
    assert.equal(keycodeOf(usage), undefined);
  }
});

Deno.test("every key code is one that X can carry", () => {
  for (let usage = 0; usage < 256; usage++) {
    const keycode = keycodeOf(usage);
    assert.ok(keycode === undefined || (keycode >= 8 && keycode <= 255));
  }
});
