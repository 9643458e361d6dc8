import { KvmError } from "../../base/errors.ts";
import { Config, type MqttConfig } from "../../config/schema.ts";
import type { mqttMethods, MqttSettingsInput } from "../../protocol/rpc/mqtt.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

/** Stands for a password that is not told. */
const MASK = "********";
const NOT_BUILT = "This version cannot connect to an MQTT broker yet";

/** Home automation over MQTT: its settings, while nothing connects yet. */
export function mqttHandlers(settings: Settings): AreaHandlers<typeof mqttMethods> {
  return {
    getMqttSettings: () => {
      const { mqtt_config: mqtt } = settings.current;
      return {
        enabled: mqtt.enabled,
        broker: mqtt.broker,
        port: mqtt.port,
        username: mqtt.username,
        password: mqtt.password === "" ? "" : MASK,
        base_topic: mqtt.base_topic,
        use_tls: mqtt.use_tls,
        tls_insecure: mqtt.tls_insecure,
        enable_ha_discovery: mqtt.enable_ha_discovery,
        enable_actions: mqtt.enable_actions,
        debounce_ms: mqtt.debounce_ms,
      };
    },
    setMqttSettings: async (given) => {
      await settings.update((draft) => {
        draft.mqtt_config = changed(draft.mqtt_config, given);
      });
      return null;
    },
    getMqttStatus: () =>
      settings.current.mqtt_config.enabled
        ? { connected: false, error: NOT_BUILT }
        : { connected: false },
    testMqttConnection: (given) => {
      changed(settings.current.mqtt_config, { ...given, enabled: true });
      return { success: false, error: NOT_BUILT };
    },
  };
}

/**
 * The settings after a change.
 * @throws {KvmError} When it is to connect to nowhere.
 */
function changed(before: MqttConfig, given: MqttSettingsInput): MqttConfig {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  const after: MqttConfig = { ...before, ...Object.fromEntries(entries) };
  const standard = Config.parse({}).mqtt_config;
  if (after.password === MASK) after.password = before.password;
  if (after.port === 0) after.port = standard.port;
  if (after.base_topic === "") after.base_topic = standard.base_topic;
  if (after.enabled && after.broker === "") {
    throw new KvmError("invalid_params", "broker address is required when MQTT is enabled", {
      field: "broker",
    });
  }
  return after;
}
