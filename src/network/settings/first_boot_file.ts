import { parse } from "smol-toml";
import { messageOf } from "../../base/errors.ts";
import type { NetworkConfig } from "../../config/schema.ts";
import { NetworkSettingsChange } from "../../protocol/rpc/network.ts";
import { changedConfig } from "./changed_config.ts";

/**
 * `network.toml`, beside the settings file: how a box gets a static address before anybody can
 * reach it. It is applied once, then renamed to `network.toml.applied`; a broken one becomes
 * `network.toml.broken`, with its reason in `network.toml.broken.reason`.
 *
 * The keys are those of `[network_config]` in the settings file; each may be left out:
 *
 * ```toml
 * hostname = "kvm-rack-7"
 * domain = "example.org"
 *
 * [ipv4_static]               # sets ipv4_mode = "static", unless that says otherwise
 * address = "192.168.1.7"
 * netmask = "255.255.255.0"   # or "24"
 * gateway = "192.168.1.1"     # may be left out
 * dns = ["192.168.1.1"]
 *
 * [ipv6_static]               # sets ipv6_mode = "static", unless that says otherwise
 * prefix = "2001:db8::7/64"
 * gateway = "2001:db8::1"
 * dns = []
 * ```
 */
export class FirstBootFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** @returns The settings with the file's in them, why it is broken, or undefined: no file. */
  async read(
    current: Readonly<NetworkConfig>,
  ): Promise<{ config: NetworkConfig } | { broken: string } | undefined> {
    try {
      return { config: changedConfig(current, readChange(await Deno.readTextFile(this.path))) };
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      return { broken: messageOf(error) };
    }
  }

  async markApplied(): Promise<void> {
    await Deno.rename(this.path, `${this.path}.applied`);
  }

  async setAside(reason: string): Promise<void> {
    await Deno.rename(this.path, `${this.path}.broken`);
    await Deno.writeTextFile(`${this.path}.broken.reason`, `${reason}\n`);
  }
}

/** @throws when the text is no TOML, or holds what is no setting. */
function readChange(text: string): NetworkSettingsChange {
  const change = NetworkSettingsChange.strict().safeParse(parse(text));
  if (!change.success) {
    const [issue] = change.error.issues;
    throw new RangeError(`${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not read"}`);
  }
  const { ipv4_static, ipv6_static } = change.data;
  return {
    ...(ipv4_static && { ipv4_mode: "static" }),
    ...(ipv6_static && { ipv6_mode: "static" }),
    ...change.data,
  };
}
