import { strict as assert } from "node:assert";
import { parseLogFilter, RootLogger } from "./logger.ts";

Deno.test("a filter has a level for everything and levels for single targets", () => {
  const filter = parseLogFilter("warn,media=debug, web=trace");
  assert.equal(filter.base, "warn");
  assert.deepEqual([...filter.targets], [["media", "debug"], ["web", "trace"]]);
  assert.equal(parseLogFilter("rustkvm=debug").base, "debug");
  assert.equal(parseLogFilter("").base, "info");
  for (const text of ["loud", "media=loud", "info,,x=1"]) {
    assert.throws(() => parseLogFilter(text), RangeError, text);
  }
});

Deno.test("each part logs at its own level, with its name", () => {
  const lines: string[] = [];
  const root = new RootLogger(parseLogFilter("warn,media=debug"), {
    write: (line) => void lines.push(line),
  });
  root.for("web").info("unheard");
  root.for("web").warn("heard");
  root.for("media").debug({ fps: 30 }, "heard too");
  const seen = lines.map((line) => JSON.parse(line));
  assert.deepEqual(seen.map(({ level, target, msg, fps }) => [level, target, msg, fps]), [
    ["warn", "web", "heard", undefined],
    ["debug", "media", "heard too", 30],
  ]);
});

Deno.test("a new level reaches loggers that were handed out, but not those with their own", () => {
  const lines: string[] = [];
  const root = new RootLogger(parseLogFilter("info,media=error"), {
    write: (line) => void lines.push(JSON.parse(line).msg),
  });
  const [web, media] = [root.for("web"), root.for("media")];
  root.level = "warn";
  web.info("unheard");
  media.warn("unheard");
  root.level = "debug";
  web.debug("heard");
  root.for("rpc").debug("heard by a newcomer");
  assert.deepEqual(lines, ["heard", "heard by a newcomer"]);
  assert.equal(root.level, "debug");
});

Deno.test("a tap hears the lines that are written, until it is closed", () => {
  const root = new RootLogger(parseLogFilter("info"), { write: () => undefined });
  const heard: string[] = [];
  const close = root.tap((line) => void heard.push(JSON.parse(line).msg));
  root.for("web").info("one");
  root.for("web").debug("unheard");
  close();
  root.for("web").info("two");
  assert.deepEqual(heard, ["one"]);
});
