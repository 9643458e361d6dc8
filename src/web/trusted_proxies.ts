import { BlockList, isIP } from "node:net";
import { normalizeAddress } from "../base/address.ts";

/** The proxies whose word about their client is believed. */
export class TrustedProxies {
  readonly #entries: () => readonly string[];
  #read: { readonly entries: readonly string[]; readonly list: BlockList } | undefined;

  /** @param entries Addresses and networks (`10.0.0.0/8`), asked at each request. */
  constructor(entries: () => readonly string[]) {
    this.#entries = entries;
  }

  /** Whether an address is one of theirs, however node:net wrote it. */
  has(peer: string): boolean {
    const address = normalizeAddress(peer);
    const version = isIP(address);
    return version !== 0 && this.#list.check(address, version === 6 ? "ipv6" : "ipv4");
  }

  /**
   * The address of the client behind the peer. Each proxy appends whom it saw, so the header counts
   * from its end: what stands before the first stranger is that stranger's own claim.
   * @param peer The socket's other end, as node:net writes it.
   * @param forwardedFor X-Forwarded-For header.
   */
  clientAddress(peer: string, forwardedFor: string | undefined): string {
    let client = normalizeAddress(peer);
    const hops = (forwardedFor ?? "").split(",").map(addressOf);
    while (this.has(client)) {
      const hop = hops.pop();
      if (hop === undefined) return client;
      client = hop;
    }
    return client;
  }

  get #list(): BlockList {
    const entries = this.#entries();
    if (this.#read?.entries !== entries) this.#read = { entries, list: listOf(entries) };
    return this.#read.list;
  }
}

/** What is no address or network trusts nobody. */
function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix, rest] = entry.trim().split("/");
    const version = isIP(address);
    const bits = Number(prefix ?? (version === 6 ? 128 : 32));
    const fits = /^\d+$/.test(prefix ?? "0") && bits <= (version === 6 ? 128 : 32);
    if (version === 0 || rest !== undefined || !fits) continue;
    list.addSubnet(address, bits, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/** An entry of the header; some proxies add the port. */
function addressOf(entry: string): string | undefined {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? undefined : normalizeAddress(bare);
}
