import { fetchUnverified } from "../../tasks/https.ts";
import { until } from "../harness/until.ts";
import { OfferingPeer } from "./offering_peer.ts";
import { SignalingSocket } from "./signaling_socket.ts";
import { StunResponder } from "./stun_responder.ts";

/**
 * Run on another host of a test network: sets an appliance up, connects three times and prints how
 * long each answer took.
 *
 *     deno run -A lan_visitor.ts https://10.77.0.1:443
 */
const ROUNDS = 3;
const origin = Deno.args[0]!;

const cookie = await until(
  () =>
    fetchUnverified(`${origin}/device/setup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ localAuthMode: "password", password: "correct horse" }),
    }).then(({ headers }) => headers["set-cookie"]?.[0]?.split(";")[0], () => undefined),
  "the appliance to start",
  30_000,
);

await using stun = await StunResponder.start();
const answersMs: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const signaling = await SignalingSocket.open(origin, cookie);
  const peer = new OfferingPeer(stun.url, { channels: ["rpc"] });
  await signaling.message("device-metadata");
  await peer.connect(signaling);
  answersMs.push(peer.answerMs);
  await peer.call("getVideoState");
  await until(() => peer.packets > 10, "video packets", 10_000);
  await peer.close();
  await signaling.close();
}
console.log(JSON.stringify({ answersMs }));
