/**
 * Gives the programs that are started a home without settings: what a developer's own shell does
 * at its start may take long, or break when it is killed.
 */
export async function emptyHome(): Promise<AsyncDisposable> {
  const before = Deno.env.get("HOME");
  const folder = await Deno.makeTempDir({ prefix: "home-" });
  Deno.env.set("HOME", folder);
  return {
    [Symbol.asyncDispose]: async () => {
      if (before === undefined) Deno.env.delete("HOME");
      else Deno.env.set("HOME", before);
      await Deno.remove(folder, { recursive: true });
    },
  };
}
