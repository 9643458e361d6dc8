import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { precompress } from "./build/precompress.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const outDir = fileURLToPath(new URL("./dist", import.meta.url));

const precompressPlugin: Plugin = {
  name: "precompress",
  apply: "build",
  closeBundle: () => precompress(outDir),
};

export default defineConfig({
  root,
  base: "/static/",
  cacheDir: "node_modules/.vite",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [precompressPlugin],
  build: {
    outDir,
    emptyOutDir: true,
    // light-dark(), popover and nesting are used as they are; these are the first with all three.
    target: ["chrome123", "edge123", "firefox128", "safari17.5"],
    // A data: URL would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // One chunk only, so there is nothing to preload.
    modulePreload: false,
    rolldownOptions: {
      output: {
        entryFileNames: "assets/immutable/[name]-[hash].js",
        chunkFileNames: "assets/immutable/[name]-[hash].js",
        assetFileNames: "assets/immutable/[name]-[hash][extname]",
      },
    },
  },
});
