import { ApiError, explain } from "../../net/api.ts";

/** What to tell when setting up was refused. */
export function explainSetup(failure: unknown): string {
  if (failure instanceof ApiError && failure.status === 429) {
    return "Too many attempts. Wait a few minutes, then try again.";
  }
  if (failure instanceof ApiError && /already set up/i.test(failure.message)) {
    return "Somebody has set this appliance up in the meantime. Reload the page to sign in.";
  }
  return explain(failure);
}
