import { strict as assert } from "node:assert";
import { expectError } from "../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../tests/fakes/web_bench.ts";
import { SCOPES } from "../auth/api_token.ts";
import { KvmError } from "../base/errors.ts";

/** They change something and read no JSON. */
const WITHOUT_JSON = [
  "/auth/logout",
  "/auth/sessions/:id",
  "/developer/pprof/symbol",
  "/device/send-wol/:mac",
  "/storage/upload",
];

Deno.test("every route has a class, and a protected one lets nobody in without a login", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({
    routes: [(routes) => {
      routes.add("GET", "/extra/:id", "session", () => new Response("extra"));
    }],
  });
  await setUp(app);
  const declared = app.routes.list();
  assert.ok(declared.length > 40);
  for (const { method, path } of app.app.routes) {
    if (method === "ALL" && path === "/*") continue;
    assert.ok(declared.some((route) => route.method === method && route.path === path), path);
  }
  for (const { method, path, auth } of declared) {
    const response = await send(app, method, path.replace("*", "x"));
    if (auth === "public") assert.notEqual(response.status, 401, path);
    else assert.equal(response.status, 401, `${method} ${path}`);
    for (const name of ["x-frame-options", "x-content-type-options", "x-xss-protection"]) {
      assert.ok(response.headers.has(name), path);
    }
  }
});

Deno.test("a protected route takes the API tokens that have its scope, and no others", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ rpc: (_body, { kind }) => Promise.resolve(kind) });
  await setUp(app);
  for (const { method, path, auth, scope } of app.routes.list()) {
    if (auth !== "session" || scope === "any") continue;
    const lacking = scope === "every" ? SCOPES.slice(1) : SCOPES.filter((each) => each !== scope);
    const headers = await bench.bearer(...lacking);
    const refused = await send(app, method, path, { headers });
    assert.equal(refused.status, 403, `${method} ${path}`);
    assert.match((await refused.json()).error, /^The API token token \d+ has no scope "/);
    const enough = scope === "every" ? [...SCOPES] : scope === undefined ? [] : [scope];
    const taken = await send(app, method, path, { headers: await bench.bearer(...enough) });
    assert.ok(![401, 403].includes(taken.status), `${method} ${path} ${taken.status}`);
    await bench.settings.update((draft) => {
      draft.api_tokens = [];
    });
  }
  const headers = await bench.bearer("power");
  const call = await send(app, "POST", "/device/rpc", { headers, body: {} });
  assert.equal(await call.json(), "token");
});

Deno.test("no broken body is more than a bad request", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const withBody = app.routes.list().filter(({ method, path }) =>
    method !== "GET" && method !== "OPTIONS" && !WITHOUT_JSON.includes(path)
  );
  for (const { method, path } of withBody) {
    for (const text of ["", "{", "[]", "null", `"x"`, `{"password":{}}`, `{"__proto__":{"a":1}}`]) {
      const response = await send(app, method, path, { cookie, text });
      const allowed = path === "/device/rpc" ? [200, 204, 400] : [400];
      assert.ok(allowed.includes(response.status), `${method} ${path} ${text}`);
      if (response.status === 400) assert.equal(typeof (await response.json()).error, "string");
    }
  }
  assert.equal(({} as { a?: number }).a, undefined);
});

Deno.test("what fails inside tells nothing outside, what is meant for people does", async () => {
  await using bench = new WebBench();
  let error: unknown = new Error("/userdata/secret");
  const app = await bench.boot({ rpc: () => Promise.reject(error) });
  const cookie = await setUp(app);
  const call = () => send(app, "POST", "/device/rpc", { cookie, body: {} });
  await expectError(call(), 500, "Internal error");
  error = new KvmError("busy", "Another upload is running");
  await expectError(call(), 409, "Another upload is running");
});
