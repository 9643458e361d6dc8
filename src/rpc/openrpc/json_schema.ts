import { z } from "zod";

/** A schema in the words of JSON Schema draft 7, which OpenRPC speaks. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What a caller may send. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return convert(schema, "input");
}

/** What a caller gets. */
export function outputSchema(schema: z.ZodType): JsonSchema {
  return convert(schema, "output");
}

/** Checks in code have no words there; their declarations bring a description of their own. */
function convert(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: "draft-7",
    unrepresentable: "any",
    io,
  });
  return rest;
}
