import type { TestAppliance } from "../harness/appliance.ts";
import { type Figure, ms } from "./figure.ts";

/** What /device/health tells of the time from the encoder to the last packet, milliseconds. */
interface VideoHealth {
  readonly sendMs?: { readonly p50: number; readonly p99: number; readonly count: number };
}

/** @param when Ends the row's name. */
export async function sendTime(appliance: TestAppliance, when: string): Promise<Figure> {
  const { sendMs } = (await appliance.health())["video"] as VideoHealth;
  if (sendMs === undefined) throw new Error("/device/health does not report video.sendMs");
  return {
    what: `frame out of the encoder → last packet sent, ${when}`,
    value: `p50 ${ms(sendMs.p50)}, p99 ${ms(sendMs.p99)}`,
    beside: `${sendMs.count} frames`,
  };
}
