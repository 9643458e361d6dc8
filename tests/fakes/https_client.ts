import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";

/** An answer, its body read to the end. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request over a connection of its own. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Certificate of the authority that must vouch for the server; without it anything goes. */
  readonly ca?: string;
}

export function ask(url: string, { method = "GET", headers = {}, body, ca }: Ask = {}) {
  const trust = ca === undefined ? { rejectUnauthorized: false } : { ca };
  const options = { method, headers, agent: false as const, ...trust };
  return new Promise<Answer>((resolve, reject) => {
    const request = (url.startsWith("https:") ? https : http).request(url, options, (response) => {
      const chunks: Uint8Array[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Opens a connection to say anything on. @param address As in a URL. */
export function connect(address: string, secure = true): Promise<net.Socket> {
  const { hostname, port } = new URL(`http://${address}`);
  const to = { host: hostname.replace(/[[\]]/g, ""), port: Number(port) };
  return new Promise((resolve, reject) => {
    const socket = secure
      ? tls.connect({ ...to, rejectUnauthorized: false }, () => resolve(socket))
      : net.connect(to, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** All that comes until the other end closes. */
export function readToEnd(socket: net.Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (chunk) => text += chunk);
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(text));
  });
}
