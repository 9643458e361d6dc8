import { jsonBytes } from "./json_bytes.ts";

/**
 * The end of a list, cut so that it fits one reply.
 * @param maxBytes As JSON text.
 */
export function newestThatFit<T>(list: readonly T[], maxCount: number, maxBytes: number): T[] {
  let start = list.length;
  let sizeBytes = 2;
  while (start > 0 && list.length - start < maxCount) {
    sizeBytes += jsonBytes(list[start - 1]) + 1;
    if (sizeBytes > maxBytes) break;
    start--;
  }
  return list.slice(start);
}
