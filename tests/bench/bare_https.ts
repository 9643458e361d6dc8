import { createServer } from "node:https";

/**
 * The least that can answer over HTTPS here: the control for the time to start.
 *
 *     deno run -A bare_https.ts PORT CERTIFICATE KEY
 */
const [port, cert, key] = Deno.args as [string, string, string];
createServer(
  { cert: await Deno.readTextFile(cert), key: await Deno.readTextFile(key) },
  (_request, response) => response.end("{}"),
).listen(Number(port), "127.0.0.1");
