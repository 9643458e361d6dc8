import { strict as assert } from "node:assert";
import { expectError } from "../../tests/fakes/expect_error.ts";
import { PASSWORD, send, setUp, WebBench } from "../../tests/fakes/web_bench.ts";

Deno.test("developer routes want developer mode, a password and the right one", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({
    routes: [(routes) => {
      routes.add("GET", "/developer/pprof", "developer", () => new Response("profile"));
    }],
  });
  const cookie = await setUp(app);
  const get = (headers = {}) => send(app, "GET", "/developer/pprof", { cookie, headers });
  const basic = (password: string) => ({ authorization: `Basic ${btoa(`me:${password}`)}` });
  await expectError(get(basic(PASSWORD)), 401, "Developer mode is not enabled");
  bench.devMode = true;
  const challenge = await get();
  assert.equal(challenge.headers.get("www-authenticate"), `Basic realm="TestKVM"`);
  await expectError(challenge, 401, "Basic auth is required");
  await expectError(get(basic("wrong")), 401, "Basic auth is required");
  assert.equal(await (await get(basic(PASSWORD))).text(), "profile");
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "noPassword";
  });
  await expectError(
    get(basic(PASSWORD)),
    403,
    "The resource is not available in noPassword mode",
  );
});
