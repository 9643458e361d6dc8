import { z } from "zod";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { TailscaleStatus } from "../../protocol/rpc/tailscale.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import type { SettingsStore } from "../settings_store.ts";
import { checkedControlUrl, DEFAULT_CONTROL_URL } from "./control_url.ts";

const PROGRAM = "tailscale";
const STATUS_MS = 5_000;
/** `tailscale up` waits for a person to log in; the address to do so is in the status by then. */
const UP_SEC = 10;

/** What we read of `tailscale status --json`. */
const Status = z.object({
  BackendState: z.string().default(""),
  AuthURL: z.string().default(""),
  Health: z.array(z.string()).nullish(),
  Self: z.object({
    HostName: z.string().default(""),
    DNSName: z.string().default(""),
    TailscaleIPs: z.array(z.string()).nullish(),
    Online: z.boolean().default(false),
    OS: z.string().default(""),
  }).nullish(),
});

/** The machine's Tailscale, through its own program. */
export class Tailscale {
  readonly #config: SettingsStore;
  readonly #commands: Commands;

  constructor(config: SettingsStore, commands: Commands) {
    this.#config = config;
    this.#commands = commands;
  }

  /** Never an error: what cannot be learned is absent, with the reason in `health`. */
  async status(): Promise<TailscaleStatus> {
    const { controlUrl: controlURL } = this;
    if (!this.#commands.has(PROGRAM)) return { installed: false, running: false, controlURL };
    try {
      return { ...readStatus(await this.#run(["status", "--json"], STATUS_MS)), controlURL };
    } catch (error) {
      return { installed: true, running: false, controlURL, health: [messageOf(error)] };
    }
  }

  get controlUrl(): string {
    return this.#config.current.tailscale_control_url || DEFAULT_CONTROL_URL;
  }

  /**
   * Sets the control server, of a Tailscale that runs as well where its program can do that; else
   * it counts from the next {@linkcode up}.
   * @param text Empty text: Tailscale's own.
   * @throws {KvmError} `invalid_params`, or `unavailable` in Tailscale's own words.
   */
  async setControlUrl(text: string): Promise<void> {
    const url = checkedControlUrl(text);
    const before = this.controlUrl;
    if (this.#commands.has(PROGRAM)) await this.#setServer(url || DEFAULT_CONTROL_URL);
    try {
      await this.#config.update((draft) => {
        draft.tailscale_control_url = url;
      });
    } catch (error) {
      if (this.#commands.has(PROGRAM)) await this.#setServer(before).catch(() => undefined);
      throw error;
    }
  }

  /** Connects. A status with `authURL` means that somebody has to log in there. */
  async up(): Promise<TailscaleStatus> {
    this.#require();
    const server = this.#config.current.tailscale_control_url;
    const login = server === "" ? [] : [`--login-server=${server}`];
    try {
      await this.#run(["up", `--timeout=${UP_SEC}s`, ...login], (UP_SEC + 5) * 1000);
    } catch (error) {
      const status = await this.status();
      if (!status.authURL) throw error;
      return status;
    }
    return await this.status();
  }

  /** Disconnects; the machine stays logged in. */
  async down(): Promise<TailscaleStatus> {
    this.#require();
    await this.#run(["down"], STATUS_MS);
    return await this.status();
  }

  async #setServer(url: string): Promise<void> {
    try {
      await this.#run(["set", `--login-server=${url}`], STATUS_MS);
    } catch (error) {
      if (!/not defined/.test(messageOf(error))) throw error;
    }
  }

  /** @throws {KvmError} `unavailable` */
  #require(): void {
    if (this.#commands.has(PROGRAM)) return;
    throw new KvmError("unavailable", "Tailscale is not installed on this machine");
  }

  #run(args: readonly string[], timeoutMs: number): Promise<string> {
    return runOrThrow(this.#commands, PROGRAM, args, { timeoutMs });
  }
}

/** @throws {Error} when it is no status. */
function readStatus(printed: string): TailscaleStatus {
  const parsed = Status.safeParse(parseJson(printed));
  if (!parsed.success) throw new Error("tailscale printed a status that cannot be read");
  const { BackendState, AuthURL, Health, Self } = parsed.data;
  return {
    installed: true,
    running: BackendState === "Running",
    ...(BackendState && { backendState: BackendState }),
    ...(AuthURL && { authURL: AuthURL }),
    ...(Self && {
      self: {
        hostName: Self.HostName,
        dnsName: Self.DNSName,
        tailscaleIPs: Self.TailscaleIPs ?? [],
        online: Self.Online,
        os: Self.OS,
      },
    }),
    ...(Health && Health.length > 0 && { health: Health }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
