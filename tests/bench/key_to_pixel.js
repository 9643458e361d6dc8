// Runs in the page: presses a key as a person would and waits for the picture to change.
// Pixels are read as often as timers allow, so that a frame counts when it can be drawn.
globalThis.kvmKeyToPixel = async (trials, x, y) => {
  const stage = document.querySelector("[data-testid=stage]");
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const isBright = () => globalThis.kvmProbe.brightness(x, y) > 128;
  const key = (type) =>
    stage.dispatchEvent(
      new KeyboardEvent(type, { code: "KeyA", key: "a", bubbles: true, cancelable: true }),
    );
  const times = [];
  let missed = 0;
  for (let trial = 0; trial < trials; trial++) {
    // At a random point between two frames.
    await pause(300 + Math.random() * 100);
    const before = isBright();
    const start = performance.now();
    key("keydown");
    let tookMs;
    while (tookMs === undefined && performance.now() - start < 2000) {
      if (isBright() !== before) tookMs = performance.now() - start;
      else await pause(1);
    }
    key("keyup");
    if (tookMs === undefined) missed++;
    else times.push(tookMs);
  }
  return { times, missed };
};
