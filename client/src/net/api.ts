/** How the appliance is protected. */
export type AuthMode = "password" | "noPassword";

/** `GET /device`. */
export interface DeviceInfo {
  readonly authMode: AuthMode;
  readonly deviceId: string;
  readonly loopbackOnly: boolean;
}

/** The appliance answered, and refused. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** Seconds after which to try again; only with status 429. */
  readonly retryAfterSec: number | undefined;

  constructor(status: number, message: string, retryAfterSec?: number) {
    super(message);
    this.status = status;
    this.retryAfterSec = retryAfterSec;
  }
}

const TIMEOUT_MS = 5000;

/** Checking a password takes the appliance a moment on purpose. */
const PASSWORD_TIMEOUT_MS = 15_000;

export async function getIsSetup(): Promise<boolean> {
  return (await request("GET", "/device/status") as { isSetup: boolean }).isSetup;
}

/** @throws {ApiError} 401 when nobody is signed in. */
export async function getDevice(): Promise<DeviceInfo> {
  return await request("GET", "/device") as DeviceInfo;
}

/** @param password Undefined leaves the appliance without one. */
export async function setUp(password: string | undefined): Promise<void> {
  const body = password === undefined
    ? { localAuthMode: "noPassword" }
    : { localAuthMode: "password", password };
  await request("POST", "/device/setup", body, PASSWORD_TIMEOUT_MS);
}

/** @throws {ApiError} 401 for a wrong password, 429 after too many. */
export async function logIn(password: string): Promise<void> {
  await request("POST", "/auth/login-local", { password }, PASSWORD_TIMEOUT_MS);
}

export async function logOut(): Promise<void> {
  await request("POST", "/auth/logout");
}

async function request(
  method: string,
  path: string,
  body?: unknown,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown> {
  const response = await fetch(path, {
    method,
    cache: "no-store",
    headers: { accept: "application/json", "content-type": "application/json" },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json().catch(() => ({})) as Record<string, unknown>;
  if (response.ok) return answer;
  throw new ApiError(response.status, errorText(answer, response), retryAfterSec(answer, response));
}

function errorText(answer: Record<string, unknown>, response: Response): string {
  return typeof answer["error"] === "string" && answer["error"] !== ""
    ? answer["error"]
    : `The appliance answered with error ${response.status}.`;
}

function retryAfterSec(answer: Record<string, unknown>, response: Response): number | undefined {
  if (response.status !== 429) return undefined;
  const seconds = Number(answer["retry_after"] ?? response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 60;
}

/** Text for the person, whatever was thrown by a call. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return "The appliance does not answer. Check its power and the network, then try again.";
}
