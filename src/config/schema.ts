import { z } from "zod";

/**
 * All settings of config.toml (services.md §2.1). Every key has a default, keys that we do not know
 * are kept and written back.
 */
const UsbConfig = z.looseObject({
  vendor_id: z.string().default("0x1d6b"),
  product_id: z.string().default("0x0104"),
  serial_number: z.string().default(""),
  manufacturer: z.string().default("RustKVM"),
  product: z.string().default("USB Emulation Device"),
});

const UsbDevicesConfig = z.looseObject({
  absolute_mouse: z.boolean().default(true),
  relative_mouse: z.boolean().default(true),
  keyboard: z.boolean().default(true),
  mass_storage: z.boolean().default(true),
});

const NetworkConfig = z.looseObject({
  hostname: z.string().optional(),
  http_proxy: z.string().optional(),
  domain: z.string().optional(),
  ipv4_mode: z.string().default("dhcp"),
  ipv6_mode: z.string().default("slaac"),
  lldp_mode: z.string().default("basic"),
  lldp_tx_tlvs: z.array(z.string()).default(["chassis", "port", "system", "vlan"]),
  mdns_mode: z.string().default("auto"),
  time_sync_mode: z.string().default("ntp_and_http"),
  time_sync_ordering: z.array(z.string()).default(["ntp", "http"]),
  time_sync_disable_fallback: z.boolean().default(false),
  time_sync_parallel: z.number().int().default(4),
});

const MacroStep = z.looseObject({
  keys: z.array(z.string()).default([]),
  modifiers: z.array(z.string()).default([]),
  delay: z.number().int().default(50),
});

const KeyboardMacro = z.looseObject({
  id: z.string(),
  name: z.string(),
  steps: z.array(MacroStep).default([]),
  sort_order: z.number().int().optional(),
});

export const Config = z.looseObject({
  cloud_url: z.string().default("https://api.rustkvm.com"),
  cloud_app_url: z.string().default("https://app.rustkvm.com"),
  cloud_token: z.string().optional(),
  google_identity: z.string().optional(),
  jiggler_enabled: z.boolean().default(false),
  auto_update_enabled: z.boolean().default(true),
  include_pre_release: z.boolean().default(false),
  hashed_password: z.string().optional(),
  local_auth_token: z.string().optional(),
  local_auth_mode: z.enum(["", "password", "noPassword"]).default(""),
  local_loopback_only: z.boolean().default(false),
  /** Origins, besides our own, whose pages may open the signalling sockets. */
  allowed_origins: z.array(z.string()).default([]),
  /** `takeover`: the newest viewer alone; `shared`: up to eight watch, one controls. */
  session_policy: z.enum(["takeover", "shared"]).default("takeover"),
  keyboard_layout: z.string().default("en-US"),
  edid_string: z.string().optional(),
  active_extension: z.string().optional(),
  display_rotation: z.string().default("270"),
  display_max_brightness: z.number().int().default(64),
  display_dim_after_sec: z.number().int().default(120),
  display_off_after_sec: z.number().int().default(1800),
  tls_mode: z.string().default(""),
  default_log_level: z.string().default("INFO"),
  device_id: z.string().optional(),
  video_quality_factor: z.number().min(0).max(1).default(1),
  /** Seconds without a viewer until the capture stops; 0 = 60, below 0 = never. */
  video_sleep_after_sec: z.number().int().default(0),
  wake_on_lan_devices: z.array(z.looseObject({ name: z.string(), macAddress: z.string() }))
    .default([]),
  keyboard_macros: z.array(KeyboardMacro).default([]),
  usb_config: UsbConfig.prefault({}),
  usb_devices: UsbDevicesConfig.prefault({}),
  network_config: NetworkConfig.prefault({}),
  audio_enabled: z.boolean().default(true),
  host_display_disable_when_idle: z.boolean().default(false),
});
export type Config = z.infer<typeof Config>;
