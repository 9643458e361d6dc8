import { strict as assert } from "node:assert";
import { FakeBrowser } from "../../tests/fakes/browser.ts";
import { until } from "../../tests/fakes/until.ts";
import { fakeViewerServices } from "../../tests/fakes/viewer_services.ts";
import { encodeHandshake, encodeKeyboardReport } from "../protocol/hidrpc/mod.ts";
import type { SessionPolicy } from "../protocol/states.ts";
import { encodeDescription } from "./session_description.ts";
import { type Page, ViewerRegistry } from "./viewer_registry.ts";

/** What a fake page is told beside its peer. */
class FakePage implements Page {
  readonly address = "127.0.0.1";
  readonly userAgent = "test";
  readonly loopback = true;
  readonly login = { kind: "anonymous" } as const;
  takeovers = 0;
  loggedIn = true;

  readonly mayStay = (): boolean => this.loggedIn;

  takenOver(): void {
    this.takeovers++;
  }
}

function setUp(policy: SessionPolicy = "takeover") {
  const services = fakeViewerServices();
  const setting = { policy };
  const registry = new ViewerRegistry(services, () => setting.policy);
  const browsers: FakeBrowser[] = [];
  const join = async (page: FakePage, roles = false) => {
    const browser = new FakeBrowser({ channels: ["rpc", "hidrpc"] });
    browsers.push(browser);
    const sd = encodeDescription({ type: "offer", sdp: await browser.offer() });
    const { viewer, answer } = await registry.admit({ sd, roles }, page);
    await browser.accept(answer.sdp);
    await until(() => browser.isOpen("rpc") && browser.isOpen("hidrpc"), "its channels");
    await until(() => browser.messages("rpc").length > 0, "the greeting");
    return { browser, viewer };
  };
  const close = async () => {
    registry.stop();
    await Promise.all(browsers.map((browser) => browser.close()));
  };
  return { registry, services, setting, join, close };
}

const methods = (browser: FakeBrowser) =>
  browser.messages("rpc").map((message) => JSON.parse(String(message)).method);

const leaky = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  "a newcomer takes over; the page before is told and leaves a second later",
  leaky,
  async () => {
    const { registry, services, join, close } = setUp();
    const pages = [new FakePage(), new FakePage()];
    const first = await join(pages[0]!);
    first.browser.send("hidrpc", encodeKeyboardReport(2, [4]));
    await until(() => services.sink.reports.length === 1, "the report");
    const second = await join(pages[1]!);
    await until(() => methods(first.browser).includes("otherSessionConnected"), "the notice");
    assert.deepEqual(pages.map(({ takeovers }) => takeovers), [1, 0]);
    assert.equal(services.sink.reports.at(-1), "keyboard 00 00 00 00 00 00 00");
    first.browser.send("hidrpc", encodeKeyboardReport(0, [5]));
    second.browser.send("hidrpc", encodeKeyboardReport(0, [6]));
    await until(() => registry.count === 1, "the first to leave");
    assert.equal(services.sink.reports.at(-1), "keyboard 00 06 00 00 00 00 00");
    assert.ok(!services.sink.reports.includes("keyboard 00 05 00 00 00 00 00"));
    assert.equal(second.viewer.role, "controller");
    await close();
  },
);

Deno.test("a page that offers anew replaces itself without a notice", leaky, async () => {
  const { registry, join, close } = setUp();
  const page = new FakePage();
  const first = await join(page);
  await join(page);
  await until(() => registry.count === 1, "the first to leave");
  assert.equal(page.takeovers, 0);
  assert.ok(!methods(first.browser).includes("otherSessionConnected"));
  await close();
});

