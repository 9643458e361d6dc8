import { join } from "node:path";
import { KvmError } from "../../base/errors.ts";
import { StaticFile } from "./static_file.ts";

/** More than this is no build of a client, but somebody's home folder. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A build of a client, read into memory once: nothing that is asked for ever becomes a path on
 * disk. Files `x.br` and `x.gz` are taken as compressed forms of `x`.
 */
export class ClientFiles {
  /** Keyed by path below the folder, with slashes. */
  readonly #files: ReadonlyMap<string, StaticFile>;

  private constructor(files: ReadonlyMap<string, StaticFile>) {
    this.#files = files;
  }

  /**
   * @returns `undefined` when the folder holds no index.html.
   * @throws {KvmError} `too_large` above 64 MiB.
   */
  static async open(dir: string): Promise<ClientFiles | undefined> {
    if (!(await isFile(join(dir, "index.html")))) return undefined;
    const bodies = new Map<string, Uint8Array<ArrayBuffer>>();
    await collect(dir, "", bodies);
    const files = new Map<string, StaticFile>();
    for (const [path, body] of bodies) {
      if (bodies.has(path.replace(/\.(br|gz)$/, "")) && /\.(br|gz)$/.test(path)) continue;
      const compressed = { br: bodies.get(`${path}.br`), gzip: bodies.get(`${path}.gz`) };
      files.set(path, new StaticFile(path, body, compressed));
    }
    return new ClientFiles(files);
  }

  /** @param path Path below the folder, as the client wrote it in its URL. */
  get(path: string): StaticFile | undefined {
    try {
      return this.#files.get(decodeURIComponent(path));
    } catch {
      return undefined;
    }
  }
}

async function collect(
  dir: string,
  below: string,
  bodies: Map<string, Uint8Array<ArrayBuffer>>,
): Promise<void> {
  for await (const entry of Deno.readDir(join(dir, below))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory) await collect(dir, path, bodies);
    else if (entry.isFile) {
      await requireRoom(join(dir, path), bodies);
      bodies.set(path, await Deno.readFile(join(dir, path)));
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function requireRoom(path: string, bodies: Map<string, Uint8Array>): Promise<void> {
  const held = [...bodies.values()].reduce((sum, body) => sum + body.length, 0);
  if (held + (await Deno.stat(path)).size <= MAX_BYTES) return;
  throw new KvmError("too_large", `The client's folder holds more than 64 MiB, at ${path}`);
}
