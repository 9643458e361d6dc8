import { z } from "zod";
import { KvmError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { serialMethods } from "../../protocol/rpc/serial.ts";
import { SerialSettings } from "../../protocol/rpc/serial_settings.ts";
import type { AreaHandlers } from "../handlers.ts";
import { jsonBytes } from "../json_bytes.ts";
import { JsonFile } from "../json_file.ts";
import { newestThatFit } from "../newest_that_fit.ts";
import { notBuilt } from "./not_built.ts";

/** Both must fit one reply. */
const MAX_SETTINGS_BYTES = 32 * 1024;
const MAX_HISTORY_BYTES = 48 * 1024;
/** As many as a page keeps. */
const MAX_HISTORY = 300;

/** Where the serial console keeps what belongs to it. */
export interface SerialParts {
  /** `serialSettings.json` in the data folder. */
  readonly settingsFile: string;
  /** `serialCommandHistory.json` in the data folder. */
  readonly historyFile: string;
  readonly log: Logger;
}

/** The serial console of the controlled computer: its settings, while there is no port yet. */
export function serialHandlers(parts: SerialParts): AreaHandlers<typeof serialMethods> {
  const { settingsFile, historyFile, log } = parts;
  const settings = new JsonFile(settingsFile, SerialSettings, SerialSettings.parse({}), log);
  const history = new JsonFile(historyFile, z.array(z.string()), [], log);
  return {
    getSerialSettings: () => settings.read(),
    setSerialSettings: async (given) => {
      await settings.change((before) => bounded(SerialSettings.parse({ ...before, ...given })));
      return null;
    },
    sendCustomCommand: () => notBuilt("The serial port"),
    getSerialCommandHistory: async () => newest(await history.read()),
    setSerialCommandHistory: async ({ commandHistory }) => {
      await history.change(() => newest(commandHistory));
      return null;
    },
    deleteSerialCommandHistory: async () => {
      await history.change(() => []);
      return null;
    },
    setTerminalPaused: () => notBuilt("The serial port"),
  };
}

function newest(commands: readonly string[]): string[] {
  return newestThatFit(commands, MAX_HISTORY, MAX_HISTORY_BYTES);
}

/** @throws {KvmError} `too_large`. */
function bounded(settings: SerialSettings): SerialSettings {
  if (jsonBytes(settings) <= MAX_SETTINGS_BYTES) return settings;
  const limit = `${MAX_SETTINGS_BYTES / 1024} KiB`;
  throw new KvmError("too_large", `The serial settings may take ${limit}; remove some buttons`, {
    field: "buttons",
  });
}
