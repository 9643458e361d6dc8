import type { tokenMethods } from "../../protocol/rpc/tokens.ts";
import type { AreaHandlers } from "../handlers.ts";

/** Id of the one token that both upstreams know. */
const DEFAULT_ID = "default";

/** The API tokens, of which only hashes are kept. */
export interface ApiTokens {
  list(): readonly { readonly id: string; readonly createdAt: string }[];
  /**
   * Makes the token `default` anew; the one before is worthless from then on.
   * @returns The token itself: `rkvm_` and 64 hexadecimal digits.
   */
  createDefault(): Promise<string>;
  /** Makes the token `default` worthless, if there is one. */
  removeDefault(): Promise<void>;
}

/** The API token named `default`. */
export function tokenHandlers(tokens: ApiTokens): AreaHandlers<typeof tokenMethods> {
  return {
    getApiTokenState: () => {
      const token = tokens.list().find(({ id }) => id === DEFAULT_ID);
      return { enabled: token !== undefined, createdAt: token?.createdAt ?? null };
    },
    createApiToken: async () => ({ token: await tokens.createDefault() }),
    revokeApiToken: async () => {
      await tokens.removeDefault();
      return null;
    },
  };
}
