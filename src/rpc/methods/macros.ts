import { KvmError } from "../../base/errors.ts";
import type { macroMethods } from "../../protocol/rpc/macros.ts";
import type { AreaHandlers } from "../handlers.ts";
import { jsonBytes } from "../json_bytes.ts";
import { notBuilt } from "./not_built.ts";
import type { Settings } from "./settings.ts";

/** All macros together must fit one reply. */
const MAX_BYTES = 48 * 1024;

/** Recorded key sequences. */
export function macroHandlers(settings: Settings): AreaHandlers<typeof macroMethods> {
  return {
    getKeyboardMacros: () =>
      settings.current.keyboard_macros.map((macro, index) => ({
        id: macro.id,
        name: macro.name,
        steps: macro.steps.map(({ keys, modifiers, delay }) => ({ keys, modifiers, delay })),
        sortOrder: macro.sort_order ?? index + 1,
      })),
    setKeyboardMacros: async ({ macros }) => {
      if (jsonBytes(macros) > MAX_BYTES) {
        throw new KvmError("too_large", `All macros together may take ${MAX_BYTES / 1024} KiB`, {
          field: "macros",
        });
      }
      const stamp = Date.now();
      await settings.update((draft) => {
        draft.keyboard_macros = macros.map(({ id, name, steps, sortOrder }, index) => ({
          id: id || `macro-${stamp}${String(index).padStart(6, "0")}`,
          name,
          steps,
          sort_order: sortOrder ?? index + 1,
        }));
      });
      return null;
    },
    executeKeyboardMacro: () => notBuilt("Playing macros on the appliance"),
    cancelKeyboardMacro: () => notBuilt("Playing macros on the appliance"),
  };
}
