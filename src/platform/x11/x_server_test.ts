import { strict as assert } from "node:assert";
import { dirname } from "node:path";
import { XConnection } from "../../../ffi/x11/x_connection.ts";
import { loadNativeLibraries } from "../../../tests/fakes/native.ts";
import { isRunning, ownResources } from "../../../tests/fakes/processes.ts";
import { until } from "../../../tests/fakes/until.ts";
import { XServer } from "./x_server.ts";

await loadNativeLibraries();

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

Deno.test("a server opens to its cookie alone", async () => {
  const server = await XServer.start();
  await assert.rejects(XConnection.open({ name: server.address.name }), { code: "unavailable" });
  const wrong = { ...server.address, cookie: new Uint8Array(16) };
  await assert.rejects(XConnection.open(wrong), { code: "unavailable" });
  const connection = await XConnection.open(server.address);
  assert.equal(connection.isAlive, true);
  await connection.close();
  await server.stop(false);
});

for (const hard of [false, true]) {
  Deno.test(`a server that is stopped ${hard ? "hard" : "softly"} leaves nothing behind`, async () => {
    const server = await XServer.start();
    const number = server.address.name.slice(1);
    const folder = dirname(server.env["XAUTHORITY"]!);
    const left = [`/tmp/.X11-unix/X${number}`, folder];
    for (const path of left) assert.equal(await exists(path), true, path);
    await server.stop(hard);
    for (const path of left) assert.equal(await exists(path), false, path);
    assert.equal(isRunning(server.pid), false);
  });
}

Deno.test("a killed server takes neither the process nor memory of ours with it", async () => {
  const before = ownResources();
  for (let round = 0; round < 5; round++) {
    const server = await XServer.start();
    const connection = await XConnection.open(server.address);
    Deno.kill(server.pid, "SIGKILL");
    await server.ended;
    // Without a look at the socket first, so that Xlib itself meets the broken connection.
    connection.input.key(38, true);
    connection.input.flush();
    connection.input.key(38, false);
    connection.input.flush();
    assert.equal(connection.isAlive, false);
    assert.equal(connection.input.canSend, false);
    assert.deepEqual([...connection.news()], []);
    assert.equal(await connection.leds(), 0);
    await assert.rejects(connection.pointer(), RangeError);
    await connection.close();
    await server.stop(true);
  }
  assert.ok(ownResources().descriptors <= before.descriptors + 2);
});

Deno.test("a call that waits for a server which dies comes back", async () => {
  const server = await XServer.start();
  const connection = await XConnection.open(server.address);
  Deno.kill(server.pid, "SIGSTOP");
  const waiting = connection.leds();
  Deno.kill(server.pid, "SIGKILL");
  await server.ended;
  await waiting;
  await connection.close();
  await server.stop(true);
});

Deno.test("a server ends with the process that started it, even if that is killed", async () => {
  const module = new URL("./x_server.ts", import.meta.url);
  const code = `
    const { XServer } = await import(${JSON.stringify(module.href)});
    const server = await XServer.start();
    console.log(server.pid + " " + server.env.XAUTHORITY);
    await server.ended;
  `;
  const parent = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", code],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let text = "";
  for await (const chunk of parent.stdout.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  const [pidText, authority] = text.trim().split(" ") as [string, string];
  const pid = Number(pidText);
  assert.equal(isRunning(pid), true);
  parent.kill("SIGKILL");
  await parent.status;
  await until(() => !isRunning(pid), "the server's end");
  await Deno.remove(dirname(authority), { recursive: true });
});
