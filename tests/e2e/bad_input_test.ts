import { strict as assert } from "node:assert";
import { journey } from "./journey.ts";

journey("odd messages on the page's own channels do no harm", {}, async ({ openPicture }) => {
  const viewer = await openPicture();
  for (const data of [`""`, `"{"`, `"[]"`, "new Uint8Array()", "new Uint8Array(60000)"]) {
    const labels = await viewer.page.evaluate<string[]>(`kvmProbe.sendEverywhere(${data})`);
    assert.ok(labels.includes("rpc") && labels.includes("hidrpc"), labels.join());
  }
  await viewer.shellListens();
  await viewer.type(`printf unharmed > ${viewer.path("unharmed.txt")}\n`);
  await viewer.fileHas("unharmed.txt", "unharmed");
  await viewer.seesPicture();
});
