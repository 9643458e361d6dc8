import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null, UsbState } from "./shapes.ts";

const Level = z.enum(["TRACE", "DEBUG", "INFO", "WARN", "ERROR"]);

/** A level as people write it; which ones there are is said by the error. */
const LevelName = z.string();

const LogEntry = z.object({
  /** Milliseconds since 1970. */
  timestampMs: z.number().int(),
  level: Level,
  target: z.string(),
  message: z.string(),
});

const FailsafeMode = z.object({ active: z.boolean(), reason: z.string() });

/** Also the body of `GET /device/health`. */
export const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  /** What ails, in words. */
  issues: z.array(z.string()),
  timestamp: z.string(),
  systemUptimeSecs: z.number().optional(),
  version: z.object({
    version: z.string(),
    revision: z.string(),
    branch: z.string(),
    buildDate: z.string(),
    platform: z.string(),
  }),
  video: z.object({
    ready: z.boolean(),
    width: z.number().int(),
    height: z.number().int(),
    fps: z.number(),
    error: z.string().optional(),
    framesTotal: z.number().int(),
    restarts: z.number().int(),
    /** From a frame's leaving the encoder to its last packet, milliseconds. */
    sendMs: z.object({ p50: z.number(), p99: z.number(), count: z.number().int() }),
  }),
  audioFramesTotal: z.number().int(),
  usbState: UsbState,
  network: z.object({
    online: z.boolean(),
    ip: z.string(),
    gateway: z.string().nullable(),
    dns: z.array(z.string()),
  }),
  failsafe: FailsafeMode,
  virtualMediaMounted: z.boolean(),
  viewers: z.number().int(),
  capabilities: z.array(
    z.object({ name: z.string(), available: z.boolean(), reason: z.string().optional() }),
  ),
});
export type Health = z.output<typeof Health>;

/** Methods about how the appliance feels and what it writes down. */
export const logMethods = {
  getHealth: rpcMethod({
    description: "How the appliance is, and what ails it in words.",
    access: "read",
    params: Nothing,
    result: Health,
  }),
  getFailsafeMode: rpcMethod({
    description: "Whether the appliance runs in failsafe mode, and why.",
    access: "read",
    params: Nothing,
    result: FailsafeMode,
  }),
  getRecentLogs: rpcMethod({
    description: "The newest lines of the log, oldest first; as many as fit 60 KiB.",
    access: "read",
    params: z.object({
      limit: integer(1, 1000).optional(),
      /** Lines of this level and of worse ones. */
      level: LevelName.optional(),
      /** Text in the message or the target. */
      contains: z.string().optional(),
    }),
    result: z.array(LogEntry),
  }),
  getDefaultLogLevel: rpcMethod({
    description: "The level below which nothing is logged.",
    access: "read",
    params: Nothing,
    result: Level,
  }),
  setDefaultLogLevel: rpcMethod({
    description: "Sets the level below which nothing is logged, at once and for good.",
    access: "admin",
    params: z.object({ level: LevelName }),
    result: Null,
  }),
  emitTestLog: rpcMethod({
    description: "Writes one line to the log, to see whether it arrives.",
    access: "admin",
    params: z.object({ level: LevelName }),
    result: Null,
  }),
};
