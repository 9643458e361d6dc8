import type { CommandRunner } from "../../src/system/port.ts";

/** Runs nothing and remembers what it was asked for. */
export class FakeCommandRunner implements CommandRunner {
  readonly commands: string[] = [];
  /** What the next commands fail with. */
  failure: Error | undefined;

  run(program: string, args: readonly string[], _timeoutMs: number): Promise<void> {
    this.commands.push([program, ...args].join(" "));
    return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
  }
}
