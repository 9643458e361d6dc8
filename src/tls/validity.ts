const DAY_MS = 24 * 60 * 60_000;

/** No clock that is right shows a time before this was written; a board without battery does. */
const CLOCK_FLOOR = Date.UTC(2026, 0, 1);

/** When a certificate begins and ends. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * A validity that begins a day ago, for browsers whose clock is slow. A clock that must be wrong
 * is not believed: the certificate then begins at a time that has surely come for the browser.
 *
 * @param now Milliseconds since 1970, as our clock shows it.
 */
export function validityFrom(now: number, days: number): Validity {
  const start = Math.max(now, CLOCK_FLOOR) - DAY_MS;
  return { notBefore: new Date(start), notAfter: new Date(start + days * DAY_MS) };
}

/** Whether a certificate may stay, at a time that our clock shows, and for `days` more. */
export function staysValid(certificate: Validity, now: number, days: number): boolean {
  // It was made when the clock was right; that it looks wrong now tells about the clock alone.
  if (now < CLOCK_FLOOR) return true;
  return certificate.notBefore.getTime() <= now &&
    certificate.notAfter.getTime() > now + days * DAY_MS;
}
