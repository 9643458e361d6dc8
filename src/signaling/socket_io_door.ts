import type { Socket } from "socket.io";
import { z } from "zod";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { OfferData } from "../protocol/signaling.ts";
import type { ViewerRegistry } from "../session/viewer_registry.ts";
import { PageLink } from "./page_link.ts";
import type { SignalingClient } from "./port.ts";

/** What the older client sends: a JSON text, or the object itself. */
const Offer = z.union([
  OfferData,
  z.string().transform((text, context) => {
    try {
      return OfferData.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "no offer" });
      return z.NEVER;
    }
  }),
]);

/**
 * One Socket.IO connection (wire.md §2.3): `offer` with an acknowledgement, both as text that holds
 * JSON; candidates go out as objects. Every other event is a harmless nothing.
 */
export class SocketIoDoor {
  readonly #socket: Socket;
  readonly #log: Logger;
  readonly #page: PageLink;

  constructor(
    socket: Socket,
    client: SignalingClient,
    viewers: ViewerRegistry,
    log: Logger,
  ) {
    this.#socket = socket;
    this.#log = log;
    this.#page = new PageLink(viewers, client, log, () => {
      socket.emit("other-session-connected");
    });
    let tail: Promise<void> = Promise.resolve();
    socket.on("offer", (payload: unknown, acknowledge: unknown) => {
      tail = tail.then(() => this.#offer(payload, acknowledge));
    });
    socket.on("disconnect", () => this.#page.closed());
  }

  async #offer(payload: unknown, acknowledge: unknown): Promise<void> {
    const reply = (body: unknown) => {
      if (typeof acknowledge === "function") acknowledge(JSON.stringify(body));
    };
    const offer = Offer.safeParse(payload);
    if (!offer.success) return reply({ error: "The offer has no session description in sd" });
    try {
      const { answer, candidates } = await this.#page.offer(offer.data);
      reply({ type: "answer", data: answer });
      for (const candidate of candidates) this.#socket.emit("ice-candidate", candidate);
    } catch (error) {
      this.#log.warn(`offer refused: ${messageOf(error)}`);
      reply({ error: messageOf(error) });
    }
    if (!this.#socket.connected) this.#page.closed();
  }
}
