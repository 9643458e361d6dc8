import { KvmError } from "../../src/base/errors.ts";
import type { ReadCron } from "../../src/time/port.ts";

/** Schedules of the form `every N`, N in seconds, from the beginning of 1970. */
export const fakeCron: ReadCron = (pattern, timezone) => {
  const [, seconds] = /^every (\d+)$/.exec(pattern) ?? [];
  if (seconds === undefined) throw new KvmError("invalid_params", `invalid cron "${pattern}"`);
  if (timezone === "No/Where") throw new KvmError("invalid_params", `unknown zone ${timezone}`);
  const everyMs = Number(seconds) * 1000;
  return { next: (after) => new Date((Math.floor(after.getTime() / everyMs) + 1) * everyMs) };
};
