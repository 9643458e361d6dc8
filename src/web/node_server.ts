import type { Buffer } from "node:buffer";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import type { KeyPair } from "../tls/key_pair.ts";
import { refuse } from "./sockets/refuse.ts";

/** How patient a server is with its clients. */
export interface ServerLimits {
  /** Time for the request's headers, and for the TLS handshake. @default 10 s */
  readonly headersMs: number;
  /** Time without a byte in either direction; sockets that were upgraded are exempt. @default 2 min */
  readonly idleMs: number;
}

export const DEFAULT_LIMITS: ServerLimits = { headersMs: 10_000, idleMs: 120_000 };

/**
 * More than a home has; beyond this new connections are closed. It must stay well below the limit
 * of open files: a Deno server that once ran out of them never takes a connection again.
 */
const MAX_CONNECTIONS = 200;

const KEEP_ALIVE_MS = 30_000;

/** What a server does with what comes in. */
export interface ServerHandlers {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Node's options that its types do not know yet (Node 24). */
interface UpgradeChoice {
  /** Other upgrades, such as curl's to HTTP/2, are offers: the request is answered as it is. */
  readonly shouldUpgradeCallback: (request: IncomingMessage) => boolean;
}

/**
 * Makes a server.
 * @param tls Key and certificate; without them it speaks plain HTTP.
 */
export function createNodeServer(
  tls: KeyPair | undefined,
  handlers: ServerHandlers,
  limits: ServerLimits,
): Server {
  const options: http.ServerOptions & UpgradeChoice = {
    connectionsCheckingInterval: limits.headersMs / 2,
    headersTimeout: limits.headersMs,
    // An upload takes as long as it takes; whoever reads a body limits it.
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
  };
  const server = tls === undefined
    ? http.createServer(options)
    : https.createServer({ ...options, ...secure(tls), handshakeTimeout: limits.headersMs });
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(limits.idleMs);
  server.on("request", handlers.request);
  server.on("upgrade", handlers.upgrade);
  server.on("clientError", refuseGarbage);
  return server;
}

/** A pair in the words of node:tls. */
export function secure(pair: KeyPair): { readonly key: string; readonly cert: string } {
  return { key: pair.key, cert: pair.certificate };
}

/** A connection that speaks no HTTP, or not to its end. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  const { code } = error;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") refuse(socket, 408, { error: "Request timeout" });
  else if (code === "HPE_HEADER_OVERFLOW") refuse(socket, 431, { error: "Headers too large" });
  else if (code?.startsWith("HPE_")) refuse(socket, 400, { error: "Bad request" });
  // TLS went wrong, or the connection is gone: there is nobody to tell.
  else socket.destroy();
}
