import {
  encodeHandshake,
  encodeKeyboardLedState,
  encodeKeysDownState,
  MessageType,
} from "../protocol/hidrpc/mod.ts";
import type { KeyboardLedState, KeysDownState } from "../protocol/states.ts";
import type { Input } from "../hid/input.ts";
import type { Channel } from "./channel.ts";

/** Labels of the channels that carry HID-RPC; replies go out on the first one only. */
export const HID_CHANNEL = "hidrpc";

/** True for `hidrpc` and its unreliable sisters. */
export function isHidChannel(label: string): boolean {
  return label.startsWith(HID_CHANNEL);
}

/** HID-RPC of one viewer, over as many channels as its browser opened. */
export class HidChannel {
  readonly #input: Input;
  readonly #mayControl: () => boolean;
  readonly #onReady: () => void;
  #replies: Channel | undefined;
  #ready = false;

  /** @param onReady The browser shook hands: from now on lamps and keys go out here. */
  constructor(input: Input, mayControl: () => boolean, onReady: () => void) {
    this.#input = input;
    this.#mayControl = mayControl;
    this.#onReady = onReady;
  }

  add(channel: Channel): void {
    if (channel.label === HID_CHANNEL) this.#replies = channel;
    channel.onMessage((message) => {
      if (typeof message === "string") return;
      if (message[0] === MessageType.Handshake) this.#shakeOn(channel);
      else if (this.#mayControl()) this.#input.frame(message);
    });
  }

  /** The browser shook hands and can be told by binary frames. */
  get isReady(): boolean {
    return this.#ready && this.#replies?.isOpen === true;
  }

  leds(leds: KeyboardLedState): void {
    this.#replies?.send(encodeKeyboardLedState(leds));
  }

  keysDown(state: KeysDownState): void {
    this.#replies?.send(encodeKeysDownState(state.modifier, state.keys));
  }

  /** Every handshake is answered, an observer's too; those on an unreliable channel are not. */
  #shakeOn(channel: Channel): void {
    if (channel !== this.#replies) return;
    channel.send(encodeHandshake());
    this.#ready = true;
    this.#onReady();
  }
}
