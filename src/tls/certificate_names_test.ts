import { strict as assert } from "node:assert";
import { certificateNames, interfaceAddresses } from "./certificate_names.ts";

Deno.test("a certificate names the host, its .local name, localhost and every address", () => {
  const names = certificateNames(
    ["Rustkvm", "kvm.example.com"],
    ["127.0.0.1", "192.168.1.5", "fe80::1%eth0", "2001:db8::5", "::1"],
  );
  assert.deepEqual(names, {
    dns: ["rustkvm", "kvm.example.com", "rustkvm.local", "localhost"],
    ip: ["127.0.0.1", "::1", "192.168.1.5", "2001:db8::5"],
  });
});

Deno.test("what is no host name is left out", () => {
  const { dns } = certificateNames(["", "-x", "a b", "a_b", "localhost", "x".repeat(64)], []);
  assert.deepEqual(dns, ["localhost"]);
});

Deno.test("this machine has addresses", () => {
  assert.ok(interfaceAddresses().includes("127.0.0.1"));
});
