import { strict as assert } from "node:assert";
import { parseLogFilter, RootLogger } from "../base/logger.ts";
import { LogRing } from "./log_ring.ts";

Deno.test("the newest lines are kept, oldest first", () => {
  const ring = new LogRing(3);
  for (let n = 0; n < 10; n++) {
    ring.add({ timestampMs: n, level: "INFO", target: "test", message: "" });
    assert.deepEqual(
      ring.entries.map(({ timestampMs }) => timestampMs),
      [n - 2, n - 1, n].filter((timestampMs) => timestampMs >= 0),
    );
  }
});

Deno.test("it hears the logger and tells who listens", () => {
  const logs = new RootLogger(parseLogFilter("info"), { write: () => undefined });
  const ring = new LogRing();
  const close = ring.listenTo(logs);
  const heard: string[] = [];
  const stop = ring.onEntry(({ message }) => void heard.push(message));
  logs.for("web").info("one");
  logs.for("web").debug("below the level");
  stop();
  logs.for("web").info("two");
  close();
  logs.for("web").info("three");
  assert.deepEqual(heard, ["one"]);
  assert.deepEqual(ring.entries.map(({ message }) => message), ["one", "two"]);
});
