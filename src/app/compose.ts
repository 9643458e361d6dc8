import { hostname, uptime } from "node:os";
import { refusalFor } from "../auth/refusal.ts";
import { assetPath } from "../base/assets.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import { EventBus } from "../base/event_bus.ts";
import type { RootLogger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import { SampleWindow } from "../base/sample_window.ts";
import { ConfigStore } from "../config/config_store.ts";
import { SystemCommands } from "../network/commands/system_commands.ts";
import { readNetworkFacts } from "../network/network_facts.ts";
import { Diagnostics } from "../observability/diagnostics.ts";
import { healthBody } from "../observability/health.ts";
import { logPage, logPagePolicy } from "../observability/log_page.ts";
import { logEventStream } from "../observability/log_stream.ts";
import type { PlatformName } from "../platform/port.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { RPC_METHODS } from "../protocol/rpc/mod.ts";
import { openRpcDocument } from "../rpc/openrpc/document.ts";
import { RpcRegistry } from "../rpc/registry.ts";
import { ViewerRegistry } from "../session/viewer_registry.ts";
import { Doors } from "../signaling/doors.ts";
import { deviceCapabilities } from "../system/device_capabilities.ts";
import { readDeviceId, readSystemVersion } from "../system/device_facts.ts";
import { CertificateStore } from "../tls/certificate_store.ts";
import { ServedCertificate } from "../tls/served_certificate.ts";
import { WebServer } from "../web/web_server.ts";
import { Appliance } from "./appliance.ts";
import { BRAND } from "./brand.ts";
import type { Cli } from "./cli.ts";
import { createDomains } from "./domains.ts";
import { FailsafeCheck } from "./failsafe_check.ts";
import { greeting } from "./greeting.ts";
import { createLogin } from "./login.ts";
import { createNetwork } from "./network.ts";
import { createPlatform } from "./platforms.ts";
import { createHandlers } from "./rpc_handlers.ts";
import { createSystem } from "./system.ts";
import { VERSION, versionFacts } from "./version.ts";

/** What the composition needs of the program around it. */
export interface Surroundings {
  readonly cli: Cli;
  readonly paths: Paths;
  readonly platformName: PlatformName;
  readonly logs: RootLogger;
  /** File that the log is also written to. */
  readonly logFile?: string;
  /** Stops everything and begins anew. */
  readonly restart: () => void;
}

/** Wires the whole appliance; nothing runs yet. */
export async function compose(around: Surroundings): Promise<Appliance> {
  const { cli, paths, logs } = around;
  const ownsMachine = around.platformName === "rk3588";
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

  const platform = createPlatform(around.platformName, cli, logs);
  const domains = createDomains(platform, { cli, config, bus, capabilities, logs });
  const { usb, hid, edid, atx, video } = domains;
  const commands = new SystemCommands();
  const network = createNetwork({
    config,
    paths,
    bus,
    commands,
    logs,
    ownsMachine,
    fallbackName: cli.mdnsHostname,
  });
  const login = createLogin(config, paths, logs.for("auth"));
  const certificates = new CertificateStore({
    dir: paths.tlsDir,
    authorityName: BRAND.certificateAuthority,
    hostNames: () => [hostname(), cli.mdnsHostname],
    log: logs.for("tls"),
  });
  const certificate = new ServedCertificate({
    own: certificates,
    config,
    dir: paths.tlsDir,
    log: logs.for("tls"),
  });
  const system = createSystem({
    config,
    paths,
    bus,
    programs: commands,
    hid,
    logs,
    version,
    ownsMachine,
    restartService: around.restart,
    endLogins: () => login.auth.revokeOthers({ kind: "anonymous" }),
    applySettings: async () => {
      certificate.apply();
      await usb.setDevices(usb.devices);
      video.setQuality(config.current.video_quality_factor);
      video.setSleepAfter(config.current.video_sleep_after_sec);
    },
  });
  if (cli.logFilter === "info") system.logLevel.apply();

  const sendTimes = new SampleWindow();
  const abilities = () => deviceCapabilities((name) => capabilities.get(name).available);
  const viewers: ViewerRegistry = new ViewerRegistry({
    hid,
    video,
    sendTimes,
    bus,
    rpc: { message: (text, caller) => rpc.message(text, caller) },
    greeting: () =>
      greeting({
        update: system.updates.state,
        video: video.state,
        usb: usb.state,
        network: network.monitor.state,
        failsafe: failsafe.state,
        version,
        capabilities: abilities(),
      }),
    log: logs.for("session"),
  }, () => config.current.session_policy);
  login.auth.onChange(() => viewers.checkLogins());
  const health = () =>
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
    }, new Date());
  const rpc: RpcRegistry = new RpcRegistry(
    createHandlers({
      config,
      paths,
      logs,
      domains,
      network,
      system,
      auth: login.auth,
      certificate,
      viewers,
      deviceId,
      version,
      capabilities: abilities,
      health,
      failsafe: () => failsafe.state,
    }),
    logs.for("rpc"),
  );

  const hands = hid.input("api", false);
  const openRpc = openRpcDocument(RPC_METHODS, { title: BRAND.name, version: VERSION });
  const web = new WebServer({
    httpAddr: cli.httpAddr,
    httpsAddr: cli.httpsAddr,
    httpPolicy: cli.httpPolicy,
    certificates: certificate,
    authority: () => certificate.mode === "custom" ? undefined : certificates.authority,
    client: { dir: cli.clientDir ?? assetPath("client/dist"), own: cli.clientDir === undefined },
    auth: login.auth,
    settings: config,
    doors: new Doors(viewers, VERSION, logs.for("signaling")),
    brand: BRAND,
    ownNames: () => [hostname(), cli.mdnsHostname],
    devMode: () => system.devMode.enabled,
    deviceId: () => deviceId,
    deviceVersion: VERSION,
    health,
    rpc: (body, login) =>
      rpc.call(body, {
        name: "api",
        input: hands,
        login,
        refusal: (access) => refusalFor(login, access),
      }),
    openRpc: () => openRpc,
    diagnostics: new Diagnostics({
      paths,
      config,
      logs: system.logRing,
      ...(around.logFile === undefined ? {} : { logFile: around.logFile }),
      health,
      slug: BRAND.slug,
    }),
    liveLog: {
      events: () => logEventStream(system.logRing),
      page: (nonce) => ({ html: logPage(BRAND.name, nonce), policy: logPagePolicy(nonce) }),
    },
    wake: (mac, broadcastIP) => network.wakeOnLan.send(mac, { broadcastIP }),
    onVisit: (visitor) => network.settings.confirm(visitor.address),
    log: logs.for("web"),
  });

  return new Appliance(
    [
      failsafe,
      ...login.services,
      {
        name: "tls",
        start: async () => {
          await certificates.start();
          await certificate.start();
        },
        stop: () => {
          certificate.stop();
          certificates.stop();
        },
      },
      viewers,
      web,
      network.monitor,
      network.settings,
      { name: "platform", start: () => platform.start(), stop: () => platform.stop() },
      usb,
      hid,
      system.jiggler,
      edid,
      atx,
      video,
    ],
    capabilities,
    logs.for("boot"),
  );
}
