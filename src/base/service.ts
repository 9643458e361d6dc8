/** A part of the appliance that is started once and stopped once. */
export interface Service {
  /** Name in the boot order, in health and in the log. */
  readonly name: string;
  start(): Promise<void> | void;
  stop(): Promise<void> | void;
}
