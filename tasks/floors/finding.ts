/** Something that breaks a rule of the house. */
export interface Finding {
  readonly path: string;
  /** 1 is the first line. */
  readonly line: number;
  /** What is wrong and what to do, for the person who wrote it. */
  readonly message: string;
}
