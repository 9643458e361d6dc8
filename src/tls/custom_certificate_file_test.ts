import { strict as assert } from "node:assert";
import { join } from "node:path";
import { opensslPair } from "../../tests/fakes/custom_certificates.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { checkCustomPair } from "./custom_certificate.ts";
import { CustomCertificateFile } from "./custom_certificate_file.ts";

Deno.test("a pair is kept for its owner's eyes", async () => {
  const folder = await Deno.makeTempDir();
  const dir = join(folder, "tls");
  const path = join(dir, "user-defined.pem");
  const file = new CustomCertificateFile(dir, silentLogger);
  const given = await opensslPair("kvm.example");
  const pair = checkCustomPair(given.certificate, given.key, Date.now());
  assert.equal(await file.read(), undefined);
  await file.write(pair);
  assert.deepEqual(await file.read(), pair);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  assert.equal((await Deno.stat(dir)).mode! & 0o777, 0o700);
  await Deno.writeTextFile(path, "rubbish");
  assert.equal(await file.read(), undefined);
  await file.remove();
  await Deno.remove(dir);
  await Deno.writeTextFile(dir, "in the way");
  await assert.rejects(file.write(pair), { message: /^failed to save certificate: / });
  await Deno.remove(folder, { recursive: true });
});
