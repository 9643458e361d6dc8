import { strict as assert } from "node:assert";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { ClientFiles } from "./client_files.ts";
import type { FileRequest } from "./static_file.ts";

const SCRIPT = "console.log('hello');\n".repeat(200);

async function withClient(
  contents: Record<string, string | Uint8Array>,
  test: (dir: string) => Promise<void>,
): Promise<void> {
  const dir = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(contents)) {
      await Deno.mkdir(dirname(join(dir, path)), { recursive: true });
      const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
      await Deno.writeFile(join(dir, path), bytes);
    }
    await test(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

function ask(headers: Partial<FileRequest> = {}): FileRequest {
  return { acceptEncoding: undefined, ifNoneMatch: undefined, ...headers };
}

async function open(dir: string): Promise<ClientFiles> {
  const files = await ClientFiles.open(dir);
  assert.ok(files);
  return files;
}

Deno.test("a folder without index.html is no client", async () => {
  await withClient({ "a.txt": "a" }, async (dir) => {
    assert.equal(await ClientFiles.open(dir), undefined);
    assert.equal(await ClientFiles.open(join(dir, "missing")), undefined);
  });
});

Deno.test("a file has its type, its length and a tag of its contents", async () => {
  await withClient({ "index.html": "<p>", "assets/immutable/a.js": SCRIPT }, async (dir) => {
    const files = await open(dir);
    const response = await files.get("assets/immutable/a.js")!.respond(ask());
    assert.equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(response.headers.get("content-length"), String(SCRIPT.length));
    assert.match(response.headers.get("cache-control")!, /immutable/);
    assert.equal(await response.text(), SCRIPT);
    const tag = response.headers.get("etag")!;
    for (const ifNoneMatch of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
      const again = await files.get("assets/immutable/a.js")!.respond(ask({ ifNoneMatch }));
      assert.equal(again.status, 304);
      assert.equal(await again.text(), "");
    }
    const other = await files.get("index.html")!.respond(ask({ ifNoneMatch: tag }));
    assert.equal(other.status, 200);
    assert.equal(other.headers.get("cache-control"), null);
  });
});

Deno.test("compressed forms of the build are used, and are no files of their own", async () => {
  const contents = { "index.html": "<p>", "a.js": SCRIPT, "a.js.br": "br", "lone.gz": "x" };
  await withClient(contents, async (dir) => {
    const files = await open(dir);
    const response = await files.get("a.js")!.respond(ask({ acceptEncoding: "gzip, br" }));
    assert.equal(response.headers.get("content-encoding"), "br");
    assert.equal(response.headers.get("vary"), "accept-encoding");
    assert.equal(await response.text(), "br");
    const plain = await files.get("a.js")!.respond(ask({ acceptEncoding: "br;q=0" }));
    assert.equal(await plain.text(), SCRIPT);
    assert.notEqual(plain.headers.get("etag"), response.headers.get("etag"));
    assert.equal(files.get("a.js.br"), undefined);
    assert.ok(files.get("lone.gz"));
  });
});

Deno.test("what the build did not compress is compressed once", async () => {
  const contents = {
    "index.html": SCRIPT,
    "a.png": SCRIPT,
    "short.js": "1",
    "dense.js": gzipSync(crypto.getRandomValues(new Uint8Array(4096))),
  };
  await withClient(contents, async (dir) => {
    const files = await open(dir);
    const gzip = ask({ acceptEncoding: "gzip, deflate" });
    const response = await files.get("index.html")!.respond(gzip);
    assert.equal(response.headers.get("content-encoding"), "gzip");
    const body = new Uint8Array(await response.arrayBuffer());
    assert.equal(gunzipSync(body).toString(), SCRIPT);
    for (const name of ["a.png", "short.js", "dense.js"]) {
      const plain = await files.get(name)!.respond(gzip);
      assert.equal(plain.headers.get("content-encoding"), null, name);
    }
  });
});

Deno.test("no name leads out of the folder", async () => {
  await withClient({ "client/index.html": "<p>", "secret.txt": "secret" }, async (dir) => {
    await Deno.symlink(join(dir, "secret.txt"), join(dir, "client", "link.txt"));
    const files = await open(join(dir, "client"));
    for (
      const path of [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "x/../../secret.txt",
        "link.txt",
        "/etc/passwd",
        "%",
        "%00",
        "__proto__",
        "",
      ]
    ) {
      assert.equal(files.get(path), undefined, path);
    }
  });
});
