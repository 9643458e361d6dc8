import { strict as assert } from "node:assert";
import { expectError } from "../../tests/fakes/expect_error.ts";
import { PASSWORD, send, setUp, WebBench } from "../../tests/fakes/web_bench.ts";

Deno.test("developer routes want developer mode, a password and the right one", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const get = (headers = {}) => send(app, "GET", "/developer/pprof", { cookie, headers });
  const basic = (password: string) => ({ authorization: `Basic ${btoa(`me:${password}`)}` });
  await expectError(get(basic(PASSWORD)), 401, "Developer mode is not enabled");
  bench.devMode = true;
  const challenge = await get();
  assert.equal(challenge.headers.get("www-authenticate"), `Basic realm="TestKVM"`);
  await expectError(challenge, 401, "Basic auth is required");
  await expectError(get(basic("wrong")), 401, "Basic auth is required");
  assert.match(await (await get(basic(PASSWORD))).text(), /^testkvm pprof not/);
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "noPassword";
  });
  await expectError(
    get(basic(PASSWORD)),
    403,
    "The resource is not available in noPassword mode",
  );
});

Deno.test("an API token opens what a login opens, whatever the case of its scheme", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const get = (headers = {}) => send(app, "GET", "/device", { headers });
  const { authorization } = await bench.bearer("read");
  await expectError(get({ authorization }), 401, "Unauthorized");
  await setUp(app);
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const response = await get({ authorization: authorization.replace("Bearer", scheme) });
    assert.equal(response.status, 200);
  }
  await expectError(get(), 401, "Unauthorized");
  const wrong = { authorization: `Bearer rkvm_${"0".repeat(64)}` };
  for (let i = 0; i < 5; i++) await expectError(get(wrong), 401, "Unauthorized");
  const locked = await get({ authorization });
  assert.deepEqual([locked.status, locked.headers.get("retry-after")], [429, "901"]);
});

Deno.test("wrong passwords of a developer count", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  await setUp(app);
  bench.devMode = true;
  const get = (password: string) => {
    const headers = { authorization: `Basic ${btoa(`me:${password}`)}` };
    return send(app, "GET", "/developer/pprof/heap", { headers });
  };
  for (let i = 0; i < 5; i++) assert.equal((await get("wrong")).status, 401);
  assert.equal((await get(PASSWORD)).status, 429);
});
