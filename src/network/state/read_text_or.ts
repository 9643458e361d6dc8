/** The text of a file, or something else when it cannot be read. */
export async function readTextOr<T>(path: string, otherwise: T): Promise<string | T> {
  try {
    return await Deno.readTextFile(path);
  } catch {
    return otherwise;
  }
}
