import { accessMethods } from "./access.ts";
import { audioMethods } from "./audio.ts";
import { cloudMethods } from "./cloud.ts";
import type { RpcMethod } from "./define.ts";
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

/** Methods, keyed by name. */
export type RpcMethodTable = Readonly<Record<string, RpcMethod>>;

/** All methods in the order of the reference, keyed by the title of their area. */
export const RPC_AREAS: Readonly<Record<string, RpcMethodTable>> = {
  "System": systemMethods,
  "Network": networkMethods,
  "Wake-on-LAN": wolMethods,
  "Tailscale": tailscaleMethods,
  "Local access": accessMethods,
  "Developer mode": devMethods,
  "Health and log": logMethods,
  "API token": tokenMethods,
  "Logins": loginMethods,
  "Cloud": cloudMethods,
  "MQTT": mqttMethods,
  "Sessions": sessionMethods,
  "Video": videoMethods,
  "Audio": audioMethods,
  "Keyboard and mouse": hidMethods,
  "Jiggler": jigglerMethods,
  "Keyboard macros": macroMethods,
  "USB": usbMethods,
  "Virtual media and storage": mediaMethods,
  "Power": powerMethods,
  "Extensions": extensionMethods,
  "Serial console": serialMethods,
  "Display": displayMethods,
};
