import { statSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../base/clock.ts";
import { KvmError } from "../../base/errors.ts";
import type { CommandOptions, CommandResult, Commands } from "./commands.ts";

const DEFAULT_TIMEOUT_MS = 10_000;
/** Where a service finds tools of the administrator, which its PATH often lacks. */
const ADMIN_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"] as const;

/** The programs of this machine. */
export class SystemCommands implements Commands {
  readonly #path: string;

  /** @param path Folders of executables, separated by colons. @default $PATH */
  constructor(path: string = Deno.env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin") {
    this.#path = [path, ...ADMIN_FOLDERS].join(":");
  }

  has(program: string): boolean {
    return this.#path.split(":").some((folder) =>
      folder !== "" && isExecutable(join(folder, program))
    );
  }

  async run(
    program: string,
    args: readonly string[],
    options: CommandOptions = {},
  ): Promise<CommandResult> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, leavesDaemon = false } = options;
    const output = leavesDaemon ? "null" : "piped";
    const child = this.#spawn(
      program,
      new Deno.Command(program, {
        args: [...args],
        // Programs speak English to us; what they print is read by this program.
        env: { PATH: this.#path, LC_ALL: "C" },
        stdin: "null",
        stdout: output,
        stderr: output,
      }),
    );
    const printed = leavesDaemon ? ["", ""] : [child.stdout, child.stderr].map(textOf);
    let late = false;
    const timer = systemClock.after(timeoutMs, () => {
      late = true;
      child.kill("SIGKILL");
    });
    const { code } = await child.status;
    timer.cancel();
    if (late) {
      throw new KvmError("unavailable", `${program} did not end within ${timeoutMs / 1000} s`);
    }
    const [stdout = "", stderr = ""] = await Promise.all(printed);
    return { code, stdout, stderr };
  }

  /** @throws {KvmError} `unavailable` when it cannot be started. */
  #spawn(program: string, command: Deno.Command): Deno.ChildProcess {
    try {
      return command.spawn();
    } catch (cause) {
      if (cause instanceof Deno.errors.NotFound) {
        throw new KvmError("unavailable", `${program} is not installed on this machine`, { cause });
      }
      throw new KvmError("unavailable", `${program} could not be started`, { cause });
    }
  }
}

function textOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  return new Response(stream).text();
}

function isExecutable(path: string): boolean {
  try {
    const stat = statSync(path);
    return stat.isFile() && (stat.mode & 0o111) !== 0;
  } catch {
    return false;
  }
}
