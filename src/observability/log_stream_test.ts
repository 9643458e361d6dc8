import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import type { LogEntry } from "./log_entry.ts";
import { LogRing } from "./log_ring.ts";
import { logEvent, logEventStream } from "./log_stream.ts";

function entry(timestampMs: number, message = "text"): LogEntry {
  return { timestampMs, level: "INFO", target: "test", message };
}

function setUp() {
  const ring = new LogRing();
  const clock = new FakeClock();
  const reader = () => logEventStream(ring, clock).pipeThrough(new TextDecoderStream()).getReader();
  return { ring, clock, reader };
}

Deno.test("an event is one line of JSON, whatever the message holds", () => {
  assert.equal(
    logEvent(entry(1, "two\nlines")),
    'event: message\ndata: {"timestampMs":1,"level":"INFO","target":"test",' +
      '"message":"two\\nlines"}\n\n',
  );
});

Deno.test("a reader gets what is kept, then what comes", async () => {
  const { ring, reader } = setUp();
  ring.add(entry(1));
  const stream = reader();
  assert.deepEqual((await stream.read()).value, logEvent(entry(1)));
  ring.add(entry(2));
  assert.deepEqual((await stream.read()).value, logEvent(entry(2)));
  await stream.cancel();
});

Deno.test("a silent stream is kept alive", async () => {
  const { clock, reader } = setUp();
  const stream = reader();
  clock.advance(15_000);
  assert.equal((await stream.read()).value, ":\n\n");
  clock.advance(15_000);
  assert.equal((await stream.read()).value, ":\n\n");
  await stream.cancel();
});

Deno.test("nothing stays behind when the reader goes", async () => {
  const { ring, clock, reader } = setUp();
  const stream = reader();
  ring.add(entry(1));
  await stream.cancel();
  assert.equal(clock.pending, 0);
  ring.add(entry(2));
});

Deno.test("a reader that is too slow is told what it lost", async () => {
  const ring = new LogRing();
  const clock = new FakeClock();
  const stream = logEventStream(ring, clock);
  for (let n = 0; n < 2_005; n++) ring.add(entry(n));
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (let n = 0; n < 2_000; n++) await reader.read();
  ring.add(entry(9_999));
  assert.equal((await reader.read()).value, ": 5 lines were lost\n\n");
  assert.equal((await reader.read()).value, logEvent(entry(9_999)));
  await reader.cancel();
});
