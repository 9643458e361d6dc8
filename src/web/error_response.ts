import { KvmError } from "../base/errors.ts";
import { jsonResponse } from "./json_response.ts";

/** The body that every client understands (wire.md §1.4). */
export interface ErrorBody {
  readonly error: string;
  /** Seconds; the upstream login page makes minutes of it. */
  readonly retry_after?: number;
}

/** An error as a client may see it: of one that is not meant for it, nothing but that it was. */
export function errorBody(error: unknown): ErrorBody {
  if (!(error instanceof KvmError)) return { error: "Internal error" };
  return {
    error: error.message,
    ...(error.retryAfterSec === undefined ? {} : { retry_after: error.retryAfterSec }),
  };
}

export function errorResponse(error: unknown): Response {
  const status = error instanceof KvmError ? error.httpStatus : 500;
  const body = errorBody(error);
  return jsonResponse(body, status, retryHeader(body));
}

/** The header that says when to try again, if the body does. */
export function retryHeader({ retry_after: seconds }: ErrorBody): Record<string, string> {
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}
