import { strict as assert } from "node:assert";
import { RPC_AREAS } from "./areas.ts";
import { RPC_METHODS } from "./mod.ts";

Deno.test("every method is in one area, and no name is taken twice", () => {
  const names = Object.values(RPC_AREAS).flatMap((methods) => Object.keys(methods));
  assert.deepEqual(names.toSorted(), Object.keys(RPC_METHODS).toSorted());
});
