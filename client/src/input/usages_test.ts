import { strict as assert } from "node:assert";
import { isModifier, usageOf } from "./usages.ts";

/** Spot checks against HID Usage Tables 1.5 §10, each at an end of a run. */
const KNOWN: readonly (readonly [string, number])[] = [
  ["KeyA", 0x04],
  ["KeyZ", 0x1d],
  ["Digit1", 0x1e],
  ["Digit0", 0x27],
  ["Enter", 0x28],
  ["BracketLeft", 0x2f],
  ["BracketRight", 0x30],
  ["Backslash", 0x31],
  ["Semicolon", 0x33],
  ["Comma", 0x36],
  ["Slash", 0x38],
  ["CapsLock", 0x39],
  ["F1", 0x3a],
  ["F12", 0x45],
  ["PrintScreen", 0x46],
  ["Pause", 0x48],
  ["Delete", 0x4c],
  ["End", 0x4d],
  ["ArrowUp", 0x52],
  ["NumLock", 0x53],
  ["NumpadEnter", 0x58],
  ["Numpad1", 0x59],
  ["Numpad0", 0x62],
  ["NumpadDecimal", 0x63],
  ["IntlBackslash", 0x64],
  ["ContextMenu", 0x65],
  ["NumpadEqual", 0x67],
  ["F13", 0x68],
  ["F24", 0x73],
  ["NumpadComma", 0x85],
  ["IntlRo", 0x87],
  ["IntlYen", 0x89],
  ["NonConvert", 0x8b],
  ["Lang1", 0x90],
  ["Lang2", 0x91],
  ["ControlLeft", 0xe0],
  ["MetaRight", 0xe7],
];

Deno.test("usages follow the HID usage tables", () => {
  for (const [code, usage] of KNOWN) assert.equal(usageOf(code), usage, code);
});

Deno.test("a key that no USB keyboard has gets no usage", () => {
  assert.equal(usageOf("BrowserHome"), undefined);
  assert.equal(usageOf(""), undefined);
});

Deno.test("the eight modifiers are told from other keys", () => {
  assert.equal(isModifier(0xe0), true);
  assert.equal(isModifier(0xe7), true);
  assert.equal(isModifier(0x39), false);
  assert.equal(isModifier(0xe8), false);
});
