/** A wait in the words of a sentence: minutes, rounded up, and seconds below one minute. */
export function waitText(seconds: number): string {
  if (seconds < 60) return amount(seconds, "second");
  return amount(Math.ceil(seconds / 60), "minute");
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
