import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { io } from "socket.io-client";
import { fetchUnverified } from "../../tasks/https.ts";
import { type TestAppliance, withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { SignalingSocket } from "./signaling_socket.ts";
import { ALL_CHANNELS, visit } from "./visit.ts";

const MALFORMED = ["", "{", "[]", "null", '"text"', "{}", '{"password":{}}', "\u0000\uffff"];
const JSON_ROUTES = [
  ["POST", "/device/setup"],
  ["POST", "/auth/login-local"],
  ["POST", "/auth/password-local"],
  ["PUT", "/auth/password-local"],
  ["DELETE", "/auth/local-password"],
  ["POST", "/webrtc/session"],
  ["POST", "/device/rpc"],
] as const;
const TWO_MIB = 2 * 1024 * 1024;

/** The words with which the appliance reports what should never happen. */
const STRAY = /a promise failed and nobody cared|an error reached the event loop/;

/** Asserts that the appliance came through: it answers, counts no viewer and lost no promise. */
async function isUnharmed(appliance: TestAppliance): Promise<void> {
  assert.equal(appliance.process.exit, undefined, "the process ended");
  await until(async () => await appliance.viewers() === 0, "the viewers to be gone", 45_000);
  assert.doesNotMatch(appliance.process.log, STRAY);
}

Deno.test("malformed and oversized bodies get a clear error", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    for (const [method, path] of JSON_ROUTES) {
      for (const body of MALFORMED) {
        const answer = await appliance.fetch(path, {
          method,
          body,
          headers: { "content-type": "application/json" },
        });
        const isRpcError = path === "/device/rpc" && answer.status === 200;
        assert.ok(isRpcError || (answer.status >= 400 && answer.status < 500), `${path}: ${body}`);
        assert.ok("error" in JSON.parse(answer.text()), `${path}: ${answer.text()}`);
      }
      const huge = await appliance.fetch(path, { method, body: new Uint8Array(TWO_MIB) })
        .catch((error: NodeJS.ErrnoException) => error.code);
      // A server may hang up on a body that it will not read.
      const refused = typeof huge === "object"
        ? huge.status === 413
        : /ECONNRESET|EPIPE/.test(huge!);
      assert.ok(refused, `${method} ${path}: ${typeof huge === "object" ? huge.status : huge}`);
    }
    await isUnharmed(appliance);
  });
});

Deno.test("garbage on the sockets is skipped", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    const cookie = await appliance.setUp();
    const socket = await SignalingSocket.open(appliance.origin, cookie);
    const offers = [null, 7, "", {}, { sd: 7 }, { sd: "!" }, { sd: btoa("{") }, {
      sd: btoa(JSON.stringify({ type: "offer", sdp: "v=0\r\nm=video 9 X\r\nm=application x\r\n" })),
    }];
    for (const data of offers) socket.sendJson({ type: "offer", data });
    for (const candidate of ["", "candidate:x", 7, null, {}]) {
      socket.sendJson({ type: "new-ice-candidate", data: { candidate, sdpMid: "9" } });
    }
    for (const text of [...MALFORMED, '{"type":"offer"}', '{"type":7}', "x".repeat(100_000)]) {
      socket.send(text);
    }
    socket.send(crypto.getRandomValues(new Uint8Array(60_000)));
    socket.send("ping");
    await until(() => socket.messages.includes("pong"), "a pong after all that", 10_000);
    socket.send("y".repeat(TWO_MIB));
    await socket.close();

    const client = io(appliance.origin, {
      rejectUnauthorized: false,
      transports: ["websocket"],
      extraHeaders: { cookie },
      reconnection: false,
    });
    await new Promise<void>((resolve, reject) => {
      client.once("connect", resolve);
      client.once("connect_error", reject);
    });
    for (const event of ["offer", "ice-candidate", "join", "signal", "nonsense"]) {
      for (const payload of [...MALFORMED, 7, null, {}, [], { sd: {} }]) {
        client.emit(event, payload);
      }
    }
    const answer = await client.timeout(5000).emitWithAck("offer", "{");
    assert.ok("error" in JSON.parse(answer));
    client.close();
    await isUnharmed(appliance);
  });
});

Deno.test("an unknown upgrade, and bytes that are no TLS, are turned away", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    const { hostname, port } = new URL(appliance.origin);
    for (let n = 0; n < 20; n++) {
      using connection = await Deno.connect({ hostname, port: Number(port) });
      await connection.write(crypto.getRandomValues(new Uint8Array(1000))).catch(() => {});
    }
    const upgrade = await fetchUnverified(`${appliance.origin}/nowhere`, {
      headers: { connection: "upgrade", upgrade: "websocket" },
    }).then(({ status }) => status, (error: NodeJS.ErrnoException) => error.code);
    assert.ok(upgrade === "ECONNRESET" || Number(upgrade) >= 400, String(upgrade));
    await isUnharmed(appliance);
  });
});

Deno.test("garbage on every data channel, and 10,000 random HID frames, do no harm", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    await visit(appliance, { channels: [...ALL_CHANNELS, "no-such-label"] }, async ({ peer }) => {
      for (const label of [...ALL_CHANNELS, "no-such-label"]) {
        const channel = await peer.channel(label);
        // werift cannot send an empty message; the browser tests do.
        for (const text of MALFORMED.filter((text) => text !== "")) channel.send(text);
        channel.send("x".repeat(60_000));
        for (const size of [1, 2, 9, 1000, 60_000]) channel.send(randomBytes(size));
      }
      const hid = await peer.channel("hidrpc");
      for (let n = 0; n < 10_000; n++) {
        hid.send(randomBytes(1 + n % 16));
        // More at once would overflow the socket, and repairing that is not what is tested here.
        if (n % 50 === 0) await until(() => hid.bufferedAmount === 0, "the frames", 30_000);
      }
      const answer = await peer.call("getVideoState");
      assert.ok("result" in (answer as Record<string, unknown>));
    });
    await isUnharmed(appliance);
  });
});

/** werift takes Node's Buffer, which needs nothing but the bytes. */
function randomBytes(size: number): Buffer {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(size)));
}
