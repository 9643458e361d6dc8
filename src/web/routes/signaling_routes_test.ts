import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { cookieOf, logIn, send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("an offer over HTTP is answered, the socket's address asks for an upgrade", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const headers = { "user-agent": "curl" };
  const answer = await send(app, "POST", "/webrtc/session", {
    cookie,
    headers,
    body: { sd: "ab" },
  });
  assert.deepEqual(await answer.json(), { sd: "ba" });
  assert.deepEqual(bench.doors.clients, [{ address: "192.168.1.20", userAgent: "curl" }]);
  assert.deepEqual(bench.doors.mayStay.map((ask) => ask()), [true]);
  await send(app, "POST", "/auth/logout", { cookie });
  assert.deepEqual(bench.doors.mayStay.map((ask) => ask()), [false]);
  const again = { cookie: cookieOf(await logIn(app)) };
  const socket = await send(app, "GET", "/webrtc/signaling/client", again);
  assert.equal(socket.headers.get("upgrade"), "websocket");
  await expectError(socket, 426, "This address takes WebSocket connections");
});
