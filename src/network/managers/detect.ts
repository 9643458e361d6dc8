import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Paths } from "../../base/paths.ts";
import type { Commands } from "../commands/commands.ts";
import { readAssignments } from "../lease/assignments.ts";
import type { NetworkManager } from "../port.ts";
import type { LinkReader } from "../state/link_reader.ts";
import { NetworkManagerCli } from "./network_manager.ts";
import { Networkd } from "./networkd.ts";
import { StoredOnly } from "./stored_only.ts";
import { Udhcpc } from "./udhcpc.ts";

/** Where {@linkcode detectNetworkManager} looks. */
export interface DetectionParts {
  readonly commands: Commands;
  readonly links: LinkReader;
  readonly paths: Pick<Paths, "procDir" | "runDir" | "etcDir">;
}

/**
 * The manager that is in charge of this machine's network: systemd-networkd when it has an
 * interface, else NetworkManager when it runs, else systemd-networkd when it runs, else udhcpc.
 */
export function detectNetworkManager({ commands, links, paths }: DetectionParts): NetworkManager {
  const netif = join(paths.runDir, "systemd", "netif");
  const networkd = commands.has("networkctl");
  if (networkd && managesSomething(join(netif, "links"))) {
    return new Networkd(commands, paths.etcDir);
  }
  if (commands.has("nmcli") && existsSync(join(paths.runDir, "NetworkManager"))) {
    return new NetworkManagerCli(commands);
  }
  if (networkd && existsSync(join(netif, "state"))) return new Networkd(commands, paths.etcDir);
  if (commands.has("udhcpc")) return new Udhcpc(commands, links, paths);
  return new StoredOnly(
    "neither systemd-networkd, NetworkManager nor udhcpc manages this machine's network",
  );
}

/** networkd writes one file an interface, those of others included. */
function managesSomething(folder: string): boolean {
  try {
    return [...Deno.readDirSync(folder)].some(({ name }) => {
      const state = readAssignments(Deno.readTextFileSync(join(folder, name))).get("ADMIN_STATE");
      return state !== undefined && state !== "unmanaged" && state !== "pending";
    });
  } catch {
    return false;
  }
}
