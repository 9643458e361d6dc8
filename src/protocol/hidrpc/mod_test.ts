import { strict as assert } from "node:assert";
import * as hidrpc from "./mod.ts";

const { MessageType } = hidrpc;

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (byte) => parseInt(byte, 16));
}

const keys = (...usages: number[]) => Uint8Array.from({ length: 6 }, (_, i) => usages[i] ?? 0);

/** Golden bytes of wire.md §4: frame, what it says, and how it is made. */
const FROM_BROWSER: [name: string, hex: string, message: hidrpc.BrowserFrame, made: Uint8Array][] =
  [
    ["handshake", "01 01", { type: MessageType.Handshake, version: 1 }, hidrpc.encodeHandshake()],
    [
      "Ctrl+Alt+Del",
      "02 05 4c 00 00 00 00 00",
      { type: MessageType.KeyboardReport, modifier: 5, keys: keys(0x4c) },
      hidrpc.encodeKeyboardReport(5, [0x4c]),
    ],
    [
      "all keys up",
      "02 00 00 00 00 00 00 00",
      { type: MessageType.KeyboardReport, modifier: 0, keys: keys() },
      hidrpc.encodeKeyboardReport(0, []),
    ],
    [
      "pointer centre with the left button",
      "03 00 00 3f ff 00 00 40 00 01",
      { type: MessageType.PointerReport, x: 16383, y: 16384, buttons: 1 },
      hidrpc.encodePointerReport(16383, 16384, 1),
    ],
    [
      "pointer bottom right",
      "03 00 00 7f ff 00 00 7f ff 00",
      { type: MessageType.PointerReport, x: 32767, y: 32767, buttons: 0 },
      hidrpc.encodePointerReport(32767, 32767, 0),
    ],
    [
      "wheel one notch down",
      "04 ff 00",
      { type: MessageType.WheelReport, y: -1, x: 0 },
      hidrpc.encodeWheelReport(-1, 0),
    ],
    [
      "a down",
      "05 04 01",
      { type: MessageType.KeypressReport, usage: 4, press: true },
      hidrpc.encodeKeypressReport(4, true),
    ],
    [
      "a up",
      "05 04 00",
      { type: MessageType.KeypressReport, usage: 4, press: false },
      hidrpc.encodeKeypressReport(4, false),
    ],
    [
      "mouse left and down with the right button",
      "06 fd 05 02",
      { type: MessageType.MouseReport, dx: -3, dy: 5, buttons: 2 },
      hidrpc.encodeMouseReport(-3, 5, 2),
    ],
    [
      "macro Shift+A",
      "07 00 00000002 02 040000000000 0032 00 000000000000 00c8",
      {
        type: MessageType.KeyboardMacro,
        isPaste: false,
        steps: [
          { modifier: 2, keys: keys(4), delayMs: 50 },
          { modifier: 0, keys: keys(), delayMs: 200 },
        ],
      },
      hidrpc.encodeKeyboardMacro(false, [
        { modifier: 2, keys: keys(4), delayMs: 50 },
        { modifier: 0, keys: keys(), delayMs: 200 },
      ]),
    ],
    [
      "cancel",
      "08",
      { type: MessageType.CancelKeyboardMacro },
      hidrpc.encodeCancelKeyboardMacro(),
    ],
    ["keep alive", "09", { type: MessageType.KeypressKeepAlive }, hidrpc.encodeKeypressKeepAlive()],
  ];

const FROM_DEVICE: [name: string, hex: string, message: hidrpc.DeviceFrame, made: Uint8Array][] = [
  ["handshake", "01 01", { type: MessageType.Handshake, version: 1 }, hidrpc.encodeHandshake()],
  [
    "Num and Caps lit",
    "32 03",
    { type: MessageType.KeyboardLedState, leds: hidrpc.ledsFromBits(3) },
    hidrpc.encodeKeyboardLedState(hidrpc.ledsFromBits(3)),
  ],
  [
    "Shift and A down",
    "33 02 04 00 00 00 00 00",
    { type: MessageType.KeysDownState, modifier: 2, keys: keys(4) },
    hidrpc.encodeKeysDownState(2, [4]),
  ],
  [
    "paste began",
    "34 01 01",
    { type: MessageType.KeyboardMacroState, running: true, isPaste: true },
    hidrpc.encodeKeyboardMacroState(true),
  ],
  [
    "paste ended",
    "34 00 01",
    { type: MessageType.KeyboardMacroState, running: false, isPaste: true },
    hidrpc.encodeKeyboardMacroState(false),
  ],
];

for (const [name, hex, message, made] of FROM_BROWSER) {
  Deno.test(`browser frame, golden bytes: ${name}`, () => {
    assert.deepEqual(made, bytes(hex));
    assert.deepEqual(hidrpc.decodeBrowserFrame(bytes(hex)), message);
  });
}

for (const [name, hex, message, made] of FROM_DEVICE) {
  Deno.test(`device frame, golden bytes: ${name}`, () => {
    assert.deepEqual(made, bytes(hex));
    assert.deepEqual(hidrpc.decodeDeviceFrame(bytes(hex)), message);
  });
}

Deno.test("a keyboard report with more or fewer keys is cut or padded to six", () => {
  assert.deepEqual(hidrpc.decodeBrowserFrame(bytes("02 01")), {
    type: MessageType.KeyboardReport,
    modifier: 1,
    keys: keys(),
  });
  const long = hidrpc.decodeBrowserFrame(bytes("02 00 04 05 06 07 08 09 0a 0b"));
  assert.deepEqual(long, {
    type: MessageType.KeyboardReport,
    modifier: 0,
    keys: keys(4, 5, 6, 7, 8, 9),
  });
});

Deno.test("a wheel frame without the horizontal byte is accepted", () => {
  assert.deepEqual(hidrpc.decodeBrowserFrame(bytes("04 02")), {
    type: MessageType.WheelReport,
    y: 2,
    x: 0,
  });
});

Deno.test("malformed frames are refused", () => {
  const malformed = [
    "",
    "00",
    "01",
    "01 01 01",
    "02",
    "03 00 00 3f ff 00 00 40 00",
    "03 00 00 80 00 00 00 40 00 00",
    "03 ff ff ff ff 00 00 40 00 00",
    "04",
    "04 01 01 01",
    "05 04",
    "05 04 01 00",
    "06 00 00",
    "07 00 00 00 00",
    "07 00 00000001",
    "07 00 ffffffff 00 000000000000 0000",
    "08 00",
    "09 00",
    "0a 00",
    "32 00",
    "ff",
  ];
  for (const hex of malformed) {
    assert.equal(hidrpc.decodeBrowserFrame(bytes(hex)), undefined, hex);
  }
  for (const hex of ["", "02 00 00", "32", "33 00", "34 00", "35"]) {
    assert.equal(hidrpc.decodeDeviceFrame(bytes(hex)), undefined, hex);
  }
});

Deno.test("a frame is read at its place inside a larger buffer", () => {
  const buffer = bytes("ff ff 03 00 00 3f ff 00 00 40 00 01 ff");
  assert.deepEqual(hidrpc.decodeBrowserFrame(buffer.subarray(2, 12)), {
    type: MessageType.PointerReport,
    x: 16383,
    y: 16384,
    buttons: 1,
  });
});
