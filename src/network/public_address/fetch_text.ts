/** Answers of such services are one line, or one page of lines at most. */
const MAX_BYTES = 4_096;

/** Fetches the beginning of a text. @throws {Error} on any status but 2xx. */
export async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, headers: { accept: "text/plain" } });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_BYTES) break;
  }
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return new TextDecoder().decode(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).bytes());
}
