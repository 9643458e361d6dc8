import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { NetworkBox } from "../../../tests/fakes/network_box.ts";
import { FakeNetworkMachine } from "../../../tests/fakes/network_machine.ts";
import { until } from "../../../tests/fakes/until.ts";
import { KvmError } from "../../base/errors.ts";

const FIXED = {
  ipv4_mode: "static",
  ipv4_static: { address: "192.168.1.7", netmask: "24", gateway: "192.168.1.1", dns: [] },
};
const FIXED_ADDRESS = "192.168.1.7";
const LEASED_ADDRESS = "192.168.1.50";

Deno.test("a change is applied, stored and answered with the settings as they are then", async () => {
  await using box = await NetworkBox.make();
  const answer = await box.turn(box.settings.set(FIXED));
  assert.deepEqual(answer, box.settings.settings);
  assert.deepEqual([answer.ipv4_mode, box.machine.address], ["static", FIXED_ADDRESS]);
});

Deno.test("what nobody confirms is taken back after 60 s", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set(FIXED));
  box.clock.advance(59_999);
  assert.equal(box.mode, "static");
  box.clock.advance(1);
  await until(() => !existsSync(box.trialFile), "the trial to end");
  assert.deepEqual([box.mode, box.machine.applied], ["dhcp", undefined]);
});

Deno.test("a request of somebody logged in keeps it, one from this machine does not", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set(FIXED));
  box.settings.confirm("::ffff:127.0.0.1");
  assert.equal(box.clock.pending, 1);
  box.settings.confirm("192.168.1.20");
  assert.equal(box.clock.pending, 0);
  await until(() => !existsSync(box.trialFile), "the trial to end");
  await box.restart();
  assert.deepEqual([box.mode, box.machine.address], ["static", FIXED_ADDRESS]);
});

Deno.test("a request that arrives while the old address still stands proves nothing", async () => {
  await using box = await NetworkBox.make();
  box.machine.slowness = 3;
  const change = box.settings.set(FIXED);
  await until(() => {
    if (!box.machine.applied && box.clock.pending > 0) box.clock.advance(250);
    return box.machine.applied && box.clock.pending > 0;
  }, "the machine to be told");
  box.settings.confirm("192.168.1.20");
  await box.turn(change);
  assert.equal(existsSync(box.trialFile), true);
  assert.equal(box.clock.pending, 1);
});

Deno.test("a crash before anybody confirmed takes the change back at the next start", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set({ ...FIXED, hostname: "kvm-7" }));
  assert.equal(box.machine.current, "kvm-7");
  await box.restart();
  assert.deepEqual([box.mode, box.machine.applied], ["dhcp", undefined]);
  assert.deepEqual([box.settings.settings.hostname, box.machine.current], [null, "rustkvm"]);
  assert.equal(existsSync(box.trialFile), false);
});

Deno.test("a crash at the worst moment, half applied, is undone as well", async () => {
  await using box = await NetworkBox.make();
  box.machine.apply = (settings) => {
    box.machine.applied = settings;
    return new Promise(() => undefined);
  };
  void box.settings.set(FIXED);
  await until(() => {
    box.clock.advance(500);
    return box.machine.applied;
  }, "the machine to be touched");
  const dead = box.settings;
  await box.restart();
  assert.notEqual(box.settings, dead);
  assert.deepEqual([box.mode, box.machine.applied], ["dhcp", undefined]);
});

Deno.test("a second change on trial goes back to where the first one began", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set(FIXED));
  await box.turn(box.settings.set({ ...FIXED, ipv4_static: { address: "192.168.1.8" } }));
  assert.equal(box.machine.address, "192.168.1.8");
  assert.equal(box.clock.pending, 1);
  await box.restart();
  assert.deepEqual([box.mode, box.machine.address], ["dhcp", LEASED_ADDRESS]);
});

Deno.test("what the machine refuses leaves no half of it behind", async () => {
  await using box = await NetworkBox.make();
  const refusal = new KvmError("unavailable", "networkctl reload failed with exit code 1");
  box.machine.refusal = refusal;
  await assert.rejects(box.turn(box.settings.set({ ...FIXED, hostname: "kvm-7" })), refusal);
  assert.deepEqual(
    [box.mode, box.machine.applied, box.machine.current, existsSync(box.trialFile)],
    ["dhcp", undefined, "rustkvm", false],
  );
  assert.equal(box.clock.pending, 0);
});

