import { z } from "zod";
import { shown } from "./words.ts";

/**
 * Numbers as lenient as the originals took them (rpc.md §1): integral floats and numeric strings
 * count as integers.
 */
function numeric(value: unknown): unknown {
  return typeof value === "string" && value.trim() !== "" ? Number(value) : value;
}

/** An integer within bounds, both included. */
export function integer(min: number, max: number): z.ZodType<number, unknown> {
  return z.preprocess(numeric, z.number().int().min(min).max(max));
}

/** A real number within bounds, both included. */
export function real(min: number, max: number): z.ZodType<number, unknown> {
  return z.preprocess(numeric, z.number().min(min).max(max));
}

/**
 * An integer within bounds, both included.
 * @param refusal The whole error text for any other value.
 */
export function integerOr(
  min: number,
  max: number,
  refusal: (given: string) => string,
): z.ZodType<number, number | string> {
  const fits = (value: unknown) => {
    const number = numeric(value);
    return Number.isInteger(number) && Number(number) >= min && Number(number) <= max;
  };
  return z.custom<number | string>(fits, { error: ({ input }) => refusal(shown(input)) })
    .meta({ type: "integer", minimum: min, maximum: max })
    .transform(Number);
}

/**
 * A wheel step: the SPA sends fractions (1.2), which the originals cut toward zero; a fraction
 * below one is still a turn of the wheel.
 */
export const wheelStep: z.ZodType<number, unknown> = z.preprocess(
  numeric,
  z.number().min(-1e6).max(1e6).transform((step) => {
    const whole = Math.abs(step) < 1 ? Math.sign(step) : Math.trunc(step);
    return Math.max(-127, Math.min(127, whole));
  }),
);
