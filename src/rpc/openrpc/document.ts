import type { RpcMethod } from "../../protocol/rpc/define.ts";
import { inputSchema, type JsonSchema, outputSchema } from "./json_schema.ts";

/** What the document says of the appliance. */
export interface OpenRpcInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
}

/** A parameter or a result. */
export interface ContentDescriptor {
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenRpcMethod {
  readonly name: string;
  readonly summary: string;
  readonly paramStructure: "by-name" | "by-position";
  readonly params: readonly ContentDescriptor[];
  readonly result: ContentDescriptor;
  /** The access that a caller needs: `read`, `control`, `power` or `admin`. */
  readonly tags: readonly { readonly name: string }[];
}

/** A service description of OpenRPC 1.3.2 (spec.open-rpc.org). */
export interface OpenRpcDocument {
  readonly openrpc: "1.3.2";
  readonly info: OpenRpcInfo;
  readonly methods: readonly OpenRpcMethod[];
}

/** Describes methods, keyed by name, for programs that read such descriptions. */
export function openRpcDocument(
  methods: Readonly<Record<string, RpcMethod>>,
  info: OpenRpcInfo,
): OpenRpcDocument {
  return {
    openrpc: "1.3.2",
    info,
    methods: Object.entries(methods).map(([name, method]) => describe(name, method)),
  };
}

function describe(name: string, method: RpcMethod): OpenRpcMethod {
  const input = inputSchema(method.params);
  const isList = input.type === "array";
  return {
    name,
    summary: method.description,
    paramStructure: isList ? "by-position" : "by-name",
    params: isList ? listParams(input) : namedParams(method, input),
    result: { name: "result", schema: outputSchema(method.result) },
    tags: [{ name: method.access }],
  };
}

function namedParams({ wrapper }: RpcMethod, input: JsonSchema): ContentDescriptor[] {
  if (wrapper !== undefined) {
    const description = "May be left out: its fields are taken from the parameters themselves.";
    return [{ name: wrapper, required: true, description, schema: input }];
  }
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    required: input.required?.includes(name) ?? false,
    schema: typeof schema === "boolean" ? {} : schema,
  }));
}

/** OpenRPC cannot say that an entry may be repeated. */
function listParams({ items }: JsonSchema): ContentDescriptor[] {
  const schema = typeof items === "object" && !Array.isArray(items) ? items : {};
  return [{ name: "step", description: "One or more of these.", schema }];
}
