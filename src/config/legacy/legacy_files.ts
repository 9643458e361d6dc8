import { dirname, join } from "node:path";

/** Settings that other programs left, read when there are none of ours. */
export interface LegacyFiles {
  /** JSON files of RustKVM and JetKVM; the first that exists counts. */
  readonly settings: readonly string[];
  /** RustKVM's own file for MQTT. */
  readonly mqtt: string;
}

/** The legacy files in the folder of our own. */
export function legacyFilesBeside(configFile: string): LegacyFiles {
  const beside = (name: string) => join(dirname(configFile), name);
  return {
    settings: [beside("config.json"), beside("kvm_config.json")],
    mqtt: beside("mqtt-config.toml"),
  };
}
