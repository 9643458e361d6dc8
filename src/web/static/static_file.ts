import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptedEncodings } from "../accept.ts";
import { cacheControlOf } from "./cache_control.ts";
import { contentTypeOf, isCompressible } from "./content_type.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Encodings we have, the best first. */
const ENCODINGS = ["br", "gzip"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Below this a header costs more than gzip gains. */
const MIN_GZIP_BYTES = 1024;

/** Request headers that decide about the answer. */
export interface FileRequest {
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** A file of a client, in memory, in the encodings that the build or we made. */
export class StaticFile {
  readonly #path: string;
  readonly #body: Bytes;
  readonly #contentType: string;
  readonly #hash: string;
  /** Compressed forms, keyed by encoding. */
  readonly #compressed = new Map<Encoding, Bytes>();
  #gzipping: Promise<void> | undefined;

  /** @param path Path below the client's folder. */
  constructor(
    path: string,
    body: Bytes,
    compressed: Readonly<Record<Encoding, Bytes | undefined>>,
  ) {
    this.#path = path;
    this.#body = body;
    this.#contentType = contentTypeOf(path);
    this.#hash = createHash("sha256").update(body).digest("base64url").slice(0, 20);
    for (const encoding of ENCODINGS) {
      const bytes = compressed[encoding];
      if (bytes !== undefined) this.#compressed.set(encoding, bytes);
    }
  }

  /** @param extra Further headers, e.g. a content security policy. */
  async respond(
    request: FileRequest,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const headers = new Headers(extra);
    const cacheControl = cacheControlOf(this.#path);
    if (cacheControl !== undefined) headers.set("cache-control", cacheControl);
    const [encoding, body] = await this.#choose(acceptedEncodings(request.acceptEncoding));
    if (this.#compressed.size > 0) headers.set("vary", "accept-encoding");
    headers.set("etag", encoding === undefined ? `"${this.#hash}"` : `"${this.#hash}-${encoding}"`);
    if (this.#matches(request.ifNoneMatch)) return new Response(null, { status: 304, headers });
    headers.set("content-type", this.#contentType);
    headers.set("content-length", String(body.length));
    if (encoding !== undefined) headers.set("content-encoding", encoding);
    return new Response(body, { headers });
  }

  async #choose(accepted: ReadonlySet<string>): Promise<[Encoding | undefined, Bytes]> {
    if (accepted.has("gzip") && this.#compressed.size === 0) await this.#gzip();
    for (const encoding of ENCODINGS) {
      const bytes = accepted.has(encoding) ? this.#compressed.get(encoding) : undefined;
      if (bytes !== undefined) return [encoding, bytes];
    }
    return [undefined, this.#body];
  }

  /** Done once, at the first request that wants it, outside the main thread. */
  #gzip(): Promise<void> {
    this.#gzipping ??= this.#body.length < MIN_GZIP_BYTES || !isCompressible(this.#contentType)
      ? Promise.resolve()
      : promisify(gzip)(this.#body).then((bytes) => {
        if (bytes.length < this.#body.length) this.#compressed.set("gzip", new Uint8Array(bytes));
      });
    return this.#gzipping;
  }

  /** All encodings of one file are one file; that is what a client asks about. */
  #matches(ifNoneMatch: string | undefined): boolean {
    return (ifNoneMatch ?? "").split(",").some((tag) => {
      const bare = tag.trim().replace(/^W\//, "");
      return bare === "*" || bare === `"${this.#hash}"` || bare.startsWith(`"${this.#hash}-`);
    });
  }
}
