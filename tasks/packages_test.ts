import { strict as assert } from "node:assert";
import { missingPackages } from "./packages.ts";
import { findLibrary } from "./probes.ts";

Deno.test("a package is missing when its probe finds nothing, and named once", async () => {
  const missing = await missingPackages([
    { probe: { executables: ["no-such-program", "sh"] }, package: "dash" },
    { probe: { library: "libc.so.6" }, package: "libc6" },
    { probe: { file: "/etc/passwd" }, package: "base-passwd" },
    { probe: { executables: ["no-such-program"] }, package: "a" },
    { probe: { library: "libno-such.so.1" }, package: "a" },
    { probe: { plugin: "libgstno-such.so" }, package: "b" },
    { probe: { file: "/no/such/file" }, package: "c" },
  ]);
  assert.deepEqual(missing, ["a", "b", "c"]);
});

Deno.test("a library is found in the folder of its architecture", async () => {
  assert.match(await findLibrary("libc.so.6") ?? "", /\/libc\.so\.6$/);
});
