import { strict as assert } from "node:assert";
import { join } from "node:path";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { KvmError } from "../base/errors.ts";
import { type Paths, pathsBelow } from "../base/paths.ts";
import { ConfigStore } from "../config/config_store.ts";
import { Config } from "../config/schema.ts";
import { SystemReset, type SystemResetOptions } from "./system_reset.ts";

class Bench implements AsyncDisposable {
  readonly calls: string[] = [];

  private constructor(
    readonly paths: Paths,
    readonly config: ConfigStore,
  ) {}

  static async open(): Promise<Bench> {
    const paths = pathsBelow(await Deno.makeTempDir());
    const config = await ConfigStore.open(
      paths.configFile,
      paths.resetPasswordMarker,
      silentLogger,
    );
    await config.update((draft) => {
      draft.local_auth_mode = "password";
      draft.hashed_password = "hash";
      draft["key_of_tomorrow"] = "kept until now";
    });
    return new Bench(paths, config);
  }

  get reset(): SystemReset {
    return new SystemReset(this.options);
  }

  get options(): SystemResetOptions {
    return {
      paths: this.paths,
      config: this.config,
      endLogins: () => Promise.resolve(void this.calls.push("logins")),
      applySettings: () => {
        assert.equal(this.config.current.local_auth_mode, "");
        return Promise.resolve(void this.calls.push("settings"));
      },
      restarter: { schedule: (kind, force) => void this.calls.push(`${kind} ${force}`) },
      log: silentLogger,
    };
  }

  async write(...names: string[]): Promise<void> {
    for (const name of names) {
      const path = join(this.paths.dataDir, name);
      await Deno.mkdir(join(path, ".."), { recursive: true });
      await Deno.writeTextFile(path, "x");
    }
  }

  async left(): Promise<string[]> {
    return (await Array.fromAsync(Deno.readDir(this.paths.dataDir), ({ name }) => name)).sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.paths.dataDir, { recursive: true });
  }
}

Deno.test("a reset of the settings opens the wizard at once, and after a restart", async () => {
  await using bench = await Bench.open();
  await bench.reset.resetConfig();
  assert.deepEqual(bench.config.current, Config.parse({}));
  assert.deepEqual(bench.calls, ["logins", "settings"]);
  const { configFile, resetPasswordMarker } = bench.paths;
  const reopened = await ConfigStore.open(configFile, resetPasswordMarker, silentLogger);
  assert.deepEqual(reopened.current, Config.parse({}));
});

Deno.test("a reset that cannot be written changes nothing", async () => {
  await using bench = await Bench.open();
  await Deno.remove(bench.paths.configFile);
  await Deno.mkdir(join(bench.paths.configFile, "in the way"), { recursive: true });
  for (const reset of [() => bench.reset.resetConfig(), () => bench.reset.factoryReset()]) {
    await assert.rejects(reset(), KvmError);
  }
  assert.equal(bench.config.current.local_auth_mode, "password");
  assert.deepEqual(bench.calls, []);
});

Deno.test("a factory reset leaves the program and what is not ours", async () => {
  await using bench = await Bench.open();
  await bench.write(
    "config.toml.broken-2026",
    "config.toml.rustkvm",
    "mqtt-config.toml",
    "config.json.imported",
    "kvm_config.json",
    "sessions.json",
    "tls/ca.pem",
    "images/debian.iso",
    "dropbear/.ssh/authorized_keys",
    "devmode.enable",
    "network-trial.json",
    "serialSettings.json",
    "serialCommandHistory.json",
    "crashdump/last-crash.log",
    "log/crashes/rustkvm-1.log",
    "log/rustkvm_app.log",
    "log/rustkvm_app.log.1",
    "bin/rustkvm_app",
    "network.toml",
    "network.toml.applied",
    "configXtoml.bak",
    "my thesis.odt",
  );
  await bench.reset.factoryReset();
  assert.deepEqual(await bench.left(), [
    "bin",
    "configXtoml.bak",
    "dropbear",
    "log",
    "my thesis.odt",
    "network.toml",
  ]);
  assert.deepEqual([...Deno.readDirSync(join(bench.paths.dataDir, "dropbear"))], []);
  assert.deepEqual([...Deno.readDirSync(join(bench.paths.dataDir, "log"))], []);
  assert.deepEqual(bench.calls, ["logins", "machine true"]);
});

Deno.test("what cannot be removed is named, and does not keep the rest", async () => {
  await using bench = await Bench.open();
  const { sessionsFile, sshDir } = bench.paths;
  await bench.write("sessions.json");
  // A folder below a file: neither there nor missing.
  const paths = { ...bench.paths, tlsDir: join(sessionsFile, "tls"), sessionsFile: sshDir };
  const reset = new SystemReset({ ...bench.options, paths });
  await assert.rejects(reset.factoryReset(), {
    code: "internal",
    message: /^Factory reset could not remove .*sessions\.json\/tls \(/,
  });
  assert.equal((await bench.left()).includes("config.toml"), false);
  assert.equal(bench.calls[1], "machine true");
});

Deno.test("a second factory reset finds nothing and is content", async () => {
  await using bench = await Bench.open();
  await bench.reset.factoryReset();
  await bench.reset.factoryReset();
  assert.deepEqual(await bench.left(), []);
});
