import { strict as assert } from "node:assert";
import { checkedControlUrl } from "./control_url.ts";

Deno.test("a control server is an origin and nothing more", () => {
  assert.equal(
    checkedControlUrl(" https://headscale.example.org/ "),
    "https://headscale.example.org",
  );
  assert.equal(checkedControlUrl("http://10.0.0.2:8080"), "http://10.0.0.2:8080");
  assert.equal(checkedControlUrl("  "), "");
});

Deno.test("everything else is refused in upstream's words", () => {
  const cases = {
    "headscale.example.org": "control URL must start with http:// or https://",
    "ftp://example.org": "control URL must start with http:// or https://",
    "javascript:alert(1)": "control URL must start with http:// or https://",
    "https://": "control URL must include a host",
    "https:///path": "control URL must include a host",
    "https://:443": "control URL must include a host",
    "https://me:secret@example.org": "control URL must not include user info",
    "https://example.org/?a=1": "control URL must not include query or fragment",
    "https://example.org#x": "control URL must not include query or fragment",
    "https://example.org?": "control URL must not include query or fragment",
    "https://example.org/path": "control URL path is not supported",
    "https://exa mple.org": "control URL is no valid URL",
  };
  for (const [text, message] of Object.entries(cases)) {
    assert.throws(() => checkedControlUrl(text), {
      code: "invalid_params",
      field: "controlURL",
      message,
    });
  }
});
