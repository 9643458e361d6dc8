import { strict as assert } from "node:assert";
import { nativeLibrary } from "./native_library.ts";

Deno.test("a library that is not there says at its first use what to install", () => {
  const library = nativeLibrary("libdoesnotexist.so.9", "libdoesnotexist9", {
    nothing: { parameters: [], result: "void" },
  });
  assert.throws(() => library(), {
    name: "KvmError",
    code: "unavailable",
    message: "libdoesnotexist.so.9 cannot be loaded: install the Debian package libdoesnotexist9",
  });
});

Deno.test("a symbol that an old version lacks counts as the library missing", () => {
  const library = nativeLibrary("libc.so.6", "libc6", {
    no_such_symbol: { parameters: [], result: "void" },
  });
  assert.throws(() => library(), { code: "unavailable" });
});
