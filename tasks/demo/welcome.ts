import type { PortPair } from "./ports.ts";

/** What a person reads when the demo is up. @param lan It listens on every interface. */
export function welcome(ports: PortPair, lan: boolean): string {
  const port = ports.https === 443 ? "" : `:${ports.https}`;
  const local = `https://localhost${port}/`;
  return [
    "",
    "RustKVM is running, with a desktop of its own to control.",
    "",
    `  Open      ${local}`,
    ...(lan ? networkAddresses().map((host) => `            https://${host}${port}/`) : []),
    "",
    "  The browser will warn about the certificate, because this machine made it. Go on past the",
    `  warning, or import the certificate authority once from ${local}device/ca.crt.`,
    "  Then choose a password and you are looking at the desktop: click into it and type.",
    "",
    lan
      ? "  Everyone in your network can reach it: choose the password before someone else does."
      : "  Only this machine can reach it. To open it to your network: deno task demo --lan",
    "  Ctrl-C ends it.",
    "",
  ].join("\n");
}

/** Addresses of this machine that others can reach, IPv6 in brackets. */
function networkAddresses(): string[] {
  return Deno.networkInterfaces()
    .filter(({ address }) => !/^(127\.|::1$|fe80:|169\.254\.)/.test(address))
    .map(({ address, family }) => family === "IPv6" ? `[${address}]` : address);
}
