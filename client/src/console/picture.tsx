import { effect, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { linkState, stream } from "../state/link_state.ts";
import { decodedSize } from "../state/target.ts";
import { box, hasPicture, isPictureSharp } from "./console_state.ts";

interface PictureProps {
  /** Receives the element that the picture fills exactly. */
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The video, and its last frame while a new connection has none yet. */
export function Picture({ box: boxRef }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);

  // At once, and not after the next paint: with its track, the video element loses its picture.
  useEffect(() =>
    effect(() => {
      if (linkState.value === "lost") keepFrame(video, still);
    }), []);

  useSignalEffect(() => {
    const media = stream.value;
    const element = video.current;
    if (!element) return;
    hasPicture.value = false;
    element.srcObject = media ?? null;
    if (media === undefined) return;
    // Muted video may always play; a refusal here is the next stream taking this one's place.
    element.play().catch(() => {});
  });

  const { left, top, width, height } = box.value;
  return (
    <div
      ref={boxRef}
      class="picture"
      data-sharp={isPictureSharp.value}
      style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
    >
      <video
        ref={video}
        muted
        playsInline
        autoplay
        disablePictureInPicture
        aria-hidden="true"
        data-testid="video"
        onLoadedData={() => hasPicture.value = true}
        onResize={(event) => {
          const { videoWidth, videoHeight } = event.currentTarget;
          if (videoWidth > 0) decodedSize.value = { width: videoWidth, height: videoHeight };
        }}
      />
      <canvas
        ref={still}
        data-shown={!hasPicture.value}
        aria-hidden="true"
        data-testid="last-frame"
      />
    </div>
  );
}

function keepFrame(
  video: RefObject<HTMLVideoElement | null>,
  still: RefObject<HTMLCanvasElement | null>,
): void {
  const source = video.current;
  const canvas = still.current;
  if (!hasPicture.peek() || !source || !canvas || source.videoWidth === 0) return;
  canvas.width = source.videoWidth;
  canvas.height = source.videoHeight;
  canvas.getContext("2d")?.drawImage(source, 0, 0);
  hasPicture.value = false;
}
