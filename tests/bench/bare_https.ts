import { createServer } from "node:https";

/**
 * The least that can answer over HTTPS here: the control for the time to start.
 *
 *     deno run -A bare_https.ts PORT CERTIFICATE_AND_KEY
 */
const [port, file] = Deno.args as [string, string];
const pem = await Deno.readTextFile(file);
createServer(
  { cert: pem, key: pem },
  (_request, response) => response.end("{}"),
).listen(Number(port), "127.0.0.1");
