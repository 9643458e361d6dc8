/**
 * The page of GET /developer/log-stream for a browser: it reads the same address as an event
 * stream. Text is set, never parsed as HTML: a log line holds what strangers sent us.
 *
 * @param brandName Shown as its title.
 * @param nonce Of its style and its script, for a content security policy.
 */
export function logPage(brandName: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${brandName}: log</title>
<style nonce="${nonce}">
body { margin: 0; background: #111; color: #ddd; font: 13px/1.5 ui-monospace, monospace; }
#log { padding: 1em; white-space: pre-wrap; overflow-wrap: anywhere; }
.WARN { color: #fc6; }
.ERROR { color: #f77; }
.DEBUG, .TRACE { color: #999; }
</style>
<main id="log"></main>
<script nonce="${nonce}">
const log = document.getElementById("log");
new EventSource(location.href).addEventListener("message", ({ data }) => {
  const { timestampMs, level, target, message } = JSON.parse(data);
  const atEnd = innerHeight + scrollY >= document.body.scrollHeight - 40;
  const line = log.appendChild(document.createElement("div"));
  line.className = level;
  line.textContent =
    new Date(timestampMs).toISOString() + " " + level.padEnd(5) + " " + target + ": " + message;
  if (log.childElementCount > 5000) log.firstElementChild.remove();
  if (atEnd) scrollTo(0, document.body.scrollHeight);
});
</script>
</html>
`;
}

/** The policy under which {@linkcode logPage} works and nothing else does. */
export function logPagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
