import { useEffect, useState } from "preact/hooks";
import { Alert } from "../components/alert.tsx";
import { PasswordField } from "../components/password_field.tsx";
import { Spinner } from "../components/spinner.tsx";
import { ApiError, explain, logIn } from "../net/api.ts";
import { enterConsole } from "../state/session.ts";
import { CardPage } from "./card_page.tsx";
import { waitText } from "./wait_text.ts";

interface LoginProps {
  readonly why?: "expired" | "signed-out";
}

const WHY = {
  expired: "Your session has ended. Sign in again to go on.",
  "signed-out": "You have signed out.",
};

/** Asks for the password. */
export function Login({ why }: LoginProps) {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [lockedSec, setLockedSec] = useCountdown();

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await logIn(password);
      await enterConsole();
    } catch (failure) {
      setBusy(false);
      setPassword("");
      if (failure instanceof ApiError && failure.retryAfterSec !== undefined) {
        setLockedSec(failure.retryAfterSec);
      } else {
        setError(explainLogin(failure));
      }
    }
  };

  const isLocked = lockedSec > 0;
  return (
    <CardPage title="Sign in" testId="login-page">
      <p class="lead">
        {why === undefined ? `This is the appliance at ${location.host}.` : WHY[why]}
      </p>
      <form class="stack" onSubmit={submit}>
        <input type="text" name="username" autocomplete="username" value="admin" hidden readOnly />
        <PasswordField
          label="Password"
          name="password"
          value={password}
          autocomplete="current-password"
          testId="login-password"
          autofocus
          disabled={isLocked}
          invalid={error !== undefined}
          onInput={setPassword}
        />
        {isLocked && (
          <Alert testId="login-error">
            Too many failed attempts. Please try again in {waitText(lockedSec)}.
          </Alert>
        )}
        {!isLocked && error !== undefined && <Alert testId="login-error">{error}</Alert>}
        <button
          type="submit"
          class="button primary wide"
          disabled={isBusy || isLocked || password === ""}
          data-testid="login-submit"
        >
          {isBusy && <Spinner />}
          {isBusy ? "Signing in…" : "Sign in"}
        </button>
      </form>
      <details class="help">
        <summary>Forgot the password?</summary>
        <p>
          Whoever can reach the appliance itself can reset it: create the file{" "}
          <code>.reset-password</code>{" "}
          in its data folder and restart it. This page then asks for a new password.
        </p>
      </details>
    </CardPage>
  );
}

function explainLogin(failure: unknown): string {
  if (failure instanceof ApiError && failure.status === 401) {
    return "That password is not right. Check Caps Lock and try again.";
  }
  return explain(failure);
}

/** Seconds that are left, counted down to 0. */
function useCountdown(): [number, (seconds: number) => void] {
  const [untilMs, setUntilMs] = useState(0);
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    if (untilMs === 0) return;
    const timer = setInterval(() => {
      setNowMs(Date.now());
      if (Date.now() >= untilMs) setUntilMs(0);
    }, 1000);
    return () => clearInterval(timer);
  }, [untilMs]);
  const start = (seconds: number) => {
    setNowMs(Date.now());
    setUntilMs(Date.now() + seconds * 1000);
  };
  return [Math.max(0, Math.ceil((untilMs - nowMs) / 1000)), start];
}
