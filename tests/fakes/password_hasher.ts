import type { PasswordHasher } from "../../src/auth/port.ts";

/** Hashes that cost nothing and hide nothing. */
export class FakePasswordHasher implements PasswordHasher {
  #salt = 0;

  hash(password: string): Promise<string> {
    return Promise.resolve(`${++this.#salt}:${password}`);
  }

  verify(password: string, hash: string | undefined): Promise<boolean> {
    return Promise.resolve(hash !== undefined && hash.slice(hash.indexOf(":") + 1) === password);
  }
}
