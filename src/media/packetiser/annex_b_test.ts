import { strict as assert } from "node:assert";
import { AnnexBScanner } from "./annex_b.ts";

function scan(hex: string): string[] {
  const bytes = Uint8Array.fromHex(hex);
  const scanner = new AnnexBScanner();
  scanner.reset(bytes);
  const units: string[] = [];
  while (scanner.advance()) units.push(bytes.subarray(scanner.start, scanner.end).toHex());
  return units;
}

Deno.test("units are found behind start codes of three and four bytes", () => {
  assert.deepEqual(scan("0000000167aa00000168bb0000000165cc01"), ["67aa", "68bb", "65cc01"]);
});

Deno.test("zeros behind a unit are not part of it", () => {
  assert.deepEqual(scan("000001650100000000000167"), ["6501", "67"]);
  assert.deepEqual(scan("0000016501800000"), ["650180"]);
});

Deno.test("ones and lone zeros inside a unit are no start code", () => {
  assert.deepEqual(scan("00000165010100010001010000030101"), ["65010100010001010000030101"]);
});

Deno.test("empty units and streams without a start code give nothing", () => {
  assert.deepEqual(scan("000001000001000001"), []);
  assert.deepEqual(scan("65aabbcc"), []);
  assert.deepEqual(scan(""), []);
  assert.deepEqual(scan("0000"), []);
});
