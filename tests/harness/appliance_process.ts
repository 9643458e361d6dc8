import { join } from "node:path";
import { descendantsOf, endFamily, survivorsOf } from "../../tasks/process_family.ts";
import { newMark, RUN_MARK } from "../../tasks/process_mark.ts";
import { TextLineStream } from "../../tasks/text_lines.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
/** Path of main.ts. */
export const MAIN = join(ROOT, "main.ts");

/** How the program is started. */
export interface ProcessOptions {
  /** Deno arguments from the entry point on. */
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  /** Another program in front, e.g. `ip netns exec name`. */
  readonly prefix?: readonly string[];
  /** Working directory. @default the root of this repository */
  readonly cwd?: string;
}

/** How long a polite stop may take, milliseconds. */
const STOP_MS = 10_000;
/** A process that lost its parent may take this long to end. */
const ORPHAN_MS = 3000;

/** A program of ours under test: its log is kept, and nothing it started may outlive it. */
export class ApplianceProcess {
  readonly #process: Deno.ChildProcess;
  readonly #lines: string[] = [];
  readonly #reading: Promise<unknown>;
  #exit: Deno.CommandStatus | undefined;

  constructor({ args, env = {}, prefix = [], cwd = ROOT }: ProcessOptions) {
    // setpriv has the kernel stop it even when the tests are killed outright.
    this.#process = new Deno.Command("setpriv", {
      args: ["--pdeathsig", "TERM", ...prefix, Deno.execPath(), "run", "-A", ...args],
      cwd,
      // Deno would look for a newer version of itself.
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", ...env, [RUN_MARK]: newMark() },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#reading = Promise.all([this.#process.stdout, this.#process.stderr].map(this.#read));
    this.#process.status.then((status) => this.#exit = status);
  }

  /** Also that of the program behind a prefix, which replaces itself. */
  get pid(): number {
    return this.#process.pid;
  }

  /** How it ended, if it did. */
  get exit(): Deno.CommandStatus | undefined {
    return this.#exit;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get log(): string {
    return this.#lines.join("\n");
  }

  /** Settles with the exit code. */
  async exited(): Promise<number> {
    const { code } = await this.#process.status;
    await this.#reading;
    return code;
  }

  /**
   * Asks it to stop.
   * @throws {Error} when it does not within ten seconds, fails, or leaves a process behind.
   */
  async stop(): Promise<void> {
    const family = await descendantsOf(this.pid);
    if (this.#exit === undefined) this.#process.kill("SIGTERM");
    let inTime = true;
    const timer = setTimeout(() => {
      inTime = false;
      this.#process.kill("SIGKILL");
    }, STOP_MS);
    const code = await this.exited();
    clearTimeout(timer);
    const left = await survivorsOf(family, ORPHAN_MS);
    await endFamily(left);
    if (!inTime) throw new Error(`the appliance did not stop within ${STOP_MS} ms of SIGTERM`);
    if (code !== 0) throw new Error(`the appliance ended with exit code ${code}`);
    if (left.length > 0) {
      throw new Error(`left behind: ${left.map(({ command }) => command).join(", ")}`);
    }
  }

  #read = async (stream: ReadableStream<Uint8Array>): Promise<void> => {
    const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
    for await (const line of lines) this.#lines.push(line);
  };
}
