import { strict as assert } from "node:assert";
import { SampleWindow } from "../base/sample_window.ts";
import { healthBody, type HealthFacts } from "./health.ts";

const well: HealthFacts = {
  version: { version: "1.2.3", revision: "r", branch: "b", buildDate: "d", platform: "linux/x" },
  uptimeSec: 5,
  video: {
    ready: true,
    streaming: 1,
    width: 1280,
    height: 720,
    fps: 30,
    framesTotal: 9,
    restarts: 0,
  },
  sendTimes: new SampleWindow(),
  usbState: "configured",
  network: { online: true, ip: "192.168.0.2", gateway: null, dns: [] },
  failsafe: { active: false, reason: "" },
  viewers: 0,
  capabilities: [
    { name: "video", available: true },
    { name: "atx", available: false, reason: "no power board" },
  ],
};

Deno.test("a device that lacks only what many do without is well", () => {
  const body = healthBody(well, new Date(0));
  assert.equal(body["status"], "ok");
  assert.equal(body["timestamp"], "1970-01-01T00:00:00.000Z");
  assert.deepEqual(body["capabilities"], well.capabilities);
});

Deno.test("everything that ails is an issue in words", () => {
  const body = healthBody({
    ...well,
    video: { ...well.video, ready: false, error: "no_signal" },
    usbState: "not attached",
    network: { ...well.network, online: false },
    failsafe: { active: true, reason: "signal" },
    capabilities: [{ name: "hid", available: false, reason: "the X server died" }],
  }, new Date(0));
  assert.equal(body["status"], "degraded");
  assert.deepEqual(body["issues"], [
    "failsafe: signal",
    "hid: the X server died",
    "video: no_signal",
    'usb: gadget state is "not attached", host not attached',
    "network: offline",
  ]);
});
