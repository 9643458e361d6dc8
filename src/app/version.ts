import manifest from "../../deno.json" with { type: "json" };
import type { VersionFacts } from "../observability/health.ts";

/** Version of the program; pages hide controls that a version below 0.4.10 would not have. */
export const VERSION = manifest.version;

/** Version and origin of this build; what nobody told the build is `unknown`. */
export function versionFacts(): VersionFacts {
  return {
    version: VERSION,
    revision: Deno.env.get("GIT_REVISION") ?? "unknown",
    branch: Deno.env.get("GIT_BRANCH") ?? "unknown",
    buildDate: Deno.env.get("BUILD_DATE") ?? "unknown",
    platform: `${Deno.build.os}/${Deno.build.arch}`,
  };
}
