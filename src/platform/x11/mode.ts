import type { ScreenMode } from "../../../ffi/x11/screen_mode.ts";
import type { DetailedTiming } from "../../protocol/edid/detailed_timing.ts";

/** An EDID's timing as RandR counts it: from the start of the line or frame. */
export function modeOf(timing: DetailedTiming): ScreenMode {
  const hSyncStart = timing.hActive + timing.hFrontPorch;
  const vSyncStart = timing.vActive + timing.vFrontPorch;
  return {
    width: timing.hActive,
    height: timing.vActive,
    pixelClockHz: timing.pixelClockHz,
    hSyncStart,
    hSyncEnd: hSyncStart + timing.hSync,
    hTotal: timing.hActive + timing.hBlank,
    vSyncStart,
    vSyncEnd: vSyncStart + timing.vSync,
    vTotal: timing.vActive + timing.vBlank,
  };
}
