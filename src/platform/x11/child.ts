import { systemClock } from "../../base/clock.ts";
import { findExecutable } from "../find_executable.ts";

/** What a child gets of our environment. */
const INHERITED = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ"] as const;

/** How a child is started. */
export interface ChildOptions {
  readonly env?: Record<string, string>;
  /** Read what it prints. @default false */
  readonly piped?: boolean;
}

/** A program of the desktop. It ends when we do, also when we are killed. */
export class Child {
  readonly #process: Deno.ChildProcess;
  /** Settles when the program has ended. */
  readonly ended: Promise<Deno.CommandStatus>;

  /** @throws {Deno.errors.NotFound} when the program is not installed. */
  constructor(program: string, args: readonly string[], options: ChildOptions) {
    // setpriv (util-linux) has the kernel send the signal at our end, then becomes the program.
    const [name, ...rest]: [string, ...string[]] = findExecutable("setpriv") === undefined
      ? [program, ...args]
      : ["setpriv", "--pdeathsig", "TERM", program, ...args];
    const command = new Deno.Command(name, {
      args: rest,
      clearEnv: true,
      env: { ...inherited(), ...options.env },
      stdin: "null",
      stdout: options.piped ? "piped" : "null",
      stderr: "null",
    });
    this.#process = command.spawn();
    this.ended = this.#process.status;
  }

  get pid(): number {
    return this.#process.pid;
  }

  get output(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#process.stdout;
  }

  /** @param graceMs How long the program may take before it is killed; 0 kills it at once. */
  async stop(graceMs: number): Promise<void> {
    const timer = systemClock.after(graceMs, () => this.#signal("SIGKILL"));
    this.#signal(graceMs > 0 ? "SIGTERM" : "SIGKILL");
    await this.ended;
    timer.cancel();
  }

  #signal(signal: Deno.Signal): void {
    try {
      this.#process.kill(signal);
    } catch {
      // It has ended already.
    }
  }
}

function inherited(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = Deno.env.get(name);
    if (value !== undefined) env[name] = value;
  }
  return env;
}
