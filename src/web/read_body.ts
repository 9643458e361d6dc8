import type { z } from "zod";
import { type Clock, systemClock } from "../base/clock.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { WebContext } from "./context.ts";

const MAX_BYTES = 1024 * 1024;

/** No page of ours takes longer; who does holds a socket. */
const LIMIT_MS = 15_000;

/** Options of {@linkcode readBody}. */
export interface ReadBodyOptions {
  /** Text of the refusal of what is no JSON. @default the parser's own */
  readonly malformed?: string;
  readonly clock?: Clock;
}

/**
 * Reads a JSON body.
 * @throws {KvmError} `too_large` above 1 MiB; `bad_request` when it is no JSON, does not fit the
 * schema or does not arrive.
 */
export async function readBody<Schema extends z.ZodType>(
  context: WebContext,
  schema: Schema,
  options: ReadBodyOptions = {},
): Promise<z.output<Schema>> {
  const text = new TextDecoder().decode(await readBytes(context, options.clock ?? systemClock));
  const result = schema.safeParse(parse(text, options.malformed));
  if (!result.success) throw new KvmError("bad_request", "Invalid request");
  return result.data;
}

async function readBytes(context: WebContext, clock: Clock): Promise<Uint8Array> {
  if (Number(context.req.header("content-length") ?? 0) > MAX_BYTES) throw tooLarge();
  const { body } = context.req.raw;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  let late = false;
  const timer = clock.after(LIMIT_MS, () => {
    late = true;
    void reader.cancel();
  });
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      sizeBytes += value.length;
      if (sizeBytes > MAX_BYTES) throw tooLarge();
      chunks.push(value);
    }
  } finally {
    timer.cancel();
  }
  if (late) throw new KvmError("bad_request", "The request did not arrive in time");
  return join(chunks, sizeBytes);
}

function join(chunks: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** `__proto__` is left out: whoever copies the fields on must not change the prototype of a thing. */
function parse(text: string, malformed: string | undefined): unknown {
  try {
    return JSON.parse(text, (key, value) => key === "__proto__" ? undefined : value);
  } catch (cause) {
    throw new KvmError("bad_request", malformed ?? messageOf(cause), { cause });
  }
}

function tooLarge(): KvmError {
  return new KvmError("too_large", "The request is larger than 1 MiB");
}
