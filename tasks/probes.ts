import { join } from "node:path";

/** Full path of a program on PATH, or in the folders of system tools that PATH may lack. */
export async function findExecutable(name: string): Promise<string | undefined> {
  const folders = [...(Deno.env.get("PATH") ?? "").split(":"), "/usr/sbin", "/sbin"];
  for (const folder of folders.filter((f) => f !== "")) {
    const path = join(folder, name);
    const info = await stat(path);
    if (info?.isFile && ((info.mode ?? 0) & 0o111) !== 0) return path;
  }
  return undefined;
}

/** Full path of a shared library, e.g. `libXtst.so.6`. */
export function findLibrary(fileName: string): Promise<string | undefined> {
  return findBelowLibraryFolders(fileName);
}

/** Full path of a GStreamer plugin, e.g. `libgstx264.so`. */
export function findPlugin(fileName: string): Promise<string | undefined> {
  return findBelowLibraryFolders(join("gstreamer-1.0", fileName));
}

async function findBelowLibraryFolders(relativePath: string): Promise<string | undefined> {
  for (const folder of await libraryFolders()) {
    const path = join(folder, relativePath);
    if (await stat(path) !== undefined) return path;
  }
  return undefined;
}

/** The plain folders and Debian's one per architecture (`/usr/lib/x86_64-linux-gnu`). */
async function libraryFolders(): Promise<string[]> {
  const folders = ["/usr/lib", "/usr/lib64", "/lib", "/usr/local/lib"];
  for (const root of ["/usr/lib", "/lib"]) {
    if (await stat(root) === undefined) continue;
    for await (const entry of Deno.readDir(root)) {
      if (entry.isDirectory && entry.name.includes("-linux-")) folders.push(join(root, entry.name));
    }
  }
  return folders;
}

async function stat(path: string): Promise<Deno.FileInfo | undefined> {
  try {
    return await Deno.stat(path);
  } catch {
    return undefined;
  }
}
