import type { ComponentChildren } from "preact";

interface MenuItemProps {
  readonly testId: string;
  readonly icon?: ComponentChildren;
  readonly hint?: string;
  /** Present on entries of which one is chosen. */
  readonly checked?: boolean;
  readonly isDangerous?: boolean;
  readonly children: ComponentChildren;
  onChoose(): void;
}

/** One entry of a menu; choosing it closes the menu. */
export function MenuItem(props: MenuItemProps) {
  const { checked } = props;
  return (
    <button
      type="button"
      class={props.isDangerous ? "menu-item dangerous" : "menu-item"}
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      data-testid={props.testId}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        props.onChoose();
      }}
    >
      {props.icon}
      <span class="menu-text">{props.children}</span>
      {props.hint !== undefined && <span class="menu-hint">{props.hint}</span>}
    </button>
  );
}
