import { renameKey, renameKeyInList } from "./rename_key.ts";
import type { Settings } from "./settings.ts";

/** The names that RustKVM reads as well (services.md §2.1), and those of JetKVM's file. */
export function canonicalNames(settings: Settings): Settings {
  let named = renameKey(settings, "localAuthMode", "local_auth_mode");
  named = renameKey(named, "hdmi_edid_string", "edid_string");
  named = renameKeyInList(named, "wake_on_lan_devices", "mac_address", "macAddress");
  named = renameKeyInList(named, "wake_on_lan_devices", "broadcast_ip", "broadcastIP");
  return renameKeyInList(named, "keyboard_macros", "sortOrder", "sort_order");
}
