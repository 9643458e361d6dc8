import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const CLIENT = fileURLToPath(new URL("..", import.meta.url));
const PROTOCOL = fileURLToPath(new URL("../../src/protocol", import.meta.url));
const DIST = join(CLIENT, "dist");

/** What decides over a rebuild; `dist` itself and tests do not. */
const SOURCES = ["build", "public", "src", "deno.json", "index.html", "vite.config.ts"];

/** Size of one built file in bytes. */
export interface BuiltFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly gzipBytes: number;
}

/** True when no source is newer than the last build. */
export async function isClientFresh(): Promise<boolean> {
  const built = await mtimeMs(join(DIST, "index.html"));
  if (built === undefined) return false;
  const sources = [...SOURCES.map((name) => join(CLIENT, name)), PROTOCOL];
  for (const source of sources) {
    if ((await newestMs(source)) > built) return false;
  }
  return true;
}

/** Builds `client/dist`. */
export async function buildClient(): Promise<void> {
  await build({ configFile: join(CLIENT, "vite.config.ts"), logLevel: "warn" });
}

/** The scripts and style sheets that `dist/index.html` loads. */
export async function mainViewFiles(): Promise<BuiltFile[]> {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const names = [...html.matchAll(/"\/static\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]!);
  return await Promise.all(names.map(async (name) => {
    const bytes = await readFile(join(DIST, name));
    return { name, sizeBytes: bytes.length, gzipBytes: gzipSync(bytes).length };
  }));
}

async function newestMs(path: string): Promise<number> {
  const own = await mtimeMs(path) ?? 0;
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !/_test\.tsx?$/.test(entry.name));
  const times = await Promise.all(files.map((file) => mtimeMs(join(file.parentPath, file.name))));
  return Math.max(entries.length > 0 ? 0 : own, ...times.map((time) => time ?? 0));
}

async function mtimeMs(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}
