import { strict as assert } from "node:assert";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { serialMethods } from "../../protocol/rpc/serial.ts";
import { serialHandlers } from "./serial.ts";

const caller = new FakeCaller();

async function inFolder(test: (open: () => Serial, folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await test(() => open(folder), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

type Serial = ReturnType<typeof open>;

function open(folder: string) {
  const handlers = serialHandlers({
    settingsFile: `${folder}/serialSettings.json`,
    historyFile: `${folder}/serialCommandHistory.json`,
    log: silentLogger,
  });
  return {
    settings: () => handlers.getSerialSettings({}, caller),
    setSettings: async (settings: unknown) =>
      await handlers.setSerialSettings(
        serialMethods.setSerialSettings.params.parse(settings),
        caller,
      ),
    history: () => handlers.getSerialCommandHistory({}, caller),
    setHistory: (commandHistory: string[]) =>
      handlers.setSerialCommandHistory({ commandHistory }, caller),
    deleteHistory: () => handlers.deleteSerialCommandHistory({}, caller),
  };
}

Deno.test("before anything was saved there are defaults, with a terminator", () =>
  inFolder(async (open) => {
    assert.deepEqual(await open().settings(), {
      baudRate: 115_200,
      dataBits: 8,
      stopBits: "1",
      parity: "none",
      terminator: { label: "LF (\\n)", value: "\n" },
      hideSerialSettings: false,
      enableEcho: false,
      normalizeMode: "names",
      normalizeLineEnd: "keep",
      tabRender: "",
      preserveANSI: true,
      showNLTag: false,
      buttons: [],
    });
  }));

Deno.test("the oldest page sets four values as text, and the rest stays, also after a restart", () =>
  inFolder(async (open) => {
    await open().setSettings({ tabRender: "→", baudRate: 19_200 });
    await open().setSettings({ baudRate: "9600", dataBits: "7", stopBits: "2", parity: "even" });
    const { baudRate, dataBits, stopBits, parity, tabRender } = await open().settings();
    assert.deepEqual([baudRate, dataBits, stopBits, parity, tabRender], [
      9600,
      7,
      "2",
      "even",
      "→",
    ]);
  }));

Deno.test("settings that would not fit one reply are refused", () =>
  inFolder(async (open) => {
    const terminator = { label: "", value: "" };
    const button = { id: "1", label: "x", command: "x".repeat(40_000), terminator, sort: 0 };
    await assert.rejects(open().setSettings({ buttons: [button] }), { code: "too_large" });
    assert.deepEqual((await open().settings()).buttons, []);
  }));

Deno.test("the history is kept, the newest 300, and can be deleted", () =>
  inFolder(async (open) => {
    assert.deepEqual(await open().history(), []);
    await open().setHistory(Array.from({ length: 400 }, (_, index) => `command ${index}`));
    const history = await open().history();
    assert.deepEqual([history.length, history[0], history.at(-1)], [
      300,
      "command 100",
      "command 399",
    ]);
    await open().deleteHistory();
    assert.deepEqual(await open().history(), []);
  }));

Deno.test("a history that others wrote is cut to one reply", () =>
  inFolder(async (open, folder) => {
    const commands = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(2000, "x"));
    await Deno.writeTextFile(`${folder}/serialCommandHistory.json`, JSON.stringify(commands));
    const history = await open().history();
    assert.ok(JSON.stringify(history).length < 65_536 && history.length > 20);
    assert.equal(history.at(-1), commands.at(-1));
  }));
