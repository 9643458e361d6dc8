/** Settings as they stand in a file of any age. */
export type Settings = Readonly<Record<string, unknown>>;

/** One step from an older form of the settings to the next; what it does not find it leaves alone. */
export type Migration = (settings: Settings) => Settings;

/** Whether a value is a table of a settings file. */
export function isSettings(value: unknown): value is Settings {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
