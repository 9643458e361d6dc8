import { strict as assert } from "node:assert";
import { send, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("old pages load their settings as a script", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ deviceVersion: "0.6.0" });
  const script = await send(app, "GET", "/device/ui-config.js");
  assert.match(script.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.equal(
    await script.text(),
    'window.JETKVM_CONFIG = {"CLOUD_API":"https://api.rustkvm.com","DEVICE_VERSION":"0.6.0"};',
  );
});
