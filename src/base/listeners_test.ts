import { strict as assert } from "node:assert";
import { Listeners } from "./listeners.ts";

Deno.test("everybody who listens is told, and nobody after he has left", () => {
  const listeners = new Listeners<number>();
  const heard: string[] = [];
  const leave = listeners.add((value) => heard.push(`one ${value}`));
  listeners.add((value) => heard.push(`two ${value}`));
  listeners.tell(1);
  leave();
  leave();
  listeners.tell(2);
  assert.deepEqual(heard, ["one 1", "two 1", "two 2"]);
});
