/** First byte of every HID-RPC frame (wire.md §4). */
export const MessageType = {
  Handshake: 0x01,
  KeyboardReport: 0x02,
  PointerReport: 0x03,
  WheelReport: 0x04,
  KeypressReport: 0x05,
  MouseReport: 0x06,
  KeyboardMacro: 0x07,
  CancelKeyboardMacro: 0x08,
  KeypressKeepAlive: 0x09,
  KeyboardLedState: 0x32,
  KeysDownState: 0x33,
  KeyboardMacroState: 0x34,
} as const;

/** The only version of the protocol. */
export const HIDRPC_VERSION = 1;
