import type { WakeOnLan } from "../../network/wol/wake_on_lan.ts";
import type { wolMethods } from "../../protocol/rpc/wol.ts";
import type { AreaHandlers } from "../handlers.ts";

/** Waking computers over the network. */
export function wolHandlers(wol: WakeOnLan): AreaHandlers<typeof wolMethods> {
  return {
    getWakeOnLanDevices: () => wol.devices,
    setWakeOnLanDevices: async ({ devices }) => {
      await wol.setDevices(devices);
      return null;
    },
    sendWOLMagicPacket: async ({ macAddress, ...options }) => {
      await wol.send(macAddress, options);
      return null;
    },
  };
}
