import type { LocalCandidate } from "../protocol/signaling.ts";

/**
 * An ICE-lite agent makes no checks of its own, so the browser's candidates are of no use to it;
 * werift would look up each `.local` name for ten seconds.
 */
export function withoutCandidates(sdp: string): string {
  return lines(sdp).filter((line) =>
    !line.startsWith("a=candidate:") && line !== "a=end-of-candidates"
  ).join("\r\n");
}

/** Number under which a header extension was negotiated. */
export function extensionId(sdp: string, uri: string): number | undefined {
  const line = lines(sdp).find((one) => one.startsWith("a=extmap:") && one.endsWith(` ${uri}`));
  return line === undefined ? undefined : parseInt(line.slice("a=extmap:".length));
}

/**
 * The candidates of an answer as trickle messages, for clients that read no others. They stand
 * under the m-line that carries the bundle.
 */
export function trickleCandidates(sdp: string): LocalCandidate[] {
  const bundle = /^a=group:BUNDLE (\S+)/m.exec(sdp)?.[1];
  const sections = sdp.split(/^m=/m).slice(1);
  const index = Math.max(0, sections.findIndex((section) => midOf(section) === bundle));
  const section = sections[index] ?? "";
  return lines(section).filter((line) => line.startsWith("a=candidate:")).map((line) => ({
    candidate: line.slice("a=".length),
    sdpMid: midOf(section) ?? String(index),
    sdpMLineIndex: index,
  }));
}

function midOf(section: string): string | undefined {
  return /^a=mid:(\S+)/m.exec(section)?.[1];
}

function lines(sdp: string): string[] {
  return sdp.split(/\r?\n/);
}
