import { strict as assert } from "node:assert";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { Tailscale } from "./tailscale.ts";

const DEFAULT = "https://controlplane.tailscale.com";
const OWN = "https://headscale.example.org";

const RUNNING = JSON.stringify({
  Version: "1.80.0",
  BackendState: "Running",
  AuthURL: "",
  Health: [],
  Self: {
    HostName: "kvm",
    DNSName: "kvm.tail1234.ts.net.",
    OS: "linux",
    TailscaleIPs: ["100.64.0.9", "fd7a:115c:a1e0::9"],
    Online: true,
  },
  Peer: { x: {} },
});

function setUp(answers: Record<string, string | { code: number; stderr: string }> = {}) {
  const config = new MemorySettings();
  const commands = new FakeCommands(answers);
  return { config, commands, tailscale: new Tailscale(config, commands) };
}

Deno.test("without the program it is not installed, which is no error", async () => {
  const tailscale = new Tailscale(new MemorySettings(), new FakeCommands({}, []));
  const status = { installed: false, running: false, controlURL: DEFAULT };
  assert.deepEqual(await tailscale.status(), status);
  await assert.rejects(tailscale.up(), { code: "unavailable", message: /not installed/ });
  await assert.rejects(tailscale.down(), { code: "unavailable", message: /not installed/ });
  await tailscale.setControlUrl(OWN);
  assert.equal(tailscale.controlUrl, OWN);
});

Deno.test("a running one, in the words of clients", async () => {
  const { tailscale } = setUp({ "tailscale status": RUNNING });
  assert.deepEqual(await tailscale.status(), {
    installed: true,
    running: true,
    backendState: "Running",
    controlURL: DEFAULT,
    self: {
      hostName: "kvm",
      dnsName: "kvm.tail1234.ts.net.",
      tailscaleIPs: ["100.64.0.9", "fd7a:115c:a1e0::9"],
      online: true,
      os: "linux",
    },
  });
});

Deno.test("a daemon that does not run, and an answer that is none, are told in health", async () => {
  const dead = setUp({
    "tailscale status": { code: 1, stderr: "failed to connect to tailscaled" },
  });
  assert.deepEqual(await dead.tailscale.status(), {
    installed: true,
    running: false,
    controlURL: DEFAULT,
    health: ["tailscale status failed with exit code 1: failed to connect to tailscaled"],
  });
  for (const printed of ["<html>", "", '{"BackendState":7}']) {
    const { running, health } = await setUp({ "tailscale status": printed }).tailscale.status();
    assert.deepEqual([running, health], [false, [
      "tailscale printed a status that cannot be read",
    ]]);
  }
});

Deno.test("connecting says where to log in when that is needed", async () => {
  const { tailscale, commands } = setUp({
    "tailscale up": { code: 1, stderr: "timeout waiting for Tailscale service to enter Running" },
    "tailscale status": JSON.stringify({
      BackendState: "NeedsLogin",
      AuthURL: "https://login.tailscale.com/a/1234",
    }),
  });
  const { running, authURL } = await tailscale.up();
  assert.deepEqual([running, authURL], [false, "https://login.tailscale.com/a/1234"]);
  commands.answer("tailscale status", RUNNING);
  await assert.rejects(tailscale.up(), { code: "unavailable", message: /enter Running/ });
});

Deno.test("the stored control server is used for the login, the default is not mentioned", async () => {
  const { tailscale, commands } = setUp({ "tailscale status": RUNNING });
  await tailscale.up();
  assert.deepEqual(commands.take(), ["tailscale up --timeout=10s", "tailscale status --json"]);
  await tailscale.setControlUrl(`${OWN}/`);
  await tailscale.up();
  assert.deepEqual(commands.take(), [
    `tailscale set --login-server=${OWN}`,
    `tailscale up --timeout=10s --login-server=${OWN}`,
    "tailscale status --json",
  ]);
  await tailscale.down();
  assert.equal(commands.take()[0], "tailscale down");
});

Deno.test("a program that cannot set its server uses it from the next login", async () => {
  const { tailscale, config } = setUp({
    "tailscale set": { code: 1, stderr: "flag provided but not defined: -login-server" },
  });
  await tailscale.setControlUrl(OWN);
  assert.equal(config.current.tailscale_control_url, OWN);
});

Deno.test("a server that is refused, or cannot be stored, changes nothing", async () => {
  const { tailscale, commands, config } = setUp({
    "tailscale set": { code: 1, stderr: "access denied" },
  });
  await assert.rejects(tailscale.setControlUrl(OWN), /access denied/);
  assert.equal(tailscale.controlUrl, DEFAULT);
  commands.answer("tailscale set", "");
  config.full = true;
  commands.take();
  await assert.rejects(tailscale.setControlUrl(OWN), { code: "internal" });
  assert.deepEqual(commands.take(), [
    `tailscale set --login-server=${OWN}`,
    `tailscale set --login-server=${DEFAULT}`,
  ]);
});
