/** One row of the table. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** The same measured on something simpler in the same run, or a goal. */
  readonly beside: string;
}

/** The table of docs/performance.md. */
export function table(figures: readonly Figure[]): string {
  return [
    "| figure | value | beside it |",
    "|---|---|---|",
    ...figures.map(({ what, value, beside }) => `| ${what} | ${value} | ${beside} |`),
  ].join("\n");
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
