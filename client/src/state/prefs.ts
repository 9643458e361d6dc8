import { effect, type Signal, signal } from "@preact/signals";

/** How the picture is drawn: filling the space, or one of its pixels on one of the screen's. */
export type FitMode = "fit" | "actual";
export type MouseMode = "absolute" | "relative";
export type Theme = "system" | "light" | "dark";

export const fitMode = persisted<FitMode>("fit", ["fit", "actual"]);
export const mouseMode = persisted<MouseMode>("mouse", ["absolute", "relative"]);
export const theme = persisted<Theme>("theme", ["system", "light", "dark"]);

/** Whether the bar is folded to its handle; full-screen has its own answer. */
export const barFolded = persisted<"no" | "yes">("folded", ["no", "yes"]);

effect(() => {
  const root = document.documentElement;
  if (theme.value === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme.value;
});

/** A signal that outlives the page; the first of `values` is the default. */
function persisted<T extends string>(name: string, values: readonly [T, ...T[]]): Signal<T> {
  const key = `rustkvm.${name}`;
  const stored = read(key);
  const state = signal<T>(values.find((value) => value === stored) ?? values[0]);
  effect(() => write(key, state.value));
  return state;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be blocked; the preference then lasts as long as the page.
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
