import { strict as assert } from "node:assert";
import { cvtTiming } from "../protocol/edid/cvt_timing.ts";
import { buildEdid, parseEdid } from "../protocol/edid/edid.ts";
import { edidPresets } from "./edid_presets.ts";

const edidOf = (width: number, height: number) =>
  buildEdid({
    manufacturer: "RKV",
    productName: "RustKVM",
    preferred: cvtTiming(width, height, 60),
  });

Deno.test("the default comes first, and each other preset is a monitor of that mode", () => {
  const standard = edidOf(800, 600);
  const [first, ...others] = edidPresets(standard);
  assert.deepEqual(first, { name: "Default", edid: standard });
  assert.equal(others.length, 6);
  for (const { name, edid } of others) {
    const { manufacturer, productName, preferred } = parseEdid(edid);
    assert.deepEqual([manufacturer, productName], ["RKV", "RustKVM"]);
    assert.ok(name.startsWith(`${preferred.hActive}x${preferred.vActive},`), name);
  }
});

Deno.test("no two presets are the same", () => {
  const presets = edidPresets(edidOf(1280, 720));
  assert.equal(presets.length, 6);
  assert.equal(new Set(presets.map(({ edid }) => edid.toHex())).size, 6);
});

Deno.test("a default that is no sound EDID still leaves a choice", () => {
  assert.equal(edidPresets(new Uint8Array(128)).length, 7);
});
