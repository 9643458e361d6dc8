import type { Signal } from "@preact/signals";
import { MessageType } from "../../../src/protocol/hidrpc/mod.ts";
import type { RpcEvents } from "../../../src/protocol/events.ts";
import { Controls } from "../input/controls.ts";
import { HidLink } from "../net/hid_link.ts";
import { Link } from "../net/link.ts";
import type { PowerAction, RpcClient } from "../net/rpc.ts";
import { notify } from "./notices.ts";
import { findPage } from "./session.ts";
import { atx, failsafe, keysDown, leds, usb, version, videoInput } from "./target.ts";

/** What to do with each event; events without an entry are not shown on this page. */
const ON_EVENT: { [E in keyof RpcEvents]?: (params: RpcEvents[E]) => void } = {
  videoInputState: (state) => videoInput.value = state,
  usbState: (state) => usb.value = state,
  keyboardLedState: (state) => leds.value = state,
  keysDownState: (state) => keysDown.value = state,
  atxState: (state) => atx.value = state,
  failsafeMode: (state) => failsafe.value = state.active ? state : undefined,
};

const hid = new HidLink();
let rpc: RpcClient | undefined;

/** Keyboard and mouse of this page. */
export const controls = new Controls(hid);

export const link = new Link({
  opened(peer, client) {
    rpc = client;
    hid.attach({ reliable: peer.hid, pointer: peer.hidOrdered });
    void askForStates(client);
  },
  event(name, params) {
    const handler = ON_EVENT[name as keyof RpcEvents] as ((params: unknown) => void) | undefined;
    handler?.(params);
  },
  hid(data) {
    const frame = hid.receive(data);
    if (frame?.type === MessageType.KeyboardLedState) leds.value = frame.leds;
    if (frame?.type === MessageType.KeysDownState) {
      keysDown.value = { modifier: frame.modifier, keys: [...frame.keys] };
    }
  },
  closing() {
    controls.releaseAll();
    hid.detach();
    rpc = undefined;
    failsafe.value = undefined;
  },
  unauthorized() {
    link.stop();
    void findPage();
  },
});

/** Presses a button of the computer's front panel. */
export async function pressPower(action: PowerAction): Promise<void> {
  if (rpc === undefined) {
    notify("There is no connection to the appliance.");
    return;
  }
  try {
    await rpc.call("setATXPowerAction", { action });
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
  }
}

/** Asks for every state; what the appliance cannot tell becomes unknown. */
async function askForStates(client: RpcClient): Promise<void> {
  const ask = async <T>(target: Signal<T | undefined>, answer: Promise<T>) => {
    target.value = await answer.catch(() => undefined);
  };
  await Promise.all([
    ask(videoInput, client.call("getVideoState")),
    ask(usb, client.call("getUSBState")),
    ask(leds, client.call("getKeyboardLedState")),
    ask(keysDown, client.call("getKeyDownState")),
    ask(version, client.call("getLocalVersion")),
    ask(atx, client.call("getATXState")),
  ]);
}
