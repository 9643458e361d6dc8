import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { LinkReader } from "../state/link_reader.ts";
import { detectNetworkManager } from "./detect.ts";

/** Who is in charge of a machine with these programs and files below /run. */
async function whoManages(programs: string[], files: Record<string, string>): Promise<string> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(join(root, path, ".."), { recursive: true });
      await Deno.writeTextFile(join(root, path), text);
    }
    const commands = new FakeCommands({}, programs);
    const paths = { procDir: root, runDir: root, etcDir: root, sysDir: root };
    const links = new LinkReader(commands, paths);
    return detectNetworkManager({ commands, links, paths }).name;
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const NETWORKD = { "systemd/netif/state": "OPER_STATE=routable\n" };
const NM = { "NetworkManager/devices/2": "" };
const link = (state: string) => ({ "systemd/netif/links/2": `ADMIN_STATE=${state}\n` });

Deno.test("whoever has the interface is in charge, and a program alone is not", async () => {
  const all = ["networkctl", "nmcli", "udhcpc"];
  assert.equal(
    await whoManages(all, { ...NETWORKD, ...NM, ...link("configured") }),
    "systemd-networkd",
  );
  assert.equal(
    await whoManages(all, { ...NETWORKD, ...NM, ...link("unmanaged") }),
    "NetworkManager",
  );
  assert.equal(await whoManages(all, { ...NETWORKD, ...link("unmanaged") }), "systemd-networkd");
  assert.equal(await whoManages(all, {}), "udhcpc");
  assert.equal(await whoManages(["networkctl", "nmcli"], {}), "none");
  assert.equal(await whoManages([], { ...NETWORKD, ...NM, ...link("configured") }), "none");
});
