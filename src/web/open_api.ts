import type { RouteDeclaration } from "./route_table.ts";

/** Two ways in where a login is wanted, one where the developer is. */
const SECURITY = {
  public: [],
  session: [{ login: [] }, { token: [] }],
  developer: [{ password: [] }],
} as const;

const SCHEMES = {
  login: { type: "apiKey", in: "cookie", name: "__Host-authToken" },
  token: { type: "http", scheme: "bearer" },
  password: { type: "http", scheme: "basic" },
} as const;

/** The routes as an OpenAPI document: what there is, and who may use it. */
export function openApi(
  routes: readonly RouteDeclaration[],
  info: { readonly title: string; readonly version: string },
) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, auth, scope } of routes) {
    if (path.includes("*")) continue;
    const template = path.replace(/:(\w+)/g, "{$1}");
    const operation = {
      ...(scope === undefined ? {} : { description: `Scope of an API token: ${scope}` }),
      parameters: [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      responses: { default: { description: "See docs" } },
      security: SECURITY[auth],
    };
    (paths[template] ??= {})[method.toLowerCase()] = operation;
  }
  return { openapi: "3.1.0", info, paths, components: { securitySchemes: SCHEMES } };
}
