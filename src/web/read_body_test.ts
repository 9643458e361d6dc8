import { strict as assert } from "node:assert";
import { Hono } from "hono";
import { z } from "zod";
import { FakeClock } from "../../tests/fakes/clock.ts";
import type { WebEnv } from "./context.ts";
import { errorResponse } from "./error_response.ts";
import { readBody, type ReadBodyOptions } from "./read_body.ts";

function post(body: BodyInit | null, options: ReadBodyOptions = {}, headers = {}) {
  const app = new Hono<WebEnv>();
  app.post("/", async (context) => context.json(await readBody(context, z.any(), options)));
  app.onError(errorResponse);
  return app.request("/", { method: "POST", body, headers });
}

async function refusal(response: Response): Promise<[number, string]> {
  return [response.status, (await response.json()).error];
}

Deno.test("a JSON body is read", async () => {
  assert.deepEqual(await (await post(`{"password":"ä"}`)).json(), { password: "ä" });
});

Deno.test("a body that is no JSON is refused with the parser's text, or one of our own", async () => {
  for (const broken of ["", "{", "\xff", `{"a":}`, "[".repeat(100_000)]) {
    const [status, error] = await refusal(await post(broken));
    assert.equal(status, 400);
    assert.match(error, /JSON|Unexpected/);
  }
  assert.deepEqual(await refusal(await post("{", { malformed: "Invalid request" })), [
    400,
    "Invalid request",
  ]);
});

Deno.test("more than 1 MiB is refused, announced or not", async () => {
  const large = [413, "The request is larger than 1 MiB"];
  assert.deepEqual(await refusal(await post("{}", {}, { "content-length": "1048577" })), large);
  const chunk = new Uint8Array(700_000).fill(0x20);
  const stream = ReadableStream.from([chunk, chunk, chunk]);
  assert.deepEqual(await refusal(await post(stream)), large);
});

Deno.test("a body that does not arrive is given up", async () => {
  const clock = new FakeClock();
  const response = post(new ReadableStream(), { clock });
  clock.advance(15_000);
  assert.deepEqual(await refusal(await response), [400, "The request did not arrive in time"]);
  assert.equal(clock.pending, 0);
});

Deno.test("no body reaches the prototype of anything", async () => {
  const response = await post(`{"__proto__":{"admin":true},"a":{"__proto__":{"b":1}}}`);
  assert.equal(await response.text(), `{"a":{}}`);
});
