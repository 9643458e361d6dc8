import { strict as assert } from "node:assert";
import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { CertificateStore } from "./certificate_store.ts";

const DAY_MS = 24 * 60 * 60_000;

class Bench implements AsyncDisposable {
  readonly folder = Deno.makeTempDirSync();
  readonly dir = join(this.folder, "tls");
  readonly clock = new FakeClock();
  now = Date.UTC(2026, 10, 24);
  addresses = ["192.168.1.5", "2001:db8::5"];

  async open(dir = this.dir): Promise<CertificateStore> {
    const store = new CertificateStore({
      dir,
      authorityName: "Test CA",
      hostNames: () => ["kvm"],
      addresses: () => this.addresses,
      log: silentLogger,
      clock: this.clock,
      wallClock: () => this.now,
    });
    await store.start();
    return store;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

function covers(store: CertificateStore, ip: string): boolean {
  return new X509Certificate(store.server.certificate).checkIP(ip) !== undefined;
}

Deno.test("openssl trusts the certificate under each of its names", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const file = async (name: string, text: string | Uint8Array) => {
    const path = join(bench.folder, name);
    await Deno.writeFile(path, typeof text === "string" ? new TextEncoder().encode(text) : text);
    return path;
  };
  const leaf = await file("leaf.crt", store.server.certificate);
  const ca = await file("ca.crt", store.authority.certificate);
  const openssl = async (...args: string[]) => {
    const { success, stdout, stderr } = await new Deno.Command("openssl", { args }).output();
    const decoder = new TextDecoder();
    assert.ok(success, decoder.decode(stderr));
    return decoder.decode(stdout);
  };
  // The bench's clock is not the machine's.
  const at = String(bench.now / 1000);
  const verify = ["verify", "-x509_strict", "-purpose", "sslserver", "-attime", at, "-CAfile", ca];
  for (const host of ["localhost", "kvm", "kvm.local"]) {
    await openssl(...verify, "-verify_hostname", host, leaf);
  }
  for (const ip of ["127.0.0.1", "::1", "192.168.1.5", "2001:db8::5"]) {
    await openssl(...verify, "-verify_ip", ip, leaf);
  }
  const der = await file("ca.der", store.authority.der);
  assert.match(
    await openssl("x509", "-inform", "der", "-in", der, "-noout", "-subject"),
    /CN ?= ?Test CA [0-9a-f]{8}/,
  );
});

Deno.test("keys are for their owner alone and are used again at the next boot", async () => {
  await using bench = new Bench();
  const first = await bench.open();
  assert.equal((await Deno.stat(bench.dir)).mode! & 0o777, 0o700);
  for (const name of ["ca.pem", "server.pem"]) {
    assert.equal((await Deno.stat(join(bench.dir, name))).mode! & 0o777, 0o600);
  }
  const second = await bench.open();
  assert.deepEqual(second.server, first.server);
  assert.equal(second.authority.certificate, first.authority.certificate);
});

Deno.test("a new address makes a new certificate within a minute, an old one does not", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const before = store.server;
  bench.addresses = ["192.168.1.5"];
  await store.refresh();
  assert.equal(store.server, before);

  const { promise, resolve } = Promise.withResolvers<void>();
  store.onChange(resolve);
  bench.addresses = ["192.168.1.5", "10.0.0.7"];
  bench.clock.advance(60_000);
  await promise;
  assert.ok(covers(store, "10.0.0.7"));
  store.stop();
  assert.equal(bench.clock.pending, 0);
});

Deno.test("a certificate is renewed 30 days before its end, its authority stays", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const { server, authority } = store;
  assert.ok(
    new X509Certificate(server.certificate).validToDate.getTime() - bench.now <= 397 * DAY_MS,
  );
  bench.now += 365 * DAY_MS;
  await store.refresh();
  assert.equal(store.server, server);
  bench.now += 2 * DAY_MS;
  await store.refresh();
  assert.notEqual(store.server, server);
  assert.equal(store.authority, authority);
});

Deno.test("an authority near its end is renewed, and the certificate with it", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const before = store.authority;
  bench.now += 9 * 365 * DAY_MS;
  await store.refresh();
  assert.notEqual(store.authority, before);
  assert.ok(store.authority.issued(new X509Certificate(store.server.certificate)));
  const again = await bench.open();
  assert.equal(again.authority.certificate, store.authority.certificate);
});

Deno.test("a board that boots in 1970 keeps its certificates, and makes usable ones", async () => {
  await using bench = new Bench();
  const before = await bench.open();
  const today = bench.now;
  bench.now = 0;
  const after = await bench.open();
  assert.deepEqual(after.server, before.server);

  const fresh = await bench.open(join(bench.folder, "fresh"));
  const made = new X509Certificate(fresh.authority.certificate);
  assert.ok(made.validFromDate.getTime() < today && made.validToDate.getTime() > today);
  bench.now = today;
  await fresh.refresh();
  assert.equal(fresh.authority.certificate, made.toString().trim());
});

Deno.test("certificates made while the clock ran ahead do not stay", async () => {
  await using bench = new Bench();
  const today = bench.now;
  bench.now += 3650 * DAY_MS;
  const ahead = await bench.open();
  bench.now = today;
  const right = await bench.open();
  assert.notEqual(right.authority.certificate, ahead.authority.certificate);
  assert.ok(new X509Certificate(right.server.certificate).validFromDate.getTime() < today);
});

Deno.test("broken files are set aside and made anew", async () => {
  await using bench = new Bench();
  const first = await bench.open();
  const ca = join(bench.dir, "ca.pem");
  const server = join(bench.dir, "server.pem");
  await Deno.writeTextFile(ca, "rubbish");
  // A key that does not belong to its certificate.
  await Deno.writeTextFile(server, `${first.server.key}\n${first.authority.certificate}`);
  const second = await bench.open();
  assert.equal(await Deno.readTextFile(`${ca}.broken`), "rubbish");
  assert.ok((await Deno.stat(`${server}.broken`)).isFile);
  assert.ok(second.authority.issued(new X509Certificate(second.server.certificate)));
});

Deno.test("a folder that cannot be written costs the next boot, not this one", async () => {
  await using bench = new Bench();
  await Deno.writeTextFile(bench.dir, "in the way");
  assert.ok(covers(await bench.open(), "127.0.0.1"));
});
