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
 * Keys and buttons of an X display. Calls are queued in Xlib's buffer until {@linkcode flush};
 * nothing here waits for the server.
 */
export class XTestInput {
  readonly #display: Deno.PointerObject;
  readonly #canSend: () => boolean;

  private constructor(display: Deno.PointerObject, canSend: () => boolean) {
    this.#display = display;
    this.#canSend = canSend;
  }

  /** @throws {KvmError} `unavailable` when the display has no XTEST extension. */
  static async on(display: Deno.PointerObject, canSend: () => boolean): Promise<XTestInput> {
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
    return new XTestInput(display, canSend);
  }

  /** @param keycode 8..255, a Linux key code + 8. */
  key(keycode: number, down: boolean): void {
    libXtst().XTestFakeKeyEvent(this.#display, keycode, down ? 1 : 0, NOW);
  }

  /** @param button 1 left, 2 middle, 3 right, 4..7 wheel, 8 back, 9 forward. */
  button(button: number, down: boolean): void {
    libXtst().XTestFakeButtonEvent(this.#display, button, down ? 1 : 0, NOW);
  }

  /** @param x Pixels. @param y Pixels. */
  moveTo(x: number, y: number): void {
    libXtst().XTestFakeMotionEvent(this.#display, CURRENT_SCREEN, x, y, NOW);
  }

  /** @param dx Pixels, right is positive. @param dy Pixels, down is positive. */
  moveBy(dx: number, dy: number): void {
    libXtst().XTestFakeRelativeMotionEvent(this.#display, dx, dy, NOW);
  }

  /** The server lives and reads: a flush will not block. Ask before queueing. */
  get canSend(): boolean {
    return this.#canSend();
  }

  flush(): void {
    libX11().XFlush(this.#display);
  }
}
