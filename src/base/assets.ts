import { fileURLToPath } from "node:url";

/**
 * Finds the files that travel with the program: the client, workers, keymaps. Run from source they
 * lie in the repository; run as a bundle they lie beside the bundle. Nothing else in the program
 * builds such a path.
 */
const ROOT = import.meta.url.endsWith("/src/base/assets.ts")
  ? new URL("../../", import.meta.url)
  : new URL("./", import.meta.url);

const BUNDLED = !import.meta.url.endsWith("/src/base/assets.ts");

/** Absolute path of a file or folder named from the root of the repository. */
export function assetPath(name: string): string {
  return fileURLToPath(new URL(name, ROOT));
}

/** URL of a worker's entry point, e.g. `src/auth/bcrypt_worker.ts`; in a bundle it is JavaScript. */
export function workerUrl(name: string): URL {
  return new URL(BUNDLED ? name.replace(/\.ts$/, ".js") : name, ROOT);
}
