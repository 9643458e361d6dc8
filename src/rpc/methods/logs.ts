import type { Logger } from "../../base/logger.ts";
import { type LogLevelSetting, requireLevel } from "../../observability/log_level.ts";
import type { LogRing } from "../../observability/log_ring.ts";
import { matchingLogs } from "../../observability/matching_logs.ts";
import type { Health, logMethods } from "../../protocol/rpc/logs.ts";
import type { FailsafeState } from "../../protocol/states.ts";
import type { AreaHandlers } from "../handlers.ts";
import { newestThatFit } from "../newest_that_fit.ts";

/** A reply must fit one message of the data channel, 64 KiB with its envelope. */
const MAX_LOGS_BYTES = 60 * 1024;

/** What the methods about health and log work with. */
export interface LogParts {
  /** As GET /device/health tells it. */
  readonly health: () => Health;
  readonly failsafe: () => FailsafeState;
  readonly ring: LogRing;
  readonly level: LogLevelSetting;
  /** Writes the test line. */
  readonly log: Logger;
}

/** How the appliance feels and what it writes down. */
export function logHandlers(parts: LogParts): AreaHandlers<typeof logMethods> {
  const { ring, level, log } = parts;
  return {
    getHealth: () => parts.health(),
    getFailsafeMode: () => {
      const { active, reason } = parts.failsafe();
      return { active, reason };
    },
    getRecentLogs: ({ limit = Infinity, level: name, contains }) => {
      const level = name === undefined ? undefined : requireLevel(name);
      return newestThatFit(matchingLogs(ring.entries, { level, contains }), limit, MAX_LOGS_BYTES);
    },
    getDefaultLogLevel: () => level.stored,
    setDefaultLogLevel: async ({ level: name }) => {
      await level.set(name);
      return null;
    },
    emitTestLog: ({ level: name }) => {
      const written = requireLevel(name).toLowerCase() as Lowercase<typeof level.stored>;
      log[written]("JSON-RPC test log probe");
      return null;
    },
  };
}
