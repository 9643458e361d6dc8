import { KvmError } from "../../base/errors.ts";
import { jsonResponse } from "../json_response.ts";
import type { RouteTable } from "../route_table.ts";

/** The bytes of an upload that was begun over RPC. */
export interface IncomingUpload {
  readonly id: string;
  /** Read it to its end or cancel it. */
  readonly body: ReadableStream<Uint8Array>;
  /** As announced; a client may announce nothing, or lie. */
  readonly sizeBytes: number | undefined;
}

export interface UploadRoutesOptions {
  /** @returns `false` when there is no upload of this id. @throws {KvmError} With the reason. */
  readonly upload?: (upload: IncomingUpload) => Promise<boolean>;
}

/** Images on their way in; never in memory (wire.md §1.3). */
export function addUploadRoutes(routes: RouteTable, options: UploadRoutesOptions): void {
  routes.add("POST", "/storage/upload", "session", async (context) => {
    const id = context.req.query("uploadId") ?? "";
    const length = Number(context.req.header("content-length") ?? NaN);
    const found = await options.upload?.({
      id,
      body: context.req.raw.body ?? new Blob().stream(),
      sizeBytes: Number.isSafeInteger(length) ? length : undefined,
    });
    if (found !== true) throw new KvmError("not_found", "Upload not found");
    return jsonResponse({ message: "Upload completed" });
  }, "control");
}
