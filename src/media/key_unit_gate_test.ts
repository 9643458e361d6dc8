import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { KeyUnitGate } from "./key_unit_gate.ts";

function gate() {
  const clock = new FakeClock();
  let asked = 0;
  const keyUnits = new KeyUnitGate(clock, () => asked++);
  return { clock, keyUnits, asked: () => asked };
}

Deno.test("the first request goes out at once, those that follow share one later", () => {
  const { clock, keyUnits, asked } = gate();
  for (let n = 0; n < 10; n++) keyUnits.request();
  assert.equal(asked(), 1);
  clock.advance(99);
  assert.equal(asked(), 1);
  clock.advance(1);
  assert.equal(asked(), 2);
  clock.advance(1000);
  assert.equal(asked(), 2);
});

Deno.test("a key unit answers the requests before it, not those after", () => {
  const { clock, keyUnits, asked } = gate();
  keyUnits.request();
  keyUnits.request();
  keyUnits.satisfied();
  clock.advance(50);
  assert.equal(asked(), 1);
  keyUnits.request();
  clock.advance(50);
  assert.equal(asked(), 2);
});
