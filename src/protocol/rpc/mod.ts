/**
 * Every RPC method, declared once: name, parameters, result, access and description.
 *
 * @module
 */
import type { z } from "zod";
import { hidMethods } from "./hid.ts";
import { powerMethods } from "./power.ts";
import { sessionMethods } from "./sessions.ts";
import { systemMethods } from "./system.ts";
import { usbMethods } from "./usb.ts";
import { videoMethods } from "./video.ts";

export const RPC_METHODS = {
  ...systemMethods,
  ...videoMethods,
  ...hidMethods,
  ...usbMethods,
  ...powerMethods,
  ...sessionMethods,
};

export type RpcMethods = typeof RPC_METHODS;
export type RpcMethodName = keyof RpcMethods;

/** Parameters as a caller may write them. */
export type RpcParams<K extends RpcMethodName> = z.input<RpcMethods[K]["params"]>;
/** Parameters after validation. */
export type RpcValidParams<K extends RpcMethodName> = z.output<RpcMethods[K]["params"]>;
export type RpcResult<K extends RpcMethodName> = z.output<RpcMethods[K]["result"]>;
