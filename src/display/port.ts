/** The EDID that the controlled computer reads from our HDMI input. */
export interface EdidPort {
  read(): Promise<Uint8Array>;
  /**
   * Shows another EDID to the computer, which then picks its mode anew.
   * @throws {KvmError} `unavailable` when the input refuses it.
   */
  write(edid: Uint8Array): Promise<void>;
}
