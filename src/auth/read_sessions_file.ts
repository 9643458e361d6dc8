import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { type SessionRecord, SessionsFile } from "./session_record.ts";

/** The sessions in `file`, none if it is missing or broken; a broken file becomes `<file>.broken`. */
export async function readSessionsFile(file: string, log: Logger): Promise<SessionRecord[]> {
  try {
    return SessionsFile.parse(JSON.parse(await Deno.readTextFile(file))).sessions;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    log.warn(
      `${file} is broken and was set aside, everybody logs in again: ${messageOf(error)}`,
    );
    await Deno.rename(file, `${file}.broken`).catch((cause: unknown) => {
      log.warn({ err: cause }, `${file} could not be set aside`);
    });
    return [];
  }
}
