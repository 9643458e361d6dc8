import process from "node:process";
import pino from "pino";
import type { Unsubscribe } from "./event_bus.ts";
import { Listeners } from "./listeners.ts";
import { RotatingFile } from "./rotating_file.ts";

/** Levels in the order of services.md §1.2. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Logger = pino.Logger;

/** How the log is written. */
export interface LogOptions {
  /**
   * A level, or a filter in the form of RUST_LOG: `info,media=debug,web=warn`. The names are those
   * given to {@linkcode loggerFor}.
   */
  readonly filter: string;
  /** One JSON object a line instead of text. */
  readonly json: boolean;
  readonly color: boolean;
  /** Also append to this file, rotated. */
  readonly file?: string;
}

/** A parsed filter: the level of everything, and of single targets. */
export interface LogFilter {
  readonly base: LogLevel;
  /** Levels, keyed by target. */
  readonly targets: ReadonlyMap<string, LogLevel>;
}

/** @throws {RangeError} naming the part that is no level. */
export function parseLogFilter(text: string): LogFilter {
  let base: LogLevel = "info";
  const targets = new Map<string, LogLevel>();
  for (const part of text.split(",").map((p) => p.trim()).filter((p) => p !== "")) {
    const [left, right] = part.split("=", 2) as [string, string | undefined];
    const level = (right ?? left).toLowerCase();
    if (!isLogLevel(level)) {
      throw new RangeError(`"${part}" is no log level; use one of ${LOG_LEVELS.join(", ")}`);
    }
    if (right === undefined || left === "rustkvm") base = level;
    else targets.set(left, level);
  }
  return { base, targets };
}

function isLogLevel(text: string): text is LogLevel {
  return (LOG_LEVELS as readonly string[]).includes(text);
}

const COLOR_OF: Record<string, string> = {
  trace: "\x1b[2m",
  debug: "\x1b[36m",
  info: "\x1b[32m",
  warn: "\x1b[33m",
  error: "\x1b[31m",
};

/** Synchronous, so that the last line before a crash is on disk. */
class LogDestination {
  readonly #json: boolean;
  readonly #color: boolean;
  readonly #file: RotatingFile | undefined;

  constructor(options: LogOptions) {
    this.#json = options.json;
    this.#color = options.color;
    this.#file = options.file === undefined ? undefined : new RotatingFile(options.file);
  }

  write(line: string): void {
    const text = this.#json ? line : readable(line, this.#color);
    writeAllSync(text);
    this.#file?.write(this.#json || !this.#color ? text : readable(line, false));
  }
}

const encoder = new TextEncoder();

function writeAllSync(text: string): void {
  try {
    const bytes = encoder.encode(text);
    for (let written = 0; written < bytes.length;) {
      written += Deno.stdout.writeSync(bytes.subarray(written));
    }
  } catch (error) {
    // Whoever read our output is gone, or is slow (EAGAIN); the appliance goes on.
    if (!(error instanceof Deno.errors.BrokenPipe || error instanceof Deno.errors.WouldBlock)) {
      throw error;
    }
  }
}

function readable(line: string, color: boolean): string {
  const { level, target, msg, err, time: _time, ...rest } = JSON.parse(line);
  const name = String(level).toUpperCase().padEnd(5);
  const shown = color ? `${COLOR_OF[level] ?? ""}${name}\x1b[0m` : name;
  const fields = Object.entries(rest).map(([key, value]) =>
    ` ${key}=${typeof value === "string" ? value : JSON.stringify(value)}`
  ).join("");
  const cause = err ? `\n${err.stack ?? err.message}` : "";
  return `${shown} ${target ?? "rustkvm"}: ${msg ?? ""}${fields}${cause}\n`;
}

/** Makes the root logger. @throws {RangeError} when the filter is malformed. */
export function createLogger(options: LogOptions): RootLogger {
  return new RootLogger(parseLogFilter(options.filter), new LogDestination(options));
}

/** Hands out loggers by target and keeps their levels. */
export class RootLogger {
  readonly #pino: Logger;
  /** Levels of single targets, keyed by target. */
  readonly #targets: ReadonlyMap<string, LogLevel>;
  /** Keyed by target. */
  readonly #loggers = new Map<string, Logger>();
  readonly #taps = new Listeners<string>();
  #level: LogLevel;

  constructor(filter: LogFilter, destination: { write(line: string): void }) {
    this.#targets = filter.targets;
    this.#level = filter.base;
    const write = (line: string) => {
      destination.write(line);
      this.#taps.tell(line);
    };
    this.#pino = pino({
      level: "trace",
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    }, { write });
  }

  /** A logger for one part of the program. @param target Its folder or service name. */
  for(target: string): Logger {
    const known = this.#loggers.get(target);
    if (known !== undefined) return known;
    const level = this.#targets.get(target) ?? this.#level;
    const logger = this.#pino.child({ target }, { level });
    this.#loggers.set(target, logger);
    return logger;
  }

  /** The level of every target that has none of its own. */
  get level(): LogLevel {
    return this.#level;
  }

  /** Also of the loggers that were handed out; a target with a level of its own keeps it. */
  set level(level: LogLevel) {
    this.#level = level;
    for (const [target, logger] of this.#loggers) {
      if (!this.#targets.has(target)) logger.level = level;
    }
  }

  /**
   * Hears every line that is written, as JSON with `level`, `time`, `target` and `msg`.
   * @param listener Must not log, and must not throw.
   */
  tap(listener: (line: string) => void): Unsubscribe {
    return this.#taps.add(listener);
  }
}

/** Text for a terminal that wants color, unless it was refused by flag or by NO_COLOR. */
export function wantsColor(refused: boolean): boolean {
  return !refused && process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
}
