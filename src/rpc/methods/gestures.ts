import type { Clock } from "../../base/clock.ts";
import type { RpcCaller } from "../../session/services.ts";

/** Bits of a mouse report. */
const BUTTON_BITS = { left: 1, right: 2, middle: 4 } as const;
/** How long a button is down, and how long it is up between two clicks. */
const CLICK_MS = 40;
/** Three there-and-backs wake what one does not (rpc.md, wakeHost). */
const NUDGES = 3;
const NUDGE_MS = 50;
const NUDGE_GAP_MS = 150;

/** Moves the pointer a count to the right and back, three times. */
export async function nudge(caller: RpcCaller, clock: Clock): Promise<void> {
  for (let count = 0; count < NUDGES; count++) {
    if (count > 0) await pause(clock, NUDGE_GAP_MS);
    caller.input.moveBy(1, 0, 0);
    await pause(clock, NUDGE_MS);
    caller.input.moveBy(-1, 0, 0);
  }
}

/**
 * Clicks, and answers when the button is up.
 * @param place 0..32767 each way.
 * @throws {KvmError} When the caller lost control between two clicks.
 */
export async function click(
  caller: RpcCaller,
  place: { readonly x: number; readonly y: number },
  button: keyof typeof BUTTON_BITS,
  times: number,
  clock: Clock,
): Promise<void> {
  const { input } = caller;
  for (let count = 0; count < times; count++) {
    if (count > 0) await pause(clock, CLICK_MS);
    const refusal = caller.refusal("control");
    if (refusal) throw refusal;
    input.moveTo(place.x, place.y, BUTTON_BITS[button]);
    await pause(clock, CLICK_MS);
    // Who lost control has let go already, and the pointer is somebody else's.
    if (!caller.refusal("control")) input.moveTo(place.x, place.y, 0);
  }
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}
