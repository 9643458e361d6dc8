import type { SettingsStore } from "../../auth/port.ts";
import type { RouteTable } from "../route_table.ts";

export interface UiConfigRoutesOptions {
  readonly settings: SettingsStore;
  readonly deviceVersion?: string;
}

/** A script that old pages load; the name of its variable is part of the contract. */
export function addUiConfigRoutes(routes: RouteTable, options: UiConfigRoutesOptions): void {
  routes.add("GET", "/device/ui-config.js", "public", () => {
    const config = {
      CLOUD_API: options.settings.current.cloud_url,
      DEVICE_VERSION: options.deviceVersion ?? "",
    };
    return new Response(`window.JETKVM_CONFIG = ${JSON.stringify(config)};`, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "no-store",
      },
    });
  });
}
