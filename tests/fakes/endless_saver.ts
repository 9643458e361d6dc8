import { ConfigStore } from "../../src/config/config_store.ts";
import { silentLogger } from "./logger.ts";

/** The two settings. */
export const LAYOUTS = ["de-DE", "fr-FR"] as const;

/** Goes with a layout, so that a mixture shows; one text is far longer than the other. */
export function originsOf(layout: string): string[] {
  return Array.from(
    { length: layout === LAYOUTS[0] ? 2 : 400 },
    (_, n) => `https://${layout}-${n}`,
  );
}

/**
 * A program that saves two settings in turn until it is killed, and prints a line for each save.
 *
 *     deno run -A tests/fakes/endless_saver.ts <config.toml>
 */
if (import.meta.main) {
  const path = Deno.args[0]!;
  const store = await ConfigStore.open(path, `${path}.marker`, silentLogger);
  for (let turn = 0;; turn++) {
    await store.update((draft) => {
      draft.keyboard_layout = LAYOUTS[turn % 2]!;
      draft.allowed_origins = originsOf(draft.keyboard_layout);
      // Every other pair of saves changes who may enter, which is written in another order.
      draft.hashed_password = `hash-${Math.floor(turn / 2) % 2}`;
    });
    await Deno.stdout.write(new TextEncoder().encode("saved\n"));
  }
}
