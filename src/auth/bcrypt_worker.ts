/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
import bcrypt from "bcryptjs";

/** One task for the worker; it answers each with one {@linkcode BcryptReply}. */
export type BcryptTask =
  | { readonly kind: "hash"; readonly password: string; readonly cost: number }
  | { readonly kind: "verify"; readonly password: string; readonly hash: string };

export type BcryptReply = { readonly value: string | boolean } | { readonly error: string };

self.onmessage = (event: MessageEvent<BcryptTask>) => {
  self.postMessage(reply(event.data));
};

function reply(task: BcryptTask): BcryptReply {
  try {
    return {
      value: task.kind === "hash"
        ? bcrypt.hashSync(task.password, task.cost)
        : bcrypt.compareSync(task.password, task.hash),
    };
  } catch (error) {
    return { error: String(error) };
  }
}
