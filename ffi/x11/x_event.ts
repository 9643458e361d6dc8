/** What an X connection tells us about its display. */
export type XNews =
  | { readonly kind: "size"; readonly width: number; readonly height: number }
  | { readonly kind: "leds"; readonly mask: number };

/** Size of the XEvent union. */
export const EVENT_BYTES = 192;
/** ConfigureNotify of X.h. */
const CONFIGURE_NOTIFY = 22;
/** XkbIndicatorStateNotify of XKB.h. */
const XKB_INDICATOR_STATE_NOTIFY = 4;

/*
 * 64-bit layouts of Xlib.h and XKBlib.h: type i32 @0, serial @8, send_event @16, display @24, then
 *   XConfigureEvent          event @32, window @40, x @48, y @52, width i32 @56, height i32 @60
 *   XkbIndicatorNotifyEvent  time @32, xkb_type i32 @40, device @44, changed u32 @48, state u32 @52
 */
const CONFIGURE_WIDTH = 56;
const CONFIGURE_HEIGHT = 60;
const XKB_TYPE = 40;
const XKB_STATE = 52;

/** @param xkbEventBase Event type under which this server sends all events of XKB. */
export function decodeEvent(event: DataView, xkbEventBase: number): XNews | undefined {
  const type = event.getInt32(0, true);
  if (type === CONFIGURE_NOTIFY) {
    return {
      kind: "size",
      width: event.getInt32(CONFIGURE_WIDTH, true),
      height: event.getInt32(CONFIGURE_HEIGHT, true),
    };
  }
  if (type === xkbEventBase && event.getInt32(XKB_TYPE, true) === XKB_INDICATOR_STATE_NOTIFY) {
    return { kind: "leds", mask: event.getUint32(XKB_STATE, true) };
  }
  return undefined;
}
