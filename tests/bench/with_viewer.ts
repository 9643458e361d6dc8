import { launchBrowser } from "../e2e/browser.ts";
import { ViewerPage } from "../e2e/viewer_page.ts";
import { type TestAppliance, withAppliance } from "../harness/appliance.ts";

/** An appliance on platform x11 with one viewer in Chromium who sees its picture. */
export async function withViewer(
  run: (appliance: TestAppliance, viewer: ViewerPage) => Promise<void>,
): Promise<void> {
  await withAppliance({ platform: "x11" }, async (appliance) => {
    await appliance.setUp();
    const browser = await launchBrowser();
    try {
      const viewer = await ViewerPage.open(browser, appliance);
      await viewer.logIn();
      await viewer.seesPicture();
      await viewer.focusStage();
      await run(appliance, viewer);
    } finally {
      await browser.close();
    }
  });
}
