import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { HTML, PASSWORD, send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

const BASIC = `Basic ${btoa(`:${PASSWORD}`)}`;

Deno.test("the live log is a page for people and events for programs", async () => {
  await using bench = new WebBench();
  bench.devMode = true;
  let open = 0;
  const app = await bench.boot({
    liveLog: {
      events: () =>
        new ReadableStream({
          start(controller) {
            open += 1;
            controller.enqueue(new TextEncoder().encode("event: message\n\n"));
          },
          cancel: () => void (open -= 1),
        }),
      page: (nonce) => ({ html: `<p>${nonce}`, policy: `script-src 'nonce-${nonce}'` }),
    },
  });
  const cookie = await setUp(app);
  const get = (accept?: string, method = "GET") =>
    send(app, method, "/developer/log-stream", {
      headers: { authorization: BASIC, ...(accept === undefined ? {} : { accept }) },
    });
  for (const accept of [undefined, "*/*", HTML]) {
    const page = await get(accept);
    assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
    const nonce = (await page.text()).slice("<p>".length);
    assert.equal(page.headers.get("content-security-policy"), `script-src 'nonce-${nonce}'`);
  }
  assert.equal(open, 0);

  const events = await get("text/event-stream");
  assert.match(events.headers.get("content-type") ?? "", /^text\/event-stream/);
  assert.equal(events.headers.get("cache-control"), "no-cache");
  assert.equal(events.headers.get("access-control-allow-origin"), "*");
  const reader = events.body!.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), "event: message\n\n");
  await reader.cancel();
  assert.equal(open, 0);

  const cut = await get("text/event-stream");
  assert.equal(open, 1);
  await send(app, "POST", "/auth/logout", { cookie });
  assert.equal(await cut.text(), "");
  assert.equal(open, 0);
  assert.equal((await get("text/event-stream", "HEAD")).status, 200);
  assert.equal(open, 0);
});

Deno.test("without a live log the address says so", async () => {
  await using bench = new WebBench();
  bench.devMode = true;
  const app = await bench.boot();
  await setUp(app);
  const headers = { authorization: BASIC };
  await expectError(
    send(app, "GET", "/developer/log-stream", { headers }),
    503,
    "The live log is not available on this device",
  );
});
