/**
 * The order in which services start (services.md §1.1); they stop in reverse. What comes first can
 * rely on nothing that comes later. The listener stands before anything slow, so that a person who
 * waits sees a page, and before the machine itself, so that a broken machine can still be asked.
 */
export const BOOT_ORDER = [
  "failsafe",
  "password-hasher",
  "login-sessions",
  "tls",
  "control-socket",
  "sessions",
  "listener",
  "network",
  "network-settings",
  "platform",
  "usb",
  "hid",
  "jiggler",
  "edid",
  "atx",
  "video",
] as const;

export type ServiceName = (typeof BOOT_ORDER)[number];
