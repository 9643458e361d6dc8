import { strict as assert } from "node:assert";
import { createPrivateKey } from "node:crypto";
import { type KEY_KINDS, opensslPair } from "../../tests/fakes/custom_certificates.ts";
import { checkCustomPair } from "./custom_certificate.ts";

const DAY_MS = 24 * 60 * 60_000;
const { key, certificate } = await opensslPair("kvm.example");
const other = await opensslPair("other.example");
const now = Date.now();

function refused(
  pair: [certificate: string, key: string],
  field: string,
  reason: RegExp,
  at = now,
) {
  assert.throws(() => checkCustomPair(...pair, at), {
    code: "invalid_params",
    field,
    message: reason,
  });
}

Deno.test("a pair is taken out of the text around it", () => {
  const chain = `Subject: kvm\n${certificate}\r\nIssuer:\n${other.certificate}`;
  const sec1 = createPrivateKey(key).export({ type: "sec1", format: "pem" });
  const pair = checkCustomPair(chain, String(sec1), now);
  assert.equal(pair.certificate, `${certificate.trim()}\n${other.certificate.trim()}`);
  assert.match(pair.key, /^-----BEGIN PRIVATE KEY-----/);
  assert.deepEqual(checkCustomPair(pair.certificate, pair.key, now), pair);
});

Deno.test("an RSA key of today is taken", async () => {
  const rsa = await opensslPair("kvm.example", "rsa2048");
  assert.ok(checkCustomPair(rsa.certificate, rsa.key, Date.now()));
});

for (const kind of ["secp256k1", "ed25519", "rsa1024"] satisfies (keyof typeof KEY_KINDS)[]) {
  Deno.test(`a key that no browser takes would lock its owner out: ${kind}`, async () => {
    const pair = await opensslPair("kvm.example", kind);
    refused([pair.certificate, pair.key], "privateKey", /browsers take RSA keys of 2048 bits/);
  });
}

Deno.test("what does not belong together is told apart", () => {
  refused([certificate, other.key], "privateKey", /does not belong to the certificate/);
  refused([`${other.certificate}${certificate}`, key], "certificate", /must come first/);
});

Deno.test("what is no certificate or no key is told", () => {
  const broken = certificate.replace(/\n.{10}/, "\nAAAAAAAAAA");
  refused(["", key], "certificate", /there is no PEM certificate in it/);
  refused([broken, key], "certificate", /number 1 cannot be read/);
  refused([certificate.repeat(100), key], "certificate", /more than 32768 characters/);
  refused([certificate, "hello"], "privateKey", /no PEM private key in it/);
  refused([certificate, certificate], "privateKey", /no PEM private key in it/);
});

Deno.test("a key with a passphrase is refused with the way out", () => {
  const locked = createPrivateKey(key)
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" });
  refused([certificate, String(locked)], "privateKey", /passphrase; remove it with/);
});

Deno.test("a certificate counts in its time, unless our clock must be wrong", () => {
  refused([certificate, key], "certificate", /it expired on 20/, now + 31 * DAY_MS);
  refused([certificate, key], "certificate", /it is not valid before 20/, now - DAY_MS);
  assert.ok(checkCustomPair(certificate, key, 0));
});
