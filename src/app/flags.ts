import { LOG_LEVELS } from "../base/logger.ts";
import { PLATFORM_NAMES } from "../platform/port.ts";

/** How a flag is written and read. */
export interface Flag {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** Environment variable that stands in for it. */
  readonly env?: string;
  /** Word shown for its value in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  /** Text that counts when neither flag nor variable is given. */
  readonly default?: string;
}

/** Every flag (services.md §1.2, and our own). */
export const FLAGS = [
  {
    name: "platform",
    env: "RUSTKVM_PLATFORM",
    value: ["auto", ...PLATFORM_NAMES].join("|"),
    help: "The machine to control the computer with; auto looks for it",
    default: "auto",
  },
  {
    name: "x11-display",
    env: "RUSTKVM_X11_DISPLAY",
    value: "DISPLAY",
    help: "Show and control this X display instead of a desktop of our own",
  },
  {
    name: "data-dir",
    env: "RUSTKVM_DATA_DIR",
    value: "DIR",
    help: "Folder of everything that is kept",
    default: "/userdata/rustkvm",
  },
  {
    name: "config",
    short: "c",
    env: "RUSTKVM_CONFIG",
    value: "FILE",
    help: "Settings, instead of config.toml in the data folder",
  },
  {
    name: "http-addr",
    env: "RUSTKVM_HTTP_ADDR",
    value: "ADDR",
    help: "Where HTTP listens",
    default: "[::]:80",
  },
  {
    name: "https-addr",
    env: "RUSTKVM_HTTPS_ADDR",
    value: "ADDR",
    help: "Where HTTPS listens",
    default: "[::]:443",
  },
  {
    name: "http-policy",
    env: "RUSTKVM_HTTP_POLICY",
    value: "redirect|serve|off",
    help: "HTTP: send page loads to HTTPS, serve everything, or do not listen",
    default: "redirect",
  },
  {
    name: "client-dir",
    env: "RUSTKVM_CLIENT_DIR",
    value: "DIR",
    help: "Serve this build of the upstream page instead of our own",
  },
  {
    name: "video-device",
    env: "RUSTKVM_VIDEO_DEVICE",
    value: "PATH",
    help: "HDMI capture device",
    default: "/dev/video0",
  },
  {
    name: "video-encoder",
    env: "RUSTKVM_VIDEO_ENCODER",
    value: "h264|h265",
    help: "Video encoder",
    default: "h264",
  },
  {
    name: "video-bitrate",
    env: "RUSTKVM_VIDEO_BITRATE",
    value: "BPS",
    help: "Target bitrate, bits per second",
    default: "20000000",
  },
  {
    name: "video-max-bitrate",
    env: "RUSTKVM_VIDEO_MAX_BITRATE",
    value: "BPS",
    help: "Bitrate ceiling, bits per second",
    default: "60000000",
  },
  {
    name: "video-rc-mode",
    env: "RUSTKVM_VIDEO_RC_MODE",
    value: "vbr|cbr|avbr",
    help: "Rate control",
    default: "vbr",
  },
  {
    name: "video-gop",
    env: "RUSTKVM_VIDEO_GOP",
    value: "FRAMES",
    help: "Frames between key units; -1 means one second; left out, the encoder decides",
  },
  {
    name: "video-level",
    env: "RUSTKVM_VIDEO_LEVEL",
    value: "LEVEL",
    help: "H.264 or H.265 level",
    default: "5.2",
  },
  {
    name: "video-profile",
    env: "RUSTKVM_VIDEO_PROFILE",
    value: "PROFILE",
    help: "H.264 or H.265 profile",
  },
  {
    name: "video-fps",
    env: "RUSTKVM_VIDEO_FPS",
    value: "N",
    help: "Frames per second, 1..240",
    default: "60",
  },
  {
    name: "audio-device",
    env: "RUSTKVM_AUDIO_DEVICE",
    value: "NAME",
    help: "ALSA capture device",
    default: "hw:0,0",
  },
  {
    name: "audio-sample-rate",
    env: "RUSTKVM_AUDIO_SAMPLE_RATE",
    value: "HZ",
    help: "Audio samples per second",
    default: "48000",
  },
  {
    name: "audio-channels",
    env: "RUSTKVM_AUDIO_CHANNELS",
    value: "N",
    help: "Audio channels, 1 or 2",
    default: "2",
  },
  {
    name: "audio-bitrate",
    env: "RUSTKVM_AUDIO_BITRATE",
    value: "BPS",
    help: "Audio bitrate, 4000..650000 bits per second",
    default: "64000",
  },
  {
    name: "audio-enabled",
    env: "RUSTKVM_AUDIO_ENABLED",
    value: "true|false",
    help: "Capture audio",
    default: "true",
  },
  {
    name: "quality",
    short: "q",
    env: "RUSTKVM_QUALITY",
    value: "FACTOR",
    help: "Multiplies both video bitrates, 0.1..2.0",
    default: "1.0",
  },
  {
    name: "mdns-hostname",
    env: "RUSTKVM_MDNS_HOSTNAME",
    value: "NAME",
    help: "Name of the appliance on the network",
    default: "rustkvm",
  },
  {
    name: "mdns-disable",
    env: "RUSTKVM_MDNS_DISABLE",
    help: "Do not announce the appliance on the network",
  },
  {
    name: "cloud-disable",
    env: "RUSTKVM_CLOUD_DISABLE",
    help: "Never connect to the cloud",
  },
  {
    name: "log-level",
    short: "v",
    env: "RUST_LOG",
    value: LOG_LEVELS.join("|"),
    help: "What is logged; RUST_LOG, when set, wins and may name single parts (info,media=debug)",
    default: "info",
  },
  {
    name: "log-json",
    env: "RUSTKVM_LOG_JSON",
    help: "Log one JSON object a line",
  },
  {
    name: "log-no-color",
    env: "RUSTKVM_LOG_NO_COLOR",
    help: "Log without colors",
  },
  {
    name: "log-file",
    env: "RUSTKVM_LOG_FILE",
    value: "FILE",
    help: "Also log to this file, 5 MB × 3; on rk3588 by default in the data folder",
  },
  {
    name: "reset-password",
    help: "Forget the password, keep everything else, and begin with the wizard",
  },
  { name: "dry-run", help: "Check the command line and stop" },
  { name: "help", short: "h", help: "Show this help" },
  { name: "version", short: "V", help: "Show the version" },
] as const satisfies readonly Flag[];

export type FlagName = (typeof FLAGS)[number]["name"];
