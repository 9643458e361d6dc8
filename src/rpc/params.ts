import { z } from "zod";
import { KvmError } from "../base/errors.ts";
import type { RpcMethod } from "../protocol/rpc/define.ts";

/**
 * Validates the parameters of a call. Unknown ones are ignored, null counts as missing, wrapped and
 * bare ones are both taken.
 * @throws {KvmError} `invalid_params` in the words of rpc.md §1.
 */
export function validParams(method: RpcMethod, params: unknown): unknown {
  const given = unwrap(method, params);
  const result = method.params.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  throw new KvmError("invalid_params", describe(issue, field, given), { field });
}

/** Takes `{devices: {…}}` as well as its inside; something else entirely lacks the parameter. */
function unwrap(method: RpcMethod, params: unknown): unknown {
  if (typeof params !== "object" || params === null || Array.isArray(params)) return params;
  const { wrapper } = method;
  if (wrapper === undefined) return withoutNulls(params);
  const inner = (params as Record<string, unknown>)[wrapper];
  if (Object.hasOwn(params, wrapper) && inner !== null) return withoutNulls(inner);
  if (!hasFieldOf(method.params, params)) {
    throw new KvmError("invalid_params", `missing parameter: ${wrapper}`, { field: wrapper });
  }
  return withoutNulls(params);
}

function hasFieldOf(schema: z.ZodType, params: object): boolean {
  return schema instanceof z.ZodObject &&
    Object.keys(schema.shape).some((key) => Object.hasOwn(params, key));
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.every(([, entry]) => entry !== null)) return value;
  return Object.fromEntries(entries.filter(([, entry]) => entry !== null));
}

function describe(issue: z.core.$ZodIssue | undefined, field: string, given: unknown): string {
  if (issue?.path.length === 1 && !isPresent(given, issue.path[0])) {
    return `missing parameter: ${field}`;
  }
  // A check of the declaration's own says all there is to say.
  if (issue?.code === "custom") return issue.message;
  return `invalid parameter type for: ${field || "params"}, ${issue?.message ?? "not understood"}`;
}

function isPresent(given: unknown, key: PropertyKey | undefined): boolean {
  return typeof given === "object" && given !== null && key !== undefined &&
    Object.hasOwn(given, key);
}
