import type { Ipv6Settings, LinkSettings } from "../port.ts";

const HEADER = "# Written by the KVM's network settings. Without this file the system's own count.";

/** The settings of one interface as systemd-networkd reads them (systemd.network(5)). */
export function networkdFile(settings: LinkSettings): string {
  const { ipv4, ipv6, lldp } = settings;
  const sections = [
    section("Match", [["Name", settings.interfaceName]]),
    section("Network", [
      ["DHCP", dhcpOf(settings)],
      ["LinkLocalAddressing", ipv6.mode === "disabled" ? "no" : "ipv6"],
      ["IPv6AcceptRA", yesNo(listensToRouters(ipv6))],
      ["LLDP", yesNo(lldp.receive)],
      ["EmitLLDP", yesNo(lldp.transmit)],
      ...[ipv4, ipv6].flatMap((family): Entry[] =>
        family.mode !== "static" ? [] : [
          ["Address", `${family.address}/${family.prefixLength}`],
          ["Gateway", family.gateway],
          ...family.dns.map((server): Entry => ["DNS", server]),
        ]
      ),
      ["Domains", settings.domain],
    ]),
    // A server's own domain would stand before ours otherwise.
    section("DHCPv4", [["UseDomains", settings.domain === "" ? "yes" : "no"]]),
    section("IPv6AcceptRA", [
      ["DHCPv6Client", wantsDhcpv6(ipv6) ? "always" : "no"],
      ["UseAutonomousPrefix", yesNo(ipv6.mode !== "dhcpv6")],
    ]),
  ];
  return `${HEADER}\n\n${sections.join("\n")}`;
}

type Entry = readonly [key: string, value: string];

/** Entries without a value are left out. */
function section(name: string, entries: readonly Entry[]): string {
  const lines = entries.filter(([, value]) => value !== "").map(([key, value]) =>
    `${key}=${value}`
  );
  return [`[${name}]`, ...lines, ""].join("\n");
}

function dhcpOf({ ipv4, ipv6 }: LinkSettings): string {
  if (ipv4.mode === "dhcp") return wantsDhcpv6(ipv6) ? "yes" : "ipv4";
  return wantsDhcpv6(ipv6) ? "ipv6" : "no";
}

function wantsDhcpv6({ mode }: Ipv6Settings): boolean {
  return mode === "dhcpv6" || mode === "slaac_and_dhcpv6";
}

/** Also without SLAAC: routes come from routers alone. */
function listensToRouters(ipv6: Ipv6Settings): boolean {
  return ipv6.mode === "slaac" || wantsDhcpv6(ipv6);
}

function yesNo(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}
