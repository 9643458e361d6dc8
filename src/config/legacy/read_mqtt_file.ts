import { parseToml } from "../config_text.ts";
import { KvmError } from "../../base/errors.ts";
import { MqttConfig } from "../schema.ts";

/**
 * Reads RustKVM's `mqtt-config.toml` (services.md §3.1).
 * @throws {KvmError} `invalid_params` when it is no TOML or a setting is not valid.
 */
export function readMqttFile(text: string): MqttConfig {
  const result = MqttConfig.safeParse(parseToml(text));
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.map(String).join(".") ?? "";
  throw new KvmError("invalid_params", `${field} is not valid`, { field });
}
