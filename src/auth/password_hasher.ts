import { workerUrl } from "../base/assets.ts";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { BcryptReply, BcryptTask } from "./bcrypt_worker.ts";
import type { PasswordHasher } from "./port.ts";

/** Go's and upstream's default (wire.md §1.4). */
const DEFAULT_COST = 10;

/** Waiting tasks; at 0.3 s each the last of them waits about ten seconds. */
const MAX_WAITING = 32;

/** A hash of cost 15 from elsewhere still passes; one of cost 31 would hold the door for weeks. */
const TASK_LIMIT_MS = 20_000;

/** bcrypt of a random text: comparing with it costs what a real comparison costs. */
const DUMMY_HASH = "$2b$10$Cf9C238H.RadOeE42Q0AXuRDqJeGopk1ixf8ry6vgivDVgjbgokGK";

interface Waiting {
  readonly task: BcryptTask;
  readonly resolve: (value: string | boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Options of {@linkcode BcryptHasher}. */
export interface BcryptHasherOptions {
  /** Logarithm of the rounds of new hashes. @default 10 */
  readonly cost?: number;
  readonly clock?: Clock;
}

/** bcrypt in a worker, one task at a time, so that no login delays a key press or a frame. */
export class BcryptHasher implements PasswordHasher {
  readonly #cost: number;
  readonly #clock: Clock;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #running: Waiting | undefined;
  #limit: Timer | undefined;
  #closed = false;

  constructor(options: BcryptHasherOptions = {}) {
    this.#cost = options.cost ?? DEFAULT_COST;
    this.#clock = options.clock ?? systemClock;
  }

  async hash(password: string): Promise<string> {
    return String(await this.#run({ kind: "hash", password, cost: this.#cost }));
  }

  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const equal = await this.#run({ kind: "verify", password, hash: hash ?? DUMMY_HASH });
    return equal === true && hash !== undefined;
  }

  /** Ends the worker; whoever waits is refused. */
  close(): void {
    this.#closed = true;
    const error = new KvmError("unavailable", "The appliance is shutting down");
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
    this.#fail(error);
  }

  #run(task: BcryptTask): Promise<string | boolean> {
    if (this.#closed) throw new KvmError("unavailable", "The appliance is shutting down");
    if (this.#waiting.length >= MAX_WAITING) {
      throw new KvmError("rate_limited", "Too many logins at once. Please try again later.", {
        retryAfterSec: 10,
      });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== undefined) return;
    this.#running = this.#waiting.shift();
    if (this.#running === undefined) return;
    this.#worker ??= this.#startWorker();
    this.#limit = this.#clock.after(TASK_LIMIT_MS, () => {
      this.#fail(new KvmError("internal", "The password check took too long"));
    });
    this.#worker.postMessage(this.#running.task);
  }

  #startWorker(): Worker {
    const worker = new Worker(workerUrl("src/auth/bcrypt_worker.ts"), { type: "module" });
    worker.onmessage = (event: MessageEvent<BcryptReply>) => {
      if (worker === this.#worker) this.#settle(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.#fail(new KvmError("internal", "The password check failed", { cause: event.message }));
    };
    return worker;
  }

  #settle(reply: BcryptReply): void {
    const running = this.#take();
    if ("value" in reply) running?.resolve(reply.value);
    else {
      running?.reject(
        new KvmError("internal", "The password check failed", { cause: reply.error }),
      );
    }
    this.#next();
  }

  /** Gives the worker up; the next task gets a new one. */
  #fail(error: KvmError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#take()?.reject(error);
    this.#next();
  }

  #take(): Waiting | undefined {
    this.#limit?.cancel();
    this.#limit = undefined;
    const running = this.#running;
    this.#running = undefined;
    return running;
  }
}
