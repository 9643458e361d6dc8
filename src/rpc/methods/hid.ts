import { type Clock, systemClock } from "../../base/clock.ts";
import type { HidService } from "../../hid/hid_service.ts";
import type { InputState } from "../../media/port.ts";
import type { hidMethods } from "../../protocol/rpc/hid.ts";
import type { AreaHandlers } from "../handlers.ts";
import { click, nudge } from "./gestures.ts";
import { notBuilt } from "./not_built.ts";
import { pointerPlace } from "./pointer_place.ts";
import type { Settings } from "./settings.ts";

/**
 * Keyboard and mouse.
 * @param screen What the video input sees now.
 */
export function hidHandlers(
  hid: HidService,
  settings: Settings,
  screen: () => Pick<InputState, "ready" | "width" | "height">,
  clock: Clock = systemClock,
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
    wakeHost: async (_params, caller) => {
      await nudge(caller, clock);
      return null;
    },
    // A file of an older version says `en_US`.
    getKeyboardLayout: () => settings.current.keyboard_layout.replaceAll("_", "-"),
    setKeyboardLayout: async ({ layout }) => {
      await settings.update((draft) => {
        draft.keyboard_layout = layout;
      });
      return null;
    },
    getAbsMouseMapping: () => {
      const {
        enabled,
        total_width,
        total_height,
        screen_x,
        screen_y,
        screen_width,
        screen_height,
      } = settings.current.abs_mouse_mapping;
      return {
        enabled,
        total_width,
        total_height,
        screen_x,
        screen_y,
        screen_width,
        screen_height,
      };
    },
    setAbsMouseMapping: async (mapping) => {
      await settings.update((draft) => {
        Object.assign(draft.abs_mouse_mapping, mapping);
      });
      return null;
    },
    typeText: () => notBuilt("Typing text"),
    pressCombo: () => notBuilt("Pressing key combinations"),
    mouseMove: (place, { input }) => {
      const { x, y } = pointerPlace(place, screen());
      input.moveTo(x, y, 0);
      return null;
    },
    mouseClick: async ({ button = "left", double = false, ...place }, caller) => {
      await click(caller, pointerPlace(place, screen()), button, double ? 2 : 1, clock);
      return null;
    },
  };
}
