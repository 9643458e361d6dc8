import type { JsonSchema } from "./json_schema.ts";

/** Longest text that is written in one line. */
const ONE_LINE = 88;

/**
 * A schema in the manner of a TypeScript type, with bounds and remarks, for people.
 * @param indent What the lines after the first begin with.
 */
export function typeText(schema: JsonSchema, indent = ""): string {
  const flat = flatText(schema);
  if (indent.length + flat.length <= ONE_LINE) return flat;
  if (schema.anyOf !== undefined) {
    return schema.anyOf.filter(isSchema).map((one) => typeText(one, indent)).join(" | ");
  }
  if (isSchema(schema.items)) return `(${typeText(schema.items, indent)})[]`;
  const inner = `${indent}  `;
  const fields = fieldsOf(schema).map(({ name, field, remark }) =>
    `${inner}${name}: ${typeText(field, inner)}${remark}\n`
  );
  return fields.length === 0 ? flat : `{\n${fields.join("")}${indent}}`;
}

function flatText(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.filter(isSchema).map(flatText).join(" | ");
  if (isSchema(schema.items)) {
    const item = flatText(schema.items);
    return /^\w+$/.test(item) ? `${item}[]` : `(${item})[]`;
  }
  if (schema.type !== "object") return `${[schema.type].flat().join(" | ")}${bounds(schema)}`;
  const fields = fieldsOf(schema).map(({ name, field, remark }) =>
    `${name}: ${flatText(field)}${remark}`
  );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

interface Field {
  /** With a question mark when it may be left out. */
  readonly name: string;
  readonly field: JsonSchema;
  readonly remark: string;
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    isSchema(field)
      ? [{
        name: required.includes(name) ? name : `${name}?`,
        field,
        remark: field.description === undefined ? "" : ` (${field.description})`,
      }]
      : []
  );
}

/** A bound that no number on the wire reaches says nothing. */
function bounds({ minimum, maximum }: JsonSchema): string {
  const [low, high] = [minimum, maximum].map((bound) =>
    bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? "" : String(bound)
  );
  return low === "" && high === "" ? "" : ` ${low}..${high}`;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
