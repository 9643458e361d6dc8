import { strict as assert } from "node:assert";
// @ts-types="@types/ws"
import { WebSocket } from "ws";
import { connect, readToEnd } from "../../../tests/fakes/https_client.ts";
import { PASSWORD, serve, WebBench } from "../../../tests/fakes/web_bench.ts";
import type { AuthService } from "../../auth/auth_service.ts";

const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };
const SETUP = { localAuthMode: "password", password: PASSWORD };

/** A server with a password, and the Cookie headers of one login for both schemes. */
async function serveLogin(bench: WebBench) {
  const { server, auth } = await serve(bench);
  const token = await auth.setup(SETUP, LAPTOP);
  const { https, http = "" } = server.addresses();
  return {
    server,
    auth,
    https,
    http,
    tls: { cookie: `__Host-authToken=${token}` },
    clear: { cookie: `authToken=${token}` },
    token: token ?? "",
  };
}

/** Sends an upgrade by hand. @returns Everything that came back. */
async function upgrade(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  secure = true,
): Promise<string> {
  const socket = await connect(address, secure);
  const answer = readToEnd(socket);
  const lines = Object.entries({
    host: address,
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(`GET ${path} HTTP/1.1\r\n${lines}\r\n`);
  return await answer;
}

function open(url: string, headers: Readonly<Record<string, string>>): WebSocket {
  return new WebSocket(url, { headers, rejectUnauthorized: false });
}

function nextMessage(socket: WebSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once("message", (data) => resolve(String(data)));
    socket.once("error", reject);
  });
}

function closed(socket: WebSocket): Promise<[number, string]> {
  return new Promise((resolve) => {
    socket.once("close", (code, reason) => resolve([code, String(reason)]));
  });
}

function log(auth: AuthService) {
  return auth.login(PASSWORD, LAPTOP);
}

Deno.test("the signalling socket opens on both schemes for who is logged in", async () => {
  await using bench = new WebBench();
  const { server, https, http, tls, clear } = await serveLogin(bench);
  const path = "/webrtc/signaling/client";
  for (const [url, headers] of [[`wss://${https}`, tls], [`ws://${http}`, clear]] as const) {
    const socket = open(url + path, { ...headers, "user-agent": "Test" });
    assert.equal(await nextMessage(socket), "hello");
    socket.send("ping");
    assert.equal(await nextMessage(socket), "echo ping");
    const end = closed(socket);
    socket.close();
    await end;
  }
  const guest = { address: "127.0.0.1", userAgent: "Test" };
  assert.deepEqual(bench.doors.clients, [guest, guest]);
  await server.stop();
});

Deno.test("nobody is upgraded without a login, from a foreign page or elsewhere", async () => {
  await using bench = new WebBench();
  const { server, https, http, tls, clear, token } = await serveLogin(bench);
  const path = "/webrtc/signaling/client";
  const socketIo = "/socket.io/?EIO=4&transport=websocket";
  const json = (status: string, error: string) =>
    new RegExp(
      `^HTTP/1\\.1 ${status} .*x-frame-options: DENY.*\\r\\n\\r\\n\\{"error":"${error}`,
      "s",
    );
  const unauthorized = json("401", "Unauthorized");
  const forbidden = json("403", "The request comes from a page of another site");

  assert.match(await upgrade(https, path, {}), unauthorized);
  assert.match(await upgrade(https, socketIo, {}), unauthorized);
  assert.match(await upgrade(https, path, { cookie: `authToken=${token}` }), unauthorized);
  assert.match(await upgrade(http, path, tls, false), unauthorized);

  const foreign = { origin: "https://evil.example" };
  assert.match(await upgrade(https, path, { ...tls, ...foreign }), forbidden);
  assert.match(await upgrade(https, socketIo, { ...tls, ...foreign }), forbidden);
  assert.match(await upgrade(http, path, { ...clear, origin: "null" }, false), forbidden);

  assert.match(await upgrade(https, "/device/status", tls), json("404", "Not found"));
  assert.match(await upgrade(https, "/webrtc/signaling", tls), json("404", "Not found"));
  assert.match(
    await upgrade(https, path, { ...tls, "sec-websocket-key": "no" }),
    /^HTTP\/1\.1 400 /,
  );
  assert.deepEqual(bench.doors.clients, []);
  await server.stop();
});

