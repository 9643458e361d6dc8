import { rpcMethod } from "./define.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";

/** Methods about the sound of the controlled computer. */
export const audioMethods = {
  getAudioConfig: rpcMethod({
    description: "Whether viewers are sent sound, where the machine can capture it.",
    access: "read",
    params: Nothing,
    result: Enabled,
  }),
  setAudioConfig: rpcMethod({
    description: "Sets whether viewers are sent sound.",
    access: "control",
    params: Enabled,
    result: Null,
    wrapper: "params",
  }),
};
