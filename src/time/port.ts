/** A schedule in the words of cron, in one time zone. */
export interface CronSchedule {
  /** The first moment after `after` that it names; undefined when there is none. */
  next(after: Date): Date | undefined;
}

/**
 * Reads a schedule.
 * @param pattern Seconds, minutes, hours, day of the month, month, day of the week; the seconds may
 * be left out.
 * @param timezone IANA name.
 * @throws {KvmError} `invalid_params` whose text contains "invalid cron" when the pattern is bad.
 */
export type ReadCron = (pattern: string, timezone: string) => CronSchedule;
