import { strict as assert } from "node:assert";

Deno.test("a machine without the plugins says which package brings them", async () => {
  const folder = await Deno.makeTempDir();
  const module = new URL("./build_pipeline.ts", import.meta.url);
  const code = `
    const { buildPipeline } = await import(${JSON.stringify(module.href)});
    await buildPipeline("ximagesrc ! fakesink").catch(({ code, message }) => {
      console.log(code + ": " + message);
    });
  `;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", code],
    // The plugins of GStreamer's core come with its library; what is found here is nothing more.
    env: {
      GST_PLUGIN_SYSTEM_PATH_1_0: folder,
      GST_REGISTRY_1_0: `${folder}/registry`,
      GST_REGISTRY_FORK: "no",
    },
    stderr: "inherit",
  }).output();
  await Deno.remove(folder, { recursive: true });
  assert.equal(
    new TextDecoder().decode(stdout).trim(),
    "unavailable: GStreamer lacks ximagesrc: install the Debian package gstreamer1.0-plugins-good",
  );
});
