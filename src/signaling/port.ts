import type { Socket } from "socket.io";
import type { WebSocket } from "ws";
import type { Principal } from "../auth/port.ts";
import type { OfferData } from "../protocol/signaling.ts";

/** Who stands at a door: an authenticated request, as the web floor saw it. */
export interface SignalingClient {
  /** Address of the socket's other end, e.g. `192.168.1.20`. */
  readonly address: string;
  readonly userAgent: string;
  readonly login: Principal;
  /** Its login still counts; asked at every change of the logins and every 15 s. */
  readonly mayStay: () => boolean;
}

/**
 * The ways into signalling. The web floor checks the Origin and the login, then hands the open
 * socket over; from then on the socket is ours to read, to answer and to close.
 */
export interface SignalingDoors {
  /** `GET /webrtc/signaling/client`. */
  webSocket(socket: WebSocket, client: SignalingClient): void;
  /** A connection on the Socket.IO namespace `/`. */
  socketIo(socket: Socket, client: SignalingClient): void;
  /**
   * `POST /webrtc/session`: one exchange without trickle.
   * @returns The answer in base64, with all our candidates.
   * @throws {KvmError} `bad_request` when the offer cannot be answered.
   */
  legacyHttp(offer: OfferData, client: SignalingClient): Promise<string>;
}
