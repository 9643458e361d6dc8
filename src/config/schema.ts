import { z } from "zod";
import { CONFIG_VERSION } from "./migrations/mod.ts";

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

const Ipv4StaticConfig = z.looseObject({
  address: z.string().default(""),
  netmask: z.string().default(""),
  gateway: z.string().default(""),
  dns: z.array(z.string()).default([]),
});

const Ipv6StaticConfig = z.looseObject({
  /** Address and prefix length: `2001:db8::2/64`. */
  prefix: z.string().default(""),
  gateway: z.string().default(""),
  dns: z.array(z.string()).default([]),
});

const NetworkConfig = z.looseObject({
  dhcp_client: z.string().default("udhcpc"),
  hostname: z.string().optional(),
  http_proxy: z.string().optional(),
  domain: z.string().optional(),
  ipv4_mode: z.string().default("dhcp"),
  ipv4_static: Ipv4StaticConfig.optional(),
  ipv6_mode: z.string().default("slaac"),
  ipv6_static: Ipv6StaticConfig.optional(),
  lldp_mode: z.string().default("basic"),
  lldp_tx_tlvs: z.array(z.string()).default(["chassis", "port", "system", "vlan"]),
  mdns_mode: z.string().default("auto"),
  time_sync_mode: z.string().default("ntp_and_http"),
  time_sync_ordering: z.array(z.string()).default(["ntp", "http"]),
  time_sync_disable_fallback: z.boolean().default(false),
  time_sync_parallel: z.number().int().default(4),
  time_sync_ntp_servers: z.array(z.string()).default([]),
  time_sync_http_urls: z.array(z.string()).default([]),
});
export type NetworkConfig = z.infer<typeof NetworkConfig>;

const WakeOnLanDevice = z.looseObject({
  name: z.string(),
  macAddress: z.string(),
  broadcastIP: z.string().optional(),
  /** SecureOn: six bytes in hexadecimal, or four as an IPv4 address. */
  password: z.string().optional(),
});
export type WakeOnLanDevice = z.infer<typeof WakeOnLanDevice>;

/** Where to ask which address the internet sees; an empty text asks nobody. */
const PublicIpUrls = z.looseObject({
  ipv4: z.string().default("https://api.ipify.org"),
  ipv6: z.string().default("https://api6.ipify.org"),
});

/** Which part of the computer's desktop the picture shows, in its pixels. */
const AbsMouseMapping = z.looseObject({
  enabled: z.boolean().default(false),
  total_width: z.number().int().default(0),
  total_height: z.number().int().default(0),
  screen_x: z.number().int().default(0),
  screen_y: z.number().int().default(0),
  screen_width: z.number().int().default(0),
  screen_height: z.number().int().default(0),
});

export const MqttConfig = z.looseObject({
  enabled: z.boolean().default(false),
  broker: z.string().default(""),
  port: z.number().int().default(1883),
  username: z.string().default(""),
  password: z.string().default(""),
  base_topic: z.string().default("rustkvm"),
  use_tls: z.boolean().default(false),
  tls_insecure: z.boolean().default(false),
  enable_ha_discovery: z.boolean().default(true),
  enable_actions: z.boolean().default(false),
  debounce_ms: z.number().int().default(0),
});
export type MqttConfig = z.infer<typeof MqttConfig>;

/** Of a token itself only the hash is kept. Times are RFC 3339. */
const ApiTokenEntry = z.looseObject({
  id: z.string(),
  name: z.string(),
  /** SHA-256, hexadecimal. */
  sha256: z.string(),
  /** `read`, `control`, `power`, `admin`; others count for nothing. */
  scopes: z.array(z.string()).default([]),
  created_at: z.string(),
  /** Absent: never. */
  expires_at: z.string().optional(),
  last_used_at: z.string().optional(),
});
export type ApiTokenEntry = z.infer<typeof ApiTokenEntry>;

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

const JigglerConfig = z.looseObject({
  inactivity_limit_seconds: z.number().int().default(60),
  jitter_percentage: z.number().int().default(25),
  schedule_cron_tab: z.string().default("0 * * * * *"),
  /** IANA name; UTC when absent. */
  timezone: z.string().optional(),
});
export type JigglerConfig = z.infer<typeof JigglerConfig>;

/** The time zone has a default only together with all the rest: a page may set none. */
const JIGGLER_DEFAULTS: JigglerConfig = {
  inactivity_limit_seconds: 60,
  jitter_percentage: 25,
  schedule_cron_tab: "0 * * * * *",
  timezone: "UTC",
};

export const Config = z.looseObject({
  /** Which migrations the settings went through; a file without it is not ours. */
  config_version: z.number().int().min(0).default(CONFIG_VERSION),
  cloud_url: z.string().default("https://api.rustkvm.com"),
  cloud_app_url: z.string().default("https://app.rustkvm.com"),
  cloud_token: z.string().optional(),
  google_identity: z.string().optional(),
  jiggler_enabled: z.boolean().default(false),
  jiggler_config: JigglerConfig.default(JIGGLER_DEFAULTS),
  auto_update_enabled: z.boolean().default(true),
  include_pre_release: z.boolean().default(false),
  hashed_password: z.string().optional(),
  local_auth_token: z.string().optional(),
  /** SHA-256 of the API token `default`, hexadecimal. */
  api_token_sha256: z.string().optional(),
  api_token_created_at: z.string().optional(),
  api_token_last_used_at: z.string().optional(),
  /** All other API tokens. */
  api_tokens: z.array(ApiTokenEntry).default([]),
  /** A login ends after this time, used or not. */
  session_absolute_limit_sec: z.number().int().min(60).default(604_800),
  /** A login ends when nobody used it for this time. */
  session_idle_limit_sec: z.number().int().min(60).default(86_400),
  /** Addresses and networks (`10.0.0.0/8`) of proxies whose X-Forwarded-For and -Proto count. */
  trusted_proxies: z.array(z.string()).default([]),
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
  video_codec_preference: z.enum(["auto", "h264", "h265"]).default("auto").catch("auto"),
  wake_on_lan_devices: z.array(WakeOnLanDevice).default([]),
  keyboard_macros: z.array(KeyboardMacro).default([]),
  usb_config: UsbConfig.prefault({}),
  usb_devices: UsbDevicesConfig.prefault({}),
  network_config: NetworkConfig.prefault({}),
  public_ip_urls: PublicIpUrls.prefault({}),
  /** Empty text: Tailscale's own. */
  tailscale_control_url: z.string().default(""),
  mqtt_config: MqttConfig.prefault({}),
  abs_mouse_mapping: AbsMouseMapping.prefault({}),
  audio_enabled: z.boolean().default(true),
  host_display_disable_when_idle: z.boolean().default(false),
});
export type Config = z.infer<typeof Config>;
