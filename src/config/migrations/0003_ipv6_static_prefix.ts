import { isSettings, type Settings } from "./settings.ts";

/** JetKVM 0.4.7 kept address and prefix length apart; now `prefix` holds both: `2001:db8::2/64`. */
export function ipv6StaticPrefix(settings: Settings): Settings {
  const network = settings["network_config"];
  if (!isSettings(network)) return settings;
  const ipv6 = network["ipv6_static"];
  if (!isSettings(ipv6)) return settings;
  const { address, ...rest } = ipv6;
  const length = String(ipv6["prefix"] ?? "").replace("/", "");
  if (typeof address !== "string" || !/^\d*$/.test(length)) return settings;
  const prefix = address === "" ? "" : `${address}/${length === "" ? "64" : length}`;
  return { ...settings, network_config: { ...network, ipv6_static: { ...rest, prefix } } };
}
