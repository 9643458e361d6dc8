import { setScreenMode } from "../../../ffi/x11/screen_mode.ts";
import { systemClock, type Timer } from "../../base/clock.ts";
import { KvmError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { DetailedTiming } from "../../protocol/edid/detailed_timing.ts";
import { findExecutable } from "../find_executable.ts";
import { Child } from "./child.ts";
import { modeOf } from "./mode.ts";
import { Seat } from "./seat.ts";
import { XServer } from "./x_server.ts";

const GRACE_MS = 500;
/** Windows that open before the window manager is there get no keyboard. */
const WINDOW_MANAGER_MS = 5_000;
const LOOK_MS = 20;
/** A person who leaves the shell gets a new one after this. */
const RESTART_MS = 1_000;

/** A terminal that can be read in a browser on half a screen. */
const TERMINAL_ARGS = [
  ...["-fa", "DejaVu Sans Mono", "-fs", "12", "-geometry", "100x30+60+40"],
  ...["-bg", "#101418", "-fg", "#e6e6e6", "-sb", "-sl", "2000"],
];

/** Debian packages, keyed by the programs that a desktop is made of. */
const PACKAGES = { Xvfb: "xvfb", openbox: "openbox", xterm: "xterm" };

/** @returns What to install before a desktop can be started; undefined when all is there. */
export function missingProgram(): string | undefined {
  for (const [program, debianPackage] of Object.entries(PACKAGES)) {
    if (findExecutable(program) !== undefined) continue;
    return `${program} is not installed: install the Debian package ${debianPackage}`;
  }
  return undefined;
}

/** A computer that is only processes: an X server, a window manager and a terminal. */
export class Desktop {
  readonly seat: Seat;
  /** Settles when the X server has ended, or has closed its door on us. */
  readonly ended: Promise<unknown>;
  readonly #server: XServer;
  readonly #log: Logger;
  /** Running programs, keyed by name. */
  readonly #children = new Map<string, Child>();
  readonly #restarts = new Set<Timer>();
  #stopping = false;

  private constructor(server: XServer, seat: Seat, log: Logger) {
    this.#server = server;
    this.seat = seat;
    this.#log = log;
    this.ended = Promise.race([server.ended, seat.lost]);
  }

  /**
   * Boots it into a mode.
   * @throws {KvmError} `unavailable` when a program is missing or does not come up.
   */
  static async boot(timing: DetailedTiming, log: Logger): Promise<Desktop> {
    const server = await XServer.start();
    let desktop: Desktop | undefined;
    try {
      await setScreenMode(server.address, modeOf(timing));
      desktop = new Desktop(server, await Seat.open(server.address), log);
      await desktop.#startPrograms();
      return desktop;
    } catch (error) {
      await (desktop ?? server).stop(true);
      throw error;
    }
  }

  /** Process id of the X server. */
  get serverPid(): number {
    return this.#server.pid;
  }

  /** Puts the screen into another mode. @throws {KvmError} `unavailable` when that fails. */
  async setMode(timing: DetailedTiming): Promise<void> {
    await setScreenMode(this.#server.address, modeOf(timing));
    this.seat.look();
  }

  /** @param hard Like pulling the plug. */
  async stop(hard: boolean): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#restarts) timer.cancel();
    const graceMs = hard ? 0 : GRACE_MS;
    await Promise.all([...this.#children.values()].map((child) => child.stop(graceMs)));
    // Together, because a server that hangs would not let us close before it is killed.
    await Promise.all([this.seat.close(), this.#server.stop(hard)]);
  }

  async #startPrograms(): Promise<void> {
    this.#keepRunning("openbox", []);
    const end = systemClock.now() + WINDOW_MANAGER_MS;
    while (!await this.seat.hasWindowManager()) {
      if (systemClock.now() > end) {
        throw new KvmError("unavailable", "The window manager openbox does not come up");
      }
      await new Promise<void>((resolve) => systemClock.after(LOOK_MS, resolve));
    }
    this.#keepRunning("xterm", TERMINAL_ARGS);
  }

  /** Starts a program, and again whenever it ends before the desktop does. */
  #keepRunning(program: string, args: readonly string[]): void {
    const child = new Child(program, args, { env: this.#server.env });
    this.#children.set(program, child);
    child.ended.then(() => {
      if (this.#stopping) return;
      this.#log.debug(`${program} has ended and starts again`);
      const timer = systemClock.after(RESTART_MS, () => {
        this.#restarts.delete(timer);
        this.#keepRunning(program, args);
      });
      this.#restarts.add(timer);
    });
  }
}
