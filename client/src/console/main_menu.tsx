import type { ComponentChildren } from "preact";
import { MenuItem } from "../components/menu_item.tsx";
import { Popover } from "../components/popover.tsx";
import {
  IconCheck,
  IconLock,
  IconLogOut,
  IconMoon,
  IconMore,
  IconScreen,
  IconSun,
  IconUnlocked,
} from "../icons.tsx";
import { explain, logOut } from "../net/api.ts";
import { link } from "../state/kvm.ts";
import { notify } from "../state/notices.ts";
import { type Theme, theme } from "../state/prefs.ts";
import { authMode, page } from "../state/session.ts";
import { version } from "../state/target.ts";
import { focusStage } from "./bar_focus.ts";

const THEMES: readonly (readonly [Theme, string, () => ComponentChildren])[] = [
  ["system", "As the system", IconScreen],
  ["light", "Light", IconSun],
  ["dark", "Dark", IconMoon],
];

/** Everything that is not needed every minute. */
export function MainMenu() {
  const hasPassword = authMode.value === "password";
  return (
    <Popover
      label="More"
      buttonClass="tool"
      testId="main-menu"
      widthPx={248}
      onPointerClose={focusStage}
      isMenu
      button={<IconMore />}
    >
      <p class="panel-title">Appearance</p>
      {THEMES.map(([name, label, Icon]) => (
        <MenuItem
          key={name}
          testId={`theme-${name}`}
          icon={theme.value === name ? <IconCheck /> : <Icon />}
          checked={theme.value === name}
          onChoose={() => {
            theme.value = name;
            focusStage();
          }}
        >
          {label}
        </MenuItem>
      ))}
      <hr />
      {hasPassword && (
        <MenuItem testId="log-out" icon={<IconLogOut />} onChoose={signOut}>Sign out</MenuItem>
      )}
      <p class="panel-note about" data-testid="about">
        {hasPassword ? <IconLock /> : <IconUnlocked />}
        <span>
          {hasPassword ? "Protected by a password." : "No password: open to the whole network."}
          <br />
          RustKVM {version.value?.appVersion}
        </span>
      </p>
    </Popover>
  );
}

async function signOut(): Promise<void> {
  try {
    await logOut();
    link.stop();
    page.value = { name: "login", why: "signed-out" };
  } catch (error) {
    notify(explain(error));
  }
}
