import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { KvmError } from "../../base/errors.ts";
import { type ErrorBody, errorBody, retryHeader } from "../error_response.ts";
import { SECURITY_HEADERS } from "../security_headers.ts";

/** Answers on a socket that has no response object, and ends it. */
export function refuse(socket: Duplex, status: number, body: ErrorBody): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const json = JSON.stringify(body);
  const headers = {
    ...SECURITY_HEADERS,
    ...retryHeader(body),
    "cache-control": "no-store",
    "connection": "close",
    "content-type": "application/json; charset=utf-8",
    "content-length": String(new TextEncoder().encode(json).length),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n${json}`);
  // Who does not read the answer keeps no socket.
  socket.once("finish", () => socket.destroy());
}

/** Refuses an upgrade with an error's status and text. */
export function refuseWith(socket: Duplex, error: unknown): void {
  refuse(socket, error instanceof KvmError ? error.httpStatus : 500, errorBody(error));
}
