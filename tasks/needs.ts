import type { Need } from "./packages.ts";

/** What platform x11 runs on: capture and encoder, its own X server and a desktop in it. */
export const DEMO_NEEDS: readonly Need[] = [
  // appsink, videoconvert and the core library below them
  { probe: { plugin: "libgstapp.so" }, package: "gstreamer1.0-plugins-base" },
  { probe: { plugin: "libgstximagesrc.so" }, package: "gstreamer1.0-plugins-good" },
  { probe: { plugin: "libgstx264.so" }, package: "gstreamer1.0-plugins-ugly" },
  { probe: { executables: ["Xvfb"] }, package: "xvfb" },
  { probe: { executables: ["openbox"] }, package: "openbox" },
  { probe: { executables: ["xterm"] }, package: "xterm" },
  { probe: { library: "libX11.so.6" }, package: "libx11-6" },
  { probe: { library: "libXtst.so.6" }, package: "libxtst6" },
  { probe: { library: "libXrandr.so.2" }, package: "libxrandr2" },
  // Ends the desktop's programs when the appliance is killed.
  { probe: { executables: ["setpriv"] }, package: "util-linux" },
  {
    probe: { file: "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf" },
    package: "fonts-dejavu-core",
  },
];

/** What the tests need besides: a browser, and network namespaces with a capture. */
export const TEST_NEEDS: readonly Need[] = [
  ...DEMO_NEEDS,
  { probe: { executables: ["chromium"] }, package: "chromium" },
  { probe: { executables: ["tcpdump"] }, package: "tcpdump" },
  { probe: { executables: ["ip"] }, package: "iproute2" },
];
