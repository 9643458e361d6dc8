import { signal } from "@preact/signals";
import type {
  AtxState,
  FailsafeState,
  KeyboardLedState,
  KeysDownState,
  UsbState,
  VideoInputState,
} from "../../../src/protocol/states.ts";

/** What the appliance says of the controlled computer; undefined until it has said it. */
export const videoInput = signal<VideoInputState | undefined>(undefined);
export const usb = signal<UsbState | undefined>(undefined);
export const leds = signal<KeyboardLedState | undefined>(undefined);
export const keysDown = signal<KeysDownState | undefined>(undefined);

/** Undefined as well where no power board is fitted. */
export const atx = signal<AtxState | undefined>(undefined);

export const failsafe = signal<FailsafeState | undefined>(undefined);
export const version = signal<{ appVersion: string; systemVersion: string } | undefined>(undefined);

/** Size of the picture as the browser decodes it. */
export const decodedSize = signal({ width: 0, height: 0 });
