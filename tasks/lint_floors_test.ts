import { strict as assert } from "node:assert";
import { dirname, join } from "node:path";
import { lintFloors } from "./lint_floors.ts";

/** Lints a tree of these files and returns `path:line` of each finding. */
async function lint(files: Record<string, string>): Promise<string[]> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(dirname(join(root, path)), { recursive: true });
      await Deno.writeTextFile(join(root, path), text);
    }
    return (await lintFloors(root)).map(({ path, line }) => `${path}:${line}`);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const use = (...specifiers: string[]) =>
  specifiers.map((specifier) => `import { a } from "${specifier}";\n`).join("");

Deno.test("an import that goes down or stays in its folder passes", async () => {
  const findings = await lint({
    "main.ts": use("./src/app/appliance.ts", "./src/base/errors.ts"),
    "src/app/appliance.ts": use("../web/server.ts", "../platform/x11/mod.ts", "./boot.ts"),
    "src/app/boot.ts": use("zod", "node:path"),
    "src/media/supervisor.ts": use("../hid/port.ts", "../../ffi/gstreamer.ts"),
    "src/hid/port.ts": "",
    "src/web/server.ts": use("../signaling/port.ts"),
    "src/platform/x11/mod.ts": use("../../media/port.ts"),
    "ffi/gstreamer.ts": "",
  });
  assert.deepEqual(findings, []);
});

Deno.test("an upward import fails, also when it spans lines or is dynamic", async () => {
  const findings = await lint({
    "src/base/errors.ts": `export {};\nimport {\n  b,\n} from "../rpc/registry.ts";\n`,
    "src/session/viewer.ts": `export {};\nawait import("../web/server.ts");\n`,
    "src/hid/sink.ts": `export * from "../session/viewer.ts";\n`,
    "ffi/x11.ts": `import "../src/platform/port.ts";\n`,
    "src/web/server.ts": use("../../main.ts"),
  });
  assert.deepEqual(findings, [
    "ffi/x11.ts:1",
    "src/base/errors.ts:2",
    "src/hid/sink.ts:1",
    "src/session/viewer.ts:2",
    "src/web/server.ts:1",
  ]);
});

Deno.test("a neighbour is entered by its door only", async () => {
  const findings = await lint({
    "src/hid/keyboard.ts": use("../media/encoder.ts"),
    "src/platform/x11/input.ts": use("../../hid/keyboard.ts"),
    "src/web/server.ts": use("../signaling/registry.ts"),
    "src/rpc/methods.ts": use("../platform/none/mod.ts"),
    "src/signaling/door.ts": use("../integrations/mqtt.ts"),
  });
  assert.equal(findings.length, 5);
});

Deno.test("the protocol stays pure", async () => {
  const findings = await lint({
    "src/protocol/good.ts": use("zod", "./other.ts"),
    "src/protocol/node.ts": use("node:buffer"),
    "src/protocol/base.ts": use("../base/errors.ts"),
    "src/protocol/deno.ts": `/** Not Deno.test. */\nDeno.exit();\n`,
  });
  assert.deepEqual(findings, [
    "src/protocol/base.ts:1",
    "src/protocol/deno.ts:2",
    "src/protocol/node.ts:1",
  ]);
});

Deno.test("the page takes only types from files that load zod, themselves or in turn", async () => {
  const findings = await lint({
    "src/protocol/schema.ts": use("zod"),
    "src/protocol/codec.ts": use("./schema.ts"),
    "src/protocol/plain.ts": `import type { z } from "zod";\n`,
    "client/src/types.ts": `import type { A } from "../../src/protocol/codec.ts";\n`,
    "client/src/plain.ts": use("../../src/protocol/plain.ts", "preact"),
    "client/src/heavy.ts": use("../../src/protocol/codec.ts"),
    "client/src/far.ts": `import type { A } from "../../src/base/errors.ts";\n`,
  });
  assert.deepEqual(findings, ["client/src/far.ts:1", "client/src/heavy.ts:1"]);
});

Deno.test("native memory is named in ffi/ alone", async () => {
  const pointer = "export type P = Deno.Pointer" + "Value;\n";
  const findings = await lint({ "ffi/libc.ts": pointer, "src/media/frames.ts": pointer });
  assert.deepEqual(findings, ["src/media/frames.ts:1"]);
});

Deno.test("long files, switched-off rules and notes for later fail", async () => {
  const findings = await lint({
    "src/base/long.ts": "\n".repeat(400),
    "src/base/lint.ts": "// deno-lint-" + "ignore no-explicit-any\n",
    "src/base/types.ts": "// @ts-" + "ignore\n",
    "src/base/loose.ts": "// takes any: fine\nfunction f(a: " + "any) {}\n",
    "src/base/later.ts": "// TO" + "DO\n",
    "src/strange/file.ts": "",
  });
  assert.deepEqual(findings.sort(), [
    "src/base/later.ts:1",
    "src/base/lint.ts:1",
    "src/base/long.ts:351",
    "src/base/loose.ts:2",
    "src/base/types.ts:1",
    "src/strange/file.ts:1",
  ]);
});
