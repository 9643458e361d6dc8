import type { Server } from "node:http";
import https from "node:https";
import type { Clock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { KeyPair } from "../tls/key_pair.ts";
import type { ConnectionCap } from "./connection_cap.ts";
import { ConnectionTracker } from "./connection_tracker.ts";
import type { ListenAddress } from "./listen_address.ts";
import { createNodeServer, secure, type ServerHandlers, type ServerLimits } from "./node_server.ts";

/** What a listener listens to, and as what. */
export interface ListenerOptions {
  readonly address: ListenAddress;
  /** Option that sets the address, for errors. */
  readonly flag: string;
  /** Only this machine itself may come. */
  readonly loopbackOnly: boolean;
  /** Without it: plain HTTP. */
  readonly tls?: KeyPair;
  readonly handlers: ServerHandlers;
  readonly limits: ServerLimits;
  readonly cap: ConnectionCap;
  readonly log: Logger;
}

/** Errors of an IPv6 address where the kernel has none. */
const NO_IPV6 = ["EAFNOSUPPORT", "EADDRNOTAVAIL", "EINVAL"];

/** One door of the house: a server, or one for IPv4 and one for IPv6 on loopback. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #servers: Server[] = [];
  readonly #connections = new ConnectionTracker();

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** @throws {KvmError} `unavailable` with one line that says what to do. */
  async start(): Promise<void> {
    const { address, loopbackOnly } = this.#options;
    if (loopbackOnly || address.host === "localhost") {
      await this.#open("127.0.0.1", address.port);
      await this.#openIfIpv6("::1", this.port);
    } else if (address.host !== undefined) {
      await this.#open(address.host, address.port);
    } else if (!(await this.#openIfIpv6("::", address.port))) {
      await this.#open("0.0.0.0", address.port);
    }
  }

  /** Takes no new connections, and ends the open ones within `limitMs`. */
  async stop(limitMs: number, clock: Clock): Promise<void> {
    for (const server of this.#servers) server.close();
    await this.#connections.end(limitMs, clock);
  }

  /** New connections get this certificate, open ones live on. */
  setCertificate(pair: KeyPair): void {
    for (const server of this.#servers) {
      if (server instanceof https.Server) server.setSecureContext(secure(pair));
    }
  }

  /** The port that was bound; the system chose it when 0 was asked for. */
  get port(): number {
    return boundTo(this.#servers[0])?.port ?? this.#options.address.port;
  }

  /** Address and port, as in a URL. */
  get boundAddress(): string {
    const { address = "", port = 0 } = boundTo(this.#servers[0]) ?? {};
    return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  }

  async #openIfIpv6(host: string, port: number): Promise<boolean> {
    try {
      await this.#open(host, port);
      return true;
    } catch (error) {
      const code = error instanceof KvmError ? codeOf(error.cause) : undefined;
      if (code !== undefined && NO_IPV6.includes(code)) return false;
      throw error;
    }
  }

  async #open(host: string, port: number): Promise<void> {
    const { tls, handlers, limits, cap, flag, log } = this.#options;
    const server = createNodeServer(tls, handlers, limits);
    this.#connections.track(server);
    server.on("connection", (socket) => cap.admit(socket));
    try {
      await listen(server, host, port);
    } catch (cause) {
      throw new KvmError("unavailable", whyNot(codeOf(cause), host, port, flag), { cause });
    }
    server.on("error", (error) => log.error({ err: error }, "a connection could not be taken"));
    this.#servers.push(server);
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function boundTo(server: Server | undefined): { address: string; port: number } | undefined {
  const bound = server?.address();
  return typeof bound === "object" && bound !== null ? bound : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function whyNot(code: string | undefined, host: string, port: number, flag: string): string {
  const where = host === "::" || host === "0.0.0.0" ? `port ${port}` : `port ${port} on ${host}`;
  if (code === "EADDRINUSE") return `${where} is already in use; choose another with ${flag}`;
  if (code === "EACCES") {
    return `${where} may not be used without root rights; choose one above 1023 with ${flag}`;
  }
  return `${where} cannot be listened on (${code ?? "unknown error"}); choose another with ${flag}`;
}
