import { useState } from "preact/hooks";
import { Alert } from "../../components/alert.tsx";
import { focusOnMount } from "../../components/focus_on_mount.ts";
import { Spinner } from "../../components/spinner.tsx";
import { IconCheck, IconWarning } from "../../icons.tsx";
import {
  describeLink,
  describeUsb,
  describeVideo,
  type Description,
} from "../../state/describe.ts";
import { linkState, linkStats } from "../../state/link_state.ts";
import { explain } from "../../net/api.ts";
import { enterConsole } from "../../state/session.ts";
import { usb, videoInput } from "../../state/target.ts";

/** Checks the three things that matter, and leads to the picture. */
export function Done() {
  const [error, setError] = useState<string>();
  const show = async () => {
    try {
      await enterConsole();
    } catch (failure) {
      setError(explain(failure));
    }
  };
  return (
    <>
      <p class="lead">Here is what the appliance sees of the computer right now.</p>
      <ul class="checks" data-testid="wizard-checks" aria-live="polite">
        <CheckRow name="Connection" state={describeLink(linkState.value, linkStats.value)} />
        <CheckRow name="Picture" state={describeVideo(videoInput.value)} />
        <CheckRow name="Keyboard and mouse" state={describeUsb(usb.value)} />
      </ul>
      {error !== undefined && <Alert testId="wizard-error">{error}</Alert>}
      <button
        type="button"
        class="button primary wide"
        data-testid="wizard-finish"
        onClick={show}
        ref={focusOnMount}
      >
        Show the picture
      </button>
    </>
  );
}

interface CheckRowProps {
  readonly name: string;
  readonly state: Description;
}

function CheckRow({ name, state }: CheckRowProps) {
  return (
    <li data-tone={state.tone}>
      {state.tone === "busy"
        ? <Spinner />
        : state.tone === "good"
        ? <IconCheck />
        : <IconWarning />}
      <div>
        <b>{name}: {state.label}</b>
        <p>{state.text}</p>
      </div>
    </li>
  );
}
