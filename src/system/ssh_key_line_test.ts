import { strict as assert } from "node:assert";
import { checkSshKeyLine } from "./ssh_key_line.ts";

// Made with ssh-keygen.
const ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIJ1/5eSAuMIyiHyOmj4aPihFNoYWoANHVW7HPcvqw/WC";
const ECDSA = "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKug+AT/Sj39jNorG+b6QXa9PhRVf" +
  "EwCW8sI5N+qbaaWchskgShvOsdiFniZGz+Na17VJbFfQvK+Ba8qdUc2iMw=";

for (
  const line of [
    `ssh-ed25519 ${ED25519}`,
    `ssh-ed25519 ${ED25519} me@home, the old one`,
    `ecdsa-sha2-nistp256 ${ECDSA} me`,
    `no-pty,from="10.0.0.*, 10.1.0.*" ssh-ed25519 ${ED25519} me`,
    `command="echo ssh-rsa" ssh-ed25519 ${ED25519}`,
  ]
) {
  Deno.test(`a key that is taken: ${line.slice(0, 40)}`, () => checkSshKeyLine(line));
}

for (
  const [line, message] of [
    [`ssh-dss ${ED25519}`, "invalid SSH key type: ssh-dss"],
    [
      `ssh-rsa ${ED25519} me`,
      "parsed SSH key type ssh-ed25519 does not match type in text ssh-rsa",
    ],
    [`ssh-ed25519 ${ED25519.slice(0, -8)}`, "no valid SSH key found"],
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", "no valid SSH key found"],
    ["ssh-ed25519 not/base64!", "no valid SSH key found"],
    ["ssh-ed25519", "no valid SSH key found"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----", "no valid SSH key found"],
    ["hello", "no valid SSH key found"],
    ["", "no valid SSH key found"],
  ] as const
) {
  Deno.test(`a line that is refused: ${line.slice(0, 40)}`, () => {
    assert.throws(() => checkSshKeyLine(line), { code: "invalid_params", message });
  });
}
