import { descendantsOf } from "../../tasks/process_family.ts";
import type { XAddress } from "../x11/connection.ts";

/** The last program that a desktop starts. */
const TERMINAL = "xterm";

/** Where the desktop below this process shows itself: its terminal was told in its environment. */
export async function desktopOf(pid: number): Promise<XAddress | undefined> {
  const terminal = (await descendantsOf(pid)).find(({ command }) => command === TERMINAL);
  if (terminal === undefined) return undefined;
  const text = await Deno.readTextFile(`/proc/${terminal.pid}/environ`).catch(() => "");
  const environment = new Map(
    text.split("\0").map((entry) => {
      const [name, ...value] = entry.split("=");
      return [name, value.join("=")] as const;
    }),
  );
  const [display, xauthority] = [environment.get("DISPLAY"), environment.get("XAUTHORITY")];
  return display === undefined ? undefined : { display, ...(xauthority && { xauthority }) };
}
