import { rpcReference } from "../src/rpc/openrpc/reference.ts";

const root = new URL("..", import.meta.url);

/** The reference as it must lie in `docs/rpc.md`. */
export function rpcDocument(): Promise<string> {
  return formatted(rpcReference());
}

/** As `deno fmt` wants it. */
async function formatted(markdown: string): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "md", "-"],
    cwd: root,
    stdin: "piped",
    stdout: "piped",
  });
  await using child = command.spawn();
  const text = new Response(child.stdout).text();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(markdown));
  await writer.close();
  if (!(await child.status).success) throw new Error("deno fmt refused the document");
  return await text;
}

/**
 *     deno run -A tasks/docs.ts [--check]
 *
 * Writes `docs/rpc.md`; with `--check`, exit code 1 if it is not what it would be.
 */
if (import.meta.main) {
  const path = new URL("docs/rpc.md", root);
  const wanted = await rpcDocument();
  if (!Deno.args.includes("--check")) await Deno.writeTextFile(path, wanted);
  else if (await Deno.readTextFile(path).catch(() => "") !== wanted) {
    console.error("docs/rpc.md is stale; run: deno run -A tasks/docs.ts");
    Deno.exit(1);
  }
}
