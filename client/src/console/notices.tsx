import { IconCross, IconWarning } from "../icons.tsx";
import { dismiss, notices } from "../state/notices.ts";

/** Sentences about what went wrong, over the picture's lower edge. */
export function Notices() {
  return (
    <div class="notices" role="alert" data-testid="notices">
      {notices.value.map(({ id, text }) => (
        <p key={id} class="notice" data-testid="notice">
          <IconWarning />
          <span>{text}</span>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            onClick={() => dismiss(id)}
          >
            <IconCross />
          </button>
        </p>
      ))}
    </div>
  );
}
