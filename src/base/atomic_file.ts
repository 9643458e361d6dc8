import { dirname } from "node:path";

/** Options of {@linkcode writeFileAtomic}. */
export interface AtomicWriteOptions {
  /** @default 0o600 */
  readonly mode?: number;
  /** Keep the file that is replaced as `<path>.bak`. @default false */
  readonly backup?: boolean;
}

/**
 * Replaces a file so that a reader, or the next boot, finds the old bytes or the new ones and never
 * a mixture: temporary file, fsync, rename, fsync of the folder.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const temporary = `${path}.tmp`;
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const mode = options.mode ?? 0o600;
  const file = await Deno.open(temporary, { write: true, create: true, truncate: true, mode });
  try {
    for (let written = 0; written < bytes.length;) {
      written += await file.write(bytes.subarray(written));
    }
    await file.sync();
  } finally {
    file.close();
  }
  // The mode of open() does not touch a file that was already there.
  await Deno.chmod(temporary, mode);
  if (options.backup) await linkBackup(path);
  await Deno.rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Gives the current file a second name, so that no moment is without a whole file. */
async function linkBackup(path: string): Promise<void> {
  const name = `${path}.bak.tmp`;
  try {
    await Deno.remove(name).catch(ignoreMissing);
    await Deno.link(path, name);
    await Deno.rename(name, `${path}.bak`);
  } catch (error) {
    ignoreMissing(error);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await Deno.open(path);
  try {
    await folder.sync();
  } finally {
    folder.close();
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
