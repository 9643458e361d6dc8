import type { ComponentChildren } from "preact";
import { IconWarning } from "../icons.tsx";

interface AlertProps {
  readonly children: ComponentChildren;
  readonly testId?: string;
}

/** Says what went wrong at the place where it did; read out at once. */
export function Alert({ children, testId }: AlertProps) {
  return (
    <p class="alert" role="alert" data-testid={testId}>
      <IconWarning />
      <span>{children}</span>
    </p>
  );
}
