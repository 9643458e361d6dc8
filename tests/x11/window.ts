import { type XAddress, XConnection } from "./connection.ts";
import { request } from "./request.ts";

const CREATE_WINDOW = 1;
const MAP_WINDOW = 8;
const SET_INPUT_FOCUS = 42;
const CREATE_PIXMAP = 53;
const CREATE_GC = 55;
const CHANGE_GC = 56;
const COPY_AREA = 62;
const POLY_FILL_RECTANGLE = 70;
const PUT_IMAGE = 72;
const GET_INPUT_FOCUS = 43;

const INPUT_OUTPUT = 1;
const BACK_PIXEL = 0x2;
const OVERRIDE_REDIRECT = 0x200;
const EVENT_MASK = 0x800;
const KEY_PRESS_MASK = 0x1;
const GC_FOREGROUND = 0x4;
const GC_GRAPHICS_EXPOSURES = 0x10000;
const Z_PIXMAP = 2;
const REVERT_TO_PARENT = 2;
/** A request without the BIG-REQUESTS extension has at most 65,535 words. */
const MAX_DATA_BYTES = 65_535 * 4 - 24;

/** A black window above everything else, at the top left corner. */
export class XWindow implements AsyncDisposable {
  readonly width: number;
  readonly height: number;
  readonly #x: XConnection;
  readonly #window: number;
  readonly #gc: number;

  private constructor(x: XConnection, width: number, height: number) {
    this.#x = x;
    this.width = width;
    this.height = height;
    this.#window = x.newId();
    this.#gc = x.newId();
  }

  static async open(address: XAddress, width: number, height: number): Promise<XWindow> {
    const window = new XWindow(await XConnection.open(address), width, height);
    await window.#create();
    return window;
  }

  set onKeyPress(listener: () => void) {
    this.#x.onKeyPress = listener;
  }

  /** Keys go to this window from now on. */
  async focus(): Promise<void> {
    await this.#x.send(
      request(SET_INPUT_FOCUS, REVERT_TO_PARENT, [["u32", this.#window], ["u32", 0]]),
    );
    await this.settled();
  }

  /** Waits until the server has done all that was sent. */
  async settled(): Promise<void> {
    await this.#x.ask(request(GET_INPUT_FOCUS, 0, []));
  }

  /** Paints the top left corner. @param color 0xrrggbb. @param size Pixels of each side. */
  async fillCorner(color: number, size: number): Promise<void> {
    this.#x.send(
      request(CHANGE_GC, 0, [["u32", this.#gc], ["u32", GC_FOREGROUND], ["u32", color]]),
    );
    await this.#x.send(request(POLY_FILL_RECTANGLE, 0, [
      ["u32", this.#window],
      ["u32", this.#gc],
      ["i16", 0],
      ["i16", 0],
      ["u16", size],
      ["u16", size],
    ]));
  }

  /** Keeps a picture at the server. @param pixels Four bytes each, blue first. @returns Its id. */
  async upload(pixels: Uint8Array): Promise<number> {
    const { rootDepth } = this.#x.setup;
    const pixmap = this.#x.newId();
    const size = [["u16", this.width], ["u16", this.height]] as const;
    await this.#x.send(
      request(CREATE_PIXMAP, rootDepth, [["u32", pixmap], ["u32", this.#window], ...size]),
    );
    const rowBytes = this.width * 4;
    const rows = Math.floor(MAX_DATA_BYTES / rowBytes);
    for (let y = 0; y < this.height; y += rows) {
      const count = Math.min(rows, this.height - y);
      await this.#x.send(request(PUT_IMAGE, Z_PIXMAP, [
        ["u32", pixmap],
        ["u32", this.#gc],
        ["u16", this.width],
        ["u16", count],
        ["i16", 0],
        ["i16", y],
        ["u8", 0],
        ["u8", rootDepth],
        ["u16", 0],
      ], pixels.subarray(y * rowBytes, (y + count) * rowBytes)));
    }
    return pixmap;
  }

  /** Shows a picture kept by {@linkcode upload}. */
  async show(pixmap: number): Promise<void> {
    await this.#x.send(request(COPY_AREA, 0, [
      ["u32", pixmap],
      ["u32", this.#window],
      ["u32", this.#gc],
      ["u32", 0],
      ["u32", 0],
      ["u16", this.width],
      ["u16", this.height],
    ]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#x[Symbol.asyncDispose]();
  }

  async #create(): Promise<void> {
    const { root, rootDepth, rootVisual } = this.#x.setup;
    const place = [["i16", 0], ["i16", 0], ["u16", this.width], ["u16", this.height]] as const;
    const mask = BACK_PIXEL | OVERRIDE_REDIRECT | EVENT_MASK;
    const values = [["u32", 0], ["u32", 1], ["u32", KEY_PRESS_MASK]] as const;
    this.#x.send(request(CREATE_WINDOW, rootDepth, [
      ["u32", this.#window],
      ["u32", root],
      ...place,
      ["u16", 0],
      ["u16", INPUT_OUTPUT],
      ["u32", rootVisual],
      ["u32", mask],
      ...values,
    ]));
    this.#x.send(request(MAP_WINDOW, 0, [["u32", this.#window]]));
    // Without this the server would answer every copy with an event.
    const noExposures = [["u32", GC_GRAPHICS_EXPOSURES], ["u32", 0]] as const;
    this.#x.send(request(CREATE_GC, 0, [["u32", this.#gc], ["u32", this.#window], ...noExposures]));
    await this.settled();
  }
}
