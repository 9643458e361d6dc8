import { join } from "node:path";

/**
 * Looks for a program as a shell does.
 * @param path Folders, separated by colons. @default $PATH
 * @returns Its absolute path; undefined when it is not installed.
 */
export function findExecutable(
  name: string,
  path = Deno.env.get("PATH") ?? "",
): string | undefined {
  return path.split(":").filter((folder) => folder !== "").map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    const { isFile, mode } = Deno.statSync(path);
    return isFile && ((mode ?? 0) & 0o111) !== 0;
  } catch {
    return false;
  }
}
