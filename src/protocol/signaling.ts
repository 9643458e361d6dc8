import { z } from "zod";

/** Messages on the signalling sockets (wire.md §2). All are JSON text, except bare `ping` and `pong`. */

/** What a browser puts into `offer`; `sd` is base64 of `{"type":"offer","sdp":…}`. */
export const OfferData = z.object({
  sd: z.string().min(1),
  /** STUN servers and a public address; the cloud relay alone sends them. */
  iceServers: z.array(z.string()).optional(),
  ip: z.string().optional(),
  OidcGoogle: z.string().optional(),
  /**
   * This client sends KeypressKeepAlive every 50 ms while anything is held, modifiers included, so
   * its silence for 250 ms means that nobody holds a key any more. Our own client sets it.
   */
  heartbeat: z.boolean().optional(),
  /**
   * This client knows that several people may watch and one controls; it then begins as an observer
   * where somebody controls already. Others get control on arrival, as upstream's page expects.
   */
  roles: z.boolean().optional(),
});
export type OfferData = z.infer<typeof OfferData>;

/** An ICE candidate as browsers write it. */
export const IceCandidate = z.object({
  candidate: z.string(),
  sdpMid: z.string().nullish(),
  sdpMLineIndex: z.number().int().nullish(),
  usernameFragment: z.string().nullish(),
});
export type IceCandidate = z.infer<typeof IceCandidate>;

/** Messages from a browser. */
export const ClientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("offer"), data: OfferData }),
  z.object({ type: z.literal("new-ice-candidate"), data: IceCandidate }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** A session description as it is carried inside base64. */
export const SessionDescription = z.object({
  type: z.enum(["offer", "answer"]),
  sdp: z.string().min(1),
});
export type SessionDescription = z.infer<typeof SessionDescription>;

/** A candidate of ours; some clients refuse one without a text `sdpMid` and a number. */
export interface LocalCandidate {
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
}

/** Messages to a browser. */
export type ServerMessage =
  | { type: "device-metadata"; data: { deviceVersion: string } }
  | { type: "answer"; data: string }
  | { type: "new-ice-candidate"; data: LocalCandidate }
  | { type: "other-session-connected" }
  | { type: "error"; error: string };
