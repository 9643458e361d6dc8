import { useEffect, useRef } from "preact/hooks";

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button does, in words: "Reset now". */
  readonly action: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be taken back; "Cancel" has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="confirm-title"
      data-testid="confirm-dialog"
      onClose={props.onClose}
    >
      <h2 id="confirm-title">{props.title}</h2>
      <p>{props.text}</p>
      <form method="dialog" class="actions">
        <button type="submit" class="button" data-testid="confirm-cancel">Cancel</button>
        <button
          type="submit"
          class="button dangerous"
          data-testid="confirm-action"
          onClick={props.onConfirm}
        >
          {props.action}
        </button>
      </form>
    </dialog>
  );
}
