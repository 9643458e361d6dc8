import { strict as assert } from "node:assert";
import { freePorts } from "./ports.ts";

Deno.test("freePorts passes over a pair of which one port is taken", () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = (taken.addr as Deno.NetAddr).port;
  const pair = freePorts("127.0.0.1", [{ https: port, http: port + 1 }]);
  assert(pair.https > port);
});

Deno.test("freePorts takes the first pair that is free", () => {
  const probe = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = (probe.addr as Deno.NetAddr).port;
  probe.close();
  const pair = freePorts("127.0.0.1", [{ https: port, http: port }]);
  assert.equal(pair.https, port);
});
