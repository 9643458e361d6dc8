import { strict as assert } from "node:assert";
import { opensslPair } from "../../../tests/fakes/custom_certificates.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { ServedCertificate } from "../../tls/served_certificate.ts";
import { accessHandlers } from "./access.ts";

const { key: privateKey, certificate } = await opensslPair("kvm.example");
const OWN = { mode: "self-signed", certificate: "", privateKey: "" };

async function withAccess(
  test: (call: ReturnType<typeof rpcArea>, config: MemorySettings) => Promise<void>,
): Promise<void> {
  const dir = await Deno.makeTempDir();
  const config = new MemorySettings();
  const own = { server: { key: "", certificate: "" }, onChange: () => () => undefined };
  const served = new ServedCertificate({ own, config, dir, log: silentLogger });
  try {
    await test(rpcArea(accessHandlers(config, served)), config);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

Deno.test("the certificate of the owner is shown, its key never", () =>
  withAccess(async (call, config) => {
    assert.deepEqual(await call("getTLSState"), OWN);
    const state = { mode: "custom", certificate, privateKey };
    assert.equal(await call("setTLSState", { state }), null);
    const custom = { mode: "custom", certificate: certificate.trim(), privateKey: "" };
    assert.deepEqual(await call("getTLSState"), custom);
    assert.equal(await call("setTLSState", { mode: "self-signed" }), null);
    assert.deepEqual(await call("getTLSState"), OWN);
    assert.equal(await call("setTLSState", { state: { mode: "custom", privateKey: "" } }), null);
    assert.deepEqual(await call("getTLSState"), custom);
    assert.equal(await call("setTLSState", { state: { mode: "disabled" } }), null);
    assert.deepEqual(await call("getTLSState"), { ...OWN, mode: "disabled" });
    assert.equal(config.current.tls_mode, "disabled");
  }));

Deno.test("a refusal names the field and changes nothing", () =>
  withAccess(async (call) => {
    assert.deepEqual(await call("setTLSState", { state: { mode: "off" } }), {
      error: "failed to set TLS state: invalid TLS mode: off",
      field: "mode",
    });
    assert.deepEqual(await call("setTLSState", { state: { mode: "custom", certificate } }), {
      error: "failed to set TLS state: privateKey: there is no PEM private key in it that can " +
        "be read",
      field: "privateKey",
    });
    assert.deepEqual(await call("getTLSState"), OWN);
  }));

Deno.test("who may come is a setting, written only when it changes", () =>
  withAccess(async (call, config) => {
    assert.equal(await call("getLocalLoopbackOnly"), false);
    assert.equal(await call("setLocalLoopbackOnly", { enabled: true }), null);
    assert.equal(await call("setLocalLoopbackOnly", { enabled: true }), null);
    assert.equal(await call("getLocalLoopbackOnly"), true);
    assert.equal(config.writes, 1);
  }));
