import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "../base/errors.ts";
import { parseLogFilter } from "../base/logger.ts";
import { PLATFORM_NAMES, type PlatformName } from "../platform/port.ts";
import { type Flag, type FlagName, FLAGS } from "./flags.ts";

/** A command line that makes no sense; its text is the one line to show. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command line, with the environment filled in and every value checked. */
export interface Cli {
  readonly action: "run" | "help" | "version" | "dry-run";
  readonly platform: PlatformName | "auto";
  readonly x11Display?: string;
  readonly dataDir: string;
  readonly configFile?: string;
  readonly httpAddr: string;
  readonly httpsAddr: string;
  readonly httpPolicy: "redirect" | "serve" | "off";
  readonly clientDir?: string;
  readonly video: VideoOptions;
  readonly audio: AudioOptions;
  readonly mdnsHostname: string;
  readonly mdnsDisabled: boolean;
  readonly cloudDisabled: boolean;
  readonly logFilter: string;
  readonly logJson: boolean;
  readonly logNoColor: boolean;
  readonly logFile?: string;
  readonly resetPassword: boolean;
  /** RUSTKVM_FORCE_FAILSAFE=1. */
  readonly forceFailsafe: boolean;
}

/** Capture and encoder as asked for. */
export interface VideoOptions {
  readonly device: string;
  readonly encoder: "h264" | "h265";
  /** After the quality factor. */
  readonly bitrateBps: number;
  readonly maxBitrateBps: number;
  readonly rcMode: "vbr" | "cbr" | "avbr";
  /** Frames; undefined leaves it to the encoder. */
  readonly gop?: number;
  readonly level: string;
  readonly profile?: string;
  readonly fps: number;
}

/** Sound as asked for. */
export interface AudioOptions {
  readonly enabled: boolean;
  readonly device: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly bitrateBps: number;
}

type Environment = Record<string, string | undefined>;

/** @throws {UsageError} naming the flag and what it takes. */
export function parseCli(args: readonly string[], env: Environment): Cli {
  const read = reader(args, env);
  const fps = read.integer("video-fps", 1, 240);
  const quality = read.real("quality", 0.1, 2);
  const bitrateBps = read.integer("video-bitrate", 1, 1e9);
  const maxBitrateBps = read.integer("video-max-bitrate", 1, 1e9);
  if (maxBitrateBps < bitrateBps) {
    throw new UsageError("--video-max-bitrate must not be below --video-bitrate");
  }
  const gop = gopOf(read, fps);
  const display = read.text("x11-display");
  const configFile = read.text("config");
  const clientDir = read.text("client-dir");
  const profile = read.text("video-profile");
  const logFile = read.text("log-file");
  const platform = read.choice("platform", ["auto", ...PLATFORM_NAMES]);
  if (display !== undefined && platform !== "auto" && platform !== "x11") {
    throw new UsageError(`--x11-display goes with --platform x11, not with ${platform}`);
  }
  return {
    action: actionOf(read),
    platform: display === undefined ? platform : "x11",
    ...(display === undefined ? {} : { x11Display: display }),
    dataDir: read.required("data-dir"),
    ...(configFile === undefined ? {} : { configFile }),
    httpAddr: read.required("http-addr"),
    httpsAddr: read.required("https-addr"),
    httpPolicy: read.choice("http-policy", ["redirect", "serve", "off"]),
    ...(clientDir === undefined ? {} : { clientDir }),
    video: {
      device: read.required("video-device"),
      encoder: read.choice("video-encoder", ["h264", "h265"]),
      bitrateBps: Math.round(bitrateBps * quality),
      maxBitrateBps: Math.round(maxBitrateBps * quality),
      rcMode: read.choice("video-rc-mode", ["vbr", "cbr", "avbr"]),
      ...(gop === undefined ? {} : { gop }),
      level: read.required("video-level"),
      ...(profile === undefined ? {} : { profile }),
      fps,
    },
    audio: {
      enabled: read.boolean("audio-enabled"),
      device: read.required("audio-device"),
      sampleRateHz: read.integer("audio-sample-rate", 8000, 192_000),
      channels: read.integer("audio-channels", 1, 2),
      bitrateBps: read.integer("audio-bitrate", 4000, 650_000),
    },
    mdnsHostname: read.required("mdns-hostname"),
    mdnsDisabled: read.boolean("mdns-disable"),
    cloudDisabled: read.boolean("cloud-disable"),
    logFilter: filterOf(read, env),
    logJson: read.boolean("log-json"),
    logNoColor: read.boolean("log-no-color"),
    ...(logFile === undefined ? {} : { logFile }),
    resetPassword: read.boolean("reset-password"),
    forceFailsafe: env["RUSTKVM_FORCE_FAILSAFE"] === "1",
  };
}

