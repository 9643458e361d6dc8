import { writeFileAtomic } from "../base/atomic_file.ts";

/**
 * Keeps a copy of a broken file, and why it is broken, for whoever wants to mend it. The file
 * itself stays until something better replaces it: a moment without one would look like a new
 * appliance, which lets anyone in.
 * @returns The path of the copy.
 */
export async function setAside(path: string, reason: string): Promise<string> {
  const aside = `${path}.broken-${new Date().toISOString().replaceAll(":", "")}`;
  await writeFileAtomic(aside, await Deno.readFile(path));
  await writeFileAtomic(`${aside}.reason`, `${reason}\n`);
  return aside;
}
