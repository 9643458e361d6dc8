import { expectError } from "../../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("what a device lacks is unavailable, and says so", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  for (
    const [path, what] of [
      ["/device/screenshot", "A screenshot"],
      ["/diagnostics", "The collection of diagnostics"],
      ["/diagnostics.json", "The collection of diagnostics"],
      ["/metrics", "The list of metrics"],
      ["/rpc/openrpc.json", "The list of RPC methods"],
    ] as const
  ) {
    const error = `${what} is not available on this device`;
    await expectError(send(app, "GET", path, { cookie }), 503, error);
  }
});
