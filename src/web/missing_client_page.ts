import { ownPageHeaders } from "./security_headers.ts";

/** Stands in for the client as long as nobody built it. */
export function missingClientPage(brandName: string): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${brandName}</title>
<h1>${brandName} is running, but its page was not built</h1>
<p>Build it with <code>deno task client</code> and start again, or serve another build with
<code>--client-dir DIR</code>.</p>
</html>
`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...ownPageHeaders(""),
    },
  });
}
