import { strict as assert } from "node:assert";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("tools read what there is to call", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ openRpc: () => ({ openrpc: "1.3.2" }), deviceVersion: "0.6.0" });
  const cookie = await setUp(app);
  const read = async (path: string) => await (await send(app, "GET", path, { cookie })).json();
  assert.deepEqual(await read("/rpc/openrpc.json"), { openrpc: "1.3.2" });
  const { info, paths } = await read("/api-doc/openapi.json");
  assert.deepEqual(info, { title: "Test KVM", version: "0.6.0" });
  assert.deepEqual(paths["/device/status"].get.security, []);
  assert.deepEqual(paths["/device"].get.security, [{ login: [] }, { token: [] }]);
  const wake = paths["/device/send-wol/{mac}"].post;
  assert.equal(wake.description, "Scope of an API token: power");
  assert.deepEqual(wake.parameters.map(({ name }: { name: string }) => name), ["mac"]);
  const documented = Object.values(paths).flatMap((path) => Object.keys(path as object)).length;
  assert.equal(documented, app.routes.list().filter(({ path }) => !path.includes("*")).length);
});
