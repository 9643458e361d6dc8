import { strict as assert } from "node:assert";
import { EventBus } from "./event_bus.ts";

interface Events {
  lit: boolean;
}

Deno.test("every listener hears an event until it leaves, though another one throws", () => {
  const errors: string[] = [];
  const bus = new EventBus<Events>((event, error) => errors.push(`${event}: ${error}`));
  const heard: boolean[] = [];
  bus.on("lit", () => {
    throw new Error("broken");
  });
  const leave = bus.on("lit", (lit) => heard.push(lit));
  bus.emit("lit", true);
  leave();
  leave();
  bus.emit("lit", false);
  assert.deepEqual(heard, [true]);
  assert.deepEqual(errors, ["lit: Error: broken", "lit: Error: broken"]);
  assert.equal(bus.count("lit"), 1);
});
