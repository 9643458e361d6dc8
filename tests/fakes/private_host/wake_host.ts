import { WakeOnLan } from "../../../src/network/wol/wake_on_lan.ts";
import { MemorySettings } from "../settings_store.ts";
import { until } from "../until.ts";
import { sh } from "./cable.ts";

/**
 * A host with two cables and no default route. At the far end of each, a sleeping network card is
 * played by a capture; prints every packet that reached it as `destination hex`.
 */
const FRAME_HEADER = 14;
const IP_HEADER = 20;
const UDP_HEADER = 8;

await sh("ip link add eth0 type veth peer name far0 && ip link set far0 up && ip link set eth0 up");
await sh("ip link add eth1 type veth peer name far1 && ip link set far1 up && ip link set eth1 up");
await sh("ip address add 10.9.0.1/24 dev eth0 && ip address add 10.9.1.1/25 dev eth1");
const far = ["far0", "far1"].map((name) => {
  const args = ["-i", name, "-Q", "in", "-U", "--immediate-mode", "-w", "-", "udp", "port", "9"];
  const child = new Deno.Command("tcpdump", { args, stdout: "piped", stderr: "piped" }).spawn();
  return { name, child, packets: [] as string[], listening: listening(child.stderr) };
});
for (const capture of far) {
  await capture.listening;
  void collect(capture.child.stdout, capture.packets);
}
await new WakeOnLan(new MemorySettings()).send("00:11:22:aa:bb:cc", { password: "1.2.3.4" });
await until(() => far.every(({ packets }) => packets.length >= 2), "four packets");
console.log(JSON.stringify(Object.fromEntries(
  far.map(({ name, packets }) => [name, packets.toSorted()]),
)));
for (const { child } of far) child.kill();
Deno.exit(0);

/** Settles when the capture runs, and goes on listening to its words. */
function listening(stderr: ReadableStream<Uint8Array>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const decoder = new TextDecoder();
  let text = "";
  void stderr.pipeTo(
    new WritableStream({
      write(chunk) {
        text += decoder.decode(chunk);
        if (text.includes("listening on")) resolve();
      },
    }),
  );
  return promise;
}

/** Reads the packets of a capture file: 24 bytes of header, then 16 and the frame for each. */
async function collect(stream: ReadableStream<Uint8Array>, packets: string[]): Promise<void> {
  let buffer = new Uint8Array();
  let started = false;
  for await (const chunk of stream) {
    buffer = Uint8Array.from([...buffer, ...chunk]);
    if (!started && buffer.length >= 24) {
      buffer = buffer.subarray(24);
      started = true;
    }
    while (started && buffer.length >= 16) {
      const size = new DataView(buffer.buffer, buffer.byteOffset).getUint32(8, true);
      if (buffer.length < 16 + size) break;
      const ip = buffer.subarray(16 + FRAME_HEADER, 16 + size);
      packets.push(
        `${ip.subarray(16, 20).join(".")} ${ip.subarray(IP_HEADER + UDP_HEADER).toHex()}`,
      );
      buffer = buffer.subarray(16 + size);
    }
  }
}
