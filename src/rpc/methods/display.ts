import type { displayMethods } from "../../protocol/rpc/display.ts";
import type { KeyboardLedState, UsbState } from "../../protocol/states.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

/** What the appliance's own display shows. */
export interface DisplayFacts {
  /** Empty text without a network. */
  readonly ip: () => string;
  readonly usb: () => UsbState;
  readonly leds: () => KeyboardLedState;
}

const ROTATIONS = ["0", "90", "180", "270"] as const;
/** How the display is built in. */
const BUILT_IN = "270";

/** The appliance's own small display. */
export function displayHandlers(
  settings: Settings,
  facts: DisplayFacts,
): AreaHandlers<typeof displayMethods> {
  return {
    getDisplayRotation: () => {
      const stored = settings.current.display_rotation;
      return { rotation: ROTATIONS.find((one) => one === stored) ?? BUILT_IN };
    },
    setDisplayRotation: async ({ rotation }) => {
      if (rotation === settings.current.display_rotation) return null;
      await settings.update((draft) => {
        draft.display_rotation = rotation;
      });
      return null;
    },
    getBacklightSettings: () => ({
      max_brightness: settings.current.display_max_brightness,
      dim_after: settings.current.display_dim_after_sec,
      off_after: settings.current.display_off_after_sec,
    }),
    setBacklightSettings: async ({ max_brightness, dim_after, off_after }) => {
      await settings.update((draft) => {
        draft.display_max_brightness = max_brightness;
        draft.display_dim_after_sec = dim_after;
        draft.display_off_after_sec = off_after;
      });
      return null;
    },
    getDisplayState: () => ({
      ip: facts.ip(),
      usb_connected: facts.usb() === "configured",
      cloud_state: settings.current.cloud_token ? "disconnected" : "notConfigured",
      keyboard_led: facts.leds(),
    }),
  };
}
