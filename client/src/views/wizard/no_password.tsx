import { useState } from "preact/hooks";
import { Alert } from "../../components/alert.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { IconUnlocked } from "../../icons.tsx";
import { setUp } from "../../net/api.ts";
import { explainSetup } from "./explain_setup.ts";

interface NoPasswordProps {
  onDone(): void;
  onBack(): void;
}

/** Spells out what it means, before it is so. */
export function NoPassword({ onDone, onBack }: NoPasswordProps) {
  const [isSure, setSure] = useState(false);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await setUp(undefined);
      onDone();
    } catch (failure) {
      setError(explainSetup(failure));
      setBusy(false);
    }
  };

  return (
    <form class="stack" onSubmit={submit}>
      <div class="risk">
        <IconUnlocked />
        <div>
          <p>Without a password, everybody on this network can:</p>
          <ul>
            <li>watch the computer's screen,</li>
            <li>type and click on it, as whoever is signed in there,</li>
            <li>switch it off, and start it from a disk of their own.</li>
          </ul>
          <p>Choose this only on a network where you trust every device.</p>
        </div>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={isSure}
          data-testid="wizard-risk-checkbox"
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        I trust everybody on this network
      </label>
      {error !== undefined && <Alert testId="wizard-error">{error}</Alert>}
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={isBusy}
          data-testid="wizard-back"
          onClick={onBack}
        >
          Choose a password
        </button>
        <button
          type="submit"
          class="button dangerous"
          disabled={!isSure || isBusy}
          data-testid="wizard-no-password"
        >
          {isBusy && <Spinner />}Go on without
        </button>
      </div>
    </form>
  );
}
