/**
 * The end of a text file; of a longer one the lines that begin in its last `maxBytes`.
 * @returns Undefined when it cannot be read.
 */
export async function readTail(path: string, maxBytes: number): Promise<string | undefined> {
  try {
    using file = await Deno.open(path);
    const { size, isFile } = await file.stat();
    if (!isFile) return undefined;
    const start = Math.max(0, size - maxBytes);
    await file.seek(start, Deno.SeekMode.Start);
    const text = new TextDecoder().decode(await readUpTo(file, maxBytes));
    return start === 0 ? text : text.slice(text.indexOf("\n") + 1);
  } catch {
    return undefined;
  }
}

async function readUpTo(file: Deno.FsFile, maxBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  while (length < maxBytes) {
    const read = await file.read(bytes.subarray(length));
    if (read === null) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
