import type { PowerControl, RestartKind } from "../../src/system/port.ts";

/** A switch that nothing hangs on. */
export class FakePowerControl implements PowerControl {
  readonly restarts: { kind: RestartKind; force: boolean }[] = [];
  /** What the next restarts fail with. */
  failure: Error | undefined;

  restart(kind: RestartKind, force: boolean): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.restarts.push({ kind, force });
    return Promise.resolve();
  }
}
