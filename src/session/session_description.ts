import { KvmError } from "../base/errors.ts";
import { SessionDescription } from "../protocol/signaling.ts";

/** Reads the base64 of a browser's offer. @throws {KvmError} `bad_request`. */
export function decodeOffer(base64: string): SessionDescription {
  const description = SessionDescription.safeParse(parse(base64));
  if (!description.success || description.data.type !== "offer") {
    throw new KvmError("bad_request", "The offer is not the base64 of a session description", {
      field: "sd",
    });
  }
  return description.data;
}

/** The other way round, for our answer. */
export function encodeDescription(description: SessionDescription): string {
  return btoa(JSON.stringify(description));
}

function parse(base64: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(base64)));
  } catch {
    return undefined;
  }
}