Deno.test("what cannot be stored does not touch the machine", async () => {
  await using box = await NetworkBox.make();
  box.config.full = true;
  await assert.rejects(box.turn(box.settings.set(FIXED)), { code: "internal" });
  assert.deepEqual([box.machine.applied, existsSync(box.trialFile)], [undefined, false]);
});

Deno.test("an attempt that failed to be undone is undone at the next start", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set(FIXED));
  box.machine.refusal = new KvmError("unavailable", "networkctl reload failed");
  await box.restart();
  assert.equal(existsSync(box.trialFile), true);
  box.machine.refusal = undefined;
  await box.restart();
  assert.deepEqual([box.machine.applied, existsSync(box.trialFile)], [undefined, false]);
});

Deno.test("pages are told of a new static address, and of nothing else", async () => {
  await using box = await NetworkBox.make();
  await box.turn(box.settings.set({ hostname: "kvm-7" }));
  await box.turn(box.settings.set({
    ipv4_mode: "static",
    ipv4_static: { address: LEASED_ADDRESS, netmask: "24" },
  }));
  assert.deepEqual(box.notices, []);
  await box.turn(box.settings.set(FIXED));
  await box.turn(box.settings.set({ ipv4_mode: "dhcp" }));
  assert.deepEqual(box.notices, [{
    healthCheck: `//${FIXED_ADDRESS}/device/status`,
    redirectTo: `//${FIXED_ADDRESS}`,
    redirectUrl: `//${FIXED_ADDRESS}`,
  }]);
});

Deno.test("a form that changes nothing of the machine starts no trial", async () => {
  await using box = await NetworkBox.make();
  await box.settings.set({ ...box.settings.settings, mdns_mode: "disabled" });
  assert.deepEqual([existsSync(box.trialFile), box.clock.pending], [false, 0]);
  assert.equal(box.settings.settings.mdns_mode, "disabled");
});

Deno.test("where no manager is in charge the settings are checked and stored", async () => {
  await using box = await NetworkBox.make(new FakeNetworkMachine("none"));
  box.machine.storesOnly = "this is no appliance";
  box.machine.hasInterface = false;
  assert.equal((await box.settings.set(FIXED)).ipv4_mode, "static");
  assert.deepEqual([box.machine.applied, existsSync(box.trialFile)], [undefined, false]);
  await assert.rejects(box.settings.set({ ipv4_mode: "x" }), { code: "invalid_params" });
});

Deno.test("a machine without an interface refuses before anything changed", async () => {
  await using box = await NetworkBox.make();
  box.machine.hasInterface = false;
  await assert.rejects(box.settings.set(FIXED), { code: "unavailable" });
  assert.deepEqual([box.mode, existsSync(box.trialFile)], ["dhcp", false]);
});

Deno.test("a manager that forgets gets the stored settings at every start", async () => {
  await using box = await NetworkBox.make(new FakeNetworkMachine("udhcpc", false));
  await box.restart();
  assert.equal(box.machine.applied, undefined);
  await box.turn(box.settings.set(FIXED));
  box.settings.confirm("192.168.1.20");
  await until(() => !existsSync(box.trialFile), "the trial to end");
  box.machine.applied = undefined;
  await box.restart();
  assert.equal(box.machine.address, FIXED_ADDRESS);
});

Deno.test("a start gives the machine its stored name, or ours", async () => {
  await using box = await NetworkBox.make();
  box.machine.current = "debian";
  await box.restart();
  assert.equal(box.machine.current, "rustkvm");
  await box.config.update((draft) => {
    draft.network_config.hostname = "kvm-7";
  });
  await box.restart();
  assert.equal(box.machine.current, "kvm-7");
});

Deno.test("a lease can be renewed in DHCP mode alone", async () => {
  await using box = await NetworkBox.make();
  await box.settings.renewLease();
  assert.equal(box.machine.renewals, 1);
  await box.turn(box.settings.set(FIXED));
  await assert.rejects(box.settings.renewLease(), {
    message: "DHCP client not available: IPv4 is set to static",
  });
});
