import { strict as assert } from "node:assert";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { SystemCommands } from "../commands/system_commands.ts";
import { LinkReader } from "./link_reader.ts";

const paths = { procDir: "/proc", sysDir: "/sys" };

Deno.test("an `ip` without JSON is asked once, then the kernel's own files are read", async () => {
  const commands = new FakeCommands({ ip: { code: 255, stderr: "ip: unrecognized option: json" } });
  const reader = new LinkReader(commands, paths);
  const { links } = await reader.read();
  assert.equal(links.find(({ name }) => name === "lo")?.loopback, true);
  assert.equal(commands.take().length, 3);
  await reader.read();
  assert.deepEqual(commands.take(), []);
});

Deno.test({
  name: "iproute2 and the kernel's own files tell the same of this machine",
  ignore: !new SystemCommands().has("ip"),
  fn: async () => {
    const asked = await new LinkReader(new SystemCommands(), paths).read();
    const read = await new LinkReader(new FakeCommands({}, []), paths).read();
    const outline = ({ links, gateways }: typeof asked) => ({
      links: links.filter(({ up, addresses }) => up && addresses.length > 0)
        .map(({ index, name, mac, loopback, up, addresses }) => ({
          index,
          name,
          mac,
          loopback,
          up,
          addresses: addresses.map(({ address, prefixLength, scope }) =>
            `${address}/${prefixLength} ${scope}`
          ).sort(),
        })).sort((a, b) => a.index - b.index),
      gateways: gateways.map(({ family, link, address }) => ({ family, link, address })),
    });
    assert.deepEqual(outline(read), outline(asked));
  },
});
