import { strict as assert } from "node:assert";
import { macrosRefusal, stepsRefusal } from "./macro_limits.ts";

const step = { keys: ["KeyA"], modifiers: [], delay: 50 };
const macro = { name: "hello", steps: [step] };
const times = <T>(count: number, value: T) => Array<T>(count).fill(value);

Deno.test("macros within the limits pass", () => {
  assert.equal(macrosRefusal([]), undefined);
  assert.equal(macrosRefusal(times(25, { name: "a", steps: times(10, step) })), undefined);
  assert.equal(macrosRefusal([{ name: "a", steps: [{ keys: times(10, "KeyA") }] }]), undefined);
});

Deno.test("macros beyond the limits are refused with their place", () => {
  const cases: [unknown, string][] = [
    ["x", "missing or invalid macros parameter"],
    [times(26, macro), "too many macros (max 25)"],
    [[macro, 3], "invalid macro at index 1"],
    [[{ ...macro, name: "  " }], "invalid macro at index 0: macro name cannot be empty"],
    [[{ name: "a", steps: [] }], "invalid macro at index 0: macro must have at least one step"],
    [[{ name: "a" }], "invalid macro at index 0: macro must have at least one step"],
    [
      [{ name: "a", steps: times(11, step) }],
      "invalid macro at index 0: too many steps in macro (max 10)",
    ],
    [
      [macro, { name: "a", steps: [step, { keys: times(11, "KeyA") }] }],
      "invalid macro at index 1: invalid step 2: too many keys in step (max 10)",
    ],
    [[{ name: "a", steps: [7] }], "invalid macro at index 0: invalid step 1: it must be an object"],
  ];
  for (const [macros, text] of cases) assert.equal(macrosRefusal(macros), text);
});

Deno.test("steps to play are refused with their number", () => {
  assert.equal(stepsRefusal([step]), undefined);
  assert.equal(stepsRefusal({}), "macro steps must be an array");
  assert.equal(stepsRefusal([step, null]), "invalid macro step 2: it must be an object");
});
