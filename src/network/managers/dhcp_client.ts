import { join } from "node:path";
import type { Paths } from "../../base/paths.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import { readTextOr } from "../state/read_text_or.ts";

/** A client goes into the background after so many questions, with a lease or without. */
const QUESTIONS = 5;
const PAUSE_SEC = 3;
/** The interface of a client that was not told one (udhcpc.c). */
const DEFAULT_INTERFACE = "eth0";

/** BusyBox's DHCP client of one address family: a daemon for each interface. */
export class DhcpClient {
  readonly #program: "udhcpc" | "udhcpc6";
  readonly #commands: Commands;
  readonly #paths: Pick<Paths, "procDir" | "runDir">;

  constructor(
    program: "udhcpc" | "udhcpc6",
    commands: Commands,
    paths: Pick<Paths, "procDir" | "runDir">,
  ) {
    this.#program = program;
    this.#commands = commands;
    this.#paths = paths;
  }

  async isRunning(interfaceName: string): Promise<boolean> {
    return (await this.#pids(interfaceName)).length > 0;
  }

  /** Starts the client anew; it stays and renews its lease. */
  async start(interfaceName: string): Promise<void> {
    await this.stop(interfaceName);
    const name = (await readTextOr(join(this.#paths.procDir, "sys/kernel/hostname"), "")).trim();
    const pidFile = join(this.#paths.runDir, `${this.#program}.${interfaceName}.pid`);
    const options = ["-b", "-S", "-i", interfaceName, "-p", pidFile];
    const patience = ["-t", String(QUESTIONS), "-T", String(PAUSE_SEC)];
    const says = this.#program === "udhcpc" && name !== "" ? ["-x", `hostname:${name}`] : [];
    await runOrThrow(this.#commands, this.#program, [...options, ...patience, ...says], {
      timeoutMs: (QUESTIONS * PAUSE_SEC + 10) * 1000,
      leavesDaemon: true,
    });
  }

  async stop(interfaceName: string): Promise<void> {
    for (const pid of await this.#pids(interfaceName)) await this.#signal("TERM", pid);
  }

  /** Asks for a new lease. @returns False when no client runs. */
  async renew(interfaceName: string): Promise<boolean> {
    const pids = await this.#pids(interfaceName);
    for (const pid of pids) await this.#signal("USR1", pid);
    return pids.length > 0;
  }

  /** Whoever has ended meanwhile needs no signal. */
  async #signal(signal: string, pid: string): Promise<void> {
    await this.#commands.run("kill", [`-${signal}`, pid]);
  }

  async #pids(interfaceName: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { name } of Deno.readDir(this.#paths.procDir)) {
      if (!/^\d+$/.test(name)) continue;
      const line = await readTextOr(join(this.#paths.procDir, name, "cmdline"), "");
      if (this.#serves(line.split("\0"), interfaceName)) found.push(name);
    }
    return found;
  }

  #serves(args: readonly string[], interfaceName: string): boolean {
    const programAt = args.findIndex((arg) => arg.split("/").at(-1) === this.#program);
    // `busybox udhcpc` has the name in second place.
    if (programAt !== 0 && programAt !== 1) return false;
    const place = args.findIndex((arg) => /^(-i|--interface)$/.test(arg));
    const joined = args.map((arg) => /^(?:-i|--interface=)(.+)$/.exec(arg)?.[1]).find(Boolean);
    return (place >= 0 ? args[place + 1] : joined ?? DEFAULT_INTERFACE) === interfaceName;
  }
}
