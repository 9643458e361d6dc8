import type { Unsubscribe } from "../base/event_bus.ts";
import { Listeners } from "../base/listeners.ts";
import type { RootLogger } from "../base/logger.ts";
import { type LogEntry, readLogLine } from "./log_entry.ts";

/** The newest lines of the log, in memory. */
export class LogRing {
  readonly #capacity: number;
  #entries: LogEntry[] = [];
  readonly #listeners = new Listeners<LogEntry>();

  /** @param capacity How many lines are kept. @default 1000 */
  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  /** Takes in every line that is written from now on. */
  listenTo(logs: Pick<RootLogger, "tap">): Unsubscribe {
    return logs.tap((line) => this.add(readLogLine(line)));
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    // Cut rarely: moving a thousand entries for each line would cost more than the line.
    if (this.#entries.length >= 2 * this.#capacity) this.#entries = this.entries;
    this.#listeners.tell(entry);
  }

  /** Oldest first. */
  get entries(): LogEntry[] {
    return this.#entries.slice(-this.#capacity);
  }

  /** @param listener Hears each new line; must not log, and must not throw. */
  onEntry(listener: (entry: LogEntry) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }
}
