import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";

/** A week. */
const MAX_INACTIVITY_SEC = 604_800;

const Config = z.object({
  /** Seconds without input after which the mouse is moved. */
  inactivity_limit_seconds: integer(0, MAX_INACTIVITY_SEC),
  /** The part of the time to the next moment by which a move is late at most. */
  jitter_percentage: integer(0, 100),
  /** Seconds, minutes, hours, day of the month, month, day of the week. */
  schedule_cron_tab: z.string().min(1).max(256),
  /** IANA name; UTC when absent. */
  timezone: z.string().max(64).optional(),
});

/** Methods about the mouse that moves by itself. */
export const jigglerMethods = {
  getJigglerState: rpcMethod({
    description: "Whether the mouse moves by itself.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  setJigglerState: rpcMethod({
    description: "Has the mouse move by itself, or not.",
    access: "control",
    params: Enabled,
    result: Null,
  }),
  getJigglerConfig: rpcMethod({
    description: "When the mouse moves by itself.",
    access: "read",
    params: Nothing,
    result: Config,
  }),
  setJigglerConfig: rpcMethod({
    description: "Sets when the mouse moves by itself.",
    access: "control",
    params: Config,
    result: Null,
    wrapper: "jigglerConfig",
  }),
};
