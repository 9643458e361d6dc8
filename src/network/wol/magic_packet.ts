/** How often the address is repeated (AMD 20213, Magic Packet Technology). */
const REPEATS = 16;
const MAC_BYTES = 6;

/**
 * The payload that wakes a computer.
 *
 * | offset | size | what |
 * |---|---|---|
 * | 0 | 6 | FF each |
 * | 6 | 96 | the computer's Ethernet address, 16 times |
 * | 102 | 0, 4 or 6 | SecureOn password |
 *
 * @param password SecureOn password of the network card, if it has one.
 */
export function magicPacket(mac: Uint8Array, password?: Uint8Array): Uint8Array {
  const packet = new Uint8Array(MAC_BYTES * (1 + REPEATS) + (password?.length ?? 0));
  packet.fill(0xff, 0, MAC_BYTES);
  for (let copy = 1; copy <= REPEATS; copy++) packet.set(mac, copy * MAC_BYTES);
  if (password) packet.set(password, MAC_BYTES * (1 + REPEATS));
  return packet;
}
