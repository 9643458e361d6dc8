/** Two hosts on one cable, without a way out and with a resolver that never answers. */
export interface DeadLan extends AsyncDisposable {
  /** What to put before a command that runs on the first host. */
  readonly appliance: readonly string[];
  readonly applianceAddress: string;
  /** Name of its network interface. */
  readonly applianceInterface: string;
  readonly visitor: readonly string[];
  readonly visitorAddress: string;
}

const APPLIANCE_ADDRESS = "10.77.0.1";
const VISITOR_ADDRESS = "10.77.0.2";
/** From a block for documentation (RFC 5737): nobody has it. */
const RESOLVER = "192.0.2.53";

/** Why this machine cannot make network namespaces; undefined if it can. */
export async function whyNoNamespaces(): Promise<string | undefined> {
  if (Deno.uid() !== 0) return "network namespaces need root";
  const name = `rustkvm-probe-${Deno.pid}`;
  try {
    await ip("netns", "add", name);
    await ip("netns", "del", name);
    return undefined;
  } catch (error) {
    return `network namespaces cannot be made here: ${error instanceof Error ? error.message : ""}`;
  }
}

export async function makeDeadLan(): Promise<DeadLan> {
  const [a, b] = [`rustkvm-a-${Deno.pid}`, `rustkvm-b-${Deno.pid}`];
  for (const name of [a, b]) {
    await ip("netns", "add", name);
    await Deno.mkdir(`/etc/netns/${name}`, { recursive: true });
    await Deno.writeTextFile(`/etc/netns/${name}/resolv.conf`, `nameserver ${RESOLVER}\n`);
    await ip("-n", name, "link", "set", "lo", "up");
  }
  await ip("link", "add", "kvm0", "netns", a, "type", "veth", "peer", "name", "kvm0", "netns", b);
  for (const [name, address] of [[a, APPLIANCE_ADDRESS], [b, VISITOR_ADDRESS]] as const) {
    await ip("-n", name, "address", "add", `${address}/24`, "dev", "kvm0");
    await ip("-n", name, "link", "set", "kvm0", "up");
  }
  // Packets to anywhere do leave, so that the capture sees them, and are lost at the other end.
  await ip("-n", a, "route", "add", "default", "via", VISITOR_ADDRESS);
  return {
    appliance: ["ip", "netns", "exec", a],
    applianceAddress: APPLIANCE_ADDRESS,
    applianceInterface: "kvm0",
    visitor: ["ip", "netns", "exec", b],
    visitorAddress: VISITOR_ADDRESS,
    async [Symbol.asyncDispose]() {
      for (const name of [a, b]) {
        await ip("netns", "del", name);
        await Deno.remove(`/etc/netns/${name}`, { recursive: true });
      }
    },
  };
}

async function ip(...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("ip", { args, stdin: "null" }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr).trim());
}
