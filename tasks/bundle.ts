import { dirname, join, resolve } from "node:path";

const root = new URL("..", import.meta.url).pathname;

/** What the running program serves; `src/base/assets.ts` finds it beside the bundle. */
const CLIENT = "client/dist";
/** What else it reads, where there is any. */
const ASSETS = "assets";

/**
 * Writes the program as plain JavaScript that runs without node_modules and without this
 * repository: `main.js`, a file for each worker, the built client and the assets.
 *
 * @param outDir Folder that is made anew.
 */
export async function bundle(outDir: string): Promise<void> {
  await Deno.remove(outDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(outDir, { recursive: true });
  for (const entry of ["main.ts", ...await workers("src")]) {
    const out = join(outDir, entry.replace(/\.ts$/, ".js"));
    await Deno.mkdir(dirname(out), { recursive: true });
    await deno("bundle", "--quiet", "--output", out, entry);
  }
  await copyFolder(join(root, CLIENT), join(outDir, CLIENT));
  await copyFolder(join(root, ASSETS), join(outDir, ASSETS)).catch(ignoreMissing);
}

/** Entry points of workers, which are named so. */
async function workers(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) found.push(...await workers(path));
    if (entry.isFile && entry.name.endsWith("_worker.ts")) found.push(path);
  }
  return found;
}

async function deno(...args: string[]): Promise<void> {
  const command = new Deno.Command(Deno.execPath(), { args, cwd: root, stdin: "null" });
  const { success, stderr } = await command.output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const entry of Deno.readDir(from)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    await (entry.isDirectory ? copyFolder(source, target) : Deno.copyFile(source, target));
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

/**
 *     deno run -A tasks/bundle.ts [folder]
 *
 * The folder is `dist` unless named. The client must have been built.
 */
if (import.meta.main) {
  const outDir = resolve(Deno.args[0] ?? join(root, "dist"));
  await bundle(outDir);
  console.log(`Bundled into ${outDir}; start it with: deno run -A ${join(outDir, "main.js")}`);
}
