/** Stable names of the errors a client can see; a client may branch on them. */
export type KvmErrorCode =
  | "bad_request"
  | "busy"
  | "conflict"
  | "forbidden"
  | "internal"
  | "invalid_params"
  | "method_not_found"
  | "not_found"
  | "rate_limited"
  | "too_large"
  | "unauthorized"
  | "unavailable";

/** What each code means to an HTTP client, and whether the same call may work later. */
const MEANING: Record<KvmErrorCode, { readonly httpStatus: number; readonly retriable: boolean }> =
  {
    bad_request: { httpStatus: 400, retriable: false },
    busy: { httpStatus: 409, retriable: true },
    conflict: { httpStatus: 409, retriable: false },
    forbidden: { httpStatus: 403, retriable: false },
    internal: { httpStatus: 500, retriable: false },
    invalid_params: { httpStatus: 400, retriable: false },
    method_not_found: { httpStatus: 404, retriable: false },
    not_found: { httpStatus: 404, retriable: false },
    rate_limited: { httpStatus: 429, retriable: true },
    too_large: { httpStatus: 413, retriable: false },
    unauthorized: { httpStatus: 401, retriable: false },
    unavailable: { httpStatus: 503, retriable: true },
  };

/** Options of a {@linkcode KvmError}. */
export interface KvmErrorOptions {
  /** The error underneath; it reaches the log, never a client. */
  readonly cause?: unknown;
  /** Name of the parameter or setting at fault. */
  readonly field?: string;
  /** Seconds after which the caller may try again. */
  readonly retryAfterSec?: number;
}

/** An error whose text is meant for the person who made the call. */
export class KvmError extends Error {
  override readonly name = "KvmError";
  readonly code: KvmErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSec: number | undefined;

  constructor(code: KvmErrorCode, message: string, options: KvmErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.field = options.field;
    this.retryAfterSec = options.retryAfterSec;
  }

  get httpStatus(): number {
    return MEANING[this.code].httpStatus;
  }

  get retriable(): boolean {
    return MEANING[this.code].retriable;
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
