import { join } from "node:path";
import { type Answer, fetchUnverified, type RequestOptions } from "../../tasks/https.ts";
import type { XAddress } from "../x11/connection.ts";
import { ApplianceProcess, MAIN } from "./appliance_process.ts";
import { desktopOf } from "./desktop.ts";
import { freePort } from "./free_port.ts";
import { until } from "./until.ts";

/** Which appliance a test wants. */
export interface ApplianceOptions {
  readonly platform: "x11" | "none";
  /** Further options of main.ts. */
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  /** Entry point. @default main.ts of this repository */
  readonly main?: string;
  readonly prefix?: readonly string[];
  /** Working directory. @default the root of this repository */
  readonly cwd?: string;
  /** Address it listens on. @default "127.0.0.1" */
  readonly host?: string;
}

const START_MS = 30_000;
/** The password of every test appliance. */
export const PASSWORD = "correct horse";

/** A running appliance with ports and a data folder of its own. */
export class TestAppliance {
  readonly process: ApplianceProcess;
  readonly dataDir: string;
  /** `https://127.0.0.1:49152`, without a slash. */
  readonly origin: string;
  readonly httpOrigin: string;
  #cookie: string | undefined;

  private constructor(options: ApplianceOptions, dataDir: string, ports: readonly number[]) {
    const host = options.host ?? "127.0.0.1";
    this.dataDir = dataDir;
    this.origin = `https://${host}:${ports[0]}`;
    this.httpOrigin = `http://${host}:${ports[1]}`;
    this.process = new ApplianceProcess({
      args: [
        options.main ?? MAIN,
        ...["--platform", options.platform, "--data-dir", dataDir],
        ...["--https-addr", `${host}:${ports[0]}`, "--http-addr", `${host}:${ports[1]}`],
        ...options.args ?? [],
      ],
      env: { ...homeIn(dataDir), ...options.env },
      ...(options.prefix && { prefix: options.prefix }),
      ...(options.cwd && { cwd: options.cwd }),
    });
  }

  /** The login, `name=value`; undefined before {@linkcode setUp}. */
  get cookie(): string | undefined {
    return this.#cookie;
  }

  /** Starts one and waits until it answers over HTTPS. */
  static async start(options: ApplianceOptions): Promise<TestAppliance> {
    const dataDir = await Deno.makeTempDir({ prefix: "rustkvm-test-" });
    const appliance = new TestAppliance(options, dataDir, [freePort(), freePort()]);
    // In a network namespace we can't ask it from here.
    if (options.prefix === undefined) await appliance.#ready();
    return appliance;
  }

  /** One request, with the login if there is one. */
  fetch(path: string, options: RequestOptions = {}): Promise<Answer> {
    return fetchUnverified(this.origin + path, {
      ...options,
      headers: { ...(this.#cookie && { cookie: this.#cookie }), ...options.headers },
    });
  }

  /** Sends JSON. */
  post(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.fetch(path, {
      method: "POST",
      body: JSON.stringify(body),
      ...options,
      headers: { "content-type": "application/json", ...options.headers },
    });
  }

  /** Goes through the first-run set-up, as a script would. @returns The session's cookie. */
  async setUp(mode: "password" | "noPassword" = "password"): Promise<string> {
    const answer = await this.post("/device/setup", {
      localAuthMode: mode,
      ...(mode === "password" && { password: PASSWORD }),
    });
    if (answer.status !== 200) throw new Error(`set-up failed: ${answer.text()}`);
    this.#cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    return this.#cookie;
  }

  /** Calls an RPC method over HTTP. @throws {Error} with the answer's error. */
  async rpc(method: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const answer = await this.post("/device/rpc", { jsonrpc: "2.0", id: 1, method, params });
    const { result, error } = JSON.parse(answer.text());
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  /** The body of /device/health. */
  async health(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.fetch("/device/health")).text());
  }

  /** How many viewers it counts. */
  async viewers(): Promise<number> {
    return Number((await this.health())["viewers"]);
  }

  /** The X server it started, once the desktop's terminal is there. */
  async desktop(): Promise<XAddress> {
    return await until(() => desktopOf(this.process.pid), "the desktop to be ready", START_MS);
  }

  async stop(): Promise<void> {
    try {
      await this.process.stop();
    } finally {
      await Deno.remove(this.dataDir, { recursive: true });
    }
  }

  async #ready(): Promise<void> {
    await until(
      async () => {
        if (this.process.exit !== undefined) {
          throw new Error(`the appliance ended at its start:\n${this.process.log}`);
        }
        return await this.fetch("/device/status", { timeoutMs: 1000 }).then(
          ({ status }) => status === 200,
          () => false,
        );
      },
      "HTTPS to answer",
      START_MS,
    );
  }
}

/**
 * Gives a test its appliance and takes it away; when the test fails, the appliance's log is shown.
 */
export async function withAppliance(
  options: ApplianceOptions,
  test: (appliance: TestAppliance) => Promise<void>,
): Promise<void> {
  const appliance = await TestAppliance.start(options);
  let failure: unknown;
  try {
    await test(appliance);
  } catch (error) {
    failure = error;
  }
  try {
    await appliance.stop();
  } catch (error) {
    failure ??= error;
  }
  if (failure === undefined) return;
  console.log(`--- the appliance's log\n${appliance.process.log}\n---`);
  throw failure;
}

/**
 * A home without anybody's shell settings: a shell that a test ends in the middle of them may leave
 * something behind that holds up the next one. Deno keeps its cache.
 */
function homeIn(folder: string): Record<string, string> {
  const home = Deno.env.get("HOME") ?? "/";
  const caches = Deno.env.get("XDG_CACHE_HOME") ?? join(home, ".cache");
  return { HOME: folder, DENO_DIR: Deno.env.get("DENO_DIR") ?? join(caches, "deno") };
}
