import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

const STATE = { url: "https://api.rustkvm.com", appUrl: "https://app.rustkvm.com" };

Deno.test("the state of the cloud is that of the settings", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const state = async () => await (await send(app, "GET", "/cloud/state", { cookie })).json();
  assert.deepEqual(await state(), { connected: false, ...STATE });
  await bench.settings.update((draft) => {
    draft.cloud_token = "secret";
  });
  assert.deepEqual(await state(), { connected: true, ...STATE });
});

Deno.test("a registration is handed on, where there is somebody to take it", async () => {
  await using bench = new WebBench();
  const body = { token: "t", oidcGoogle: "g", clientId: "c", cloudApi: null };
  const taken: unknown[] = [];
  const app = await bench.boot({
    registerCloud: (registration) => {
      taken.push(registration);
      return Promise.resolve();
    },
  });
  const cookie = await setUp(app);
  const answer = await send(app, "POST", "/cloud/register", { cookie, body });
  assert.deepEqual(await answer.json(), { message: "Cloud registration successful" });
  assert.deepEqual(taken, [{ token: "t", oidcGoogle: "g", clientId: "c", cloudApi: undefined }]);
  await expectError(
    send(await bench.boot(), "POST", "/cloud/register", { cookie, body }),
    503,
    "The cloud service is not available on this device",
  );
});
