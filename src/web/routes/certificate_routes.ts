import { KvmError } from "../../base/errors.ts";
import type { RouteTable } from "../route_table.ts";

/** The certificate of our authority. */
export interface AuthorityCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

/**
 * The authority's certificate, for whoever wants their browser to trust this device: PEM, or DER
 * with `?format=der`.
 * @param authority `undefined` while the server uses a certificate of somebody else.
 * @param slug Brand in the name of the file.
 */
export function addCertificateRoutes(
  routes: RouteTable,
  authority: () => AuthorityCertificate | undefined,
  slug: string,
): void {
  routes.add("GET", "/device/ca.crt", "public", (context) => {
    const current = authority();
    if (current === undefined) throw new KvmError("not_found", "There is no local authority");
    const body = context.req.query("format") === "der" ? current.der : `${current.certificate}\n`;
    return new Response(body, {
      headers: {
        "content-type": "application/x-x509-ca-cert",
        "content-disposition": `attachment; filename="${slug}-ca.crt"`,
        "cache-control": "no-store",
      },
    });
  });
}
