import { strict as assert } from "node:assert";
import { opensslPair } from "../../tests/fakes/custom_certificates.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import { Listeners } from "../base/listeners.ts";
import type { KeyPair } from "./key_pair.ts";
import { ServedCertificate } from "./served_certificate.ts";

const OWN: KeyPair = { key: "own key", certificate: "own certificate" };
const first = await opensslPair("first.example");
const second = await opensslPair("second.example");

class Bench implements AsyncDisposable {
  readonly dir = Deno.makeTempDirSync();
  readonly config = new MemorySettings();
  readonly renewals = new Listeners<void>();
  changes = 0;

  async open(wallClock = Date.now): Promise<ServedCertificate> {
    const served = new ServedCertificate({
      own: { server: OWN, onChange: (listener) => this.renewals.add(listener) },
      config: this.config,
      dir: this.dir,
      log: silentLogger,
      wallClock,
    });
    await served.start();
    served.onChange(() => void this.changes++);
    return served;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.dir, { recursive: true });
  }
}

Deno.test("our own certificate is served until the owner brings one", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  assert.deepEqual([served.mode, served.server, served.customCertificate], [
    "self-signed",
    OWN,
    "",
  ]);
  await served.useCustom(first);
  assert.equal(served.mode, "custom");
  assert.equal(served.server.certificate, first.certificate.trim());
  assert.equal(served.customCertificate, first.certificate.trim());
  assert.deepEqual([bench.changes, bench.config.current.tls_mode], [1, "custom"]);
});

Deno.test("the owner's certificate survives a restart, and comes back when asked for", async () => {
  await using bench = new Bench();
  await (await bench.open()).useCustom(first);
  const served = await bench.open();
  assert.equal(served.server.certificate, first.certificate.trim());
  await served.useOwn("self-signed");
  assert.deepEqual([served.mode, served.server], ["self-signed", OWN]);
  await served.useCustom();
  assert.equal(served.server.certificate, first.certificate.trim());
  await served.useCustom(second);
  assert.equal(served.server.certificate, second.certificate.trim());
});

Deno.test("off means that HTTP is not sent to HTTPS, which goes on", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  assert.equal(served.httpPreferred, false);
  await served.useOwn("disabled");
  assert.deepEqual([served.mode, served.httpPreferred], ["disabled", true]);
  assert.deepEqual(served.server, OWN);
  assert.equal((await bench.open()).mode, "disabled");
  await served.useOwn("self-signed");
  assert.equal(served.httpPreferred, false);
});

Deno.test("a pair that is refused changes nothing", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  await assert.rejects(served.useCustom(), { field: "certificate" });
  await served.useCustom(first);
  const broken = { key: first.key, certificate: second.certificate };
  await assert.rejects(served.useCustom(broken), { field: "privateKey" });
  assert.equal(served.server.certificate, first.certificate.trim());
  assert.equal((await bench.open()).server.certificate, first.certificate.trim());
});

Deno.test("a choice that cannot be stored leaves the files as they were", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  bench.config.full = true;
  await assert.rejects(served.useCustom(first), { code: "internal" });
  assert.deepEqual([...Deno.readDirSync(bench.dir)], []);
  bench.config.full = false;
  await served.useCustom(first);
  await served.useOwn("self-signed");
  bench.config.full = true;
  await assert.rejects(served.useCustom(second), { code: "internal" });
  bench.config.full = false;
  await served.useCustom();
  assert.equal(served.server.certificate, first.certificate.trim());
});

Deno.test("a renewal of our own certificate is news only while it is served", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  bench.renewals.tell();
  assert.equal(bench.changes, 1);
  await served.useCustom(first);
  bench.renewals.tell();
  assert.equal(bench.changes, 2);
  served.stop();
  await served.useOwn("self-signed");
  bench.renewals.tell();
  assert.equal(bench.changes, 3);
});

Deno.test("a lost certificate gives way to our own, an old one does not", async () => {
  await using bench = new Bench();
  const served = await bench.open();
  await served.useCustom(first);
  const later = await bench.open(() => Date.now() + 400 * 24 * 60 * 60_000);
  assert.equal(later.mode, "custom");
  await assert.rejects(later.useCustom(), { message: /expired/ });
  await Deno.remove(`${bench.dir}/user-defined.pem`);
  const lost = await bench.open();
  assert.deepEqual([lost.mode, lost.server], ["self-signed", OWN]);
});
