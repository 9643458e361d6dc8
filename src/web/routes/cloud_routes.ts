import { z } from "zod";
import type { SettingsStore } from "../../auth/port.ts";
import { jsonResponse } from "../json_response.ts";
import { readBody } from "../read_body.ts";
import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

const Registration = z.object({
  token: z.string().min(1),
  cloudApi: z.string().nullish().transform((url) => url || undefined),
  oidcGoogle: z.string().default(""),
  clientId: z.string().default(""),
});
/** Body of a registration: what the cloud gave to the page. */
export type CloudRegistration = z.output<typeof Registration>;

export interface CloudRoutesOptions {
  readonly settings: SettingsStore;
  /** Trades the page's token for one of ours. @throws {KvmError} With the cloud's reason. */
  readonly registerCloud?: (registration: CloudRegistration) => Promise<void>;
}

/** The cloud that lends a way in from outside (wire.md §1.3). */
export function addCloudRoutes(routes: RouteTable, options: CloudRoutesOptions): void {
  routes.add("GET", "/cloud/state", "session", () => {
    const { cloud_token: token, cloud_url: url, cloud_app_url: appUrl } = options.settings.current;
    return jsonResponse({ connected: Boolean(token) && url !== "", url, appUrl });
  });

  routes.add("POST", "/cloud/register", "session", async (context) => {
    const registration = await readBody(context, Registration);
    await required(options.registerCloud, "The cloud service")(registration);
    return jsonResponse({ message: "Cloud registration successful" });
  });
}
