import { strict as assert } from "node:assert";
import { X509Certificate } from "node:crypto";
import tls from "node:tls";
import { ask, connect, readToEnd } from "../../tests/fakes/https_client.ts";
import { HTML, serve, WebBench } from "../../tests/fakes/web_bench.ts";
import { KvmError } from "../base/errors.ts";

Deno.test("one application answers over TLS and in the clear", async () => {
  await using bench = new WebBench();
  await bench.buildClient();
  const { server, certificates } = await serve(bench);
  const { https, http } = server.addresses();
  assert.match(`${https} ${http}`, /^127\.0\.0\.1:\d+ 127\.0\.0\.1:\d+$/);
  // The authority from the public route is all that a browser needs.
  const ca = (await ask(`http://${http}/device/ca.crt`)).body;
  assert.equal(ca.trim(), certificates.authority.certificate.trim());
  const secure = await ask(`https://${https}/device/status`, { ca });
  const clear = await ask(`http://${http}/device/status`);
  assert.deepEqual([secure.status, secure.body], [200, `{"isSetup":false}`]);
  assert.equal(clear.body, secure.body);
  const file = await ask(`https://${https}/static/assets/immutable/a.js`, { ca });
  assert.deepEqual([file.headers["content-length"], file.body], ["1", "1"]);
  const head = await ask(`https://${https}/`, { ca, method: "HEAD" });
  assert.deepEqual([head.status, head.headers["content-length"], head.body], [200, "15", ""]);
  await server.stop();
});

Deno.test("the cookie of each scheme, and bodies up to 1 MiB", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const { https, http } = server.addresses();
  const setup = JSON.stringify({ localAuthMode: "password", password: "correct horse" });
  const first = await ask(`https://${https}/device/setup`, { method: "POST", body: setup });
  assert.match(String(first.headers["set-cookie"]), /^__Host-authToken=.*; Secure$/);
  const login = JSON.stringify({ password: "correct horse" });
  const second = await ask(`http://${http}/auth/login-local`, { method: "POST", body: login });
  assert.match(String(second.headers["set-cookie"]), /^authToken=(?!.*Secure)/);
  const body = `{"password":"${"x".repeat(1024 * 1024)}"}`;
  const large = await ask(`https://${https}/auth/login-local`, { method: "POST", body });
  assert.deepEqual([large.status, large.body], [
    413,
    `{"error":"The request is larger than 1 MiB"}`,
  ]);
  await server.stop();
});

Deno.test("behind a trusted proxy each client is itself, for the login and for the sockets", async () => {
  await using bench = new WebBench();
  const { server, auth } = await serve(bench);
  await auth.setup({ localAuthMode: "password", password: "correct horse" }, {
    address: "10.0.0.1",
    userAgent: "",
  });
  const { http } = server.addresses();
  const login = (client: string, password: string) =>
    ask(`http://${http}/auth/login-local`, {
      method: "POST",
      body: JSON.stringify({ password }),
      headers: { "x-forwarded-for": client },
    });
  await login("1.2.3.4", "correct horse");
  await bench.settings.update((draft) => {
    draft.trusted_proxies = ["127.0.0.0/8"];
  });
  await login("1.2.3.4", "correct horse");
  assert.deepEqual(auth.listSessions().map(({ address }) => address), [
    "10.0.0.1",
    "127.0.0.1",
    "1.2.3.4",
  ]);
  for (let i = 0; i < 5; i++) await login("6.6.6.6", "wrong");
  assert.equal((await login("9.9.9.9, 6.6.6.6", "correct horse")).status, 429);
  assert.equal((await login("1.2.3.4", "correct horse")).status, 200);
  await server.stop();
});

Deno.test("plain HTTP sends people to the port of HTTPS, or does not listen", async () => {
  await using bench = new WebBench();
  const redirecting = await serve(bench, { httpPolicy: "redirect" });
  const { https, http } = redirecting.server.addresses();
  const load = await ask(`http://${http}/settings`, { headers: { accept: HTML } });
  assert.deepEqual([load.status, load.headers.location], [307, `https://${https}/settings`]);
  assert.equal((await ask(`http://${http}/device/status`)).status, 200);
  await redirecting.server.stop();

  const without = await serve(bench, { httpPolicy: "off" });
  assert.deepEqual(Object.keys(without.server.addresses()), ["https"]);
  await without.server.stop();
});

