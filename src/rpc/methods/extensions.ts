import type { extensionMethods } from "../../protocol/rpc/extensions.ts";
import type { AreaHandlers } from "../handlers.ts";
import { notBuilt } from "./not_built.ts";
import type { Settings } from "./settings.ts";

/** What is plugged into the extension port. */
export function extensionHandlers(settings: Settings): AreaHandlers<typeof extensionMethods> {
  return {
    getActiveExtension: () => active(settings),
    setActiveExtension: async ({ extensionId }) => {
      if (extensionId === active(settings)) return null;
      await settings.update((draft) => {
        if (extensionId === "") delete draft.active_extension;
        else draft.active_extension = extensionId;
      });
      return null;
    },
    getDCPowerState: () => notBuilt("The DC power extension"),
    setDCPowerState: () => notBuilt("The DC power extension"),
    setDCRestoreState: () => notBuilt("The DC power extension"),
  };
}

/** A name that we do not know counts as none. */
function active({ current }: Settings): "" | "atx-power" | "dc-power" | "serial-console" {
  switch (current.active_extension) {
    case "atx-power":
    case "dc-power":
    case "serial-console":
      return current.active_extension;
    default:
      return "";
  }
}
