import type { XAddress } from "./connection.ts";
import { XWindow } from "./window.ts";

const PICTURES = 6;

/** A desktop on which every pixel changes with every frame: the worst that an encoder can meet. */
export class NoiseDesktop implements AsyncDisposable {
  readonly #window: XWindow;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(window: XWindow, pictures: readonly number[]) {
    this.#window = window;
    let shown = 0;
    let busy = false;
    this.#timer = setInterval(async () => {
      if (busy) return;
      busy = true;
      await window.show(pictures[shown++ % pictures.length]!);
      busy = false;
    }, 1000 / 60);
  }

  static async open(address: XAddress, width: number, height: number): Promise<NoiseDesktop> {
    const window = await XWindow.open(address, width, height);
    const pictures: number[] = [];
    for (let n = 0; n < PICTURES; n++) pictures.push(await window.upload(noise(width * height)));
    return new NoiseDesktop(window, pictures);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#window[Symbol.asyncDispose]();
  }
}

function noise(pixelCount: number): Uint8Array {
  const bytes = new Uint8Array(pixelCount * 4);
  // getRandomValues takes at most 64 KiB at a time.
  for (let at = 0; at < bytes.length; at += 65536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65536));
  }
  return bytes;
}
