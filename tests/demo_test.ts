import { strict as assert } from "node:assert";
import { fetchUnverified } from "../tasks/https.ts";
import { descendantsOf, endFamily, survivorsOf } from "../tasks/process_family.ts";
import { TextLineStream } from "../tasks/text_lines.ts";

/** The demo as a person starts it, leading a process group as in a terminal. */
async function demoEndsWith(
  end: (pid: number) => void,
): Promise<{ code: number; left: string[] }> {
  const dataDir = await Deno.makeTempDir({ prefix: "rustkvm-demo-" });
  const demo = new Deno.Command(Deno.execPath(), {
    args: ["task", "demo", "--data-dir", dataDir],
    cwd: new URL("..", import.meta.url).pathname,
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
    detached: true,
  }).spawn();
  try {
    const lines = demo.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TextLineStream(),
    ).getReader();
    const origin = await openAddress(lines);
    const status = await fetchUnverified(`${origin}device/status`);
    assert.equal(status.status, 200);

    const family = await descendantsOf(demo.pid);
    assert.ok(family.some(({ command }) => command === "Xvfb"), "there is no desktop");
    end(demo.pid);
    const { code } = await demo.status;
    while (!(await lines.read()).done);
    const survivors = await survivorsOf(family, 5000);
    await endFamily(survivors);
    return { code, left: survivors.map(({ command }) => command) };
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** The address that the demo tells a person to open. */
async function openAddress(lines: ReadableStreamDefaultReader<string>): Promise<string> {
  const said: string[] = [];
  for (let line = await lines.read(); !line.done; line = await lines.read()) {
    said.push(line.value);
    const address = /Open\s+(https:\/\/\S+)/.exec(line.value)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`the demo ended:\n${said.join("\n")}`);
}

Deno.test("Ctrl-C in the terminal ends the demo and all that it started", async () => {
  // A terminal signals the whole foreground group.
  const { code, left } = await demoEndsWith((pid) => Deno.kill(-pid, "SIGINT"));
  assert.deepEqual(left, []);
  assert.equal(code, 0);
});

Deno.test("a closed terminal ends the demo and all that it started", async () => {
  const { left } = await demoEndsWith((pid) => Deno.kill(-pid, "SIGHUP"));
  assert.deepEqual(left, []);
});

Deno.test("a demo that is killed takes all that it started with it", async () => {
  const { left } = await demoEndsWith((pid) => Deno.kill(-pid, "SIGKILL"));
  assert.deepEqual(left, []);
});
