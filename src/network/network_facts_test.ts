import { strict as assert } from "node:assert";
import { defaultGateway } from "./network_facts.ts";

Deno.test("the default route names the gateway", () => {
  const routes = [
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask",
    "eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF",
    "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000",
  ].join("\n");
  assert.equal(defaultGateway(routes), "192.168.0.1");
  assert.equal(defaultGateway("Iface\tDestination\n"), undefined);
});
