import { strict as assert } from "node:assert";
import { join } from "node:path";
import { choosePlatform } from "./detect.ts";

interface Machine {
  /** Strings of the device tree; none on a PC. */
  readonly compatible?: readonly string[];
  readonly programs?: readonly string[];
  /** Permissions of the programs. */
  readonly mode?: number;
}

async function withMachine(
  { compatible, programs = [], mode = 0o755 }: Machine,
  test: (roots: { procDir: string; path: string }) => void,
): Promise<void> {
  const root = await Deno.makeTempDir();
  const roots = { procDir: join(root, "proc"), path: `/nonexistent::${join(root, "bin")}` };
  await Deno.mkdir(join(roots.procDir, "device-tree"), { recursive: true });
  await Deno.mkdir(join(root, "bin"));
  if (compatible !== undefined) {
    const file = join(roots.procDir, "device-tree", "compatible");
    await Deno.writeTextFile(file, compatible.map((name) => `${name}\0`).join(""));
  }
  for (const program of programs) {
    await Deno.writeTextFile(join(root, "bin", program), "#!/bin/sh\n", { mode });
  }
  try {
    test(roots);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("the board is known by its device tree, also with Xvfb installed", async () => {
  const board = { compatible: ["radxa,rock-5b", "rockchip,rk3588"], programs: ["Xvfb"] };
  await withMachine(board, (roots) => {
    const { name, reason } = choosePlatform("auto", roots);
    assert.equal(name, "rk3588");
    assert.match(reason, /rockchip,rk3588/);
  });
  await withMachine({ compatible: ["orangepi,5", "rockchip,rk3588s"] }, (roots) => {
    assert.equal(choosePlatform("auto", roots).name, "rk3588");
  });
});

Deno.test("another board or a PC with Xvfb runs a desktop", async () => {
  for (const compatible of [["raspberrypi,5-model-b"], undefined]) {
    const machine = { ...(compatible && { compatible }), programs: ["Xvfb"] };
    await withMachine(machine, (roots) => assert.equal(choosePlatform("auto", roots).name, "x11"));
  }
});

Deno.test("without a runnable Xvfb there is no computer", async () => {
  await withMachine({}, (roots) => {
    const { name, reason } = choosePlatform("auto", roots);
    assert.equal(name, "none");
    assert.match(reason, /Xvfb is not installed/);
  });
  await withMachine({ programs: ["Xvfb"], mode: 0o644 }, (roots) => {
    assert.equal(choosePlatform("auto", roots).name, "none");
  });
});

Deno.test("what is asked for is taken, whatever the machine", async () => {
  await withMachine({ programs: ["Xvfb"] }, (roots) => {
    for (const name of ["rk3588", "x11", "none"] as const) {
      assert.deepEqual(choosePlatform(name, roots), {
        name,
        reason: `platform ${name}, as asked for`,
      });
    }
  });
});
