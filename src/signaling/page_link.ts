import type { Principal } from "../auth/port.ts";
import { isLoopback } from "../base/address.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { OfferData, ServerMessage } from "../protocol/signaling.ts";
import { trickleCandidates } from "../session/sdp.ts";
import { encodeDescription } from "../session/session_description.ts";
import type { Viewer } from "../session/viewer.ts";
import type { Page, ViewerRegistry } from "../session/viewer_registry.ts";
import type { SignalingClient } from "./port.ts";

/** The answer to an offer, and what has to follow it. */
export interface Answered {
  /** Base64 of the session description. */
  readonly answer: string;
  /** Messages to send after the answer, never before: browsers choke on an early candidate. */
  readonly candidates: ServerMessage[];
}

/**
 * A page at the other end of a signalling socket, whichever kind that is. It outlives its viewers:
 * each offer makes a new one.
 */
export class PageLink implements Page {
  readonly address: string;
  readonly userAgent: string;
  readonly loopback: boolean;
  readonly login: Principal;
  readonly mayStay: () => boolean;
  readonly #viewers: ViewerRegistry;
  readonly #log: Logger;
  readonly #onTakenOver: () => void;
  #viewer: Viewer | undefined;

  constructor(
    viewers: ViewerRegistry,
    client: SignalingClient,
    log: Logger,
    onTakenOver: () => void,
  ) {
    this.address = client.address;
    this.userAgent = client.userAgent;
    this.loopback = isLoopback(client.address);
    this.login = client.login;
    this.mayStay = client.mayStay;
    this.#viewers = viewers;
    this.#log = log;
    this.#onTakenOver = onTakenOver;
  }

  takenOver(): void {
    this.#onTakenOver();
  }

  /** @throws {KvmError} with a text for the page. */
  async offer(offer: OfferData): Promise<Answered> {
    try {
      const { viewer, answer } = await this.#viewers.admit(offer, this);
      this.#viewer = viewer;
      return {
        answer: encodeDescription(answer),
        candidates: trickleCandidates(answer.sdp).map((data) => ({
          type: "new-ice-candidate",
          data,
        })),
      };
    } catch (error) {
      if (error instanceof KvmError) throw error;
      this.#log.error({ err: error }, `an offer failed: ${messageOf(error)}`);
      throw new KvmError("internal", "The offer could not be answered", { cause: error });
    }
  }

  /**
   * The socket is gone. What the page holds goes up at once, for the page itself may be dead; its
   * peer lives on while the browser keeps it alive, unless it never came to be.
   */
  closed(): void {
    this.#viewer?.releaseInput();
    if (this.#viewer && !this.#viewer.isConnected) {
      this.#viewer.close("its signalling socket closed before it was connected");
    }
  }
}
