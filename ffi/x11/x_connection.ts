import { cString } from "../c_string.ts";
import { holding } from "../holding.ts";
import { libc } from "../libc.ts";
import { OutCells } from "../out_cells.ts";
import { libX11 } from "./libx11.ts";
import { type DisplayAddress, openDisplay } from "./open_display.ts";
import { decodeEvent, EVENT_BYTES, type XNews } from "./x_event.ts";
import { type SocketState, XTestInput } from "./x_test_input.ts";

/** XkbUseCoreKbd. */
const CORE_KEYBOARD = 0x100;
/** XkbIndicatorStateNotifyMask. */
const INDICATOR_STATE_MASK = 1n << 4n;
/** StructureNotifyMask. */
const STRUCTURE_NOTIFY_MASK = 1n << 17n;
/** QueuedAfterReading: read what is there, without a flush and without waiting. */
const QUEUED_AFTER_READING = 1;

/** Button1Mask is bit 8 of the state, Button5Mask bit 12. */
const BUTTON_SHIFT = 8;
const BUTTON_MASK = 0x1f;

/** poll(2). */
const POLLOUT = 4;
const POLL_BROKEN = 0x8 | 0x10 | 0x20;

/** Where the pointer is, and what it holds. */
export interface PointerState {
  /** Pixels. */
  readonly x: number;
  /** Pixels. */
  readonly y: number;
  /** Buttons that are down, bit 0 the left one. X tells of the first five. */
  readonly buttons: number;
}

/**
 * A connection to an X display. It outlives the server: then {@linkcode isAlive} is false and every
 * call does nothing.
 */
export class XConnection {
  readonly #display: Deno.PointerObject;
  readonly #pollfd = new DataView(new ArrayBuffer(8));
  readonly #event = new DataView(new ArrayBuffer(EVENT_BYTES));
  readonly #root: bigint;
  #xkbEventBase = -1;
  #input: XTestInput | undefined;
  #closed = false;

  private constructor(display: Deno.PointerObject) {
    this.#display = display;
    this.#root = libX11().XDefaultRootWindow(display);
    this.#pollfd.setInt32(0, libX11().XConnectionNumber(display), true);
    this.#pollfd.setInt16(4, POLLOUT, true);
  }

  /** @throws {KvmError} `unavailable` when the display does not answer or takes no input. */
  static async open(address: DisplayAddress): Promise<XConnection> {
    const connection = new XConnection(await openDisplay(address));
    try {
      await connection.#prepare();
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    const x = libX11();
    this.#input = await XTestInput.on(this.#display, () => this.#poll());
    const out = new OutCells(1);
    const query = x.XkbQueryExtension(this.#display, null, out.at(0), null, null, null);
    if (await holding([out], query) !== 0) {
      this.#xkbEventBase = out.int(0);
      x.XkbSelectEvents(this.#display, CORE_KEYBOARD, INDICATOR_STATE_MASK, INDICATOR_STATE_MASK);
    }
    x.XSelectInput(this.#display, this.#root, STRUCTURE_NOTIFY_MASK);
    x.XFlush(this.#display);
  }

  get isAlive(): boolean {
    return this.#poll() !== "broken";
  }

  get input(): XTestInput {
    return this.#input!;
  }

  /** Pixels of the screen when the connection was opened. */
  get openingSize(): { readonly width: number; readonly height: number } {
    const x = libX11();
    const screen = x.XDefaultScreen(this.#display);
    return {
      width: x.XDisplayWidth(this.#display, screen),
      height: x.XDisplayHeight(this.#display, screen),
    };
  }

  /** Takes what the server has said since the last call, oldest first; never waits. */
  *news(): Generator<XNews> {
    if (!this.isAlive) return;
    const x = libX11();
    while (x.XEventsQueued(this.#display, QUEUED_AFTER_READING) > 0) {
      x.XNextEvent(this.#display, this.#event);
      const news = decodeEvent(this.#event, this.#xkbEventBase);
      if (news !== undefined) yield news;
    }
  }

  /** Lamps of the keyboard, bit 0 the first indicator (Caps Lock in all common key maps). */
  async leds(): Promise<number> {
    if (!this.isAlive) return 0;
    const out = new OutCells(1);
    const query = libX11().XkbGetIndicatorState(this.#display, CORE_KEYBOARD, out.at(0));
    await holding([out], query);
    return out.int(0);
  }

  /** @throws {RangeError} when the server is gone. */
  async pointer(): Promise<PointerState> {
    if (!this.isAlive) throw new RangeError("the X display is gone");
    const out = new OutCells(7);
    const query = libX11().XQueryPointer(
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
    return { x: out.int(2), y: out.int(3), buttons: out.int(6) >> BUTTON_SHIFT & BUTTON_MASK };
  }

  /** A window manager has claimed the first screen (ICCCM §2.8). */
  async hasWindowManager(): Promise<boolean> {
    if (!this.isAlive) return false;
    const name = cString("WM_S0");
    const selection = await holding([name], libX11().XInternAtom(this.#display, name, 0));
    return await libX11().XGetSelectionOwner(this.#display, selection) !== 0n;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#input?.close();
    await libX11().XCloseDisplay(this.#display);
  }

  #poll(): SocketState {
    if (this.#closed) return "broken";
    this.#pollfd.setInt16(6, 0, true);
    libc().poll(this.#pollfd, 1n, 0);
    const events = this.#pollfd.getInt16(6, true);
    if ((events & POLL_BROKEN) !== 0) return "broken";
    return (events & POLLOUT) !== 0 ? "writable" : "busy";
  }
}
