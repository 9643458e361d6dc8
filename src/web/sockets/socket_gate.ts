import type { Buffer } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { AuthService } from "../../auth/auth_service.ts";
import type { SettingsStore } from "../../auth/port.ts";
import { KvmError } from "../../base/errors.ts";
import { connectionOf } from "../connection_of.ts";
import { foreignPage } from "../cross_site_guard.ts";
import { errorBody, retryHeader } from "../error_response.ts";
import type { HostGuard } from "../host_guard.ts";
import { identify } from "../identify.ts";
import { isTrustedOrigin } from "../origin.ts";
import { SIGNALING_PATH, SIGNALING_SCOPE } from "../routes/signaling_routes.ts";
import { routeRefusal } from "../scope_gate.ts";
import { SECURITY_HEADERS } from "../security_headers.ts";
import type { TrustedProxies } from "../trusted_proxies.ts";
import { refuseWith } from "./refuse.ts";
import type { SocketIoEndpoint } from "./socket_io_endpoint.ts";
import type { SocketKeeper } from "./socket_keeper.ts";
import type { Guest, WebSocketEndpoint } from "./web_socket_endpoint.ts";

const SOCKET_IO_PATH = "/socket.io/";

/** What {@linkcode SocketGate} needs. */
export interface SocketGateOptions {
  readonly auth: AuthService;
  readonly settings: SettingsStore;
  readonly keeper: SocketKeeper;
  readonly proxies: TrustedProxies;
  readonly hosts: HostGuard;
  readonly webSocket: WebSocketEndpoint;
  readonly socketIo: SocketIoEndpoint;
}

/** Lets sockets in: from a page that may, and with a login; before anything is upgraded. */
export class SocketGate {
  readonly #options: SocketGateOptions;

  constructor(options: SocketGateOptions) {
    this.#options = options;
  }

  /** Answers every upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, secure: boolean): void {
    // A client that goes away while it is refused is no event.
    socket.on("error", () => socket.destroy());
    try {
      this.#endpoint(request).upgrade(request, socket, head, this.#admit(request, secure));
    } catch (error) {
      refuseWith(socket, error);
    }
  }

  /** @returns `false` for a request that is none of Socket.IO's polling. */
  request(request: IncomingMessage, response: ServerResponse, secure: boolean): boolean {
    if (pathOf(request) !== SOCKET_IO_PATH) return false;
    try {
      this.#options.socketIo.request(request, response, this.#admit(request, secure));
    } catch (error) {
      const status = error instanceof KvmError ? error.httpStatus : 500;
      const body = errorBody(error);
      response.writeHead(status, {
        ...SECURITY_HEADERS,
        ...retryHeader(body),
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-store",
        "connection": "close",
      }).end(JSON.stringify(body));
    }
    return true;
  }

  #endpoint(request: IncomingMessage): WebSocketEndpoint | SocketIoEndpoint {
    const path = pathOf(request);
    if (path === SIGNALING_PATH) return this.#options.webSocket;
    if (path === SOCKET_IO_PATH) return this.#options.socketIo;
    throw new KvmError("not_found", "Not found");
  }

  #admit(request: IncomingMessage, overTls: boolean): Guest {
    const { auth, settings, keeper, proxies, hosts } = this.#options;
    const { headers } = request;
    const facts = {
      origin: headers.origin,
      host: headers.host,
      fetchSite: headers["sec-fetch-site"]?.toString(),
    };
    if (!isTrustedOrigin(facts, settings.current.allowed_origins)) throw foreignPage();
    hosts.check(headers.host);
    const { address, secure } = connectionOf(request, overTls, proxies);
    const userAgent = headers["user-agent"] ?? "";
    const { cookie, authorization } = headers;
    const principal = identify(auth, { cookie, authorization, secure }, { address, userAgent });
    const refusal = routeRefusal(principal, SIGNALING_SCOPE);
    if (refusal !== undefined) throw refusal;
    const isNew = urlOf(request)?.searchParams.get("sid") === null;
    if (isNew && keeper.isFull) throw new KvmError("unavailable", "Too many pages are open");
    const mayStay = () => auth.holds(principal);
    return { principal, client: { address, userAgent, login: principal, mayStay } };
  }
}

function pathOf(request: IncomingMessage): string | undefined {
  return urlOf(request)?.pathname;
}

function urlOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? "", "http://localhost");
}
