import { createSocket } from "node:dgram";

/**
 * Sends one UDP packet, also to a broadcast address.
 * @param from Local address, which decides on the interface; "0.0.0.0" leaves that to the routes.
 * @throws {Error} when the kernel refuses.
 */
export function sendBroadcast(
  packet: Uint8Array,
  from: string,
  to: string,
  port: number,
): Promise<void> {
  const socket = createSocket("udp4");
  return new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind({ address: from, port: 0 }, () => {
      try {
        socket.setBroadcast(true);
        socket.send(packet, port, to, (error) => error ? reject(error) : resolve());
      } catch (error) {
        reject(error);
      }
    });
  }).finally(() => socket.close());
}
