import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";
import { KvmError } from "../../base/errors.ts";

Deno.test("the picture is a JPEG that no cache keeps, or the reason why there is none", async () => {
  await using bench = new WebBench();
  let signal = true;
  const app = await bench.boot({
    screenshot: () =>
      signal
        ? Promise.resolve(new Uint8Array([0xff, 0xd8]))
        : Promise.reject(new KvmError("unavailable", "No signal on HDMI")),
  });
  const cookie = await setUp(app);
  const picture = await send(app, "GET", "/device/screenshot", { cookie });
  assert.equal(picture.headers.get("content-type"), "image/jpeg");
  assert.equal(picture.headers.get("cache-control"), "no-store");
  assert.deepEqual(await picture.bytes(), new Uint8Array([0xff, 0xd8]));
  signal = false;
  const none = await send(app, "GET", "/device/screenshot", { cookie });
  assert.equal(none.headers.get("cache-control"), "no-store");
  await expectError(none, 503, "No signal on HDMI");
});
