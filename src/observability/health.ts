import type { Capability } from "../base/capabilities.ts";
import type { SampleWindow } from "../base/sample_window.ts";
import type { Health } from "../protocol/rpc/logs.ts";
import type { FailsafeState, UsbState, VideoInputState } from "../protocol/states.ts";

/** Names and versions of the program. */
export interface VersionFacts {
  readonly version: string;
  readonly revision: string;
  readonly branch: string;
  readonly buildDate: string;
  readonly platform: string;
}

/** The network as health tells of it. */
export interface NetworkHealth {
  /** There is an address that others can reach. */
  readonly online: boolean;
  /** First such address, or empty text. */
  readonly ip: string;
  readonly gateway: string | null;
  readonly dns: readonly string[];
}

/** Everything that health is made of. */
export interface HealthFacts {
  readonly version: VersionFacts;
  readonly uptimeSec: number | undefined;
  readonly video: VideoInputState & { readonly framesTotal: number; readonly restarts: number };
  /** From a frame's leaving the encoder to its last packet, milliseconds. */
  readonly sendTimes: SampleWindow;
  readonly usbState: UsbState;
  readonly network: NetworkHealth;
  readonly failsafe: FailsafeState;
  readonly viewers: number;
  readonly capabilities: readonly Capability[];
}

/** What many an installation does without, and is well all the same. */
const OPTIONAL: ReadonlySet<string> = new Set(["atx", "edid"]);

/** How long frames took to send, as health shows it. */
function sendTimes(window: SampleWindow): Health["video"]["sendMs"] {
  const [p50 = 0, p99 = 0] = window.quantiles(0.5, 0.99);
  return { p50, p99, count: window.count };
}

/** The body of `GET /device/health` (wire.md §1.3), with the capabilities added. */
export function healthBody(facts: HealthFacts, now: Date): Health {
  const { video, failsafe } = facts;
  const issues = [
    ...(failsafe.active ? [`failsafe: ${failsafe.reason}`] : []),
    ...facts.capabilities.flatMap((capability) =>
      capability.available || OPTIONAL.has(capability.name)
        ? []
        : [`${capability.name}: ${capability.reason}`]
    ),
    ...(video.error === undefined ? [] : [`video: ${video.error}`]),
    ...(facts.usbState === "configured"
      ? []
      : [`usb: gadget state is "${facts.usbState}", host not attached`]),
    ...(facts.network.online ? [] : ["network: offline"]),
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
      sendMs: sendTimes(facts.sendTimes),
    },
    audioFramesTotal: 0,
    usbState: facts.usbState,
    network: { ...facts.network, dns: [...facts.network.dns] },
    failsafe: { active: failsafe.active, reason: failsafe.reason },
    virtualMediaMounted: false,
    viewers: facts.viewers,
    capabilities: [...facts.capabilities],
  };
}
