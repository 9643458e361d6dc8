import type { Browser } from "playwright-core";
import { type ApplianceOptions, type TestAppliance, withAppliance } from "../harness/appliance.ts";
import { launchBrowser } from "./browser.ts";
import { ViewerPage } from "./viewer_page.ts";

/** What a journey has at hand. */
export interface Stage {
  readonly appliance: TestAppliance;
  readonly browser: Browser;
  /** Opens the page in a profile of its own. */
  open(): Promise<ViewerPage>;
  /** Opens the page, logs in where asked, and waits for the picture. */
  openPicture(): Promise<ViewerPage>;
}

/** Options of a {@linkcode journey}. */
export interface JourneyOptions extends Partial<ApplianceOptions> {
  /** Leaves the first-run wizard to the test. @default false */
  readonly fresh?: boolean;
}

/** A test in a real browser, against an appliance and a desktop of its own. */
export function journey(
  name: string,
  { fresh = false, ...options }: JourneyOptions,
  run: (stage: Stage) => Promise<void>,
): void {
  Deno.test(name, async () => {
    await withAppliance({ platform: "x11", ...options }, async (appliance) => {
      if (!fresh) await appliance.setUp();
      const browser = await launchBrowser();
      const viewers: ViewerPage[] = [];
      const open = async () => {
        const viewer = await ViewerPage.open(browser, appliance);
        viewers.push(viewer);
        return viewer;
      };
      const openPicture = async () => {
        const viewer = await open();
        await viewer.logIn();
        await viewer.seesPicture();
        await viewer.focusStage();
        return viewer;
      };
      try {
        await run({ appliance, browser, open, openPicture });
      } catch (error) {
        for (const [n, { said }] of viewers.entries()) console.log(`--- page ${n + 1}\n${said}`);
        throw error;
      } finally {
        await browser.close();
      }
    });
  });
}
