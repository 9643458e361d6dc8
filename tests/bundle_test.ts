import { strict as assert } from "node:assert";
import { join } from "node:path";
import { bundle } from "../tasks/bundle.ts";
import { PASSWORD, withAppliance } from "./harness/appliance.ts";

Deno.test("the bundle starts by itself, serves the page and checks a password", async () => {
  const folder = await Deno.makeTempDir({ prefix: "rustkvm-bundle-" });
  try {
    await bundle(folder);
    const main = join(folder, "main.js");
    await withAppliance({ platform: "none", main, cwd: folder }, async (appliance) => {
      const status = await appliance.fetch("/device/status");
      assert.equal(JSON.parse(status.text()).isSetup, false);

      const page = await appliance.fetch("/", { headers: { accept: "text/html" } });
      assert.equal(page.status, 200);
      const asset = /(?:src|href)="(\/static\/assets\/[^"]+)"/.exec(page.text())?.[1];
      assert.ok(asset, "the page names no asset");
      const script = await appliance.fetch(asset);
      assert.equal(script.status, 200);
      assert.ok(script.body.length > 0);

      // Both go through the bcrypt worker, which is a file of its own in the bundle.
      await appliance.setUp();
      const login = (password: string) => appliance.post("/auth/login-local", { password });
      assert.equal((await login(PASSWORD)).status, 200);
      assert.equal((await login("wrong horse")).status, 401);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
