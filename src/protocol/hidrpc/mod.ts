/**
 * HID-RPC version 1: keyboard and mouse over data channels (wire.md §4). A frame is a type byte and
 * its payload; one frame a message, numbers big-endian.
 *
 * @module
 */
import { type CancelKeyboardMacro, decodeCancelKeyboardMacro } from "./cancel_macro.ts";
import { decodeHandshake, type Handshake } from "./handshake.ts";
import { decodeKeyboardMacro, type KeyboardMacro } from "./keyboard_macro.ts";
import { decodeKeyboardLedState, type KeyboardLedStateMessage } from "./keyboard_led_state.ts";
import { decodeKeyboardMacroState, type KeyboardMacroState } from "./keyboard_macro_state.ts";
import { decodeKeyboardReport, type KeyboardReport } from "./keyboard_report.ts";
import { decodeKeypressKeepAlive, type KeypressKeepAlive } from "./keypress_keep_alive.ts";
import { decodeKeypressReport, type KeypressReport } from "./keypress_report.ts";
import { decodeKeysDownState, type KeysDownStateMessage } from "./keys_down_state.ts";
import { MessageType } from "./message_type.ts";
import { decodeMouseReport, type MouseReport } from "./mouse_report.ts";
import { decodePointerReport, type PointerReport } from "./pointer_report.ts";
import { decodeWheelReport, type WheelReport } from "./wheel_report.ts";

export * from "./cancel_macro.ts";
export * from "./handshake.ts";
export * from "./keyboard_led_state.ts";
export * from "./keyboard_macro.ts";
export * from "./keyboard_macro_state.ts";
export * from "./keyboard_report.ts";
export * from "./keypress_keep_alive.ts";
export * from "./keypress_report.ts";
export * from "./keys_down_state.ts";
export * from "./message_type.ts";
export * from "./mouse_report.ts";
export * from "./pointer_report.ts";
export * from "./wheel_report.ts";

/** A frame that a browser sends. */
export type BrowserFrame =
  | Handshake
  | KeyboardReport
  | PointerReport
  | WheelReport
  | KeypressReport
  | MouseReport
  | KeyboardMacro
  | CancelKeyboardMacro
  | KeypressKeepAlive;

/** A frame that the device sends. */
export type DeviceFrame =
  | Handshake
  | KeyboardLedStateMessage
  | KeysDownStateMessage
  | KeyboardMacroState;

/** Reads a frame from a browser; undefined when it is malformed or of an unknown type. */
export function decodeBrowserFrame(frame: Uint8Array): BrowserFrame | undefined {
  switch (frame[0]) {
    case MessageType.Handshake:
      return decodeHandshake(frame);
    case MessageType.KeyboardReport:
      return decodeKeyboardReport(frame);
    case MessageType.PointerReport:
      return decodePointerReport(frame);
    case MessageType.WheelReport:
      return decodeWheelReport(frame);
    case MessageType.KeypressReport:
      return decodeKeypressReport(frame);
    case MessageType.MouseReport:
      return decodeMouseReport(frame);
    case MessageType.KeyboardMacro:
      return decodeKeyboardMacro(frame);
    case MessageType.CancelKeyboardMacro:
      return decodeCancelKeyboardMacro(frame);
    case MessageType.KeypressKeepAlive:
      return decodeKeypressKeepAlive(frame);
    default:
      return undefined;
  }
}

/** Reads a frame from the device; undefined when it is malformed or of an unknown type. */
export function decodeDeviceFrame(frame: Uint8Array): DeviceFrame | undefined {
  switch (frame[0]) {
    case MessageType.Handshake:
      return decodeHandshake(frame);
    case MessageType.KeyboardLedState:
      return decodeKeyboardLedState(frame);
    case MessageType.KeysDownState:
      return decodeKeysDownState(frame);
    case MessageType.KeyboardMacroState:
      return decodeKeyboardMacroState(frame);
    default:
      return undefined;
  }
}
