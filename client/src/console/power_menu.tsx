import { useState } from "preact/hooks";
import { ConfirmDialog } from "../components/confirm_dialog.tsx";
import { MenuItem } from "../components/menu_item.tsx";
import { Popover } from "../components/popover.tsx";
import { IconDown, IconPower, IconReset } from "../icons.tsx";
import type { PowerAction } from "../net/rpc.ts";
import { pressPower } from "../state/kvm.ts";
import { atx } from "../state/target.ts";
import { focusStage } from "./bar_focus.ts";

/** Actions that may lose work, and the question before each. */
const QUESTIONS = {
  "power-long": {
    title: "Force the computer off?",
    text:
      "Its power button is held for five seconds. Whatever is not saved on the computer is lost.",
    action: "Force off",
  },
  reset: {
    title: "Reset the computer?",
    text: "It restarts at once. Whatever is not saved on the computer is lost.",
    action: "Reset now",
  },
} as const;

type Question = keyof typeof QUESTIONS;

/** The front panel of the computer; there only where a power board is fitted. */
export function PowerMenu() {
  const [question, setQuestion] = useState<Question>();
  const lamps = atx.value;
  if (lamps === undefined) return null;

  const press = (action: PowerAction) => {
    void pressPower(action);
    focusStage();
  };

  return (
    <>
      <Popover
        label="Power"
        buttonClass="tool"
        testId="power-menu"
        widthPx={296}
        onPointerClose={focusStage}
        isMenu
        button={
          <>
            <IconPower />
            <span class="tool-label">Power</span>
            <IconDown />
          </>
        }
      >
        <p class="panel-text lamps" data-testid="power-state">
          <span data-on={lamps.power}>Power light {lamps.power ? "on" : "off"}</span>
          <span data-on={lamps.hdd}>Disk light {lamps.hdd ? "on" : "off"}</span>
        </p>
        <MenuItem
          testId="power-short"
          icon={<IconPower />}
          hint={lamps.power ? "shuts down" : "starts"}
          onChoose={() => press("power-short")}
        >
          Press power
        </MenuItem>
        <MenuItem
          testId="power-long"
          icon={<IconPower />}
          hint="5 seconds"
          isDangerous
          onChoose={() => setQuestion("power-long")}
        >
          Force off…
        </MenuItem>
        <MenuItem
          testId="power-reset"
          icon={<IconReset />}
          isDangerous
          onChoose={() => setQuestion("reset")}
        >
          Reset…
        </MenuItem>
      </Popover>
      {question !== undefined && (
        <ConfirmDialog
          {...QUESTIONS[question]}
          onConfirm={() => void pressPower(question)}
          onClose={() => {
            setQuestion(undefined);
            focusStage();
          }}
        />
      )}
    </>
  );
}
