/** Levels as clients write them, the most talkative one first. */
export const LEVEL_NAMES = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"] as const;
export type LevelName = (typeof LEVEL_NAMES)[number];

/** One line of the log, as clients see it. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly timestampMs: number;
  readonly level: LevelName;
  /** The part of the program that wrote it. */
  readonly target: string;
  /** The text, then its fields as `key=value`. */
  readonly message: string;
}

/** A stack trace is some two thousand; what is longer is no message. */
const MAX_MESSAGE = 4_096;

/** @param line A line of the root logger, JSON. */
export function readLogLine(line: string): LogEntry {
  const { level, time, target, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const parts = [
    ...(typeof msg === "string" ? [msg] : []),
    ...Object.entries(fields).map(([key, value]) => `${key}=${shown(value)}`),
    ...(err === undefined ? [] : [`err=${causeOf(err)}`]),
  ];
  return {
    timestampMs: Date.parse(String(time)),
    level: levelNamed(String(level)) ?? "INFO",
    target: typeof target === "string" ? target : "rustkvm",
    message: parts.join(" ").slice(0, MAX_MESSAGE),
  };
}

/** The level of that name, in capitals or not. */
export function levelNamed(name: string): LevelName | undefined {
  return LEVEL_NAMES.find((level) => level === name.toUpperCase());
}

/** The entry as one line of text. */
export function logText(entry: LogEntry): string {
  const time = new Date(entry.timestampMs).toISOString();
  return `${time} ${entry.level.padEnd(5)} ${entry.target}: ${entry.message}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The logger writes errors as objects with a message and a stack. */
function causeOf(err: unknown): string {
  if (typeof err !== "object" || err === null) return shown(err);
  const { stack, message } = err as Record<string, unknown>;
  return shown(stack ?? message ?? err);
}
