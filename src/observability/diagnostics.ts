import { dirname } from "node:path";
import { stringify } from "smol-toml";
import type { Paths } from "../base/paths.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { readCrashLogs } from "./crash_logs.ts";
import { logText } from "./log_entry.ts";
import type { LogRing } from "./log_ring.ts";
import { type MachineFacts, readMachineFacts } from "./machine_facts.ts";
import { readTail } from "./read_tail.ts";
import { Secrets } from "./secrets.ts";
import { zip } from "./zip.ts";

/** Ends of the log files: the current one, and each that was rotated away. */
const LOG_BYTES = 1024 * 1024;
const ROTATED_BYTES = 256 * 1024;

/** Options of {@linkcode Diagnostics}. */
export interface DiagnosticsOptions {
  readonly paths: Paths;
  readonly config: Pick<ConfigStore, "current">;
  readonly logs: LogRing;
  /** File that the log is written to, if any. */
  readonly logFile?: string;
  /** Body of GET /device/health. */
  readonly health: () => unknown;
  /** Brand in the name of the archive. */
  readonly slug: string;
}

/** All that helps to find out what is wrong, without any secret. */
export interface DiagnosticFacts {
  readonly timestamp: string;
  readonly uptime: string | null;
  readonly machine: MachineFacts;
  readonly health: unknown;
  readonly config: Record<string, unknown>;
  /** Texts, keyed by file name. */
  readonly logs: Record<string, string>;
  /** Texts, keyed by file name. */
  readonly crashes: Record<string, string>;
}

/** What a person attaches to a report. */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
  }

  /** The body of GET /diagnostics.json. */
  async facts(now = new Date()): Promise<DiagnosticFacts> {
    const { paths, config, health } = this.#options;
    const secrets = new Secrets(config.current);
    const machine = await readMachineFacts(paths);
    const facts: DiagnosticFacts = {
      timestamp: now.toISOString(),
      uptime: machine.uptime ?? null,
      machine,
      health: health(),
      config: secrets.settings,
      logs: await this.#logs(),
      crashes: await readCrashLogs([paths.crashLogsDir, dirname(paths.lastCrashLog)]),
    };
    return secrets.scrubAll(facts) as DiagnosticFacts;
  }

  /** The archive of GET /diagnostics, and the name to save it by. */
  async archive(now = new Date()): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
    const { config, logs, crashes, ...system } = await this.facts(now);
    const texts: Record<string, string> = {
      ...logs,
      "system-diagnostics.json": `${JSON.stringify(system, null, 2)}\n`,
      "config.toml": stringify(config),
    };
    for (const [name, text] of Object.entries(crashes)) texts[`crashes/${name}`] = text;
    const encoder = new TextEncoder();
    const files = Object.entries(texts).map(([name, text]) => ({
      name,
      bytes: encoder.encode(text),
    }));
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
    return { name: `${this.#options.slug}-diagnostics-${stamp}.zip`, bytes: zip(files, now) };
  }

  /** The log file and its older parts; without one, the lines that are in memory. */
  async #logs(): Promise<Record<string, string>> {
    const { logFile, logs } = this.#options;
    const inMemory = () => logs.entries.map((entry) => `${logText(entry)}\n`).join("");
    const current = logFile === undefined ? undefined : await readTail(logFile, LOG_BYTES);
    const texts: Record<string, string> = { "app.log": current ?? inMemory() };
    for (const part of logFile === undefined ? [] : [1, 2]) {
      const text = await readTail(`${logFile}.${part}`, ROTATED_BYTES);
      if (text !== undefined) texts[`app.log.${part}`] = text;
    }
    return texts;
  }
}
