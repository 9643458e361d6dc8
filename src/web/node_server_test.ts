import { strict as assert } from "node:assert";
import type { Socket } from "node:net";
import { connect, readToEnd } from "../../tests/fakes/https_client.ts";
import { until } from "../../tests/fakes/until.ts";
import { serve, WebBench } from "../../tests/fakes/web_bench.ts";

/** Short, so that the tests are; a server in use is more patient. */
const IMPATIENT = { limits: { headersMs: 100, idleMs: 400 } };

async function say(address: string, text: string, secure = false): Promise<string> {
  const socket = await connect(address, secure);
  const answer = readToEnd(socket);
  socket.write(text);
  return await answer;
}

Deno.test("what is no HTTP is refused, and the next client is served", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { https, http = "" } = server.addresses();
  for (const garbage of ["\x16\x03\x01\x02\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"]) {
    assert.match(await say(http, garbage), /^HTTP\/1\.1 400 .*nosniff.*"Bad request"/s);
    assert.match(await say(https, garbage, true), /^HTTP\/1\.1 400 /);
  }
  const smuggled = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n" +
    "transfer-encoding: chunked\r\n\r\n0\r\n\r\n";
  assert.match(await say(http, smuggled), /^HTTP\/1\.1 400 /);
  const overflow = `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`;
  assert.match(await say(http, overflow), /^HTTP\/1\.1 431 /);
  // Plain HTTP on the port of HTTPS: there is nothing to say that would be understood.
  assert.doesNotMatch(await say(https, "GET / HTTP/1.1\r\nhost: x\r\n\r\n"), /HTTP/);
  const request = "GET /device/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
  assert.match(await say(http, request), /^HTTP\/1\.1 200 /);
  assert.match(await say(https, request, true), /^HTTP\/1\.1 200 /);
  await server.stop();
});

Deno.test("a request that is no URL is a bad request", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { http = "" } = server.addresses();
  for (const host of ["a b", "[", "x/y", "@", "a\\b"]) {
    const answer = await say(http, `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 400 .*x-frame-options: DENY.*\{"error":/is, host);
  }
  await server.stop();
});

Deno.test("a client that is slow with its headers, or with TLS, loses its connection", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench, IMPATIENT);
  const { https, http = "" } = server.addresses();
  const answers = await Promise.all([
    say(http, "GET / HTTP/1.1\r\nhost: x\r\n"),
    say(https, "GET / HTTP/1.1\r\nhost: x\r\n", true),
    say(http, ""),
    say(https, ""),
  ]);
  assert.match(answers[0], /^HTTP\/1\.1 408 .*"Request timeout"/s);
  assert.match(answers[1], /^HTTP\/1\.1 408 /);
  assert.equal(answers[3], "");
  await server.stop();
});

Deno.test("a client that stops in the middle of its body loses its connection", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench, IMPATIENT);
  const { https, http = "" } = server.addresses();
  const head = "POST /auth/login-local HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n";
  const text = `${head}{"pass`;
  assert.deepEqual(await Promise.all([say(http, text), say(https, text, true)]), ["", ""]);
  await server.stop();
});

Deno.test("clients that vanish at any point leave no trace", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { https, http = "" } = server.addresses();
  const upgrade = "connection: upgrade\r\nupgrade: websocket\r\n";
  for (
    const text of [
      "",
      "GET /device",
      "POST /auth/login-local HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{",
      `GET /webrtc/signaling/client HTTP/1.1\r\nhost: x\r\n${upgrade}\r\n`,
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\n${upgrade}\r\n`,
      "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n",
    ]
  ) {
    for (const [address, secure] of [[http, false], [https, true]] as const) {
      const socket = await connect(address, secure);
      socket.on("error", () => undefined);
      await new Promise((resolve) => socket.write(text === "" ? "\r\n" : text, resolve));
      socket.resetAndDestroy();
    }
  }
  const request = "GET /device/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
  assert.match(await say(https, request, true), /^HTTP\/1\.1 200 /);
  await server.stop();
});

Deno.test("a flood of connections is cut off, and over when it is over", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { http = "" } = server.addresses();
  const flood = await Promise.all(Array.from({ length: 250 }, () => connect(http, false)));
  const isCut = (socket: Socket) => socket.readableEnded || socket.destroyed;
  for (const socket of flood) socket.on("error", () => undefined).resume();
  await until(() => flood.filter(isCut).length === 50, "50 connections to be cut off");
  for (const socket of flood) socket.destroy();
  const request = "GET /device/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
  await until(async () => (await say(http, request)).startsWith("HTTP/1.1 200"), "an answer");
  await server.stop();
});
