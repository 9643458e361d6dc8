import { KvmError } from "../../src/base/errors.ts";
import { cString } from "../c_string.ts";
import { holding } from "../holding.ts";
import { OutCells } from "../out_cells.ts";
import { libX11 } from "./libx11.ts";
import { libXrandr } from "./libxrandr.ts";
import { type DisplayAddress, openDisplay } from "./open_display.ts";

/** A mode line, pixels and lines. */
export interface ScreenMode {
  readonly width: number;
  readonly height: number;
  readonly pixelClockHz: number;
  readonly hSyncStart: number;
  readonly hSyncEnd: number;
  readonly hTotal: number;
  readonly vSyncStart: number;
  readonly vSyncEnd: number;
  readonly vTotal: number;
}

/*
 * XRRScreenResources, 64 bit: timestamp @0, configTimestamp @8, ncrtc i32 @16, crtcs @24,
 *   noutput i32 @32, outputs @40, nmode i32 @48, modes @56
 * XRRModeInfo, 80 bytes: id u64 @0, width u32 @8, height u32 @12, dotClock u64 @16,
 *   hSyncStart u32 @24, hSyncEnd @28, hTotal @32, hSkew @36, vSyncStart @40, vSyncEnd @44,
 *   vTotal @48, name pointer @56, nameLength u32 @64, modeFlags u64 @72
 */
const CRTCS = 24;
const OUTPUTS = 40;
const MODE_COUNT = 48;
const MODES = 56;
const MODE_BYTES = 80;
const MODE_NAME = 56;
const MODE_NAME_LENGTH = 64;

/** CurrentTime. */
const NOW = 0n;
/** RR_Rotate_0. */
const UPRIGHT = 1;
/** 96 dots per inch, what Xvfb reports. */
const MM_PER_PIXEL = 25.4 / 96;

/**
 * Puts the first output of a display into a mode, and the screen to the mode's size.
 * @throws {KvmError} `unavailable` when the server refuses, e.g. because its memory is smaller.
 */
export async function setScreenMode(address: DisplayAddress, mode: ScreenMode): Promise<void> {
  const display = await openDisplay(address);
  try {
    const screen = new Screen(display);
    const now = await screen.size();
    // The screen must hold the old picture and the new one while the mode changes.
    screen.resize(Math.max(now.width, mode.width), Math.max(now.height, mode.height));
    await screen.setMode(mode);
    screen.resize(mode.width, mode.height);
    const { width, height } = await screen.size();
    if (width !== mode.width || height !== mode.height) throw refusal(mode);
  } finally {
    await libX11().XCloseDisplay(display);
  }
}

function refusal({ width, height }: ScreenMode): KvmError {
  return new KvmError("unavailable", `The X display refuses the mode ${width}x${height}`);
}

class Screen {
  readonly #display: Deno.PointerObject;
  readonly #root: bigint;

  constructor(display: Deno.PointerObject) {
    this.#display = display;
    this.#root = libX11().XDefaultRootWindow(display);
  }

  async size(): Promise<{ width: number; height: number }> {
    const out = new OutCells(7);
    const query = libX11().XGetGeometry(
      this.#display,
      this.#root,
      out.at(0),
      out.at(1),
      out.at(2),
      out.at(3),
      out.at(4),
      out.at(5),
      out.at(6),
    );
    await holding([out], query);
    return { width: out.int(3), height: out.int(4) };
  }

  resize(width: number, height: number): void {
    const mm = (pixels: number) => Math.round(pixels * MM_PER_PIXEL);
    libXrandr().XRRSetScreenSize(this.#display, this.#root, width, height, mm(width), mm(height));
  }

  async setMode(mode: ScreenMode): Promise<void> {
    const resources = await libXrandr().XRRGetScreenResourcesCurrent(this.#display, this.#root);
    if (resources === null) {
      throw new KvmError("unavailable", "The X display cannot change its mode: it lacks RandR");
    }
    try {
      const view = new Deno.UnsafePointerView(resources);
      const crtc = firstId(view, CRTCS);
      const output = firstId(view, OUTPUTS);
      const id = findMode(view, nameOf(mode)) ?? await this.#createMode(output, mode);
      const outputs = new BigUint64Array([output]);
      const change = libXrandr().XRRSetCrtcConfig(
        this.#display,
        resources,
        crtc,
        NOW,
        0,
        0,
        id,
        UPRIGHT,
        outputs,
        1,
      );
      if (await holding([outputs], change) !== 0) throw refusal(mode);
    } finally {
      libXrandr().XRRFreeScreenResources(resources);
    }
  }

  async #createMode(output: bigint, mode: ScreenMode): Promise<bigint> {
    const name = cString(nameOf(mode));
    const info = encodeMode(mode, name);
    const creation = libXrandr().XRRCreateMode(this.#display, this.#root, info);
    const id = await holding([name, info], creation);
    if (id === 0n) throw refusal(mode);
    libXrandr().XRRAddOutputMode(this.#display, output, id);
    return id;
  }
}

/** Equal mode lines share one entry of the server's list. */
function nameOf(mode: ScreenMode): string {
  return `${mode.width}x${mode.height}_${mode.hTotal}x${mode.vTotal}_${mode.pixelClockHz}`;
}

function encodeMode(mode: ScreenMode, name: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  const info = new DataView(new ArrayBuffer(MODE_BYTES));
  info.setUint32(8, mode.width, true);
  info.setUint32(12, mode.height, true);
  info.setBigUint64(16, BigInt(mode.pixelClockHz), true);
  info.setUint32(24, mode.hSyncStart, true);
  info.setUint32(28, mode.hSyncEnd, true);
  info.setUint32(32, mode.hTotal, true);
  info.setUint32(40, mode.vSyncStart, true);
  info.setUint32(44, mode.vSyncEnd, true);
  info.setUint32(48, mode.vTotal, true);
  info.setBigUint64(MODE_NAME, Deno.UnsafePointer.value(Deno.UnsafePointer.of(name)), true);
  info.setUint32(MODE_NAME_LENGTH, name.length - 1, true);
  return info;
}

function firstId(resources: Deno.UnsafePointerView, list: number): bigint {
  const ids = resources.getPointer(list);
  if (ids === null) throw new KvmError("unavailable", "The X display has no output");
  return new Deno.UnsafePointerView(ids).getBigUint64(0);
}

function findMode(resources: Deno.UnsafePointerView, name: string): bigint | undefined {
  const modes = resources.getPointer(MODES);
  if (modes === null) return undefined;
  const view = new Deno.UnsafePointerView(modes);
  for (let index = 0; index < resources.getInt32(MODE_COUNT); index++) {
    const at = index * MODE_BYTES;
    const text = view.getPointer(at + MODE_NAME);
    const length = view.getUint32(at + MODE_NAME_LENGTH);
    if (text === null || length !== name.length) continue;
    const bytes = Deno.UnsafePointerView.getArrayBuffer(text, length);
    if (new TextDecoder().decode(bytes) === name) return view.getBigUint64(at);
  }
  return undefined;
}
