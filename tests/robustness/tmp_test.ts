import { Buffer } from "node:buffer";
import { withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { ALL_CHANNELS, visit } from "./visit.ts";
const rb=(n:number)=>Buffer.from(crypto.getRandomValues(new Uint8Array(n)));
Deno.test("x", async () => {
  await withAppliance({ platform: "none", args:["-v","info"] }, async (appliance) => {
    await appliance.setUp();
    for (let round=0; round<4; round++)
    await visit(appliance, { channels: [...ALL_CHANNELS, "no-such-label"] }, async ({ peer }) => {
      let t=performance.now(); const cpu=(pid:number)=>{const f=Deno.readTextFileSync(`/proc/${pid}/stat`).split(") ")[1].split(" "); return (Number(f[11])+Number(f[12]))*10}; let c=cpu(appliance.process.pid), d=cpu(Deno.pid); const lap=(s:string)=>{const c2=cpu(appliance.process.pid),d2=cpu(Deno.pid); console.log(round,s,Math.round(performance.now()-t),"server cpu",c2-c,"client cpu",d2-d, "health", 0); c=c2;d=d2; t=performance.now()};
      for (const label of [...ALL_CHANNELS, "no-such-label"]) {
        const channel = await peer.channel(label);
        for (const text of ["{", "[]", "null", '"text"', "{}"]) channel.send(text);
        channel.send("x".repeat(60_000));
        for (const size of [1, 2, 9, 1000, 60_000]) channel.send(rb(size));
      }
      lap("garbage queued");
      if (Deno.env.get("MID")) { await peer.call("getVideoState").catch(e=>console.log(String(e))); lap("call"); }
      const hid = await peer.channel("hidrpc");
      let stalls=0;
      for (let n = 0; n < 10_000; n++) {
        hid.send(rb(1 + n % 16));
        if (n % 200 === 0) { const s=performance.now(); await until(() => hid.bufferedAmount < 10_000, "the frames", 30_000); if (performance.now()-s>1000) {stalls++; console.log("stall",n,Math.round(performance.now()-s));} }
      }
      lap("hid sent");
      await peer.call("getVideoState").catch(e=>console.log(String(e))); lap("call"); 
    });
  });
});
