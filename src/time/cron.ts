import { Cron } from "croner";
import { KvmError, messageOf } from "../base/errors.ts";
import type { ReadCron } from "./port.ts";

/** Reads a schedule of five fields, or six with the seconds first. */
export const readCron: ReadCron = (pattern, timezone) => {
  try {
    const cron = new Cron(pattern, { timezone, paused: true });
    return { next: (after) => cron.nextRun(after) ?? undefined };
  } catch (cause) {
    throw new KvmError("invalid_params", `invalid cron "${pattern}": ${messageOf(cause)}`, {
      cause,
      field: "schedule_cron_tab",
    });
  }
};
