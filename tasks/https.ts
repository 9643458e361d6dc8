import { Buffer } from "node:buffer";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { IncomingHttpHeaders } from "node:http";

/** Options of {@linkcode fetchUnverified}. */
export interface RequestOptions {
  /** @default "GET" */
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** Milliseconds. @default 5000 */
  readonly timeoutMs?: number;
}

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  text(): string;
}

/**
 * One request to an appliance of ours on this machine, over HTTP or HTTPS. Its certificate comes
 * from a CA that nobody trusts yet, so it is not verified.
 */
export function fetchUnverified(url: string, options: RequestOptions = {}): Promise<Answer> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  // Not every method gets a length by itself, and a body without one is none.
  const body = Buffer.from(options.body ?? "");
  const call = request(url, {
    method: options.method ?? "GET",
    headers: { ...(body.length > 0 && { "content-length": body.length }), ...options.headers },
    rejectUnauthorized: false,
    agent: false,
    timeout: options.timeoutMs ?? 5000,
  }, (response) => {
    const chunks: Uint8Array[] = [];
    response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    response.on("error", reject);
    response.on("end", () => {
      const received = Buffer.concat(chunks);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: received,
        text: () => received.toString("utf8"),
      });
    });
  });
  call.on("timeout", () => call.destroy(new Error(`${url} did not answer in time`)));
  call.on("error", reject);
  call.end(body);
  return promise;
}
