import type { Settings } from "./settings.ts";

/** RustKVM's own codes, keyed by them; the values are those of the pages. */
const SHORT_CODES = new Map([
  ["us", "en-US"],
  ["uk", "en-UK"],
  ["de", "de-DE"],
  ["fr", "fr-FR"],
  ["es", "es-ES"],
  ["it", "it-IT"],
  ["jp", "ja-JP"],
]);

/** `en_US` (RustKVM, JetKVM 0.4.7) and `us` (RustKVM) become `en-US`. */
export function keyboardLayoutCodes(settings: Settings): Settings {
  const layout = settings["keyboard_layout"];
  if (typeof layout !== "string") return settings;
  const code = SHORT_CODES.get(layout) ?? layout.replace(/^([a-z]{2})_([A-Z]{2})$/, "$1-$2");
  return { ...settings, keyboard_layout: code };
}
