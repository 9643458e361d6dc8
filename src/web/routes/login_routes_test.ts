import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import {
  cookieOf,
  logIn,
  PASSWORD,
  send,
  setUp,
  WebBench,
} from "../../../tests/fakes/web_bench.ts";

Deno.test("the logins are listed, and ended one by one", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const own = await setUp(app);
  const headers = { "user-agent": "Safari" };
  const phone = cookieOf(
    await logIn(app, PASSWORD, { headers, connection: { address: "192.168.1.21" } }),
  );
  const list = async (cookie: string) =>
    (await (await send(app, "GET", "/auth/sessions", { cookie })).json()).sessions;
  const sessions = await list(own);
  assert.equal(sessions.length, 2);
  const [current] = sessions.filter((session: { current: boolean }) => session.current);
  const [other] = sessions.filter((session: { current: boolean }) => !session.current);
  assert.deepEqual([other.address, other.userAgent], ["192.168.1.21", "Safari"]);
  assert.match(other.createdAt, /^\d{4}-.*Z$/);
  assert.deepEqual(Object.keys(other).sort(), [
    "address",
    "createdAt",
    "current",
    "id",
    "lastSeenAt",
    "userAgent",
  ]);

  const end = (id: string) => send(app, "DELETE", `/auth/sessions/${id}`, { cookie: own });
  const ended = await end(other.id);
  assert.deepEqual([ended.status, ended.headers.get("set-cookie")], [200, null]);
  await expectError(send(app, "GET", "/device", { cookie: phone }), 401, "Unauthorized");
  await expectError(end(other.id), 404, "There is no such login");
  assert.match((await end(current.id)).headers.get("set-cookie") ?? "", /Max-Age=0/);
  await expectError(end(current.id), 401, "Unauthorized");
});
