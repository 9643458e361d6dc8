import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** A log file of limited size: `name`, `name.1`, `name.2`. Writes are synchronous. */
export class RotatingFile implements Disposable {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #files: number;
  #file: Deno.FsFile;
  #sizeBytes: number;

  /**
   * @param maxBytes Size at which the next file begins. @default 5 MiB
   * @param files How many files are kept, the current one included. @default 3
   */
  constructor(path: string, maxBytes = 5 * 1024 * 1024, files = 3) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#files = files;
    this.#file = openAppend(path);
    this.#sizeBytes = this.#file.statSync().size;
  }

  write(text: string): void {
    const bytes = new TextEncoder().encode(text);
    if (this.#sizeBytes > 0 && this.#sizeBytes + bytes.length > this.#maxBytes) this.#rotate();
    try {
      for (let written = 0; written < bytes.length;) {
        written += this.#file.writeSync(bytes.subarray(written));
      }
      this.#sizeBytes += bytes.length;
    } catch {
      // A full disk must not stop the appliance; the line still went to standard output.
    }
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }

  #rotate(): void {
    this.#file.close();
    for (let n = this.#files - 1; n >= 1; n--) {
      const from = n === 1 ? this.#path : `${this.#path}.${n - 1}`;
      try {
        Deno.renameSync(from, `${this.#path}.${n}`);
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    }
    this.#file = openAppend(this.#path);
    this.#sizeBytes = 0;
  }
}

function openAppend(path: string): Deno.FsFile {
  return Deno.openSync(path, { create: true, append: true, mode: 0o640 });
}
