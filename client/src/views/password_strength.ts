/** How hard a password is to guess: 0 too short, 1 weak … 4 strong. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly label: string;
}

/** Smallest and largest length in bytes of UTF-8; bcrypt reads no more than 72. */
export const MIN_BYTES = 8;
export const MAX_BYTES = 72;

/** Bits of guessing work from which each score above "weak" begins. */
const FAIR_BITS = 36;
const GOOD_BITS = 50;
const STRONG_BITS = 64;

/** Parts that guessing programs try first. */
const COMMON =
  /(password|passwort|letmein|welcome|qwert[yz]?|admin|rustkvm|dragon|monkey|iloveyou)/gi;

const POOLS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];

export function passwordBytes(password: string): number {
  return new TextEncoder().encode(password).length;
}

/** An estimate for the meter; the length rule is what is enforced. */
export function passwordStrength(password: string): Strength {
  if (passwordBytes(password) < MIN_BYTES) return { score: 0, label: "Too short" };
  const bits = guessBits(password);
  if (bits < FAIR_BITS) return { score: 1, label: "Weak" };
  if (bits < GOOD_BITS) return { score: 2, label: "Fair" };
  if (bits < STRONG_BITS) return { score: 3, label: "Good" };
  return { score: 4, label: "Strong" };
}

function guessBits(password: string): number {
  const pool = POOLS.reduce((sum, [has, size]) => has.test(password) ? sum + size : sum, 0);
  return surprises(password.replace(COMMON, "x")) * Math.log2(Math.max(pool, 2));
}

/** Characters that do not follow from the one before: repeats and runs like 345 count little. */
function surprises(text: string): number {
  let count = 0;
  let before: number | undefined;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    count += before !== undefined && Math.abs(code - before) <= 1 ? 0.2 : 1;
    before = code;
  }
  return count;
}
