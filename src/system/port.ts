/**
 * What begins anew: `machine` is the board with its operating system, on a machine that is not ours
 * the program alone; `service` is always the program alone.
 */
export type RestartKind = "machine" | "service";

/** The switch of the appliance itself. */
export interface PowerControl {
  /**
   * Begins a restart; the program ends soon after.
   * @param force Waits for nothing that is under way.
   * @throws when it cannot be begun; everything runs on then.
   */
  restart(kind: RestartKind, force: boolean): Promise<void>;
}

/** The machine's programs. */
export interface Programs {
  /**
   * Runs a program to its end, whatever its exit code is.
   * @param options.timeoutMs It is killed then.
   * @param options.leavesDaemon It leaves a daemon behind that keeps its output open.
   * @throws {KvmError} `unavailable` when it is not installed or does not end in time.
   */
  run(
    program: string,
    args: readonly string[],
    options: { readonly timeoutMs: number; readonly leavesDaemon?: boolean },
  ): Promise<{ readonly code: number }>;
}
