import { systemClock, type Timer } from "../../src/base/clock.ts";
import { KvmError } from "../../src/base/errors.ts";
import { holding } from "../holding.ts";
import { OutCells } from "../out_cells.ts";
import { libX11 } from "./libx11.ts";
import { libXtst } from "./libxtst.ts";

/** XTest's "at once". */
const NOW = 0n;
/** XTest's "the screen where the pointer is". */
const CURRENT_SCREEN = -1;

/**
 * Requests that may wait for a busy server. One has 36 bytes, and Xlib would write, and perhaps
 * block, by itself after 16 KiB.
 */
const MAX_WAITING = 400;
/** A busy server is usually ready after one or two of these. */
const RETRY_MS = 5;

/** Whether a write to the server would block. */
export type SocketState = "writable" | "busy" | "broken";

/**
 * Keys and buttons of an X display. Requests wait in Xlib's buffer for {@linkcode flush}; nothing
 * here waits for the server.
 */
export class XTestInput {
  readonly #display: Deno.PointerObject;
  readonly #socket: () => SocketState;
  #waiting = 0;
  #retry: Timer | undefined;

  private constructor(display: Deno.PointerObject, socket: () => SocketState) {
    this.#display = display;
    this.#socket = socket;
  }

  /** @throws {KvmError} `unavailable` when the display has no XTEST extension. */
  static async on(
    display: Deno.PointerObject,
    socket: () => SocketState,
  ): Promise<XTestInput> {
    const out = new OutCells(4);
    const found = await holding(
      [out],
      libXtst().XTestQueryExtension(display, out.at(0), out.at(1), out.at(2), out.at(3)),
    );
    if (found === 0) {
      throw new KvmError("unavailable", "The X display takes no input: it lacks XTEST");
    }
    // Screen capture and window managers grab the server for moments; input goes on.
    libXtst().XTestGrabControl(display, 1);
    return new XTestInput(display, socket);
  }

  /** The server lives, and has not stopped reading for long. Ask before each report. */
  get canSend(): boolean {
    return this.#waiting < MAX_WAITING && this.#socket() !== "broken";
  }

  /** @param keycode 8..255, a Linux key code + 8. */
  key(keycode: number, down: boolean): void {
    libXtst().XTestFakeKeyEvent(this.#display, keycode, down ? 1 : 0, NOW);
    this.#waiting++;
  }

  /** @param button 1 left, 2 middle, 3 right, 4..7 wheel, 8 back, 9 forward. */
  button(button: number, down: boolean): void {
    libXtst().XTestFakeButtonEvent(this.#display, button, down ? 1 : 0, NOW);
    this.#waiting++;
  }

  /** @param x Pixels. @param y Pixels. */
  moveTo(x: number, y: number): void {
    libXtst().XTestFakeMotionEvent(this.#display, CURRENT_SCREEN, x, y, NOW);
    this.#waiting++;
  }

  /** @param dx Pixels, right is positive. @param dy Pixels, down is positive. */
  moveBy(dx: number, dy: number): void {
    libXtst().XTestFakeRelativeMotionEvent(this.#display, dx, dy, NOW);
    this.#waiting++;
  }

  /** Sends what waits, at once or as soon as the server has read what came before. */
  flush(): void {
    if (this.#socket() === "busy") {
      this.#retry ??= systemClock.after(RETRY_MS, () => {
        this.#retry = undefined;
        this.flush();
      });
      return;
    }
    this.#waiting = 0;
    libX11().XFlush(this.#display);
  }

  /** Forgets what waits; before the display is closed. */
  close(): void {
    this.#retry?.cancel();
  }
}
