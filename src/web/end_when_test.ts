import { strict as assert } from "node:assert";
import { endWhen } from "./end_when.ts";

/** A stream that never ends by itself, and what became of it. */
function setUp() {
  const state = { cancelled: 0, subscribed: 0, end: () => undefined as void };
  const source = new ReadableStream<string>({
    start: (controller) => controller.enqueue("first"),
    cancel: () => void state.cancelled++,
  });
  const stream = endWhen(source, (end) => {
    state.subscribed++;
    state.end = end;
    return () => void state.subscribed--;
  });
  return { state, reader: stream.getReader() };
}

Deno.test("a stream ends when it is told to, also while somebody waits for more", async () => {
  const { state, reader } = setUp();
  assert.deepEqual(await reader.read(), { done: false, value: "first" });
  const next = reader.read();
  state.end();
  assert.deepEqual(await next, { done: true, value: undefined });
  assert.deepEqual([state.cancelled, state.subscribed], [1, 0]);
});

Deno.test("a reader that goes ends the source", async () => {
  const { state, reader } = setUp();
  await reader.cancel();
  assert.deepEqual([state.cancelled, state.subscribed], [1, 0]);
});

Deno.test("a source that ends, ends it", async () => {
  let subscribed = true;
  const stream = endWhen(new Blob(["x"]).stream(), () => () => subscribed = false);
  assert.equal(await new Response(stream).text(), "x");
  assert.equal(subscribed, false);
});
