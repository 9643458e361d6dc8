import { strict as assert } from "node:assert";
import { RPC_METHODS } from "../../protocol/rpc/mod.ts";
import { openRpcDocument } from "./document.ts";
import type { JsonSchema } from "./json_schema.ts";

const document = openRpcDocument(RPC_METHODS, { title: "RustKVM", version: "1.2.3" });
const method = (name: string) => document.methods.find((entry) => entry.name === name);

Deno.test("every method is described, with the access that it needs", () => {
  assert.equal(document.openrpc, "1.3.2");
  assert.deepEqual(document.info, { title: "RustKVM", version: "1.2.3" });
  assert.deepEqual(document.methods.map(({ name }) => name), Object.keys(RPC_METHODS));
  assert.deepEqual(method("setATXPowerAction")?.tags, [{ name: "power" }]);
});

Deno.test("parameters come with their limits, and say whether they are needed", () => {
  assert.deepEqual(method("wheelReport")?.params.map(({ name, required }) => [name, required]), [
    ["wheelY", true],
    ["wheelX", false],
  ]);
  assert.deepEqual(method("keypressReport")?.params[0], {
    name: "key",
    required: true,
    schema: { type: "integer", minimum: 0, maximum: 255 },
  });
  assert.deepEqual(method("setATXPowerAction")?.params[0]?.schema, {
    type: "string",
    enum: ["power-short", "power-long", "reset"],
  });
});

Deno.test("wrapped parameters are one parameter, a list is given by position", () => {
  const [devices] = method("setUsbDevices")?.params ?? [];
  assert.equal(devices?.name, "devices");
  assert.deepEqual(Object.keys(devices?.schema.properties ?? {}).length, 4);
  assert.equal(method("executeKeyboardMacro")?.paramStructure, "by-position");
});

Deno.test("no parameter and no result is left undescribed", () => {
  for (const { name, params, result } of document.methods) {
    for (const descriptor of [...params, result]) {
      assert.deepEqual(holes(descriptor.schema), [], `${name}, ${descriptor.name}`);
    }
  }
});

Deno.test("the document survives being written as JSON", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(document)), document);
});

/** Paths of the places where anything goes. */
function holes(schema: JsonSchema, path = ""): string[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const inside: [string, unknown][] = [
    ...Object.entries(properties),
    ...(items === undefined ? [] : [["items", items] as [string, unknown]]),
    ...anyOf.map((one, index): [string, unknown] => [`anyOf ${index}`, one]),
  ];
  const isOpen = schema.type === undefined && schema.anyOf === undefined &&
    schema.enum === undefined && schema.const === undefined;
  return [
    ...(isOpen ? [path] : []),
    ...inside.flatMap(([key, one]) => holes(one as JsonSchema, `${path}/${key}`)),
  ];
}
