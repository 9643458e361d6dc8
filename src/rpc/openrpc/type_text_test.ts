import { strict as assert } from "node:assert";
import { z } from "zod";
import { integer } from "../../protocol/rpc/numbers.ts";
import { inputSchema } from "./json_schema.ts";
import { typeText } from "./type_text.ts";

const textOf = (schema: z.ZodType) => typeText(inputSchema(schema));

Deno.test("simple types are written with their bounds", () => {
  assert.equal(textOf(z.null()), "null");
  assert.equal(textOf(integer(0, 255)), "integer 0..255");
  assert.equal(textOf(integer(0, Number.MAX_SAFE_INTEGER)), "integer 0..");
  assert.equal(textOf(z.enum(["a", "b"])), '"a" | "b"');
  assert.equal(textOf(z.string().nullable()), "string | null");
  assert.equal(textOf(z.array(z.string())), "string[]");
});

Deno.test("objects say what may be left out, and what it means", () => {
  const schema = z.object({
    url: z.string(),
    size: z.number().optional().describe("bytes"),
  });
  assert.equal(textOf(schema), "{ url: string, size?: number (bytes) }");
  assert.equal(textOf(z.object({})), "{}");
});

Deno.test("what is too long for a line takes one for each field", () => {
  const names = Array.from({ length: 5 }, (_, index) => `a_rather_long_name_${index}`);
  const fields = Object.fromEntries(names.map((name) => [name, z.string()]));
  const lines = names.map((name) => `  ${name}: string\n`).join("");
  assert.equal(textOf(z.object(fields)), `{\n${lines}}`);
  assert.equal(textOf(z.array(z.object(fields))), `({\n${lines}})[]`);
  assert.equal(textOf(z.object(fields).nullable()), `{\n${lines}} | null`);
});
