import { useId, useState } from "preact/hooks";
import { focusOnMount } from "./focus_on_mount.ts";
import { IconEye, IconEyeOff } from "../icons.tsx";

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly autocomplete: "current-password" | "new-password";
  readonly testId: string;
  readonly autofocus?: boolean;
  readonly disabled?: boolean;
  /** A sentence below the field. */
  readonly hint?: string;
  readonly invalid?: boolean;
  onInput(value: string): void;
}

const PLAIN = { type: "text" } as const;
const HIDDEN = { type: "password" } as const;

/** A password that can be shown, so that it can be checked before it is sent. */
export function PasswordField(props: PasswordFieldProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const hintId = props.hint === undefined ? undefined : `${id}-hint`;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-box">
        <input
          id={id}
          name={props.name}
          {...(isShown ? PLAIN : HIDDEN)}
          value={props.value}
          autocomplete={props.autocomplete}
          autocapitalize="off"
          spellcheck={false}
          required
          disabled={props.disabled ?? false}
          aria-invalid={props.invalid ? "true" : undefined}
          aria-describedby={hintId}
          data-testid={props.testId}
          ref={props.autofocus ? focusOnMount : null}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <button
          type="button"
          class="icon-button"
          aria-pressed={isShown}
          aria-label={isShown ? "Hide password" : "Show password"}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <IconEyeOff /> : <IconEye />}
        </button>
      </div>
      {props.hint !== undefined && <p class="hint" id={hintId}>{props.hint}</p>}
    </div>
  );
}
