import type { Capability } from "../base/capabilities.ts";
import type { NetworkFacts } from "../network/network_facts.ts";
import type { FailsafeState, UsbState, VideoInputState } from "../protocol/states.ts";

/** Names and versions of the program. */
export interface VersionFacts {
  readonly version: string;
  readonly revision: string;
  readonly branch: string;
  readonly buildDate: string;
  readonly platform: string;
}

/** Everything that health is made of. */
export interface HealthFacts {
  readonly version: VersionFacts;
  readonly uptimeSec: number | undefined;
  readonly video: VideoInputState & { readonly framesTotal: number; readonly restarts: number };
  readonly usbState: UsbState;
  readonly network: NetworkFacts;
  readonly failsafe: FailsafeState;
  readonly viewers: number;
  readonly capabilities: readonly Capability[];
}

/** The body of `GET /device/health` (wire.md §1.3), with the capabilities added. */
export function healthBody(facts: HealthFacts, now: Date): Record<string, unknown> {
  const { video, failsafe } = facts;
  const issues = [
    ...(failsafe.active ? [`failsafe: ${failsafe.reason}`] : []),
    ...facts.capabilities.flatMap((capability) =>
      capability.available ? [] : [`${capability.name}: ${capability.reason}`]
    ),
    ...(video.error === undefined ? [] : [`video: ${video.error}`]),
  ];
  return {
    status: issues.length === 0 ? "ok" : "degraded",
    issues,
    timestamp: now.toISOString(),
    ...(facts.uptimeSec === undefined ? {} : { systemUptimeSecs: facts.uptimeSec }),
    version: facts.version,
    video: {
      ready: video.ready,
      width: video.width,
      height: video.height,
      fps: video.fps,
      ...(video.error === undefined ? {} : { error: video.error }),
      framesTotal: video.framesTotal,
      restarts: video.restarts,
    },
    audioFramesTotal: 0,
    usbState: facts.usbState,
    network: facts.network,
    failsafe: { active: failsafe.active, reason: failsafe.reason },
    virtualMediaMounted: false,
    viewers: facts.viewers,
    capabilities: facts.capabilities,
  };
}
