import { KvmError } from "../../base/errors.ts";
import type { accessMethods } from "../../protocol/rpc/access.ts";
import type { KeyPair } from "../../tls/key_pair.ts";
import type { ServedCertificate } from "../../tls/served_certificate.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

/** The ways in over the network. */
export function accessHandlers(
  settings: Settings,
  certificate: ServedCertificate,
): AreaHandlers<typeof accessMethods> {
  return {
    getLocalLoopbackOnly: () => settings.current.local_loopback_only,
    setLocalLoopbackOnly: async ({ enabled }) => {
      if (enabled === settings.current.local_loopback_only) return null;
      await settings.update((draft) => void (draft.local_loopback_only = enabled));
      return null;
    },
    getTLSState: () => ({
      mode: certificate.mode,
      certificate: certificate.customCertificate,
      privateKey: "",
    }),
    setTLSState: async ({ mode, ...pem }) => {
      try {
        if (mode === "custom") await certificate.useCustom(pairOf(pem));
        else await certificate.useOwn(mode);
      } catch (error) {
        throw explained(error);
      }
      return null;
    },
  };
}

/** A page leaves both out, or empty, when the pair that is there shall be used. */
function pairOf(pem: {
  certificate?: string | undefined;
  privateKey?: string | undefined;
}): KeyPair | undefined {
  const { certificate = "", privateKey = "" } = pem;
  return certificate === "" && privateKey === "" ? undefined : { certificate, key: privateKey };
}

function explained(error: unknown): unknown {
  if (!(error instanceof KvmError)) return error;
  return new KvmError(error.code, `failed to set TLS state: ${error.message}`, {
    cause: error,
    ...(error.field === undefined ? {} : { field: error.field }),
  });
}
