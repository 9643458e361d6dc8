/** X key codes are the Linux kernel's plus this (xkeyboard-config, keycodes/evdev). */
const EVDEV_OFFSET = 8;
/** Usages of page 7 that no Linux key stands for. */
const NONE = 0;

/**
 * Linux key codes (include/uapi/linux/input-event-codes.h) of HID usages, page 7, from 0x00 on: the
 * kernel's own table hid_keyboard in drivers/hid/hid-input.c, up to 0xa4.
 */
const KEYS: readonly number[] = [
  // 0x00 none, roll-over, POST fail, undefined; a..z
  ...[NONE, NONE, NONE, NONE, 30, 48, 46, 32, 18, 33, 34, 35, 23, 36, 37, 38],
  // 0x10 m..z, 1, 2
  ...[50, 49, 24, 25, 16, 19, 31, 20, 22, 47, 17, 45, 21, 44, 2, 3],
  // 0x20 3..0, Enter, Escape, Backspace, Tab, Space, - = [
  ...[4, 5, 6, 7, 8, 9, 10, 11, 28, 1, 14, 15, 57, 12, 13, 26],
  // 0x30 ] \ non-US# ; ' ` , . / Caps Lock, F1..F6
  ...[27, 43, 43, 39, 40, 41, 51, 52, 53, 58, 59, 60, 61, 62, 63, 64],
  // 0x40 F7..F12, Print, Scroll Lock, Pause, Insert, Home, Page Up, Delete, End, Page Down, Right
  ...[65, 66, 67, 68, 87, 88, 99, 70, 119, 110, 102, 104, 111, 107, 109, 106],
  // 0x50 Left, Down, Up, Num Lock, keypad / * - + Enter 1..7
  ...[105, 108, 103, 69, 98, 55, 74, 78, 96, 79, 80, 81, 75, 76, 77, 71],
  // 0x60 keypad 8 9 0 . , non-US\, Compose, Power, keypad =, F13..F20
  ...[72, 73, 82, 83, 86, 127, 116, 117, 183, 184, 185, 186, 187, 188, 189, 190],
  // 0x70 F21..F24, Open, Help, Props, Front, Stop, Again, Undo, Cut, Copy, Paste, Find, Mute
  ...[191, 192, 193, 194, 134, 138, 130, 132, 128, 129, 131, 137, 133, 135, 136, 113],
  // 0x80 volume up, down, locking keys, keypad comma, keypad =, International1..9
  ...[115, 114, NONE, NONE, NONE, 121, NONE, 89, 93, 124, 92, 94, 95, NONE, NONE, NONE],
  // 0x90 LANG1..9, erase, SysReq, cancel, clear, prior
  ...[122, 123, 90, 91, 85, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 111, NONE, NONE, NONE],
];

/** The kernel's keypad additions. */
const KEYPAD_PARENTHESES: readonly [number, number][] = [[0xb6, 179], [0xb7, 180], [0xd8, 111]];

/** 0xe0 on: Control, Shift, Alt, Meta left and right, then media keys some keyboards send here. */
const HIGH_KEYS: readonly number[] = [
  ...[29, 42, 56, 125, 97, 54, 100, 126, 164, 166, 165, 163, 161, 115, 114, 113],
  ...[150, 158, 159, 128, 136, 177, 178, 176, 142, 152, 173, 140],
];
const FIRST_HIGH = 0xe0;
/** Modifier bit n of a boot report is usage 0xe0 + n. */
export const FIRST_MODIFIER = 0xe0;

const KEYCODES = new Map<number, number>(
  [
    ...KEYS.entries(),
    ...KEYPAD_PARENTHESES,
    ...HIGH_KEYS.map((key, index) => [FIRST_HIGH + index, key] as const),
  ].flatMap(([usage, key]) => key === NONE ? [] : [[usage, key + EVDEV_OFFSET] as const]),
);

/** X key code of a HID usage, page 7; undefined where X knows no such key. */
export function keycodeOf(usage: number): number | undefined {
  return KEYCODES.get(usage);
}
