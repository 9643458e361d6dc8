import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { PASSWORD, type TestAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { strokeOf } from "./us_layout.ts";

/** What the browser says about the video it receives. */
export interface InboundVideo {
  /** Milliseconds. */
  readonly timestamp: number;
  readonly framesDecoded: number;
  /** Pixels; absent before the first frame. */
  readonly frameWidth?: number;
  readonly frameHeight?: number;
}

/** Long enough for a machine that does everything else at once. */
export const PATIENCE_MS = 40_000;
/** A person who types fast. */
const BETWEEN_KEYS_MS = 25;
/** A shell that heard a command has carried it out by then. */
const HEARD_MS = 2000;

/** A browser window with our page in it, and what a person does there. */
export class ViewerPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #appliance: TestAppliance;
  readonly #said: string[] = [];

  private constructor(context: BrowserContext, page: Page, appliance: TestAppliance) {
    this.context = context;
    this.page = page;
    this.#appliance = appliance;
    page.on("console", (message) => this.#said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.#said.push(`page error: ${error.message}`));
    page.on("crash", () => this.#said.push("the page crashed"));
  }

  /** A fresh browser profile that has not been here before. */
  static async open(browser: Browser, appliance: TestAppliance): Promise<ViewerPage> {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1280, height: 800 },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript({ path: new URL("page_probe.js", import.meta.url).pathname });
    const viewer = new ViewerPage(context, await context.newPage(), appliance);
    await viewer.page.goto(`${appliance.origin}/`);
    return viewer;
  }

  /** What the page wrote to its console. */
  get said(): string {
    return this.#said.join("\n");
  }

  byId(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Goes through the first-run wizard with a password. */
  async passWizard(): Promise<void> {
    await this.byId("wizard-start").click();
    await this.byId("wizard-password").fill(PASSWORD);
    await this.byId("wizard-confirm").fill(PASSWORD);
    await this.byId("wizard-set-password").click();
    await this.byId("wizard-finish").click();
  }

  async logIn(): Promise<void> {
    await this.byId("login-password").fill(PASSWORD);
    await this.byId("login-submit").click();
  }

  async inboundVideo(): Promise<InboundVideo | undefined> {
    return await this.page.evaluate<InboundVideo | null>("kvmProbe.inboundVideo()") ?? undefined;
  }

  /** Waits for a picture of this size that moves on. */
  async seesPicture(width = 1280, height = 720): Promise<void> {
    let first: number | undefined;
    await until(
      async () => {
        const video = await this.inboundVideo();
        if (video?.frameWidth !== width || video.frameHeight !== height) return false;
        first ??= video.framesDecoded;
        return video.framesDecoded > first + 5;
      },
      `a picture of ${width}×${height}`,
      PATIENCE_MS,
    );
    await this.byId("stage").waitFor();
  }

  /** Decoded frames per second over this time. */
  async decodedFps(durationMs: number): Promise<number> {
    const start = await this.inboundVideo();
    if (start === undefined) throw new Error("no video arrives");
    const end = await until(
      async () => {
        const now = await this.inboundVideo();
        return now !== undefined && now.timestamp - start.timestamp >= durationMs && now;
      },
      "the end of the measurement",
      durationMs + PATIENCE_MS,
    );
    return (end.framesDecoded - start.framesDecoded) / (end.timestamp - start.timestamp) * 1000;
  }

  /** Clicks into the picture, so that the keyboard goes to the computer. */
  async focusStage(): Promise<void> {
    await this.byId("stage").focus();
  }

  /** Types as on a US keyboard, holding Shift where a person would. */
  async type(text: string): Promise<void> {
    const { keyboard } = this.page;
    for (const character of text) {
      const { code, shift } = strokeOf(character);
      if (shift) await keyboard.down("ShiftLeft");
      await keyboard.press(code, { delay: BETWEEN_KEYS_MS });
      if (shift) await keyboard.up("ShiftLeft");
    }
  }

  /**
   * Waits until the terminal has a shell that hears us. A picture is there before the terminal is,
   * and what is typed too early goes to nobody, as it would from a person's hands.
   */
  async shellListens(): Promise<void> {
    const name = `listens-${crypto.randomUUID().slice(0, 8)}`;
    const exists = () => Deno.stat(this.path(name)).then(() => true, () => false);
    await until(
      async () => {
        await this.type(`touch ${this.path(name)}\n`);
        return await until(exists, "the file", HEARD_MS).catch(() => false);
      },
      "a shell that listens",
      PATIENCE_MS,
    );
  }

  /** Moves the mouse to a place of the picture. @param x 0..1 of its width. @param y 0..1. */
  async pointAt(x: number, y: number): Promise<void> {
    const box = await this.byId("video").boundingBox();
    if (box === null) throw new Error("the picture is not shown");
    await this.page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  }

  /** Waits until a file below the appliance's data folder has exactly this text. */
  async fileHas(name: string, text: string): Promise<void> {
    let last = "";
    try {
      await until(
        async () => {
          last = await Deno.readTextFile(this.path(name)).catch(() => "");
          return last === text;
        },
        name,
        PATIENCE_MS,
      );
    } catch {
      throw new Error(`${name} holds ${JSON.stringify(last)}, not ${JSON.stringify(text)}`);
    }
  }

  /** Path of a file for the controlled computer to write. */
  path(name: string): string {
    return `${this.#appliance.dataDir}/${name}`;
  }
}
