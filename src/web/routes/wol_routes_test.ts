import { strict as assert } from "node:assert";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";
import { KvmError } from "../../base/errors.ts";

Deno.test("a computer is woken, and every answer is text", async () => {
  await using bench = new WebBench();
  const woken: unknown[] = [];
  let fails = false;
  const app = await bench.boot({
    wake: (mac, broadcastIp) => {
      if (fails) return Promise.reject(new KvmError("internal", "no interface takes it"));
      woken.push([mac, broadcastIp]);
      return Promise.resolve();
    },
  });
  const cookie = await setUp(app);
  const wake = async (rest: string) => {
    const response = await send(app, "POST", `/device/send-wol/${rest}`, { cookie });
    assert.match(response.headers.get("content-type") ?? "", /^text\/plain/);
    return [response.status, await response.text()];
  };
  const mac = "aa:bb:cc:dd:ee:ff";
  assert.deepEqual(await wake(mac), [200, `WOL sent to ${mac} `]);
  assert.deepEqual(await wake("AA-BB-CC-DD-EE-FF?broadcastIP=10.0.0.255"), [
    200,
    "WOL sent to AA-BB-CC-DD-EE-FF ",
  ]);
  assert.deepEqual(woken, [[mac, undefined], ["AA-BB-CC-DD-EE-FF", "10.0.0.255"]]);
  for (const bad of ["aa:bb:cc:dd:ee", "aa:bb:cc:dd:ee:fg", "aa:bb-cc:dd:ee:ff", "x"]) {
    assert.deepEqual(await wake(bad), [400, "Invalid mac address provided"], bad);
  }
  assert.deepEqual(await wake(`${mac}?broadcastIP=home`), [
    400,
    "Invalid broadcast address provided",
  ]);
  fails = true;
  assert.deepEqual(await wake(mac), [500, "no interface takes it"]);
});
