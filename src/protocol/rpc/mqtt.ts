import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null } from "./shapes.ts";

const BaseTopic = z.string().trim().refine((topic) => !/[+#\s]/.test(topic), {
  error: ({ input }) => `invalid base topic: ${input} (it may hold no +, # or space)`,
});

const MqttSettings = z.object({
  enabled: z.boolean(),
  broker: z.string(),
  port: z.number().int(),
  username: z.string(),
  password: z.string().describe("`********` when there is one"),
  base_topic: z.string(),
  use_tls: z.boolean(),
  tls_insecure: z.boolean(),
  enable_ha_discovery: z.boolean(),
  enable_actions: z.boolean(),
  debounce_ms: z.number().int(),
});

/** What is left out stays as it is. */
const MqttSettingsInput = z.object({
  enabled: z.boolean().optional(),
  broker: z.string().trim().optional(),
  port: integer(0, 65_535).optional().describe("0 is 1883"),
  username: z.string().optional(),
  password: z.string().optional().describe("`********` keeps the one there is"),
  base_topic: BaseTopic.optional().describe("empty text is the default"),
  use_tls: z.boolean().optional(),
  tls_insecure: z.boolean().optional(),
  enable_ha_discovery: z.boolean().optional(),
  enable_actions: z.boolean().optional(),
  debounce_ms: integer(0, 60_000).optional().describe("milliseconds"),
});
export type MqttSettingsInput = z.output<typeof MqttSettingsInput>;

/** Methods about home automation over MQTT. */
export const mqttMethods = {
  getMqttSettings: rpcMethod({
    description: "The MQTT settings, without the password.",
    access: "read",
    params: Nothing,
    result: MqttSettings,
  }),
  setMqttSettings: rpcMethod({
    description: "Changes the MQTT settings.",
    access: "admin",
    params: MqttSettingsInput,
    result: Null,
    wrapper: "settings",
  }),
  getMqttStatus: rpcMethod({
    description: "Whether the broker is connected, and if not, why.",
    access: "read",
    params: Nothing,
    result: z.object({ connected: z.boolean(), error: z.string().optional() }),
  }),
  testMqttConnection: rpcMethod({
    description: "Tries settings on the broker without keeping them.",
    access: "admin",
    params: MqttSettingsInput,
    result: z.object({ success: z.boolean(), error: z.string().optional() }),
    wrapper: "settings",
  }),
};
