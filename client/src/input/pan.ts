/** Width of the rim in CSS pixels, and how far one event moves the picture at most. */
const RIM_PX = 32;
const STEP_PX = 24;

/** Brings the rest of a picture that is larger than the stage into view as the pointer nears it. */
export function panAtEdge(stage: HTMLElement, clientX: number, clientY: number): void {
  if (stage.scrollWidth <= stage.clientWidth && stage.scrollHeight <= stage.clientHeight) return;
  const edge = stage.getBoundingClientRect();
  stage.scrollBy({
    left: panStep(clientX - edge.left, stage.clientWidth),
    top: panStep(clientY - edge.top, stage.clientHeight),
    behavior: "instant",
  });
}

/** How far to scroll one axis: the nearer to the edge, the farther. */
export function panStep(at: number, length: number): number {
  if (at < RIM_PX) return -STEP_PX * depth(at);
  if (at > length - RIM_PX) return STEP_PX * depth(length - at);
  return 0;
}

/** 0 at the inner side of the rim, 1 at the edge and beyond. */
function depth(distance: number): number {
  return Math.min(1, 1 - distance / RIM_PX);
}
