import { type Browser, chromium } from "playwright-core";
import { findExecutable } from "../../tasks/probes.ts";

/**
 * A test's Chromium talks to loopback alone: it makes no connection of its own, and offers loopback
 * as a way for the picture.
 */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--allow-loopback-in-peer-connection",
  "--ignore-certificate-errors",
  // Two pages of one test are both watched; neither may be slowed down because it lies behind.
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

const START_MS = 20_000;

/** Starts Chromium with a fresh profile; once more if it breaks off at its start. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findExecutable("chromium");
  if (executablePath === undefined) throw new Error("chromium is not on PATH");
  const launch = () =>
    chromium.launch({ executablePath, headless: true, args: FLAGS, timeout: START_MS });
  return await launch().catch(launch);
}
