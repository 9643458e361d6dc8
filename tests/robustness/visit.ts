import type { TestAppliance } from "../harness/appliance.ts";
import { OfferingPeer, type OfferOptions } from "./offering_peer.ts";
import { SignalingSocket } from "./signaling_socket.ts";
import { StunResponder } from "./stun_responder.ts";

/** All channels that the upstream page opens, in its order. */
export const ALL_CHANNELS = [
  "rpc",
  "hidrpc",
  "hidrpc-unreliable-ordered",
  "hidrpc-unreliable-nonordered",
  "terminal",
  "serial",
];

/** A client's stay: its socket, its peer. */
export interface Visit {
  readonly signaling: SignalingSocket;
  readonly peer: OfferingPeer;
}

/** Connects a client, and takes it away after `stay`. */
export async function visit(
  appliance: TestAppliance,
  options: OfferOptions,
  stay: (visit: Visit) => Promise<void>,
): Promise<void> {
  await using stun = await StunResponder.start();
  const signaling = await SignalingSocket.open(appliance.origin, appliance.cookie);
  const peer = new OfferingPeer(stun.url, options);
  try {
    await signaling.message("device-metadata");
    await peer.connect(signaling);
    await stay({ signaling, peer });
  } finally {
    await peer.close();
    await signaling.close();
  }
}