Deno.test("without a host it listens on IPv4 and IPv6, for this machine alone on loopback", async () => {
  await using bench = new WebBench();
  const all = await serve(bench, { httpsAddr: ":0", httpAddr: "0" });
  const [allPort] = /\d+$/.exec(all.server.addresses().https) ?? [];
  for (const host of ["127.0.0.1", "[::1]"]) {
    assert.equal((await ask(`https://${host}:${allPort}/device/status`)).status, 200);
  }
  await all.server.stop();

  await bench.settings.update((draft) => {
    draft.local_loopback_only = true;
  });
  const loopback = await serve(bench, { httpsAddr: "0.0.0.0:0" });
  assert.match(loopback.server.addresses().https, /^127\.0\.0\.1:/);
  const [port] = /\d+$/.exec(loopback.server.addresses().https) ?? [];
  for (const host of ["127.0.0.1", "[::1]"]) {
    assert.equal((await ask(`https://${host}:${port}/device/status`)).status, 200);
  }
  await loopback.server.stop();
});

Deno.test("a port in use is one clear line, and nothing stays open", async () => {
  await using bench = new WebBench();
  const { server } = await serve(bench);
  const taken = server.addresses().https;
  const port = Number(taken.split(":")[1]);
  await assert.rejects(serve(bench, { httpAddr: taken }), (error) => {
    assert.ok(error instanceof KvmError);
    assert.equal(
      error.message,
      `port ${port} on 127.0.0.1 is already in use; choose another with --http-addr`,
    );
    return true;
  });
  await assert.rejects(serve(bench, { httpsAddr: `:${port}` }), {
    message: `port ${port} is already in use; choose another with --https-addr`,
  });
  await assert.rejects(serve(bench, { httpsAddr: "192.0.2.1:0" }), {
    message: /^port 0 on 192\.0\.2\.1 cannot be listened on \(E[A-Z]+\); choose another/,
  });
  await assert.rejects(serve(bench, { client: { dir: bench.folder, own: false } }), {
    message: /^--client-dir: .* holds no index\.html$/,
  });
  await server.stop();
  // The port is free again at once.
  const again = await serve(bench, { httpsAddr: taken });
  await again.server.stop();
});

Deno.test("a new address brings a new certificate without dropping anybody", async () => {
  await using bench = new WebBench();
  const { server, certificates } = await serve(bench);
  const { https } = server.addresses();
  const before = await connect(https);
  assert.equal(peerOf(before).checkIP("10.0.0.7"), undefined);

  bench.addresses = ["10.0.0.7"];
  await certificates.refresh();
  const after = await connect(https);
  assert.equal(peerOf(after).checkIP("10.0.0.7"), "10.0.0.7");
  assert.ok(
    peerOf(after).verify(new X509Certificate(certificates.authority.certificate).publicKey),
  );

  for (const socket of [before, after]) {
    const answer = readToEnd(socket);
    socket.write("GET /device/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert.match(await answer, /^HTTP\/1\.1 200 /);
  }
  await server.stop();
});

Deno.test("stopping lets a request end, and waits for nobody longer than a second", async () => {
  await using bench = new WebBench();
  const asked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "noPassword";
  });
  const { server } = await serve(bench, {
    rpc: async () => {
      asked.resolve();
      await release.promise;
      return "done";
    },
  });
  const { https } = server.addresses();
  const idle = await connect(https);
  const idleEnd = readToEnd(idle);
  const answer = ask(`https://${https}/device/rpc`, { method: "POST", body: "{}" });
  await asked.promise;
  const stopped = server.stop();
  assert.equal(await idleEnd, "");
  release.resolve();
  assert.equal((await answer).body, `"done"`);
  await stopped;
  await assert.rejects(ask(`https://${https}/device/status`), { code: "ECONNREFUSED" });

  const stuck = await serve(bench, { rpc: () => new Promise(() => undefined) });
  const hanging = ask(`https://${stuck.server.addresses().https}/device/rpc`, {
    method: "POST",
    body: "{}",
  });
  const lost = assert.rejects(hanging);
  const start = performance.now();
  await connect(stuck.server.addresses().http ?? "", false);
  await stuck.server.stop();
  assert.ok(performance.now() - start < 2000);
  await lost;
});

function peerOf(socket: unknown): X509Certificate {
  assert.ok(socket instanceof tls.TLSSocket);
  return new X509Certificate(socket.getPeerCertificate().raw);
}
