import { buildClient, isClientFresh, mainViewFiles } from "../client/build/build.ts";

/**
 * Builds the browser application into client/dist and prints what the main view weighs.
 *
 *     deno run -A tasks/client.ts [--force]
 */
if (!Deno.args.includes("--force") && await isClientFresh()) {
  console.log("client/dist is up to date");
} else {
  await buildClient();
}
for (const file of await mainViewFiles()) {
  console.log(`${file.name}  ${kB(file.sizeBytes)}, gzip ${kB(file.gzipBytes)}`);
}

function kB(sizeBytes: number): string {
  return `${(sizeBytes / 1000).toFixed(1)} kB`;
}
