import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { SignalingSocket } from "./signaling_socket.ts";
import { ALL_CHANNELS, visit } from "./visit.ts";

Deno.test("the signalling socket opens with metadata and answers a ping", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    const cookie = await appliance.setUp();
    const socket = await SignalingSocket.open(appliance.origin, cookie);
    await until(() => socket.messages.length > 0, "the first message", 5000);
    const first = JSON.parse(socket.messages[0]!);
    assert.equal(first.type, "device-metadata");
    assert.match(first.data.deviceVersion, /^\d+\.\d+\.\d+/);
    socket.send("ping");
    await until(() => socket.messages.includes("pong"), "the pong", 5000);
    await socket.close();
  });
});

Deno.test("the signalling socket is refused without a login", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    await assert.rejects(SignalingSocket.open(appliance.origin, undefined), /401/);
  });
});

Deno.test("a client with every channel sees video, and calls a method", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    await visit(appliance, { channels: ALL_CHANNELS }, async ({ peer, signaling }) => {
      assert.match(peer.answer, /^a=msid:kvm /m);
      const { data } = await signaling.message("new-ice-candidate");
      const candidate = data as Record<string, unknown>;
      assert.equal(typeof candidate["sdpMid"], "string");
      assert.equal(typeof candidate["sdpMLineIndex"], "number");
      const answer = await peer.call("getVideoState") as { result: { ready: boolean } };
      assert.equal(typeof answer.result.ready, "boolean");
      await until(() => peer.packets > 10, "video packets", 10_000);
      const channel = await peer.channel("hidrpc");
      channel.send(Buffer.from([0x01, 0x01]));
      await until(
        () => peer.received.get("hidrpc")!.some((frame) => frame instanceof Uint8Array),
        "the handshake",
        5000,
      );
      assert.equal(await appliance.viewers(), 1);
    });
  });
});
