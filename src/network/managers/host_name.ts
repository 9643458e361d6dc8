import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { Paths } from "../../base/paths.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import type { HostName } from "../port.ts";

/** The host name: through systemd where it runs, else in the kernel until the next restart. */
export class MachineHostName implements HostName {
  readonly #commands: Commands;
  readonly #paths: Pick<Paths, "procDir" | "runDir">;

  constructor(commands: Commands, paths: Pick<Paths, "procDir" | "runDir">) {
    this.#commands = commands;
    this.#paths = paths;
  }

  get current(): string {
    try {
      return Deno.readTextFileSync(this.#file).trim();
    } catch {
      return hostname();
    }
  }

  async set(name: string): Promise<void> {
    if (
      this.#commands.has("hostnamectl") && existsSync(join(this.#paths.runDir, "systemd/system"))
    ) {
      await runOrThrow(this.#commands, "hostnamectl", ["set-hostname", name]);
      return;
    }
    try {
      await Deno.writeTextFile(this.#file, name);
    } catch (cause) {
      const reason = `The host name cannot be set: ${messageOf(cause)}`;
      throw new KvmError("unavailable", reason, { cause });
    }
  }

  get #file(): string {
    return join(this.#paths.procDir, "sys", "kernel", "hostname");
  }
}
