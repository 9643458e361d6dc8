import { cvtTiming } from "../protocol/edid/cvt_timing.ts";
import { buildEdid, type Edid, parseEdid } from "../protocol/edid/edid.ts";

/** An EDID to choose, with the name that a person reads. */
export interface EdidPreset {
  readonly name: string;
  readonly edid: Uint8Array;
}

/** Widths and heights in pixels, and frames per second. */
const MODES: readonly (readonly [width: number, height: number, refreshHz: number])[] = [
  [1024, 768, 60],
  [1280, 720, 60],
  [1920, 1080, 60],
  [1920, 1200, 60],
  [2560, 1440, 60],
  [3840, 2160, 30],
];

/**
 * What a person may choose from: the default first, then monitors of the same maker with other
 * modes.
 */
export function edidPresets(standard: Uint8Array): EdidPreset[] {
  const others = MODES.map(([width, height, refreshHz]) => ({
    name: `${width}x${height}, ${refreshHz} Hz`,
    edid: monitorLike(standard, width, height, refreshHz),
  }));
  const standardHex = standard.toHex();
  return [
    { name: "Default", edid: standard },
    ...others.filter(({ edid }) => edid.toHex() !== standardHex),
  ];
}

function monitorLike(
  standard: Uint8Array,
  width: number,
  height: number,
  refreshHz: number,
): Uint8Array {
  const { manufacturer, productName } = identityOf(standard);
  const preferred = cvtTiming(width, height, refreshHz);
  return buildEdid({ manufacturer, productName, preferred });
}

/** A driver's own default may be no sound EDID; the kernel's virtual one calls itself so, too. */
function identityOf(standard: Uint8Array): Pick<Edid, "manufacturer" | "productName"> {
  try {
    return parseEdid(standard);
  } catch {
    return { manufacturer: "LNX", productName: "" };
  }
}
