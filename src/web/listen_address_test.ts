import { strict as assert } from "node:assert";
import { parseListenAddress } from "./listen_address.ts";

Deno.test("an address to listen on has a port, and a host if it wants", () => {
  const parse = (text: string) => parseListenAddress(text, "--https-addr");
  assert.deepEqual(parse("127.0.0.1:8443"), { host: "127.0.0.1", port: 8443 });
  assert.deepEqual(parse("[::]:443"), { host: "::", port: 443 });
  assert.deepEqual(parse("localhost:0"), { host: "localhost", port: 0 });
  assert.deepEqual(parse(":443"), { host: undefined, port: 443 });
  assert.deepEqual(parse("443"), { host: undefined, port: 443 });
});

Deno.test("anything else is refused with the option's name", () => {
  for (const text of ["", "kvm", "1.2.3.4", "::1:443", "[::1]", ":65536", "-1", "a:b"]) {
    assert.throws(() => parseListenAddress(text, "--http-addr"), {
      name: "KvmError",
      message: /^--http-addr: ".*" is no address to listen on/,
    });
  }
});
