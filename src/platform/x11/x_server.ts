import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DisplayAddress } from "../../../ffi/x11/open_display.ts";
import { systemClock } from "../../base/clock.ts";
import { KvmError } from "../../base/errors.ts";
import { Child } from "./child.ts";
import { createCookie, encodeAuthority } from "./xauthority.ts";

/** Largest picture that an EDID may ask for. */
const MAX_SCREEN = "3840x2160x24";
const START_MS = 10_000;
const GRACE_MS = 2_000;

/** An X server of our own, in memory, behind a secret of its own. */
export class XServer {
  readonly address: DisplayAddress;
  /** For the programs that show themselves on it. */
  readonly env: Record<string, string>;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  readonly #child: Child;
  readonly #folder: string;

  private constructor(child: Child, address: DisplayAddress, folder: string) {
    this.#child = child;
    this.#folder = folder;
    this.address = address;
    this.ended = child.ended;
    this.env = { DISPLAY: address.name, XAUTHORITY: authorityFile(folder) };
  }

  /** @throws {KvmError} `unavailable` when it is not installed or does not come up. */
  static async start(): Promise<XServer> {
    const folder = await Deno.makeTempDir({ prefix: "xserver-" });
    const cookie = createCookie();
    try {
      await Deno.writeFile(authorityFile(folder), encodeAuthority(cookie), { mode: 0o600 });
      const child = new Child("Xvfb", serverArgs(folder), { piped: true });
      try {
        const number = await displayNumber(child);
        return new XServer(child, { name: `:${number}`, cookie }, folder);
      } catch (error) {
        await child.stop(0);
        throw error;
      }
    } catch (error) {
      await rm(folder, { recursive: true });
      throw error;
    }
  }

  /** Process id, which a test may kill. */
  get pid(): number {
    return this.#child.pid;
  }

  /** @param hard Without giving its clients or itself time. */
  async stop(hard: boolean): Promise<void> {
    await this.#child.stop(hard ? 0 : GRACE_MS);
    await rm(this.#folder, { recursive: true, force: true });
    await this.#removeSocket();
  }

  /** What a killed server leaves behind, unless another server has taken the number meanwhile. */
  async #removeSocket(): Promise<void> {
    const path = `/tmp/.X11-unix/X${this.address.name.slice(1)}`;
    try {
      (await Deno.connect({ transport: "unix", path })).close();
    } catch {
      await rm(path, { force: true });
    }
  }
}

function authorityFile(folder: string): string {
  return join(folder, "authority");
}

function serverArgs(folder: string): string[] {
  const screen = ["-screen", "0", MAX_SCREEN];
  // The server picks a free display and prints its number once it is ready.
  const display = ["-displayfd", "1"];
  return [...display, ...screen, "-auth", authorityFile(folder), "-nolisten", "tcp", "-noreset"];
}

async function displayNumber(child: Child): Promise<string> {
  const timer = systemClock.after(START_MS, () => void child.stop(0));
  try {
    const text = await firstLine(child.output);
    if (/^\d+$/.test(text)) return text;
    throw new KvmError("unavailable", "Xvfb ended before its display was ready");
  } finally {
    timer.cancel();
  }
}

async function firstLine(output: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  // Leaving the loop cancels the stream: the server prints nothing more.
  for await (const chunk of output) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes("\n")) break;
  }
  return text.trim();
}
