/** Lines `key=value`, as shell scripts and lease files have them; quotes around a value go away. */
export function readAssignments(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, key, value = ""] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) found.set(key, value.replace(/^(['"])(.*)\1$/, "$2"));
  }
  return found;
}
