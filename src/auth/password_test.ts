import { strict as assert } from "node:assert";
import { checkNewPassword } from "./password.ts";

Deno.test("a password is measured in bytes", () => {
  checkNewPassword("12345678");
  checkNewPassword("äöüß"); // 4 characters, 8 bytes
  checkNewPassword("a".repeat(72));
  assert.throws(() => checkNewPassword("1234567"), {
    name: "KvmError",
    httpStatus: 400,
    message: "Password must be at least 8 characters",
  });
  assert.throws(() => checkNewPassword("ä".repeat(37)), {
    httpStatus: 400,
    message: "Password must be at most 72 characters",
  });
});
