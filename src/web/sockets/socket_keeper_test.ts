import { strict as assert } from "node:assert";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { PASSWORD, WebBench } from "../../../tests/fakes/web_bench.ts";
import type { Principal } from "../../auth/port.ts";
import { SocketKeeper } from "./socket_keeper.ts";

const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };
const ANYBODY: Principal = { kind: "anonymous" };

async function keep(bench: WebBench) {
  const { auth } = await bench.options();
  const clock = new FakeClock();
  const keeper = new SocketKeeper(auth, clock);
  keeper.start();
  return { auth, clock, keeper };
}

Deno.test("a password that is set closes the sockets of those who came without", async () => {
  await using bench = new WebBench();
  const { auth, keeper } = await keep(bench);
  await auth.setup({ localAuthMode: "noPassword" }, LAPTOP);
  const closed: string[] = [];
  keeper.add(ANYBODY, (reason) => closed.push(reason));
  keeper.add(ANYBODY, (reason) => closed.push(reason))();
  await auth.setPassword(PASSWORD, LAPTOP);
  assert.deepEqual(closed, ["login ended"]);
  keeper.stop();
  assert.equal(closed.length, 1);
});

Deno.test("a password that is removed closes nothing", async () => {
  await using bench = new WebBench();
  const { auth, keeper } = await keep(bench);
  const token = await auth.setup({ localAuthMode: "password", password: PASSWORD }, LAPTOP);
  const principal = auth.authenticate(token);
  assert.ok(principal);
  const closed: string[] = [];
  keeper.add(principal, (reason) => closed.push(reason));
  await auth.removePassword(PASSWORD, LAPTOP);
  assert.deepEqual(closed, []);
  keeper.stop();
  assert.deepEqual(closed, ["shutdown"]);
});

Deno.test("a login that ends without a word is found within 15 s", async () => {
  await using bench = new WebBench();
  const { auth, clock, keeper } = await keep(bench);
  const token = await auth.setup({ localAuthMode: "password", password: PASSWORD }, LAPTOP);
  const principal = auth.authenticate(token);
  assert.ok(principal);
  const closed: string[] = [];
  keeper.add(principal, (reason) => closed.push(reason));
  clock.advance(60_000);
  assert.deepEqual(closed, []);
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "";
  });
  clock.advance(15_000);
  assert.deepEqual(closed, ["login ended"]);
  const late: string[] = [];
  keeper.add(principal, (reason) => late.push(reason));
  assert.deepEqual(late, ["login ended"]);
  keeper.stop();
  assert.equal(clock.pending, 0);
});

Deno.test("the number of sockets is bounded", async () => {
  await using bench = new WebBench();
  const { auth, keeper } = await keep(bench);
  await auth.setup({ localAuthMode: "noPassword" }, LAPTOP);
  const releases = Array.from({ length: 128 }, () => keeper.add(ANYBODY, () => undefined));
  assert.equal(keeper.isFull, true);
  releases[0]?.();
  assert.equal(keeper.isFull, false);
  keeper.stop();
});
