import { IconKeyboard, IconLink, IconScreen, IconUsb } from "../icons.tsx";
import { describeInput, describeLink, describeUsb, describeVideo } from "../state/describe.ts";
import { linkState, linkStats } from "../state/link_state.ts";
import { mouseMode } from "../state/prefs.ts";
import { decodedSize, keysDown, usb, videoInput } from "../state/target.ts";
import { box, devicePixelRatioNow, isCaptured } from "./console_state.ts";
import { keyNames } from "./key_names.ts";
import { StatusChip } from "./status_chip.tsx";

/** The four things a viewer wants to know at a glance. */
export function Status() {
  return (
    <div class="status" role="group" aria-label="Status">
      <LinkChip />
      <VideoChip />
      <UsbChip />
      <KeyboardChip />
    </div>
  );
}

function LinkChip() {
  const stats = linkStats.value;
  return (
    <StatusChip
      name="Connection"
      testId="chip-link"
      icon={<IconLink />}
      state={describeLink(linkState.value, stats)}
    >
      <dl class="facts" data-testid="link-stats">
        <Fact name="Round trip" value={unit(stats?.roundTripMs, "ms")} />
        <Fact name="Shown" value={unit(stats?.fps, "frames/s")} />
        <Fact name="Data rate" value={rate(stats?.bitrateBps)} />
        <Fact name="Waiting in the browser" value={unit(stats?.bufferMs, "ms")} />
        <Fact name="Lost packets" value={percent(stats?.loss)} />
        <Fact name="Codec" value={stats?.codec ?? "—"} />
      </dl>
    </StatusChip>
  );
}

function VideoChip() {
  const { width, height } = decodedSize.value;
  const scale = width > 0
    ? Math.round(box.value.width * devicePixelRatioNow.value / width * 100)
    : undefined;
  return (
    <StatusChip
      name="Picture"
      testId="chip-video"
      icon={<IconScreen />}
      state={describeVideo(videoInput.value)}
    >
      <dl class="facts">
        <Fact name="Input rate" value={unit(videoInput.value?.fps || undefined, "Hz")} />
        <Fact name="Received" value={width > 0 ? `${width}×${height}` : "—"} />
        <Fact name="Drawn at" value={unit(scale, "%")} />
      </dl>
    </StatusChip>
  );
}

function UsbChip() {
  return (
    <StatusChip
      name="USB"
      testId="chip-usb"
      icon={<IconUsb />}
      state={describeUsb(usb.value)}
    />
  );
}

function KeyboardChip() {
  const state = describeInput(isCaptured.value, linkState.value);
  return (
    <StatusChip name="Keyboard" testId="chip-keyboard" icon={<IconKeyboard />} state={state}>
      <dl class="facts">
        <Fact name="Held on the computer" value={keyNames(keysDown.value).join(" + ") || "none"} />
        <Fact name="Mouse" value={mouseMode.value === "absolute" ? "absolute" : "relative"} />
        <Fact name="Back to this bar" value="Ctrl + Alt + Home" />
      </dl>
    </StatusChip>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function unit(value: number | undefined, name: string): string {
  return value === undefined ? "—" : `${Math.round(value)} ${name}`;
}

function rate(bitsPerSec: number | undefined): string {
  if (bitsPerSec === undefined) return "—";
  if (bitsPerSec < 1e6) return `${Math.round(bitsPerSec / 1000)} kbit/s`;
  return `${(bitsPerSec / 1e6).toFixed(1)} Mbit/s`;
}

function percent(part: number | undefined): string {
  return part === undefined ? "—" : `${(part * 100).toFixed(1)} %`;
}
