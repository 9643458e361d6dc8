import { TextLineStream } from "../text_lines.ts";
import { fetchUnverified } from "../https.ts";
import { descendantsOf, endFamily, survivorsOf } from "../process_family.ts";

/** How long the appliance may take to stop by itself. */
const STOP_MS = 8000;
/** A process that lost its parent may take this long to end. */
const ORPHAN_MS = 2000;
const LINES_KEPT = 40;

/** Options of a {@linkcode DemoAppliance}. */
export interface DemoOptions {
  /** Arguments of main.ts. */
  readonly args: readonly string[];
  readonly onLine: (line: string) => void;
}

/**
 * The appliance as a child process. It leads a process group of its own: Ctrl-C in a terminal then
 * reaches the demo alone, which asks the child exactly once to stop.
 */
export class DemoAppliance {
  /** Settles with the exit code when the process is gone. */
  readonly exited: Promise<number>;
  readonly #process: Deno.ChildProcess;
  readonly #lastLines: string[] = [];

  constructor({ args, onLine }: DemoOptions) {
    const main = new URL("../../main.ts", import.meta.url).pathname;
    // setpriv has the kernel stop the appliance even when the demo is killed outright.
    this.#process = new Deno.Command("setpriv", {
      args: ["--pdeathsig", "TERM", Deno.execPath(), "run", "-A", main, ...args],
      // Deno would look for a newer version of itself, which a network without a way out delays.
      env: { DENO_NO_UPDATE_CHECK: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      detached: true,
    }).spawn();
    const reading = Promise.all(
      [this.#process.stdout, this.#process.stderr].map((stream) => this.#read(stream, onLine)),
    );
    this.exited = Promise.all([this.#process.status, reading]).then(([status]) => status.code);
  }

  /** The end of what the appliance said. */
  get lastLines(): string {
    return this.#lastLines.join("\n");
  }

  /**
   * Waits until HTTPS answers.
   * @returns false when the process ended instead.
   * @throws {Error} when neither happens in time.
   */
  async ready(port: number, timeoutMs: number): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    let running = true;
    this.exited.then(() => running = false);
    while (running) {
      if (await answers(`https://127.0.0.1:${port}/device/status`)) return true;
      if (performance.now() > end) throw new Error("The appliance does not answer.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  /** Stops the appliance and whatever it may have left behind. */
  async stop(): Promise<void> {
    const family = await descendantsOf(this.#process.pid);
    try {
      this.#process.kill("SIGTERM");
    } catch {
      // It has ended already.
    }
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), STOP_MS);
    await this.#process.status;
    clearTimeout(timer);
    await endFamily(await survivorsOf(family, ORPHAN_MS));
    await this.exited;
  }

  async #read(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
    const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
    for await (const line of lines) {
      this.#lastLines.push(line);
      if (this.#lastLines.length > LINES_KEPT) this.#lastLines.shift();
      onLine(line);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetchUnverified(url, { timeoutMs: 1000 })).status === 200;
  } catch {
    return false;
  }
}
