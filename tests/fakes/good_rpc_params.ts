import type { RpcMethodName } from "../../src/protocol/rpc/mod.ts";

const DEVICES = { absolute_mouse: true, relative_mouse: true, keyboard: true, mass_storage: true };

const USB_CONFIG = {
  vendor_id: "0x1d6b",
  product_id: "0x0104",
  serial_number: "1",
  manufacturer: "RustKVM",
  product: "USB Emulation Device",
};

const MAPPING = {
  enabled: true,
  total_width: 3840,
  total_height: 1080,
  screen_x: 1920,
  screen_y: 0,
  screen_width: 1920,
  screen_height: 1080,
};

const STEP = { keys: ["KeyA"], modifiers: ["ControlLeft"], delay: 100 };
const MACRO = { id: "macro-1", name: "hello", steps: [STEP], sortOrder: 0 };

const SERIAL_SETTINGS = {
  baudRate: 9600,
  dataBits: 8,
  stopBits: "1",
  parity: "none",
  terminator: { label: "CR (\\r)", value: "\r" },
  hideSerialSettings: false,
  enableEcho: true,
  normalizeMode: "caret",
  normalizeLineEnd: "crlf",
  tabRender: "→",
  preserveANSI: true,
  showNLTag: false,
  buttons: [
    { id: "1", label: "ls", command: "ls", terminator: { label: "LF", value: "\n" }, sort: 1 },
  ],
};

const MQTT_SETTINGS = {
  enabled: true,
  broker: "broker.example",
  port: 1883,
  username: "kvm",
  password: "secret",
  base_topic: "rustkvm",
  use_tls: false,
  tls_insecure: false,
  enable_ha_discovery: true,
  enable_actions: false,
  debounce_ms: 500,
};

/** Parameters that a page may send, keyed by method; wrapped where a page wraps. The rest takes none. */
export const GOOD_RPC_PARAMS: { readonly [Method in RpcMethodName]?: object } = {
  setStreamQualityFactor: { factor: 0.5 },
  setEDID: { edid: "" },
  setVideoCodecPreference: { codec: "h264" },
  setVideoSleepMode: { duration: 90 },
  setVideoStreamPaused: { paused: true },
  setHostDisplayIdleMode: { enabled: false },
  setAudioConfig: { params: { enabled: false } },
  keyboardReport: { modifier: 2, keys: [4, 0, 0, 0, 0, 0] },
  keypressReport: { key: 4, press: false },
  absMouseReport: { x: 100, y: 32_767, buttons: 0 },
  relMouseReport: { dx: -127, dy: 5, buttons: 0 },
  wheelReport: { wheelY: 1 },
  setKeyboardLayout: { layout: "de-DE" },
  setAbsMouseMapping: { mapping: MAPPING },
  typeText: { text: "hello", delayMs: 20 },
  pressCombo: { combo: "ctrl+alt+delete", holdMs: 50 },
  mouseMove: { x: 0.5, y: 0.5, normalized: true },
  mouseClick: { x: 10, y: 20, button: "left", double: true },
  setKeyboardMacros: { params: { macros: [MACRO] } },
  executeKeyboardMacro: [STEP],
  setUsbConfig: { usbConfig: USB_CONFIG },
  setUsbDevices: { devices: DEVICES },
  setUsbDeviceState: { device: "massStorage", enabled: true },
  setUsbEmulationState: { enabled: true },
  mountWithHTTP: { url: "https://images.example/a.iso", mode: "CDROM" },
  mountWithWebRTC: { filename: "a.iso", size: 1024, mode: "Disk" },
  mountWithStorage: { filename: "a.iso", mode: "CDROM" },
  rpcMountBuiltInImage: { filename: "netboot.xyz.iso" },
  mountBuiltInImage: { filename: "netboot.xyz.iso" },
  setMassStorageMode: { mode: "cdrom" },
  checkMountUrl: { url: "https://images.example/a.iso" },
  deleteStorageFile: { filename: "a.iso" },
  startStorageFileUpload: { filename: "a.iso", size: 1024 },
  setATXPowerAction: { action: "power-short" },
  setActiveExtension: { extensionId: "atx-power" },
  setDCPowerState: { enabled: true },
  setDCRestoreState: { state: 2 },
  setSerialSettings: { settings: SERIAL_SETTINGS },
  sendCustomCommand: { command: "reboot\n" },
  setSerialCommandHistory: { commandHistory: ["ls", "reboot"] },
  setTerminalPaused: { terminalPaused: true },
  setDisplayRotation: { params: { rotation: "90" } },
  setBacklightSettings: { params: { max_brightness: 64, dim_after: 0, off_after: 1800 } },
  setCloudUrl: { apiUrl: "https://api.example", appUrl: "https://app.example" },
  setMqttSettings: { settings: MQTT_SETTINGS },
  testMqttConnection: { settings: MQTT_SETTINGS },
  setSessionPolicy: { policy: "shared" },
  grantControl: { id: 1 },
};
