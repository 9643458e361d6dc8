import { strict as assert } from "node:assert";
import type { LevelName, LogEntry } from "./log_entry.ts";
import { type LogQuery, matchingLogs } from "./matching_logs.ts";

function entry(timestampMs: number, level: LevelName, message: string, target = "web"): LogEntry {
  return { timestampMs, level, target, message };
}

Deno.test("lines are chosen by level, and by text in the message or the target", () => {
  const some = [
    entry(1, "DEBUG", "listens"),
    entry(2, "WARN", "slow", "media"),
    entry(3, "INFO", "media plays"),
    entry(4, "ERROR", "gone"),
  ];
  const times = (query: LogQuery) =>
    matchingLogs(some, query).map(({ timestampMs }) => timestampMs);
  assert.deepEqual(times({}), [1, 2, 3, 4]);
  assert.deepEqual(times({ level: "WARN" }), [2, 4]);
  assert.deepEqual(times({ contains: "media" }), [2, 3]);
  assert.deepEqual(times({ contains: "Media" }), []);
  assert.deepEqual(times({ level: "WARN", contains: "media" }), [2]);
});