Deno.test(
  "under policy shared one controls, the others watch, ask, are given and take",
  leaky,
  async () => {
    const { registry, services, join, close } = setUp("shared");
    const first = await join(new FakePage(), true);
    const second = await join(new FakePage(), true);
    const roles = () => registry.list().map(({ role }) => role);
    assert.deepEqual(roles(), ["controller", "observer"]);
    second.browser.send("hidrpc", encodeKeyboardReport(0, [5]));
    second.browser.send("hidrpc", encodeHandshake());
    registry.requestControl(second.viewer.id);
    assert.deepEqual(registry.list().map(({ requesting }) => requesting), [false, true]);
    first.browser.send("hidrpc", encodeKeyboardReport(1, []));
    await until(() => services.sink.reports.length === 1, "the controller's report");
    registry.grantControl(second.viewer.id);
    assert.deepEqual(roles(), ["observer", "controller"]);
    assert.deepEqual(services.sink.reports, [
      "keyboard 01 00 00 00 00 00 00",
      "keyboard 00 00 00 00 00 00 00",
    ]);
    registry.takeControl(first.viewer.id);
    assert.deepEqual(roles(), ["controller", "observer"]);
    await until(() => methods(second.browser).includes("sessionsChanged"), "the event");
    first.viewer.close("leaves");
    assert.deepEqual(roles(), ["controller"]);
    assert.throws(() => registry.grantControl(99), { code: "not_found" });
    await close();
  },
);

Deno.test("a page of upstream gets control on arrival under both policies", leaky, async () => {
  const { registry, join, close } = setUp("shared");
  await join(new FakePage(), true);
  await join(new FakePage(), false);
  assert.deepEqual(registry.list().map(({ role }) => role), ["observer", "controller"]);
  await close();
});

Deno.test(
  "eight may watch; when the policy becomes takeover only the controller stays",
  leaky,
  async () => {
    const { registry, setting, join, close } = setUp("shared");
    const pages = Array.from({ length: 8 }, () => new FakePage());
    for (const page of pages) await join(page, true);
    await assert.rejects(join(new FakePage(), true), { code: "busy" });
    setting.policy = "takeover";
    registry.policyChanged();
    assert.deepEqual(pages.map(({ takeovers }) => takeovers), [0, 1, 1, 1, 1, 1, 1, 1]);
    assert.equal(registry.list().length, 1);
    await until(() => registry.count === 1, "the others to leave");
    await close();
  },
);

Deno.test(
  "an offer that cannot be answered leaves the others alone and nothing behind",
  leaky,
  async () => {
    const { registry, join, close } = setUp();
    const page = new FakePage();
    await join(page);
    const sd = encodeDescription({ type: "offer", sdp: "v=0\r\n" });
    await assert.rejects(registry.admit({ sd }, new FakePage()), { code: "bad_request" });
    await assert.rejects(registry.admit({ sd: "?" }, new FakePage()), { code: "bad_request" });
    assert.equal(registry.count, 1);
    assert.equal(page.takeovers, 0);
    await close();
  },
);

Deno.test(
  "a browser is told lamps and keys by rpc until it shook hands, then by hidrpc",
  leaky,
  async () => {
    const { services, join, close } = setUp();
    const { browser } = await join(new FakePage());
    browser.send("hidrpc", encodeKeyboardReport(0, [4]));
    await until(() => methods(browser).includes("keysDownState"), "the event");
    browser.send("hidrpc", encodeHandshake());
    await until(() => browser.messages("hidrpc").length === 3, "the handshake and both states");
    const types = browser.messages("hidrpc").map((frame) => (frame as Uint8Array)[0]);
    assert.deepEqual(types, [0x01, 0x32, 0x33]);
    const before = methods(browser).length;
    browser.send("hidrpc", encodeKeyboardReport(0, []));
    await until(() => browser.messages("hidrpc").length === 4, "the frame");
    assert.equal(methods(browser).length, before);
    assert.equal(services.sink.reports.length, 2);
    await close();
  },
);

Deno.test(
  "whoever is logged out loses the picture and lets go his keys at once",
  leaky,
  async () => {
    const { registry, services, join, close } = setUp();
    const page = new FakePage();
    const { browser } = await join(page);
    browser.send("hidrpc", encodeKeyboardReport(2, []));
    await until(() => services.sink.reports.length === 1, "the report");
    registry.checkLogins();
    assert.equal(registry.count, 1);
    page.loggedIn = false;
    registry.checkLogins();
    assert.equal(registry.count, 0);
    assert.equal(services.sink.reports.at(-1), "keyboard 00 00 00 00 00 00 00");
    await close();
  },
);
