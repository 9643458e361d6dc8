/**
 * What upstream's page may show (rpc.md, getDeviceCapabilities), and the service behind each; a
 * control whose tag is missing is hidden. `video_during_update` is missing: nothing updates yet.
 */
const TAGS: Readonly<Record<string, string | true>> = {
  shell: "terminal",
  extensions: "extensions",
  usb_serial: "usb-serial",
  custom_edid: "edid",
  upload_channel: "storage",
  http_proxy: "network",
  domain: "network",
  mdns: "mdns",
  ipv6: "network",
  tls: true,
  local_loopback: true,
  log_level: true,
  tailscale: "tailscale",
};

/** The features this appliance really has. @param isAvailable Whether a service runs. */
export function deviceCapabilities(isAvailable: (service: string) => boolean): string[] {
  return Object.entries(TAGS)
    .filter(([, service]) => service === true || isAvailable(service))
    .map(([tag]) => tag);
}
