import type { ConfigStore } from "../../config/config_store.ts";
import type { HidService } from "../../hid/hid_service.ts";
import type { hidMethods } from "../../protocol/rpc/hid.ts";
import type { AreaHandlers } from "../handlers.ts";

/** Keyboard and mouse. */
export function hidHandlers(
  hid: HidService,
  config: ConfigStore,
): AreaHandlers<typeof hidMethods> {
  return {
    keyboardReport: ({ modifier, keys }, { input }) => {
      input.keyboardReport(modifier, Uint8Array.from(keys));
      return null;
    },
    keypressReport: ({ key, press }, { input }) => {
      input.keypress(key, press);
      return null;
    },
    absMouseReport: ({ x, y, buttons }, { input }) => {
      input.moveTo(x, y, buttons);
      return null;
    },
    relMouseReport: ({ dx, dy, buttons }, { input }) => {
      input.moveBy(dx, dy, buttons);
      return null;
    },
    wheelReport: ({ wheelY, wheelX }, { input }) => {
      input.wheel(wheelY, wheelX ?? 0);
      return null;
    },
    getKeyboardLedState: () => hid.leds,
    getKeyDownState: () => hid.keysDown,
    getKeyboardMacros: () =>
      config.current.keyboard_macros.map((macro, index) => ({
        id: macro.id,
        name: macro.name,
        steps: macro.steps.map(({ keys, modifiers, delay }) => ({ keys, modifiers, delay })),
        sortOrder: macro.sort_order ?? index + 1,
      })),
  };
}
