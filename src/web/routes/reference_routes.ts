import { jsonResponse } from "../json_response.ts";
import { openApi } from "../open_api.ts";
import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

export interface ReferenceRoutesOptions {
  /** Every RPC method as an OpenRPC document. */
  readonly openRpc?: () => unknown;
  readonly deviceVersion?: string;
}

/** What there is to call, for tools that read it. @param title Name of the product. */
export function addReferenceRoutes(
  routes: RouteTable,
  options: ReferenceRoutesOptions,
  title: string,
): void {
  routes.add("GET", "/rpc/openrpc.json", "session", () => {
    return jsonResponse(required(options.openRpc, "The list of RPC methods")());
  });

  routes.add("GET", "/api-doc/openapi.json", "session", () => {
    return jsonResponse(openApi(routes.list(), { title, version: options.deviceVersion ?? "" }));
  });
}
