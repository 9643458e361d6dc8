import { IconKeyboard, IconPower, IconScreen } from "../../icons.tsx";

interface WelcomeProps {
  onNext(): void;
}

/** What this is, in three lines. */
export function Welcome({ onNext }: WelcomeProps) {
  return (
    <>
      <p class="lead">
        This appliance lets you see and control another computer from your browser, as if you sat in
        front of it.
      </p>
      <ul class="features">
        <li>
          <IconScreen />
          <span>
            <b>Its screen</b>, from the first line of the boot screen on
          </span>
        </li>
        <li>
          <IconKeyboard />
          <span>
            <b>Its keyboard and mouse</b>, with nothing to install on it
          </span>
        </li>
        <li>
          <IconPower />
          <span>
            <b>Its power button</b>, where the power board is fitted
          </span>
        </li>
      </ul>
      <button
        type="button"
        class="button primary wide"
        data-testid="wizard-start"
        onClick={onNext}
      >
        Set it up
      </button>
      <p class="hint center">It takes less than a minute.</p>
    </>
  );
}
