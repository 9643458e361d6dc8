import { isSettings, type Settings } from "./settings.ts";

/** Gives a key its new name; where both are there, the new one counts. */
export function renameKey(settings: Settings, from: string, to: string): Settings {
  if (!(from in settings)) return settings;
  const { [from]: value, ...rest } = settings;
  return { [to]: value, ...rest };
}

/** The same in every table of a list. */
export function renameKeyInList(
  settings: Settings,
  list: string,
  from: string,
  to: string,
): Settings {
  const items = settings[list];
  if (!Array.isArray(items)) return settings;
  return {
    ...settings,
    [list]: items.map((item: unknown) => isSettings(item) ? renameKey(item, from, to) : item),
  };
}
