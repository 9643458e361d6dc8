import { strict as assert } from "node:assert";
import { helpText, parseCli, UsageError } from "./cli.ts";
import { type Flag, FLAGS } from "./flags.ts";

Deno.test("without flags the appliance runs as on the board", () => {
  const cli = parseCli([], {});
  assert.equal(cli.action, "run");
  assert.equal(cli.platform, "auto");
  assert.equal(cli.dataDir, "/userdata/rustkvm");
  assert.equal(cli.httpAddr, "[::]:80");
  assert.equal(cli.httpsAddr, "[::]:443");
  assert.equal(cli.httpPolicy, "redirect");
  assert.deepEqual(cli.video, {
    device: "/dev/video0",
    encoder: "h264",
    bitrateBps: 20_000_000,
    maxBitrateBps: 60_000_000,
    rcMode: "vbr",
    level: "5.2",
    fps: 60,
  });
  assert.deepEqual(cli.audio, {
    enabled: true,
    device: "hw:0,0",
    sampleRateHz: 48_000,
    channels: 2,
    bitrateBps: 64_000,
  });
});

Deno.test("a flag wins over its variable, and RUST_LOG over its flag", () => {
  const env = { RUSTKVM_VIDEO_FPS: "30", RUSTKVM_MDNS_DISABLE: "true", RUST_LOG: "info,web=debug" };
  assert.equal(parseCli([], env).video.fps, 30);
  assert.equal(parseCli([], env).mdnsDisabled, true);
  assert.equal(parseCli(["--video-fps=25"], env).video.fps, 25);
  assert.equal(parseCli(["-v", "error"], env).logFilter, "info,web=debug");
  assert.equal(parseCli(["-v", "error"], {}).logFilter, "error");
});

Deno.test("quality multiplies both bitrates, and a group of -1 is one second", () => {
  const { video } = parseCli(["-q", "0.5", "--video-gop", "-1", "--video-fps", "30"], {});
  assert.equal(video.bitrateBps, 10_000_000);
  assert.equal(video.maxBitrateBps, 30_000_000);
  assert.equal(video.gop, 30);
});

Deno.test("an X display means platform x11", () => {
  assert.equal(parseCli(["--x11-display", ":0"], {}).platform, "x11");
});

const REFUSED: [args: string[], text: RegExp][] = [
  [["--video-fps", "0"], /--video-fps takes a number from 1 to 240, not "0"/],
  [["--video-fps", "30.5"], /--video-fps takes a whole number/],
  [["--video-bitrate", "fast"], /--video-bitrate takes a number/],
  [["--video-max-bitrate", "1000"], /--video-max-bitrate must not be below/],
  [["--video-gop", "0"], /--video-gop/],
  [["--video-encoder", "av1"], /--video-encoder takes h264, h265, not "av1"/],
  [["--audio-channels", "3"], /--audio-channels/],
  [["--audio-enabled", "maybe"], /--audio-enabled takes true or false/],
  [["--quality", "9"], /--quality takes a number from 0.1 to 2/],
  [["--platform", "amiga"], /--platform takes auto, rk3588, x11, none/],
  [["--platform", "none", "--x11-display", ":0"], /--x11-display goes with --platform x11/],
  [["--http-policy", "always"], /--http-policy takes redirect, serve, off/],
  [["--log-level", "loud"], /"loud" is no log level/],
  [["--data-dir", ""], /--data-dir must not be empty/],
  [["--no-such-flag"], /no-such-flag/],
  [["stray"], /stray/],
];

for (const [args, text] of REFUSED) {
  Deno.test(`refused in one line: ${args.join(" ")}`, () => {
    assert.throws(() => parseCli(args, {}), (error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, text);
      assert.ok(!error.message.includes("\n"));
      return true;
    });
  });
}

Deno.test("the help names every flag and every variable", () => {
  const help = helpText("rustkvm");
  for (const flag of FLAGS as readonly Flag[]) {
    assert.ok(help.includes(`--${flag.name}`), flag.name);
    assert.ok(flag.env === undefined || help.includes(flag.env), flag.name);
  }
});

Deno.test("a forgotten password is forgotten by a switch", () => {
  assert.equal(parseCli([], {}).resetPassword, false);
  assert.equal(parseCli(["--reset-password"], {}).resetPassword, true);
});
