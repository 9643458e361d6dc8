import { strict as assert } from "node:assert";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { FakeBrowser } from "../../tests/fakes/browser.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { until } from "../../tests/fakes/until.ts";
import { fakeViewerServices } from "../../tests/fakes/viewer_services.ts";
import { encodeDescription } from "../session/session_description.ts";
import { ViewerRegistry } from "../session/viewer_registry.ts";
import { SocketIoDoor } from "./socket_io_door.ts";

const CLIENT = {
  address: "127.0.0.1",
  userAgent: "test",
  login: { kind: "anonymous" },
  mayStay: () => true,
} as const;

const leaky = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  "an offer over Socket.IO, as text or as an object, is acknowledged and followed by candidates",
  leaky,
  async () => {
    const viewers = new ViewerRegistry(fakeViewerServices(), () => "takeover");
    const http = createServer();
    const server = new Server(http);
    server.on("connection", (socket) => {
      new SocketIoDoor(socket, CLIENT, viewers, silentLogger);
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const socket = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
      transports: ["websocket"],
    });
    const candidates: unknown[] = [];
    socket.on("ice-candidate", (candidate) => candidates.push(candidate));
    const ask = async (payload: unknown) =>
      JSON.parse(await socket.timeout(5000).emitWithAck("offer", payload));

    for (const asText of [true, false]) {
      const browser = new FakeBrowser();
      const offer = { sd: encodeDescription({ type: "offer", sdp: await browser.offer() }) };
      const { type, data } = await ask(asText ? JSON.stringify(offer) : offer);
      assert.equal(type, "answer");
      await browser.accept(JSON.parse(atob(data)).sdp);
      await until(() => browser.isOpen("rpc"), "the rpc channel");
      await until(() => candidates.length > 0, "the candidates");
      assert.match(JSON.stringify(candidates.splice(0)[0]), /"type":"new-ice-candidate"/);
      await browser.close();
    }
    for (const nonsense of ["{", "3", {}, null, { sd: "?" }]) {
      assert.equal(typeof (await ask(nonsense)).error, "string");
    }
    socket.emit("join", "harmless");
    socket.emit("ice-candidate", "harmless");
    viewers.stop();
    socket.close();
    await server.close();
  },
);
