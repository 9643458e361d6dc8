import { strict as assert } from "node:assert";
import { cvtTiming } from "./cvt_timing.ts";
import { decodeTiming, encodeTiming, refreshHz } from "./detailed_timing.ts";
import { buildEdid, parseEdid } from "./edid.ts";

/** CEA-861 1280x720 at 60 Hz, as monitors write it. */
const HD_DESCRIPTOR = Uint8Array.fromHex("011d007251d01e206e285500c48e2100001e");

const HD = {
  pixelClockHz: 74_250_000,
  hActive: 1280,
  hFrontPorch: 110,
  hSync: 40,
  hBlank: 370,
  vActive: 720,
  vFrontPorch: 5,
  vSync: 5,
  vBlank: 30,
};

const EDID = buildEdid({ manufacturer: "RKV", productName: "RustKVM", preferred: HD });

Deno.test("a detailed timing is read from a monitor's bytes", () => {
  assert.deepEqual(decodeTiming(HD_DESCRIPTOR), HD);
  assert.equal(refreshHz(HD), 60);
});

Deno.test("a detailed timing survives writing and reading, high bits included", () => {
  for (
    const timing of [HD, cvtTiming(3840, 2160, 60), {
      ...HD,
      hFrontPorch: 1000,
      hSync: 700,
      vFrontPorch: 60,
      vSync: 33,
    }]
  ) assert.deepEqual(decodeTiming(encodeTiming(timing)), timing);
});

Deno.test("CVT reduced blanking gives the modes that the cvt program prints", () => {
  // cvt -r 1920 1080 60: 138.50  1920 1968 2000 2080  1080 1083 1088 1111
  assert.deepEqual(cvtTiming(1920, 1080, 60), {
    pixelClockHz: 138_500_000,
    hActive: 1920,
    hFrontPorch: 48,
    hSync: 32,
    hBlank: 160,
    vActive: 1080,
    vFrontPorch: 3,
    vSync: 5,
    vBlank: 31,
  });
  // cvt -r 1280 800 60: 71.00  1280 1328 1360 1440  800 803 809 823
  const { pixelClockHz, vSync, vBlank } = cvtTiming(1280, 800, 60);
  assert.deepEqual([pixelClockHz, vSync, vBlank], [71_000_000, 6, 23]);
});

Deno.test("an EDID that we build says what it was built from", () => {
  assert.equal(EDID.length, 128);
  assert.equal(EDID.reduce((total, byte) => total + byte, 0) % 256, 0);
  assert.deepEqual(parseEdid(EDID), {
    manufacturer: "RKV",
    productName: "RustKVM",
    preferred: HD,
  });
});

Deno.test("a name of 13 characters needs no terminator", () => {
  const name = "ABCDEFGHIJKLM";
  const edid = buildEdid({ manufacturer: "AAA", productName: name, preferred: HD });
  assert.equal(parseEdid(edid).productName, name);
});

Deno.test("an EDID may announce an extension that it does not bring, as upstream's default does", () => {
  const edid = EDID.slice();
  edid[126] = 1;
  edid[127] = (edid[127]! - 1) & 0xff;
  assert.equal(parseEdid(edid).productName, parseEdid(EDID).productName);
});

Deno.test("a broken EDID is refused with the reason", () => {
  const changed = (at: number, value: number) => {
    const copy = EDID.slice();
    copy[at] = value;
    return copy;
  };
  assert.throws(() => parseEdid(EDID.subarray(0, 100)), /has 100/);
  assert.throws(() => parseEdid(new Uint8Array(0)), /has 0/);
  assert.throws(() => parseEdid(changed(0, 1)), /begin with/);
  assert.throws(() => parseEdid(changed(20, 0)), /checksum of the EDID's block 0/);
  const twice = new Uint8Array([...EDID, ...EDID]);
  assert.throws(() => parseEdid(twice), /announces 0 extensions and brings 1/);
  const noMode = EDID.slice();
  noMode[127] = (noMode[127]! + noMode[54]! + noMode[55]!) & 0xff;
  noMode[54] = noMode[55] = 0;
  assert.throws(() => parseEdid(noMode), /no preferred mode/);
});
