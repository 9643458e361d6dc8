import type { VideoService } from "../../media/video_service.ts";

const STREAMING = ["asleep, because nobody looks", "running", "stopping"];

/** How input, encoder and stream are, one fact a line, for a person who looks for a fault. */
export function videoReport(
  video: Pick<VideoService, "state" | "framesTotal" | "restarts">,
): string {
  const { ready, error, width, height, fps, streaming } = video.state;
  const input = ready ? `${width}x${height} at ${fps} frames per second` : error ?? "connecting";
  return [
    `input: ${input}`,
    `capture: ${STREAMING[streaming]}`,
    `frames encoded: ${video.framesTotal}`,
    `restarts after a failure: ${video.restarts}`,
  ].join("\n");
}
