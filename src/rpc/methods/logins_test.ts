import { strict as assert } from "node:assert";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { FakeHidSink } from "../../../tests/fakes/hid_sink.ts";
import { WebBench } from "../../../tests/fakes/web_bench.ts";
import type { Principal } from "../../auth/port.ts";
import { EventBus } from "../../base/event_bus.ts";
import { HidService } from "../../hid/hid_service.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import { loginMethods } from "../../protocol/rpc/logins.ts";
import { loginHandlers } from "./logins.ts";
import { tokenHandlers } from "./tokens.ts";

const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };

function caller() {
  const bus = new EventBus<KvmEvents>(() => undefined);
  const hid = new HidService(new FakeHidSink(), "", bus, new FakeClock());
  return { name: "test", input: hid.input("test", false), refusal: () => undefined };
}

Deno.test("tokens are made, listed without their secret and removed", async () => {
  await using bench = new WebBench();
  const { auth } = await bench.options();
  const handlers = loginHandlers(auth, () => undefined);
  const params = loginMethods.addApiToken.params.parse({
    name: "backup",
    scopes: ["read"],
    expiresInSec: "60",
  });
  const made = loginMethods.addApiToken.result.parse(await handlers.addApiToken(params, caller()));
  const { token, ...info } = made;
  assert.match(token, /^rkvm_/);
  const list = loginMethods.listApiTokens.result.parse(await handlers.listApiTokens({}, caller()));
  assert.deepEqual(list, { tokens: [info] });
  await handlers.removeApiToken({ id: made.id }, caller());
  assert.deepEqual(await handlers.listApiTokens({}, caller()), { tokens: [] });
});

Deno.test("the methods of the original act on the token named default", async () => {
  await using bench = new WebBench();
  const { auth } = await bench.options();
  await auth.tokens.add({ name: "other", scopes: ["read"] });
  const handlers = tokenHandlers(auth.tokens);
  const state = async () => await handlers.getApiTokenState({}, caller());
  assert.deepEqual(await state(), { enabled: false, createdAt: null });
  const { token } = await handlers.createApiToken({}, caller());
  assert.equal(auth.tokens.find(token)?.id, "default");
  const { enabled, createdAt } = await state();
  assert.ok(enabled && createdAt !== null && Date.parse(createdAt) > 0);
  await handlers.revokeApiToken({}, caller());
  assert.equal(auth.tokens.find(token), undefined);
  assert.deepEqual(auth.tokens.list().map(({ name }) => name), ["other"]);
});

Deno.test("logins are listed and ended, all others at once", async () => {
  await using bench = new WebBench();
  const { auth } = await bench.options();
  const token = await auth.setup({ localAuthMode: "password", password: "long enough" }, LAPTOP);
  const own = auth.authenticate(token);
  const login = () => auth.login("long enough", LAPTOP);
  const others = [await login(), await login()];
  let asker: Principal | undefined = own;
  const handlers = loginHandlers(auth, () => asker);
  const list = async () =>
    loginMethods.listLogins.result.parse(await handlers.listLogins({}, caller())).logins;
  assert.deepEqual((await list()).filter((entry) => entry.current).length, 1);
  const [other] = (await list()).filter((entry) => !entry.current);
  await handlers.revokeLogin({ id: other?.id ?? "" }, caller());
  assert.equal((await list()).length, 2);
  await handlers.revokeOtherLogins({}, caller());
  assert.deepEqual((await list()).map((entry) => entry.current), [true]);
  assert.deepEqual(others.map((each) => auth.authenticate(each)), [undefined, undefined]);
  asker = undefined;
  await assert.rejects(async () => await handlers.revokeOtherLogins({}, caller()), {
    code: "conflict",
  });
  assert.equal((await list()).length, 1);
});
