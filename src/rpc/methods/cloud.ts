import { KvmError, messageOf } from "../../base/errors.ts";
import type { cloudMethods } from "../../protocol/rpc/cloud.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

const REQUEST_MS = 10_000;

/** How the cloud service is asked. */
export interface CloudParts {
  readonly settings: Settings;
  readonly deviceId: string;
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
}

/** The cloud service that lends a way in from outside. */
export function cloudHandlers(parts: CloudParts): AreaHandlers<typeof cloudMethods> {
  const { settings } = parts;
  return {
    getCloudState: () => {
      const { cloud_token, cloud_url, cloud_app_url } = settings.current;
      return {
        connected: Boolean(cloud_token) && cloud_url !== "",
        url: cloud_url,
        appUrl: cloud_app_url,
      };
    },
    setCloudUrl: async ({ apiUrl, appUrl }) => {
      await settings.update((draft) => {
        draft.cloud_url = apiUrl;
        draft.cloud_app_url = appUrl;
      });
      return null;
    },
    deregisterDevice: async () => {
      await deregister(parts);
      await settings.update((draft) => {
        delete draft.cloud_token;
        delete draft.google_identity;
      });
      return null;
    },
  };
}

/** @throws {KvmError} When the service does not answer, or refuses. */
async function deregister({ settings, deviceId, fetch = globalThis.fetch }: CloudParts) {
  const { cloud_token, cloud_url } = settings.current;
  if (!cloud_token || cloud_url === "") {
    throw new KvmError("conflict", "cloud token or URL is not set");
  }
  const base = cloud_url.replace(/\/+$/, "");
  const response = await fetch(`${base}/devices/${encodeURIComponent(deviceId)}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${cloud_token}` },
    signal: AbortSignal.timeout(REQUEST_MS),
  }).catch((cause) => {
    const message = `failed to send deregister request: ${messageOf(cause)}`;
    throw new KvmError("unavailable", message, { cause });
  });
  await response.body?.cancel();
  // A service that does not know us needs not forget us.
  if (response.ok || response.status === 404) return;
  const message = `deregister request failed with status: ${response.status}`;
  throw new KvmError("unavailable", message);
}
