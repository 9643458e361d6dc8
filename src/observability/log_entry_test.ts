import { strict as assert } from "node:assert";
import { parseLogFilter, RootLogger } from "../base/logger.ts";
import { logText, readLogLine } from "./log_entry.ts";

/** What the logger makes of it, read again. */
function written(write: (log: ReturnType<RootLogger["for"]>) => void) {
  let text = "";
  const root = new RootLogger(parseLogFilter("trace"), { write: (line) => void (text = line) });
  write(root.for("media"));
  return readLogLine(text);
}

Deno.test("an entry has the level, the part and the text with its fields", () => {
  const before = Date.now();
  const entry = written((log) => log.warn({ fps: 30, codec: "h264", size: { w: 1 } }, "a frame"));
  assert.equal(entry.level, "WARN");
  assert.equal(entry.target, "media");
  assert.equal(entry.message, 'a frame fps=30 codec=h264 size={"w":1}');
  assert.ok(entry.timestampMs >= before && entry.timestampMs <= Date.now());
  assert.match(logText(entry), /^20\d\d-.*Z WARN {2}media: a frame fps=30/);
});

Deno.test("an error is told with its stack, a text that has no end is cut", () => {
  const { message } = written((log) => log.error({ err: new TypeError("no pipe") }, "it failed"));
  assert.match(message, /^it failed err=TypeError: no pipe\n {4}at /);
  assert.equal(written((log) => log.info("x".repeat(100_000))).message.length, 4_096);
});
