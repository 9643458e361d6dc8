import { strict as assert } from "node:assert";

/** Asserts that a response is an error in the form that every client reads. */
export async function expectError(
  pending: Response | Promise<Response>,
  status: number,
  error: string,
): Promise<void> {
  const response = await pending;
  assert.deepEqual([response.status, (await response.json()).error], [status, error]);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
}
