import { mainViewFiles } from "../../client/build/build.ts";
import type { Figure } from "./figure.ts";

/** What the main view loads as JavaScript. */
export async function clientSize(): Promise<Figure> {
  const scripts = (await mainViewFiles()).filter(({ name }) => name.endsWith(".js"));
  const bytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  return {
    what: "the client's JavaScript on the main view, gzip",
    value: `${(bytes / 1000).toFixed(1)} kB`,
    beside: "goal ≤ 90 kB",
  };
}
