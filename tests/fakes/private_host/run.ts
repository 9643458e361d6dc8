/** Gives a script a view of the machine of its own, then becomes it. */
const ENTER = 'mount -t sysfs -o ro sysfs /sys && ip link set lo up && exec "$@"';

/** Why no test can have a host of its own here, as a sentence's beginning; undefined if it can. */
export async function whyNoPrivateHost(...programs: string[]): Promise<string | undefined> {
  if (Deno.uid() !== 0) return "namespaces need root";
  for (const program of ["unshare", "ip", ...programs]) {
    const { success } = await run(["sh", "-c", `command -v ${program}`]);
    if (!success) return `${program} is not installed`;
  }
  const { success, stderr } = await run(inPrivate(["true"]));
  return success ? undefined : `namespaces cannot be made here: ${stderr.trim()}`;
}

/**
 * Runs a script of this folder on a host of its own: no network but what it makes, mounts and a
 * host name that nobody else sees.
 * @returns What it printed as JSON.
 */
export async function runOnPrivateHost<T>(script: string): Promise<T> {
  const path = new URL(script, import.meta.url).pathname;
  const { success, stdout, stderr } = await run(
    inPrivate([Deno.execPath(), "run", "-A", "--no-check", path]),
  );
  if (!success) throw new Error(`${script} failed: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}

function inPrivate(command: readonly string[]): string[] {
  // In a process namespace nothing outlives the script.
  const views = ["--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"];
  return ["unshare", ...views, "sh", "-c", ENTER, "sh", ...command];
}

async function run([program, ...args]: readonly string[]) {
  const { success, stdout, stderr } = await new Deno.Command(program!, { args, stdin: "null" })
    .output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { success, stdout: text(stdout), stderr: text(stderr) };
}
