import { strict as assert } from "node:assert";
import { until } from "../../tests/fakes/until.ts";
import type { AppSink } from "./app_sink.ts";
import { hasElement } from "./has_element.ts";
import { Pipeline } from "./pipeline.ts";
import type { Sample } from "./sample.ts";

// Libraries stay loaded for the life of the process; a test must not be the one to load them.
await hasElement("fakesink");

const ENCODED = [
  "videotestsrc is-live=true name=source pattern=snow",
  "capsfilter name=filter caps=video/x-raw,width=320,height=240,framerate=60/1",
  "x264enc name=encoder tune=zerolatency speed-preset=ultrafast bitrate=300 key-int-max=600",
  "video/x-h264,stream-format=byte-stream,alignment=au",
  "appsink name=sink sync=false max-buffers=4",
].join(" ! ");

async function next(sink: AppSink): Promise<Sample> {
  return await until(() => sink.wait(500), "a sample");
}

Deno.test("what GStreamer cannot build is an error in its own words", async () => {
  await assert.rejects(Pipeline.parse("videotestsrc ! nosuchelement"), {
    name: "KvmError",
    code: "unavailable",
    message: /no element "nosuchelement"/,
  });
  await assert.rejects(Pipeline.parse("videotestsrc ! ! x"), { code: "unavailable" });
});

Deno.test("a device that is not there is an error with the element's reason", async () => {
  const pipeline = await Pipeline.parse("filesrc location=/nonexistent ! fakesink");
  await assert.rejects(pipeline.play(), { code: "unavailable", message: /\/nonexistent/ });
  await pipeline.close();
});

Deno.test("installed elements are known, others are not", async () => {
  assert.equal(await hasElement("videotestsrc"), true);
  assert.equal(await hasElement("nosuchelement"), false);
});

Deno.test("encoded pictures come with time, kind and size; a released view is empty", async () => {
  const pipeline = await Pipeline.parse(ENCODED);
  const sink = pipeline.appSink("sink");
  await pipeline.play();
  const first = await next(sink);
  assert.equal(first.isDelta, false);
  assert.deepEqual([...first.data.subarray(0, 4)], [0, 0, 0, 1]);
  assert.deepEqual(sink.size, { width: 320, height: 240 });
  const { data } = first;
  first.release();
  first.release();
  assert.equal(data.length, 0);
  const second = await next(sink);
  assert.equal(second.isDelta, true);
  const stepMs = Number(second.runningTimeNs - first.runningTimeNs) / 1e6;
  assert.ok(stepMs > 1 && stepMs < 1000, `${stepMs} ms`);
  assert.ok(second.runningTimeNs < 60_000_000_000n, "counted from the pipeline's start");
  second.release();
  await pipeline.close();
});

Deno.test("a key unit that is asked for comes once, behind what was encoded already", async () => {
  const pipeline = await Pipeline.parse(ENCODED);
  const [sink, encoder] = [pipeline.appSink("sink"), pipeline.element("encoder")];
  await pipeline.play();
  for (let n = 0; n < 5; n++) (await next(sink)).release();
  assert.equal(encoder.forceKeyUnit(), true);
  const kinds: boolean[] = [];
  // Up to four pictures were encoded before the request and wait in the sink.
  for (let n = 0; n < 6; n++) {
    const sample = await next(sink);
    kinds.push(!sample.isDelta);
    sample.release();
  }
  assert.equal(kinds.filter((isKey) => isKey).length, 1);
  await pipeline.close();
});

Deno.test("a bit rate set while playing is obeyed", async () => {
  const pipeline = await Pipeline.parse(ENCODED);
  const [sink, encoder] = [pipeline.appSink("sink"), pipeline.element("encoder")];
  await pipeline.play();
  const bytesOf = async (frames: number) => {
    let bytes = 0;
    for (let n = 0; n < frames; n++) {
      const sample = await next(sink);
      bytes += sample.data.length;
      sample.release();
    }
    return bytes;
  };
  await bytesOf(20);
  const slow = await bytesOf(20);
  encoder.set("bitrate", 3000);
  await bytesOf(10);
  const fast = await bytesOf(20);
  assert.ok(fast > 3 * slow, `${slow} bytes, then ${fast}`);
  await pipeline.close();
});

Deno.test("closing ends a wait at once", async () => {
  const pipeline = await Pipeline.parse("appsrc ! appsink name=sink");
  const sink = pipeline.appSink("sink");
  await pipeline.play();
  const waiting = sink.wait(60_000);
  const start = performance.now();
  await pipeline.close();
  assert.equal(await waiting, undefined);
  assert.ok(performance.now() - start < 5000);
});

Deno.test("the end of the stream and a failure on the way can be told apart", async () => {
  const pipeline = await Pipeline.parse("videotestsrc num-buffers=1 ! appsink name=sink");
  const sink = pipeline.appSink("sink");
  await pipeline.play();
  (await next(sink)).release();
  await until(() => sink.isAtEnd, "the end");
  assert.equal(await sink.wait(1000), undefined);
  assert.equal(pipeline.takeError(), undefined);
  await pipeline.close();
});
