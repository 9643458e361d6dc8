import { useState } from "preact/hooks";
import { Alert } from "../../components/alert.tsx";
import { PasswordField } from "../../components/password_field.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { setUp } from "../../net/api.ts";
import { MAX_BYTES, MIN_BYTES, passwordBytes, passwordStrength } from "../password_strength.ts";
import { explainSetup } from "./explain_setup.ts";

interface SetPasswordProps {
  onDone(): void;
  onSkip(): void;
}

/** A password, typed twice. */
export function SetPassword({ onDone, onSkip }: SetPasswordProps) {
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const problem = problemOf(password, again);
    setError(problem);
    if (problem !== undefined) return;
    setBusy(true);
    try {
      await setUp(password);
      onDone();
    } catch (failure) {
      setError(explainSetup(failure));
      setBusy(false);
    }
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="lead">
        Whoever knows it controls the computer. You need it each time you sign in.
      </p>
      <input type="text" name="username" autocomplete="username" value="admin" hidden readOnly />
      <PasswordField
        label="Password"
        name="new-password"
        value={password}
        autocomplete="new-password"
        testId="wizard-password"
        autofocus
        hint={`At least ${MIN_BYTES} characters. Several words in a row are easy to remember.`}
        onInput={setPassword}
      />
      <StrengthMeter password={password} />
      <PasswordField
        label="The same again"
        name="confirm-password"
        value={again}
        autocomplete="new-password"
        testId="wizard-confirm"
        invalid={again !== "" && again !== password}
        onInput={setAgain}
      />
      {error !== undefined && <Alert testId="wizard-error">{error}</Alert>}
      <button
        type="submit"
        class="button primary wide"
        disabled={isBusy}
        data-testid="wizard-set-password"
      >
        {isBusy && <Spinner />}
        {isBusy ? "Saving…" : "Set password"}
      </button>
      <button
        type="button"
        class="button quiet wide"
        data-testid="wizard-skip-password"
        onClick={onSkip}
      >
        Use it without a password
      </button>
    </form>
  );
}

function problemOf(password: string, again: string): string | undefined {
  const bytes = passwordBytes(password);
  if (bytes < MIN_BYTES) return `The password is too short: it needs ${MIN_BYTES} characters.`;
  if (bytes > MAX_BYTES) {
    return `The password is too long: ${bytes} bytes, and ${MAX_BYTES} are the limit.`;
  }
  if (again === "") return "Type the password a second time below.";
  if (password !== again) return "The two passwords differ. Type them once more.";
  return undefined;
}

function StrengthMeter({ password }: { readonly password: string }) {
  const { score, label } = passwordStrength(password);
  return (
    <p class="strength" data-score={score} data-testid="wizard-strength" aria-live="polite">
      <span class="strength-bars" aria-hidden="true">
        <i /> <i /> <i /> <i />
      </span>
      <span class="strength-label">{password === "" ? "" : label}</span>
    </p>
  );
}
