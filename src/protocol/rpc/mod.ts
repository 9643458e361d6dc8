/**
 * Every RPC method, declared once: name, parameters, result, access and description.
 *
 * @module
 */
import type { z } from "zod";
import { accessMethods } from "./access.ts";
import { audioMethods } from "./audio.ts";
import { cloudMethods } from "./cloud.ts";
import { devMethods } from "./dev.ts";
import { displayMethods } from "./display.ts";
import { extensionMethods } from "./extensions.ts";
import { hidMethods } from "./hid.ts";
import { jigglerMethods } from "./jiggler.ts";
import { loginMethods } from "./logins.ts";
import { logMethods } from "./logs.ts";
import { macroMethods } from "./macros.ts";
import { mediaMethods } from "./media.ts";
import { mqttMethods } from "./mqtt.ts";
import { networkMethods } from "./network.ts";
import { powerMethods } from "./power.ts";
import { serialMethods } from "./serial.ts";
import { sessionMethods } from "./sessions.ts";
import { systemMethods } from "./system.ts";
import { tailscaleMethods } from "./tailscale.ts";
import { tokenMethods } from "./tokens.ts";
import { usbMethods } from "./usb.ts";
import { videoMethods } from "./video.ts";
import { wolMethods } from "./wol.ts";

export const RPC_METHODS = {
  ...systemMethods,
  ...accessMethods,
  ...devMethods,
  ...logMethods,
  ...jigglerMethods,
  ...videoMethods,
  ...audioMethods,
  ...hidMethods,
  ...macroMethods,
  ...usbMethods,
  ...mediaMethods,
  ...powerMethods,
  ...extensionMethods,
  ...serialMethods,
  ...displayMethods,
  ...networkMethods,
  ...wolMethods,
  ...tailscaleMethods,
  ...cloudMethods,
  ...mqttMethods,
  ...tokenMethods,
  ...loginMethods,
  ...sessionMethods,
};

export type RpcMethods = typeof RPC_METHODS;
export type RpcMethodName = keyof RpcMethods;

/** Parameters as a caller may write them. */
export type RpcParams<K extends RpcMethodName> = z.input<RpcMethods[K]["params"]>;
/** Parameters after validation. */
export type RpcValidParams<K extends RpcMethodName> = z.output<RpcMethods[K]["params"]>;
export type RpcResult<K extends RpcMethodName> = z.output<RpcMethods[K]["result"]>;
