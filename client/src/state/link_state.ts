import { signal } from "@preact/signals";
import type { LinkStats } from "../net/stats.ts";

/** Where the connection to the appliance stands. */
export type LinkState =
  /** Nobody asked for a connection. */
  | "idle"
  /** The first attempt is under way. */
  | "connecting"
  | "live"
  /** It broke, and is being made again. */
  | "lost"
  /** Another browser shows the picture now. */
  | "taken";

export const linkState = signal<LinkState>("idle");

/** Why the last attempt failed, in the appliance's words. */
export const linkError = signal<string | undefined>(undefined);

/** The picture of the newest connection. */
export const stream = signal<MediaStream | undefined>(undefined);

export const linkStats = signal<LinkStats | undefined>(undefined);
