import { strict as assert } from "node:assert";
import { isTrustedOrigin } from "./origin.ts";

function trusted(origin: string | undefined, host: string, fetchSite?: string): boolean {
  return isTrustedOrigin({ origin, host, fetchSite }, ["https://Viewer.example/"]);
}

Deno.test("our own pages, allowed ones and no page at all are trusted", () => {
  assert.ok(trusted("https://kvm.local", "kvm.local"));
  assert.ok(trusted("https://kvm.local", "kvm.local:443"));
  assert.ok(trusted("https://[fe80::1]:8443", "[fe80::1]:8443"));
  assert.ok(trusted("https://viewer.example", "kvm.local"));
  assert.ok(trusted(undefined, "kvm.local"));
  assert.ok(trusted(undefined, "kvm.local", "same-origin"));
  assert.ok(trusted(undefined, "kvm.local", "none"));
});

Deno.test("other pages are not", () => {
  assert.ok(!trusted("https://evil.example", "kvm.local"));
  assert.ok(!trusted("https://kvm.local:8443", "kvm.local"));
  assert.ok(!trusted("https://kvm.local.evil.example", "kvm.local"));
  assert.ok(!trusted("https://viewer.example.evil.example", "kvm.local"));
  assert.ok(!trusted("null", "kvm.local"));
  assert.ok(!trusted("", ""));
  assert.ok(!trusted(undefined, "kvm.local", "cross-site"));
  assert.ok(!trusted(undefined, "kvm.local", "same-site"));
});
