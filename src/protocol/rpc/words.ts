import { z } from "zod";

/**
 * One of several words.
 * @param refusal The whole error text for any other value.
 */
export function word<const Word extends string>(
  words: readonly Word[],
  refusal: (given: string) => string,
): z.ZodType<Word, Word> {
  return z.custom<Word>((value) => words.some((one) => one === value), {
    error: ({ input }) => refusal(shown(input)),
  }).meta({ type: "string", enum: [...words] });
}

/** A value as an error text quotes it. */
export function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