Deno.test("a token that may do everything opens sockets, until it is taken back", async () => {
  await using bench = new WebBench();
  const { server, auth, https } = await serveLogin(bench);
  const path = "/webrtc/signaling/client";
  const few = await bench.bearer("read", "control");
  assert.match(await upgrade(https, path, few), /^HTTP\/1\.1 403 .*has no scope \\"power\\"/s);
  const all = await bench.bearer("read", "control", "power", "admin");
  const socket = open(`wss://${https}${path}`, all);
  assert.equal(await nextMessage(socket), "hello");
  const end = closed(socket);
  await auth.tokens.remove(auth.tokens.list()[1]?.id ?? "");
  assert.deepEqual(await end, [1008, "login ended"]);
  await server.stop();
});

Deno.test("who guesses tokens at the sockets has to wait", async () => {
  await using bench = new WebBench();
  const { server, https } = await serveLogin(bench);
  const wrong = { authorization: "Bearer rkvm_0" };
  const path = "/webrtc/signaling/client";
  for (let i = 0; i < 5; i++) assert.match(await upgrade(https, path, wrong), /^HTTP\/1\.1 401 /);
  for (const each of [path, "/socket.io/?EIO=4&transport=websocket"]) {
    assert.match(
      await upgrade(https, each, wrong),
      /^HTTP\/1\.1 429 .*retry-after: 901\r.*"retry_after":901/s,
    );
  }
  await server.stop();
});

Deno.test("on a device without a password no page of another name opens sockets", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { https } = server.addresses();
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "noPassword";
  });
  const path = "/webrtc/signaling/client";
  const rebound = { host: "evil.example", origin: "https://evil.example" };
  assert.match(await upgrade(https, path, rebound), /^HTTP\/1\.1 403 .*has no password/s);
  const socketIo = "/socket.io/?EIO=4&transport=websocket";
  assert.match(await upgrade(https, socketIo, rebound), /^HTTP\/1\.1 403 .*has no password/s);
  const socket = open(`wss://${https}${path}`, { host: "kvm.local" });
  assert.equal(await nextMessage(socket), "hello");
  const end = closed(socket);
  await server.stop();
  await end;
});

Deno.test("our own page and allowed ones may open sockets", async () => {
  await using bench = new WebBench();
  const { server, https, tls } = await serveLogin(bench);
  await bench.settings.update((draft) => {
    draft.allowed_origins = ["https://viewer.example"];
  });
  for (const origin of [`https://${https}`, "https://viewer.example"]) {
    const socket = open(`wss://${https}/webrtc/signaling/client`, { ...tls, origin });
    assert.equal(await nextMessage(socket), "hello");
    const end = closed(socket);
    socket.terminate();
    await end;
  }
  await server.stop();
});

Deno.test("an upgrade to anything but a WebSocket is an ordinary request", async () => {
  await using bench = new WebBench();
  const { server, http } = await serveLogin(bench);
  const socket = await connect(http, false);
  const answer = readToEnd(socket);
  socket.write(
    "GET /device/status HTTP/1.1\r\nhost: x\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n",
  );
  assert.match(await answer, /^HTTP\/1\.1 200 /);
  await server.stop();
});

Deno.test("a message above 1 MiB ends its socket", async () => {
  await using bench = new WebBench();
  const { server, https, tls } = await serveLogin(bench);
  const socket = open(`wss://${https}/webrtc/signaling/client`, tls);
  assert.equal(await nextMessage(socket), "hello");
  const end = closed(socket);
  socket.send(new Uint8Array(1024 * 1024 + 1));
  assert.equal((await end)[0], 1009);
  await server.stop();
});

Deno.test("a login's end closes the sockets it opened, and no others", async () => {
  await using bench = new WebBench();
  const { server, auth, https, tls } = await serveLogin(bench);
  const other = { cookie: `__Host-authToken=${await log(auth)}` };
  const url = `wss://${https}/webrtc/signaling/client`;
  const [leaving, staying] = [open(url, tls), open(url, other)];
  await Promise.all([nextMessage(leaving), nextMessage(staying)]);
  const end = closed(leaving);
  const [first] = auth.listSessions();
  await auth.revoke(first?.id ?? "");
  assert.deepEqual(await end, [1008, "login ended"]);
  staying.send("still here");
  assert.equal(await nextMessage(staying), "echo still here");
  const goodbye = closed(staying);
  await server.stop();
  assert.deepEqual(await goodbye, [1001, "shutdown"]);
});
