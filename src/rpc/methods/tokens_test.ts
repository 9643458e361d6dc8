import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { type ApiTokens, tokenHandlers } from "./tokens.ts";

const caller = new FakeCaller();

function setUp() {
  const tokens: { id: string; createdAt: string }[] = [{ id: "other", createdAt: "2026-01-01" }];
  const store: ApiTokens = {
    list: () => tokens,
    createDefault: () => {
      tokens.push({ id: "default", createdAt: "2026-02-02" });
      return Promise.resolve("rkvm_1");
    },
    removeDefault: () => {
      tokens.length = 1;
      return Promise.resolve();
    },
  };
  return tokenHandlers(store);
}

Deno.test("the methods are about the token named default, whatever others there are", async () => {
  const handlers = setUp();
  const state = () => handlers.getApiTokenState({}, caller);
  assert.deepEqual(await state(), { enabled: false, createdAt: null });
  assert.deepEqual(await handlers.createApiToken({}, caller), { token: "rkvm_1" });
  assert.deepEqual(await state(), { enabled: true, createdAt: "2026-02-02" });
  await handlers.revokeApiToken({}, caller);
  assert.deepEqual(await state(), { enabled: false, createdAt: null });
});
