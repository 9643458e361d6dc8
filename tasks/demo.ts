import { join } from "node:path";
import { DemoAppliance } from "./demo/appliance.ts";
import { welcome } from "./demo/welcome.ts";
import { everyInterface, freePorts } from "./demo/ports.ts";
import { DEMO_NEEDS } from "./needs.ts";
import { ensurePackages } from "./packages.ts";

/**
 * The appliance on this machine, with a desktop of its own to see and control.
 *
 *     deno task demo [--lan] [--verbose] [further options of main.ts]
 *
 * `--lan` listens on every interface, `--verbose` shows the whole log.
 */
const START_MS = 60_000;
const root = new URL("..", import.meta.url).pathname;

const lan = Deno.args.includes("--lan");
const verbose = Deno.args.includes("--verbose");
const passedOn = Deno.args.filter((arg) => arg !== "--lan" && arg !== "--verbose");

await ensurePackages(DEMO_NEEDS);
await buildClient();

const host = lan ? everyInterface() : "127.0.0.1";
const ports = freePorts(host);
const address = (port: number) => host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
const appliance = new DemoAppliance({
  args: [
    ...["--platform", "x11", "--data-dir", join(root, ".data")],
    ...["--http-addr", address(ports.http), "--https-addr", address(ports.https)],
    ...["--log-file", join(root, ".data", "log", "rustkvm_app.log")],
    ...passedOn,
  ],
  onLine: (line) => {
    if (verbose || /^(WARN|ERROR)\b/.test(line)) console.log(line);
  },
});

let stopping: Promise<void> | undefined;
let failed = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.addSignalListener(signal, () => stopping ??= appliance.stop());
}

try {
  if (await appliance.ready(ports.https, START_MS)) console.log(welcome(ports, lan));
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
  console.error(appliance.lastLines);
  stopping ??= appliance.stop();
}
const code = await appliance.exited;
if (stopping === undefined) {
  console.error(`The appliance ended by itself (exit code ${code}). Its last lines:`);
  console.error(appliance.lastLines);
  stopping = appliance.stop();
  await stopping;
  Deno.exit(code === 0 ? 1 : code);
}
await stopping;
Deno.exit(failed ? 1 : 0);

async function buildClient(): Promise<void> {
  const build = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", join(root, "tasks", "client.ts")],
    stdin: "null",
  });
  const { success, stdout, stderr } = await build.output();
  if (success) return;
  await Deno.stderr.write(stdout);
  await Deno.stderr.write(stderr);
  console.error("The browser application could not be built.");
  Deno.exit(1);
}
