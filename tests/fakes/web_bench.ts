import { join } from "node:path";
import { AuthService } from "../../src/auth/auth_service.ts";
import { RateLimiter } from "../../src/auth/rate_limiter.ts";
import { SessionStore } from "../../src/auth/session_store.ts";
import { TokenStore } from "../../src/auth/token_store.ts";
import type { RpcAccess } from "../../src/protocol/rpc/define.ts";
import { CertificateStore } from "../../src/tls/certificate_store.ts";
import type { Connection } from "../../src/web/context.ts";
import { ClientFiles } from "../../src/web/static/client_files.ts";
import { createWebApp, type WebApp, type WebAppOptions } from "../../src/web/web_app.ts";
import { WebServer, type WebServerOptions } from "../../src/web/web_server.ts";
import { FakeClock } from "./clock.ts";
import { silentLogger } from "./logger.ts";
import { FakePasswordHasher } from "./password_hasher.ts";
import { MemorySettings } from "./settings_store.ts";
import { FakeDoors } from "./signaling_doors.ts";

export const PASSWORD = "correct horse";

/** What browsers send when somebody opens a page. */
export const HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

/** A request, as far as it differs from a plain one over TLS. */
export interface Call {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connection?: Partial<Connection>;
}

/** The web floor on a folder of its own, with fakes below and above it. */
export class WebBench implements AsyncDisposable {
  readonly folder = Deno.makeTempDirSync();
  readonly clientDir = join(this.folder, "client");
  readonly settings = new MemorySettings();
  readonly doors = new FakeDoors();
  /** Addresses of this machine besides loopback. */
  addresses: string[] = [];
  devMode = false;
  redirectPort: number | undefined;

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }

  /** As a boot does it: what is on disk counts, what was in memory does not. */
  async options(): Promise<WebAppOptions> {
    const sessions = new SessionStore({
      file: join(this.folder, "sessions.json"),
      log: silentLogger,
      clock: new FakeClock(),
    });
    await sessions.open();
    const auth = new AuthService({
      settings: this.settings,
      sessions,
      hasher: new FakePasswordHasher(),
      limiter: new RateLimiter(new FakeClock()),
    });
    return {
      auth,
      settings: this.settings,
      doors: this.doors,
      brand: { name: "Test KVM", slug: "testkvm", realm: "TestKVM" },
      deviceId: () => "device-1",
      health: () => ({ status: "ok" }),
      rpc: (body) => Promise.resolve(body === null ? undefined : { result: body }),
      ownNames: () => ["kvm"],
      devMode: () => this.devMode,
      authority: () => ({ certificate: "PEM", der: new Uint8Array([0x30]) }),
      log: silentLogger,
    };
  }

  async boot(more: Partial<WebAppOptions> = {}, own = true): Promise<WebApp> {
    return createWebApp({ ...await this.options(), ...more }, {
      client: { files: await ClientFiles.open(this.clientDir), own },
      redirectPort: () => this.redirectPort,
    });
  }

  /** Makes an API token. @returns The header that shows it. */
  async bearer(...scopes: RpcAccess[]): Promise<{ authorization: string }> {
    const name = `token ${this.settings.current.api_tokens.length}`;
    const { token } = await new TokenStore({ settings: this.settings }).add({ name, scopes });
    return { authorization: `Bearer ${token}` };
  }

  async buildClient(): Promise<void> {
    await Deno.mkdir(join(this.clientDir, "assets", "immutable"), { recursive: true });
    await Deno.writeTextFile(join(this.clientDir, "index.html"), "<p>the page</p>");
    await Deno.writeTextFile(join(this.clientDir, "assets", "immutable", "a.js"), "1");
  }
}

/** A web server on ports that the system chose, with certificates of its own. */
export async function serve(
  bench: WebBench,
  more: Partial<WebServerOptions> = {},
): Promise<{ server: WebServer; certificates: CertificateStore; auth: AuthService }> {
  const options = await bench.options();
  const certificates = new CertificateStore({
    dir: join(bench.folder, "tls"),
    authorityName: "Test CA",
    hostNames: () => ["localhost"],
    addresses: () => bench.addresses,
    log: silentLogger,
    clock: new FakeClock(),
  });
  await certificates.start();
  const server = new WebServer({
    ...options,
    authority: () => certificates.authority,
    certificates,
    httpsAddr: "127.0.0.1:0",
    httpAddr: "127.0.0.1:0",
    httpPolicy: "serve",
    client: { dir: bench.clientDir, own: true },
    ...more,
  });
  await server.start();
  return { server, certificates, auth: options.auth };
}

/** Sends a request to the application, without a socket. */
export function send(
  { app }: WebApp,
  method: string,
  path: string,
  call: Call = {},
): Promise<Response> {
  const connection = { address: "192.168.1.20", secure: true, ...call.connection };
  const body = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const cookie = call.cookie === undefined ? {} : { cookie: call.cookie };
  const init = { method, headers: { ...call.headers, ...cookie } };
  return Promise.resolve(
    app.request(
      `${connection.secure ? "https" : "http"}://kvm.local${path}`,
      body === undefined ? init : { ...init, body },
      connection,
    ),
  );
}

/** The cookie that a browser would send back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
}

/** Sets the device up with {@linkcode PASSWORD}. @returns The cookie of the first login. */
export async function setUp(app: WebApp): Promise<string> {
  const body = { localAuthMode: "password", password: PASSWORD };
  return cookieOf(await send(app, "POST", "/device/setup", { body }));
}

export function logIn(app: WebApp, password = PASSWORD, call: Call = {}): Promise<Response> {
  return send(app, "POST", "/auth/login-local", { body: { password }, ...call });
}
