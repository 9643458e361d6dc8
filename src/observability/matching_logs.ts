import { LEVEL_NAMES, type LevelName, type LogEntry } from "./log_entry.ts";

/** Which lines are wanted. */
export interface LogQuery {
  /** Lines of this level and of worse ones. */
  readonly level?: LevelName | undefined;
  /** Text in the message or the target. */
  readonly contains?: string | undefined;
}

/** The lines that match, in their order. */
export function matchingLogs(entries: readonly LogEntry[], query: LogQuery): LogEntry[] {
  const { level = "TRACE", contains = "" } = query;
  const least = LEVEL_NAMES.indexOf(level);
  return entries.filter((entry) =>
    LEVEL_NAMES.indexOf(entry.level) >= least &&
    (entry.message.includes(contains) || entry.target.includes(contains))
  );
}
