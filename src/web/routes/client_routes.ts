import { KvmError } from "../../base/errors.ts";
import { acceptsHtml } from "../accept.ts";
import type { WebContext } from "../context.ts";
import { missingClientPage } from "../missing_client_page.ts";
import type { RouteTable } from "../route_table.ts";
import { ownPageHeaders } from "../security_headers.ts";
import type { ClientFiles } from "../static/client_files.ts";
import type { FileRequest } from "../static/static_file.ts";

/** The page that people see. */
export interface ClientOptions {
  /** Its files; `undefined` when it was not built. */
  readonly files: ClientFiles | undefined;
  /** It is ours: its page gets a content security policy, which a foreign one may not survive. */
  readonly own: boolean;
  /** Name of the product. */
  readonly brandName: string;
}

/**
 * Below these no page answers, nor below any route's first part: a missing API must not look like
 * one (wire.md §1.6).
 */
const RESERVED = [
  "auth",
  "cloud",
  "developer",
  "device",
  "diagnostics",
  "metrics",
  "socket.io",
  "storage",
  "webrtc",
];

/** The client's files below /static. */
export function addClientRoutes(routes: RouteTable, client: ClientOptions): void {
  routes.add("GET", "/static/*", "public", (context) => {
    const file = client.files?.get(context.req.path.slice("/static/".length));
    if (file === undefined) throw notFound();
    return file.respond(fileRequest(context));
  });
}

/** The client's page at every address that is nothing else, so that its own links work. */
export function clientFallback(routes: RouteTable, client: ClientOptions) {
  const reserved = new Set([...RESERVED, ...routes.list().map(({ path }) => firstPart(path))]);
  return (context: WebContext): Response | Promise<Response> => {
    const { method, path } = context.req;
    const wantsPage = (method === "GET" || method === "HEAD") &&
      acceptsHtml(context.req.header("accept"));
    if (reserved.has(firstPart(path)) || !wantsPage) throw notFound();
    const page = client.files?.get("index.html");
    if (page === undefined) return missingClientPage(client.brandName);
    const headers = client.own ? ownPageHeaders(new URL(context.req.url).host) : {};
    return page.respond(fileRequest(context), headers);
  };
}

function firstPart(path: string): string {
  return path.split("/", 2)[1] ?? "";
}

function fileRequest(context: WebContext): FileRequest {
  return {
    acceptEncoding: context.req.header("accept-encoding"),
    ifNoneMatch: context.req.header("if-none-match"),
  };
}

function notFound(): KvmError {
  return new KvmError("not_found", "Not found");
}
