import type { Hono } from "hono";
import { type Clock, systemClock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import type { Service } from "../base/service.ts";
import type { KeyPair } from "../tls/key_pair.ts";
import type { WebEnv } from "./context.ts";
import { ConnectionCap } from "./connection_cap.ts";
import { parseListenAddress } from "./listen_address.ts";
import { Listener } from "./listener.ts";
import { DEFAULT_LIMITS, type ServerHandlers, type ServerLimits } from "./node_server.ts";
import { createRequestListener } from "./request_listener.ts";
import { SocketGate } from "./sockets/socket_gate.ts";
import { SocketIoEndpoint } from "./sockets/socket_io_endpoint.ts";
import { SocketKeeper } from "./sockets/socket_keeper.ts";
import { WebSocketEndpoint } from "./sockets/web_socket_endpoint.ts";
import { ClientFiles } from "./static/client_files.ts";
import { TrustedProxies } from "./trusted_proxies.ts";
import { createWebApp, hostGuardOf, type WebAppOptions } from "./web_app.ts";

/** What plain HTTP does: send people to HTTPS, serve everybody, or not listen. */
export type HttpPolicy = "redirect" | "serve" | "off";

/** The certificate of the server, and news of another one. */
export interface ServerCertificate {
  readonly server: KeyPair;
  onChange(listener: () => void): Unsubscribe;
}

/** Options of {@linkcode WebServer}. */
export interface WebServerOptions extends WebAppOptions {
  /** `127.0.0.1:8443`, `[::]:443`, `:443` or `443`; port 0 lets the system choose. */
  readonly httpsAddr: string;
  readonly httpAddr: string;
  readonly httpPolicy: HttpPolicy;
  readonly certificates: ServerCertificate;
  /** The page: a folder with an index.html whose files are asked for below /static. */
  readonly client: {
    readonly dir: string;
    /** Ours: its page gets a content security policy, and it may be missing. */
    readonly own: boolean;
  };
  readonly limits?: ServerLimits;
  readonly clock?: Clock;
}

/** The addresses that are listened on, as in a URL. */
export interface BoundAddresses {
  readonly http?: string;
  readonly https: string;
}

/** Time for requests under way when the server stops. */
const STOP_LIMIT_MS = 1000;

/** The web floor: HTTPS and HTTP, one application behind both. */
export class WebServer implements Service {
  readonly name = "listener";
  readonly #options: WebServerOptions;
  readonly #keeper: SocketKeeper;
  readonly #gate: SocketGate;
  readonly #socketIo: SocketIoEndpoint;
  readonly #proxies: TrustedProxies;
  /** One for both listeners: who takes all of one and all of the other takes too much. */
  readonly #cap: ConnectionCap;
  #https: Listener | undefined;
  #http: Listener | undefined;
  #unsubscribe: Unsubscribe | undefined;

  constructor(options: WebServerOptions) {
    const { auth, settings, doors, log, clock = systemClock } = options;
    this.#options = options;
    this.#proxies = new TrustedProxies(() => settings.current.trusted_proxies);
    this.#cap = new ConnectionCap((peer) => this.#proxies.has(peer));
    this.#keeper = new SocketKeeper(auth, clock);
    this.#socketIo = new SocketIoEndpoint(doors, this.#keeper);
    this.#gate = new SocketGate({
      auth,
      settings,
      keeper: this.#keeper,
      proxies: this.#proxies,
      hosts: hostGuardOf(options),
      webSocket: new WebSocketEndpoint(doors, this.#keeper, log, clock),
      socketIo: this.#socketIo,
    });
  }

  /** @throws {KvmError} with one line for the person who started us. */
  async start(): Promise<void> {
    const { certificates, httpPolicy, httpAddr, httpsAddr } = this.#options;
    const app = await this.#createApp();
    this.#keeper.start();
    try {
      this.#https = this.#listener("--https-addr", httpsAddr, app, certificates.server);
      await this.#https.start();
      if (httpPolicy !== "off") {
        this.#http = this.#listener("--http-addr", httpAddr, app, undefined);
        await this.#http.start();
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#unsubscribe = certificates.onChange(() => {
      this.#https?.setCertificate(certificates.server);
    });
  }

  /** Ends everything within a second. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#keeper.stop();
    const clock = this.#options.clock ?? systemClock;
    await Promise.all([
      this.#socketIo.close(),
      this.#https?.stop(STOP_LIMIT_MS, clock),
      this.#http?.stop(STOP_LIMIT_MS, clock),
    ]);
  }

  /** @throws {TypeError} before {@linkcode start}. */
  addresses(): BoundAddresses {
    if (this.#https === undefined) throw new TypeError("nothing listens yet");
    const https = this.#https.boundAddress;
    return this.#http === undefined ? { https } : { https, http: this.#http.boundAddress };
  }

  async #createApp(): Promise<Hono<WebEnv>> {
    const { client, httpPolicy } = this.#options;
    const files = await ClientFiles.open(client.dir);
    if (files === undefined && !client.own) {
      throw new KvmError("bad_request", `--client-dir: ${client.dir} holds no index.html`);
    }
    const { app } = createWebApp(this.#options, {
      client: { files, own: client.own },
      redirectPort: () => httpPolicy === "redirect" ? this.#https?.port : undefined,
    });
    return app;
  }

  #listener(
    flag: string,
    address: string,
    app: Hono<WebEnv>,
    tls: KeyPair | undefined,
  ): Listener {
    const { settings, limits = DEFAULT_LIMITS, log } = this.#options;
    return new Listener({
      address: parseListenAddress(address, flag),
      flag,
      loopbackOnly: settings.current.local_loopback_only,
      ...(tls === undefined ? {} : { tls }),
      handlers: this.#handlers(app, tls !== undefined),
      limits,
      cap: this.#cap,
      log,
    });
  }

  #handlers(app: Hono<WebEnv>, secure: boolean): ServerHandlers {
    const answer = createRequestListener(app, secure, this.#proxies);
    return {
      request: (request, response) => {
        if (!this.#gate.request(request, response, secure)) answer(request, response);
      },
      upgrade: (request, socket, head) => this.#gate.upgrade(request, socket, head, secure),
    };
  }
}
