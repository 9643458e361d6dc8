import { strict as assert } from "node:assert";
import { Turns } from "./turns.ts";

Deno.test("work waits for its turn, also behind work that failed", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const failing = turns.run(async () => {
    log.push("first begins");
    await Promise.resolve();
    log.push("first fails");
    throw new Error("first");
  });
  const second = turns.run(() => Promise.resolve(log.push("second")));
  await assert.rejects(failing, { message: "first" });
  assert.equal(await second, 3);
  assert.deepEqual(log, ["first begins", "first fails", "second"]);
});
