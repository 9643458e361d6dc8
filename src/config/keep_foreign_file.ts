import { writeFileAtomic } from "../base/atomic_file.ts";
import { isThere } from "./is_there.ts";

/**
 * Keeps a settings file of another program as `<path>.rustkvm`, byte for byte, so that its owner
 * can go back; one that was kept before is never replaced.
 */
export async function keepForeignFile(path: string): Promise<void> {
  const kept = `${path}.rustkvm`;
  if (await isThere(kept)) return;
  await writeFileAtomic(kept, await Deno.readFile(path));
}
