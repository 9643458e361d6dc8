import { signal } from "@preact/signals";
import { ApiError, type AuthMode, getDevice, getIsSetup } from "../net/api.ts";

/** Which page is shown. */
export type Page =
  | { readonly name: "loading" }
  | { readonly name: "setup" }
  | { readonly name: "login"; readonly why?: "expired" | "signed-out" }
  | { readonly name: "console" }
  | { readonly name: "unreachable" };

export const page = signal<Page>({ name: "loading" });

export const authMode = signal<AuthMode | undefined>(undefined);

const RETRY_MS = 3000;

/** Asks the appliance what to show. While it does not answer, asks again. */
export async function findPage(): Promise<void> {
  try {
    if (!(await getIsSetup())) {
      page.value = { name: "setup" };
      return;
    }
    await enterConsole();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      const wasInside = page.value.name === "console";
      page.value = wasInside ? { name: "login", why: "expired" } : { name: "login" };
      return;
    }
    page.value = { name: "unreachable" };
    setTimeout(() => void findPage(), RETRY_MS);
  }
}

/** Shows the picture to whoever has just signed in. */
export async function enterConsole(): Promise<void> {
  authMode.value = (await getDevice()).authMode;
  page.value = { name: "console" };
}
