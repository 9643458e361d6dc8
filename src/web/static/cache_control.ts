import { extensionOf } from "./content_type.ts";

/** Files that change seldom though their name does not; compared as they are written. */
const PICTURES = new Set(["jpg", "jpeg", "png", "svg", "gif", "webp", "ico", "woff2"]);

/**
 * Cache-Control of a file below /static (wire.md §1.6); none for all others, so that the browser
 * asks each time.
 * @param path Path below the client's folder.
 */
export function cacheControlOf(path: string): string | undefined {
  if (path.startsWith("assets/immutable/")) return "public, max-age=31536000, immutable";
  return PICTURES.has(extensionOf(path)) ? "public, max-age=300" : undefined;
}
