import type { XAddress } from "./connection.ts";
import { XWindow } from "./window.ts";

/** Pixels of each side of the area that flips. */
export const FLASH_SIZE = 200;

/** A host that answers each key press with a change of picture, as fast as X goes. */
export class KeyFlash implements AsyncDisposable {
  readonly #window: XWindow;
  #white = false;

  private constructor(window: XWindow) {
    this.#window = window;
    window.onKeyPress = () => {
      this.#white = !this.#white;
      void window.fillCorner(this.#white ? 0xffffff : 0x000000, FLASH_SIZE);
    };
  }

  static async open(address: XAddress, width: number, height: number): Promise<KeyFlash> {
    const window = await XWindow.open(address, width, height);
    await window.focus();
    return new KeyFlash(window);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#window[Symbol.asyncDispose]();
  }
}
