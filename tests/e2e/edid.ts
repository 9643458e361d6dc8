/** Timing of a mode as VESA's monitor timing standard has it; pixels, lines and 10 kHz. */
export interface Timing {
  readonly width: number;
  readonly height: number;
  readonly horizontalBlank: number;
  readonly verticalBlank: number;
  readonly pixelClock10kHz: number;
}

export const XGA_60HZ: Timing = {
  width: 1024,
  height: 768,
  horizontalBlank: 320,
  verticalBlank: 38,
  pixelClock10kHz: 6500,
};

/** A minimal EDID 1.3 block (VESA E-EDID §3) whose preferred mode this is, in hex. */
export function edidPreferring(timing: Timing): string {
  const block = new Uint8Array(128);
  block.set([0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]);
  block.set([0x4a, 0x8b, 0x01, 0x00, 0x01, 0x00, 0x00, 0x00, 1, 30, 1, 3], 8);
  // Digital input, 32 cm by 24 cm, gamma 2.2, preferred timing in the first descriptor.
  block.set([0x80, 32, 24, 120, 0x0a], 20);
  block.fill(0x01, 38, 54);
  block.set(detailedTiming(timing), 54);
  for (const start of [72, 90, 108]) block[start + 3] = 0x10;
  block[127] = -block.reduce((sum, byte) => sum + byte, 0) & 0xff;
  return block.toHex();
}

/** Detailed timing descriptor, 18 bytes (VESA E-EDID §3.10.2). */
function detailedTiming(timing: Timing): Uint8Array {
  const { width, height, horizontalBlank, verticalBlank, pixelClock10kHz } = timing;
  const high = (a: number, b: number) => (a >> 8 & 0xf) << 4 | b >> 8 & 0xf;
  const bytes = new Uint8Array(18);
  bytes.set([pixelClock10kHz & 0xff, pixelClock10kHz >> 8]);
  bytes.set([width & 0xff, horizontalBlank & 0xff, high(width, horizontalBlank)], 2);
  bytes.set([height & 0xff, verticalBlank & 0xff, high(height, verticalBlank)], 5);
  // Front porch and width of both sync pulses, then the size in millimetres, then digital sync.
  bytes.set([24, 136, 0x36, 0x00, 320 & 0xff, 240 & 0xff, high(320, 240), 0, 0, 0x18], 8);
  return bytes;
}
