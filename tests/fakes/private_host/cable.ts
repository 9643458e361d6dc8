import { SystemCommands } from "../../../src/network/commands/system_commands.ts";
import { runOrThrow } from "../../../src/network/commands/commands.ts";

export const commands = new SystemCommands();

export async function sh(line: string): Promise<string> {
  return await runOrThrow(commands, "sh", ["-c", line]);
}

/** Plugs a cable into eth0; its other end is `peer0`. */
export async function plugIn(): Promise<void> {
  await sh("ip link add eth0 type veth peer name peer0 && ip link set peer0 up");
}

/** Addresses of eth0 that are not link-local, and its default gateways, as text. */
export async function eth0(): Promise<{ addresses: string[]; gateways: string[] }> {
  const list = JSON.parse(await sh("ip -json address show dev eth0"));
  const routes = [
    ...JSON.parse(await sh("ip -json -4 route show default")),
    ...JSON.parse(await sh("ip -json -6 route show default")),
  ];
  return {
    addresses: list.flatMap(({ addr_info }: { addr_info: Record<string, unknown>[] }) => addr_info)
      .filter(({ scope }: Record<string, unknown>) => scope === "global")
      .map((entry: Record<string, unknown>) => `${entry.local}/${entry.prefixlen}`),
    gateways: routes.map(({ gateway }) => gateway),
  };
}
