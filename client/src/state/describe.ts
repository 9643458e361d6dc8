import type { UsbState, VideoInputState } from "../../../src/protocol/states.ts";
import type { LinkStats } from "../net/stats.ts";
import type { LinkState } from "./link_state.ts";

/** A state in words: short for a chip, and a sentence that says what to do. */
export interface Description {
  readonly tone: "good" | "busy" | "warn" | "bad";
  readonly label: string;
  readonly text: string;
}

export function describeLink(state: LinkState, stats: LinkStats | undefined): Description {
  switch (state) {
    case "live":
      return {
        tone: "good",
        label: linkLabel(stats),
        text: "Picture and input travel encrypted, straight between browser and appliance.",
      };
    case "lost":
      return {
        tone: "warn",
        label: "Reconnecting…",
        text: "The connection broke. The page tries to get it back by itself.",
      };
    case "taken":
      return { tone: "bad", label: "In use elsewhere", text: "Another session has the picture." };
    default:
      return { tone: "busy", label: "Connecting…", text: "Connecting to the appliance." };
  }
}

/** Round trip and frame rate, as far as they are known. */
function linkLabel(stats: LinkStats | undefined): string {
  const parts = [
    stats?.roundTripMs === undefined ? undefined : `${Math.round(stats.roundTripMs)} ms`,
    stats?.fps === undefined ? undefined : `${Math.round(stats.fps)} fps`,
  ];
  return parts.filter((part) => part !== undefined).join(" · ") || "Connected";
}

const VIDEO_ERRORS: Record<NonNullable<VideoInputState["error"]>, [label: string, text: string]> = {
  no_signal: [
    "No signal",
    "No picture comes in over HDMI. The computer may be off or asleep, or the cable may be loose.",
  ],
  no_lock: [
    "Unstable signal",
    "A signal comes in, but it does not hold still. Try another HDMI cable, or plug it in again.",
  ],
  out_of_range: [
    "Unsupported mode",
    "The computer sends a picture that is too large or too fast. Choose a smaller resolution or a lower refresh rate in its display settings.",
  ],
};

export function describeVideo(video: VideoInputState | undefined): Description {
  if (video?.ready) {
    return {
      tone: "good",
      label: `${video.width}×${video.height}`,
      text: `The picture is ${video.width}×${video.height} pixels${rate(video.fps)}.`,
    };
  }
  if (video?.error !== undefined) {
    const [label, text] = VIDEO_ERRORS[video.error];
    const sent = video.width > 0
      ? ` It sends ${video.width}×${video.height}${rate(video.fps)}.`
      : "";
    return { tone: video.error === "no_signal" ? "warn" : "bad", label, text: text + sent };
  }
  return { tone: "busy", label: "Looking…", text: "Looking for a picture on the HDMI input." };
}

function rate(fps: number): string {
  return fps > 0 ? `, ${Math.round(fps)} times a second` : "";
}

export function describeUsb(state: UsbState | undefined): Description {
  switch (state) {
    case "configured":
      return {
        tone: "good",
        label: "USB ready",
        text: "The computer sees the appliance's keyboard and mouse.",
      };
    case "suspended":
      return {
        tone: "warn",
        label: "USB asleep",
        text: "The computer sleeps, or has put its USB port to sleep. A key press may wake it.",
      };
    case "not attached":
      return {
        tone: "bad",
        label: "USB off",
        text:
          "The computer does not see a keyboard and mouse. Check the USB cable between it and the appliance.",
      };
    case undefined:
    case "unknown":
      return { tone: "busy", label: "USB …", text: "The state of USB is not known yet." };
    default:
      return {
        tone: "busy",
        label: "USB joining",
        text: "The computer is getting to know the appliance's keyboard and mouse.",
      };
  }
}

/** @param isCaptured Keys go to the computer. */
export function describeInput(isCaptured: boolean, link: LinkState): Description {
  if (isCaptured) {
    return { tone: "good", label: "Input on", text: "Keys you press go to the computer." };
  }
  return {
    tone: "warn",
    label: "Input off",
    text: link === "live"
      ? "Keys you press stay on this page. Click the picture to type on the computer."
      : "Without a connection, keys you press stay on this page.",
  };
}
