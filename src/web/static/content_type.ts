/** Content types, keyed by extension; of files that occur in builds of a client. */
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  gif: "image/gif",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  mp4: "video/mp4",
  otf: "font/otf",
  png: "image/png",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webm: "video/webm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff: "font/woff",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
};

const COMPRESSIBLE = /^text\/|json|xml|wasm|font\/[ot]tf|x-icon/;

export function contentTypeOf(name: string): string {
  return TYPES[extensionOf(name).toLowerCase()] ?? "application/octet-stream";
}

/** Whether gzip makes such files smaller. */
export function isCompressible(contentType: string): boolean {
  return COMPRESSIBLE.test(contentType);
}

/** Extension without the dot, as it is written. */
export function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1] ?? "";
}
