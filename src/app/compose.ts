import { existsSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { assetPath } from "../base/assets.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import { EventBus } from "../base/event_bus.ts";
import type { RootLogger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import { SampleWindow } from "../base/sample_window.ts";
import { ConfigStore } from "../config/config_store.ts";
import { readNetworkFacts } from "../network/network_facts.ts";
import { healthBody } from "../observability/health.ts";
import type { PlatformName } from "../platform/port.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { hidHandlers } from "../rpc/methods/hid.ts";
import { powerHandlers } from "../rpc/methods/power.ts";
import { sessionHandlers } from "../rpc/methods/sessions.ts";
import { systemHandlers } from "../rpc/methods/system.ts";
import { usbHandlers } from "../rpc/methods/usb.ts";
import { videoHandlers } from "../rpc/methods/video.ts";
import { RpcRegistry } from "../rpc/registry.ts";
import type { RpcCaller } from "../session/services.ts";
import { ViewerRegistry } from "../session/viewer_registry.ts";
import { Doors } from "../signaling/doors.ts";
import { readDeviceId, readSystemVersion } from "../system/device_facts.ts";
import { CertificateStore } from "../tls/certificate_store.ts";
import { WebServer } from "../web/web_server.ts";
import { Appliance } from "./appliance.ts";
import { BRAND } from "./brand.ts";
import type { Cli } from "./cli.ts";
import { createDomains } from "./domains.ts";
import { FailsafeCheck } from "./failsafe_check.ts";
import { greeting } from "./greeting.ts";
import { createLogin } from "./login.ts";
import { createPlatform } from "./platforms.ts";
import { VERSION, versionFacts } from "./version.ts";

/** Wires the whole appliance; nothing runs yet. */
export async function compose(
  cli: Cli,
  paths: Paths,
  platformName: PlatformName,
  logs: RootLogger,
): Promise<Appliance> {
  const busLog = logs.for("events");
  const bus = new EventBus<KvmEvents>((event, error) => {
    busLog.error({ err: error, event }, "a listener failed");
  });
  const capabilities = new CapabilityRegistry();
  const config = await ConfigStore.open(
    paths.configFile,
    paths.resetPasswordMarker,
    logs.for("config"),
  );
  const deviceId = await readDeviceId(paths);
  const version = { appVersion: VERSION, systemVersion: await readSystemVersion(paths) };
  const failsafe = new FailsafeCheck({
    paths,
    forced: cli.forceFailsafe,
    bus,
    log: logs.for("failsafe"),
  });

  const platform = createPlatform(platformName, cli, logs);
  const domains = createDomains(platform, { cli, config, bus, capabilities, logs });
  const { usb, hid, edid, atx, video } = domains;

  const sendTimes = new SampleWindow();
  const viewers = new ViewerRegistry({
    hid,
    video,
    sendTimes,
    bus,
    rpc: { message: (text, caller) => rpc.message(text, caller) },
    greeting: () =>
      greeting({ video: video.state, usb: usb.state, failsafe: failsafe.state, version }),
    log: logs.for("session"),
  }, () => config.current.session_policy);
  const rpc: RpcRegistry = new RpcRegistry({
    ...systemHandlers({ deviceId, version, failsafe: () => failsafe.state }),
    ...videoHandlers(video, edid, config),
    ...hidHandlers(hid, config),
    ...usbHandlers(usb),
    ...powerHandlers(atx),
    ...sessionHandlers(viewers, config),
  }, logs.for("rpc"));

  const login = createLogin(config, paths, logs.for("auth"));
  login.auth.onChange(() => viewers.checkLogins());
  const certificates = new CertificateStore({
    dir: paths.tlsDir,
    authorityName: BRAND.certificateAuthority,
    hostNames: () => [hostname(), cli.mdnsHostname],
    log: logs.for("tls"),
  });
  const api: RpcCaller = {
    name: "api",
    input: hid.input("api", false),
    refusal: () => undefined,
  };
  const web = new WebServer({
    httpAddr: cli.httpAddr,
    httpsAddr: cli.httpsAddr,
    httpPolicy: cli.httpPolicy,
    certificates,
    authority: () => certificates.authority,
    client: { dir: cli.clientDir ?? assetPath("client/dist"), own: cli.clientDir === undefined },
    auth: login.auth,
    settings: config,
    doors: new Doors(viewers, VERSION, logs.for("signaling")),
    brand: BRAND,
    devMode: () => existsSync(paths.devModeMarker),
    deviceId: () => deviceId,
    health: () =>
      healthBody({
        version: versionFacts(),
        uptimeSec: uptime(),
        video: { ...video.state, framesTotal: video.framesTotal, restarts: video.restarts },
        sendTimes,
        usbState: usb.state,
        network: readNetworkFacts(paths),
        failsafe: failsafe.state,
        viewers: viewers.count,
        capabilities: capabilities.list(),
      }, new Date()),
    rpc: (body) => rpc.call(body, api),
    log: logs.for("web"),
  });

  return new Appliance(
    [
      failsafe,
      ...login.services,
      { name: "tls", start: () => certificates.start(), stop: () => certificates.stop() },
      viewers,
      web,
      { name: "platform", start: () => platform.start(), stop: () => platform.stop() },
      usb,
      hid,
      edid,
      atx,
      video,
    ],
    capabilities,
    logs.for("boot"),
  );
}
