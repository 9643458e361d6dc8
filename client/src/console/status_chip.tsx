import type { ComponentChildren } from "preact";
import { Popover } from "../components/popover.tsx";
import { Spinner } from "../components/spinner.tsx";
import { IconWarning } from "../icons.tsx";
import type { Description } from "../state/describe.ts";
import { focusStage } from "./bar_focus.ts";

interface StatusChipProps {
  readonly name: string;
  readonly testId: string;
  readonly icon: ComponentChildren;
  readonly state: Description;
  /** More than the sentence, e.g. a table of numbers. */
  readonly children?: ComponentChildren;
}

/** A state in a word; its panel tells it in a sentence. */
export function StatusChip({ name, testId, icon, state, children }: StatusChipProps) {
  return (
    <Popover
      label={`${name}: ${state.label}`}
      buttonClass="chip"
      testId={testId}
      widthPx={296}
      onPointerClose={focusStage}
      button={
        <span class="chip-inside" data-tone={state.tone}>
          {icon}
          <ToneSign tone={state.tone} />
          <span class="chip-label">{state.label}</span>
        </span>
      }
    >
      <p class="panel-title">{name}</p>
      <p class="panel-text">{state.text}</p>
      {children}
    </Popover>
  );
}

/** The tone as a shape, for those who do not tell its color. */
function ToneSign({ tone }: Pick<Description, "tone">) {
  if (tone === "good") return <span class="tone-dot" aria-hidden="true" />;
  return <span class="tone-sign">{tone === "busy" ? <Spinner /> : <IconWarning />}</span>;
}
