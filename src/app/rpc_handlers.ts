import { join } from "node:path";
import type { AuthService } from "../auth/auth_service.ts";
import type { RootLogger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { reachableAddresses } from "../network/network_facts.ts";
import type { FailsafeState } from "../protocol/states.ts";
import type { RpcHandlers } from "../rpc/handlers.ts";
import { accessHandlers } from "../rpc/methods/access.ts";
import { audioHandlers } from "../rpc/methods/audio.ts";
import { cloudHandlers } from "../rpc/methods/cloud.ts";
import { devHandlers } from "../rpc/methods/dev.ts";
import { displayHandlers } from "../rpc/methods/display.ts";
import { extensionHandlers } from "../rpc/methods/extensions.ts";
import { hidHandlers } from "../rpc/methods/hid.ts";
import { jigglerHandlers } from "../rpc/methods/jiggler.ts";
import { loginHandlers } from "../rpc/methods/logins.ts";
import { logHandlers, type LogParts } from "../rpc/methods/logs.ts";
import { macroHandlers } from "../rpc/methods/macros.ts";
import { mediaHandlers } from "../rpc/methods/media.ts";
import { mqttHandlers } from "../rpc/methods/mqtt.ts";
import { networkHandlers } from "../rpc/methods/network.ts";
import { powerHandlers } from "../rpc/methods/power.ts";
import { serialHandlers } from "../rpc/methods/serial.ts";
import { sessionHandlers } from "../rpc/methods/sessions.ts";
import { systemHandlers } from "../rpc/methods/system.ts";
import { tailscaleHandlers } from "../rpc/methods/tailscale.ts";
import { tokenHandlers } from "../rpc/methods/tokens.ts";
import { usbHandlers } from "../rpc/methods/usb.ts";
import { videoHandlers } from "../rpc/methods/video.ts";
import { wolHandlers } from "../rpc/methods/wol.ts";
import type { ViewerRegistry } from "../session/viewer_registry.ts";
import type { LocalVersion } from "../system/updates.ts";
import type { ServedCertificate } from "../tls/served_certificate.ts";
import type { Domains } from "./domains.ts";
import type { Network } from "./network.ts";
import type { System } from "./system.ts";

/** Everything that the methods work with. */
export interface HandlerParts {
  readonly config: ConfigStore;
  readonly paths: Paths;
  readonly logs: RootLogger;
  readonly domains: Domains;
  readonly network: Network;
  readonly system: System;
  readonly auth: AuthService;
  readonly certificate: ServedCertificate;
  readonly viewers: ViewerRegistry;
  readonly deviceId: string;
  readonly version: LocalVersion;
  /** Tags of what this appliance can do. */
  readonly capabilities: () => string[];
  readonly health: LogParts["health"];
  readonly failsafe: () => FailsafeState;
}

/** A handler for every method, each area with the parts it needs. */
export function createHandlers(parts: HandlerParts): RpcHandlers {
  const { config, paths, logs, network, system, auth } = parts;
  const { usb, hid, edid, atx, video } = parts.domains;
  return {
    ...systemHandlers({
      deviceId: parts.deviceId,
      version: parts.version,
      capabilities: parts.capabilities,
      restarter: system.restarter,
      reset: system.reset,
      updates: system.updates,
    }),
    ...networkHandlers(network),
    ...wolHandlers(network.wakeOnLan),
    ...tailscaleHandlers(network.tailscale),
    ...accessHandlers(config, parts.certificate),
    ...devHandlers(system.devMode, system.sshKeys),
    ...logHandlers({
      health: parts.health,
      failsafe: parts.failsafe,
      ring: system.logRing,
      level: system.logLevel,
      log: logs.for("rpc"),
    }),
    ...jigglerHandlers(system.jiggler),
    ...videoHandlers(video, edid, config),
    ...audioHandlers(config),
    ...hidHandlers(hid, config, () => video.state),
    ...macroHandlers(config),
    ...usbHandlers(usb),
    ...mediaHandlers(),
    ...powerHandlers(atx),
    ...extensionHandlers(config),
    ...serialHandlers({
      settingsFile: join(paths.dataDir, "serialSettings.json"),
      historyFile: join(paths.dataDir, "serialCommandHistory.json"),
      log: logs.for("serial"),
    }),
    ...displayHandlers(config, {
      ip: () => reachableAddresses()[0] ?? "",
      usb: () => usb.state,
      leds: () => hid.leds,
    }),
    ...cloudHandlers({ settings: config, deviceId: parts.deviceId }),
    ...mqttHandlers(config),
    ...tokenHandlers(auth.tokens),
    ...loginHandlers(auth, (caller) => caller.login),
    ...sessionHandlers(parts.viewers, config),
  };
}
