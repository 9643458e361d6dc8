import { strict as assert } from "node:assert";
import { KvmError } from "../base/errors.ts";
import { errorResponse } from "./error_response.ts";

Deno.test("an error is JSON with the text for the person", async () => {
  const response = errorResponse(new KvmError("unauthorized", "Invalid password"));
  assert.equal(response.status, 401);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.deepEqual(await response.json(), { error: "Invalid password" });
});

Deno.test("who has to wait is told how long, in the body and in the header", async () => {
  const response = errorResponse(new KvmError("rate_limited", "Later", { retryAfterSec: 901 }));
  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "901");
  assert.deepEqual(await response.json(), { error: "Later", retry_after: 901 });
});

Deno.test("an error that is not meant for a client tells nothing", async () => {
  const response = errorResponse(new Error("/userdata/secret is missing"));
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { error: "Internal error" });
});
