import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { cloudHandlers } from "./cloud.ts";

const caller = new FakeCaller();
const registered = {
  cloud_url: "https://api.example/",
  cloud_token: "secret",
  google_identity: "a:b",
};

/** @param answer Of the cloud service; undefined is no answer. */
function setUp(settings: MemorySettings, answer?: number) {
  const requests: string[] = [];
  const handlers = cloudHandlers({
    settings,
    deviceId: "42",
    fetch: (url, options) => {
      const token = new Headers(options?.headers).get("authorization");
      requests.push(`${options?.method} ${url} ${token}`);
      if (answer === undefined) return Promise.reject(new TypeError("no such host"));
      return Promise.resolve(new Response("{}", { status: answer }));
    },
  });
  return {
    requests,
    state: () => handlers.getCloudState({}, caller),
    setUrl: (apiUrl: string, appUrl: string) => handlers.setCloudUrl({ apiUrl, appUrl }, caller),
    deregister: async () => await handlers.deregisterDevice({}, caller),
  };
}

Deno.test("token and address decide whether the appliance is registered", async () => {
  const { state, setUrl } = setUp(new MemorySettings());
  assert.equal((await state()).connected, false);
  await setUrl("https://api.example", "https://app.example");
  assert.deepEqual(await state(), {
    connected: false,
    url: "https://api.example",
    appUrl: "https://app.example",
  });
  assert.equal((await setUp(new MemorySettings(registered)).state()).connected, true);
});

Deno.test("the service is told before it is forgotten; one that knows nothing of us is, too", async () => {
  for (const answer of [200, 404]) {
    const settings = new MemorySettings(registered);
    const { requests, deregister, state } = setUp(settings, answer);
    await deregister();
    assert.deepEqual(requests, ["DELETE https://api.example/devices/42 Bearer secret"]);
    assert.equal((await state()).connected, false);
    assert.equal(settings.current.google_identity, undefined);
  }
});

Deno.test("the registration stays when the service refuses or is silent", async () => {
  for (
    const [answer, text] of [
      [500, "deregister request failed with status: 500"],
      [undefined, "failed to send deregister request: no such host"],
    ] as const
  ) {
    const { deregister, state } = setUp(new MemorySettings(registered), answer);
    await assert.rejects(deregister(), { code: "unavailable", message: text });
    assert.equal((await state()).connected, true);
  }
});

Deno.test("who is not registered cannot leave", async () => {
  await assert.rejects(setUp(new MemorySettings()).deregister(), {
    message: "cloud token or URL is not set",
  });
});