/** The text of `--help`. */
export function helpText(command: string): string {
  const rows = (FLAGS as readonly Flag[]).map((flag) => {
    const short = flag.short ? `-${flag.short}, ` : "    ";
    const left = `  ${short}--${flag.name}${flag.value ? ` ${flag.value}` : ""}`;
    const notes = [
      flag.default === undefined ? "" : `default ${flag.default}`,
      flag.env ?? "",
    ].filter((note) => note !== "").join("; ");
    return `${left}\n          ${flag.help}${notes ? ` [${notes}]` : ""}`;
  });
  return `Usage: ${command} [FLAGS]\n\n${rows.join("\n")}\n`;
}

type Reader = ReturnType<typeof reader>;

function reader(args: readonly string[], env: Environment) {
  const given = parseFlags(args);
  const raw = (name: FlagName): string | undefined => {
    const flag = (FLAGS as readonly Flag[]).find((one) => one.name === name);
    const value = given[name] ?? (flag?.env === undefined ? undefined : env[flag.env] || undefined);
    return value === undefined ? flag?.default : String(value);
  };
  const text = (name: FlagName) => raw(name);
  const required = (name: FlagName): string => {
    const value = raw(name);
    if (value === undefined || value === "") throw new UsageError(`--${name} must not be empty`);
    return value;
  };
  const real = (name: FlagName, min: number, max: number): number => {
    const value = Number(required(name));
    if (!Number.isFinite(value) || value < min || value > max) {
      throw new UsageError(`--${name} takes a number from ${min} to ${max}, not "${raw(name)}"`);
    }
    return value;
  };
  return {
    text,
    required,
    real,
    integer(name: FlagName, min: number, max: number): number {
      const value = real(name, min, max);
      if (!Number.isInteger(value)) {
        throw new UsageError(`--${name} takes a whole number, not "${raw(name)}"`);
      }
      return value;
    },
    choice<const T extends string>(name: FlagName, choices: readonly T[]): T {
      const value = required(name);
      const choice = choices.find((one) => one === value);
      if (choice === undefined) {
        throw new UsageError(`--${name} takes ${choices.join(", ")}, not "${value}"`);
      }
      return choice;
    },
    boolean(name: FlagName): boolean {
      const value = raw(name)?.toLowerCase() ?? "false";
      if (value === "true" || value === "1") return true;
      if (value === "false" || value === "0") return false;
      throw new UsageError(`--${name} takes true or false, not "${value}"`);
    },
  };
}

function parseFlags(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const flag of FLAGS as readonly Flag[]) {
    options[flag.name] = {
      type: flag.value === undefined ? "boolean" : "string",
      ...(flag.short === undefined ? {} : { short: flag.short }),
    };
  }
  try {
    const { values } = parseArgs({ args: joined(args), options, strict: true });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new UsageError(messageOf(error).split(". ")[0]);
  }
}

/** Lets a value begin with a dash, as in `--video-gop -1`. */
function joined(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (/^-\d/.test(arg) && args[index - 1]?.startsWith("--")) return [];
    const next = args[index + 1];
    return arg.startsWith("--") && next !== undefined && /^-\d/.test(next)
      ? [`${arg}=${next}`]
      : [arg];
  });
}

function actionOf(read: Reader): Cli["action"] {
  if (read.boolean("help")) return "help";
  if (read.boolean("version")) return "version";
  return read.boolean("dry-run") ? "dry-run" : "run";
}

/** -1 stands for one key unit a second. */
function gopOf(read: Reader, fps: number): number | undefined {
  if (read.text("video-gop") === undefined) return undefined;
  const gop = read.integer("video-gop", -1, 100_000);
  if (gop === 0) throw new UsageError("--video-gop takes -1 or a number above 0, not 0");
  return gop === -1 ? fps : gop;
}

/** RUST_LOG wins over the flag. */
function filterOf(read: Reader, env: Environment): string {
  const filter = env["RUST_LOG"] || read.required("log-level");
  try {
    parseLogFilter(filter);
  } catch (error) {
    throw new UsageError(`--log-level: ${messageOf(error)}`);
  }
  return filter;
}
