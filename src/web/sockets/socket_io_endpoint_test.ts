import { strict as assert } from "node:assert";
import { io, type Socket } from "socket.io-client";
import { ask } from "../../../tests/fakes/https_client.ts";
import { PASSWORD, serve, WebBench } from "../../../tests/fakes/web_bench.ts";

const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };
const SETUP = { localAuthMode: "password", password: PASSWORD };

function open(url: string, cookie: string, transports: string[]): Socket {
  return io(url, {
    transports,
    extraHeaders: { cookie },
    rejectUnauthorized: false,
    reconnection: false,
    forceNew: true,
  });
}

function next(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    if (event !== "connect_error") socket.once("connect_error", reject);
  });
}

Deno.test("Socket.IO opens over each transport and scheme for who is logged in", async () => {
  await using bench = new WebBench();
  const { server, auth } = await serve(bench);
  const token = await auth.setup(SETUP, LAPTOP);
  const { https, http } = server.addresses();
  for (
    const [url, cookie] of [
      [`https://${https}`, `__Host-authToken=${token}`],
      [`http://${http}`, `authToken=${token}`],
    ] as const
  ) {
    for (const transports of [["websocket"], ["polling"], ["polling", "websocket"]]) {
      const socket = open(url, cookie, transports);
      await next(socket, "hello");
      assert.equal(await socket.emitWithAck("offer", `{"sd":"x"}`), `echo {"sd":"x"}`);
      socket.disconnect();
    }
  }
  assert.equal(bench.doors.clients.length, 6);
  assert.equal(bench.doors.clients[0]?.address, "127.0.0.1");
  await server.stop();
});

Deno.test("without a login Socket.IO opens over no transport", async () => {
  await using bench = new WebBench();
  const { server, auth } = await serve(bench);
  const token = await auth.setup(SETUP, LAPTOP);
  const { https } = server.addresses();
  for (const transport of ["websocket", "polling"]) {
    await next(open(`https://${https}`, "__Host-authToken=made-up", [transport]), "connect_error");
  }
  const poll = `https://${https}/socket.io/?EIO=4&transport=polling`;
  const refused = await ask(poll);
  assert.deepEqual([refused.status, refused.body], [401, `{"error":"Unauthorized"}`]);
  const cookie = `__Host-authToken=${token}`;
  const foreign = await ask(poll, { headers: { cookie, origin: "https://evil.example" } });
  assert.equal(foreign.status, 403);
  const own = await ask(poll, { headers: { cookie, origin: `https://${https}` } });
  assert.deepEqual([own.status, own.headers["x-frame-options"]], [200, "DENY"]);
  assert.deepEqual(bench.doors.clients, []);
  await server.stop();
});

Deno.test("a login's end closes its Socket.IO connections, whatever the transport", async () => {
  await using bench = new WebBench();
  const { server, auth } = await serve(bench);
  const cookie = `__Host-authToken=${await auth.setup(SETUP, LAPTOP)}`;
  const { https } = server.addresses();
  const sockets = ["websocket", "polling"].map((name) => open(`https://${https}`, cookie, [name]));
  await Promise.all(sockets.map((socket) => next(socket, "hello")));
  const ends = Promise.all(sockets.map((socket) => next(socket, "disconnect")));
  await auth.revoke(auth.listSessions()[0]?.id ?? "");
  await ends;
  await server.stop();
});
