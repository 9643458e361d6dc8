import { strict as assert } from "node:assert";
import { logPage, logPagePolicy } from "./log_page.ts";

Deno.test("everything inline on the page carries the nonce of its policy", () => {
  const page = logPage("Kvm", "abc123");
  const inline = page.match(/<(script|style)[^>]*>/g);
  assert.deepEqual(inline, ['<style nonce="abc123">', '<script nonce="abc123">']);
  assert.ok(logPagePolicy("abc123").includes("script-src 'nonce-abc123'"));
});

Deno.test("its script is sound", () => {
  const [, script = ""] = /<script[^>]*>(.*)<\/script>/s.exec(logPage("Kvm", "n")) ?? [];
  assert.doesNotThrow(() => new Function(script));
  assert.ok(!/innerHTML|insertAdjacentHTML/.test(script));
});
