import { RPC_AREAS, type RpcMethodTable } from "../../protocol/rpc/areas.ts";
import type { RpcMethod } from "../../protocol/rpc/define.ts";
import { inputSchema, outputSchema } from "./json_schema.ts";
import { typeText } from "./type_text.ts";

const HEAD = `# RPC methods

Made by \`deno run -A tasks/docs.ts\` from the declarations in \`src/protocol/rpc/\`; do not edit.

The same methods answer on the data channel \`rpc\` of a viewer and at \`POST /device/rpc\`, as JSON-RPC
2.0: \`{"jsonrpc":"2.0","method":"ping","params":{},"id":1}\`. \`GET /rpc/openrpc.json\` describes them to
programs.

- Parameters that nobody asked for are ignored, null counts as missing, and numeric text as a number.
- Where a method names a wrapper, its parameters are written under that key; without it, they are
  taken as well.
- A failure has the code -32603 and a text for people in \`data\`; beside it, in \`kvm\`, stand a
  \`code\` for programs, \`retriable\`, and the \`field\` at fault. An unknown method is -32601, and
  what is no request at all -32700. \`unavailable\` means that this machine, or this version, cannot
  do it.
- The access is what a token or a viewer needs: \`read\`, \`control\`, \`power\` or \`admin\`.
`;

/** The reference of all methods in Markdown. */
export function rpcReference(): string {
  const areas = Object.entries(RPC_AREAS).map(([title, methods]) => area(title, methods));
  return [HEAD, ...areas].join("\n");
}

function area(title: string, methods: RpcMethodTable): string {
  const entries = Object.entries(methods).map(([name, method]) => entry(name, method));
  return [`## ${title}\n`, ...entries].join("\n");
}

function entry(name: string, method: RpcMethod): string {
  const params = typeText(inputSchema(method.params));
  const wrapper = method.wrapper === undefined ? "" : `; wrapper: \`${method.wrapper}\``;
  const call = params === "{}" ? `${name}()` : `${name}(${params})`;
  return [
    `### ${name}\n`,
    `${method.description} Access: \`${method.access}\`${wrapper}.\n`,
    "```text",
    `${call} → ${typeText(outputSchema(method.result))}`,
    "```\n",
  ].join("\n");
}
