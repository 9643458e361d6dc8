import { focusOnMount } from "../components/focus_on_mount.ts";
import { link } from "../state/kvm.ts";
import { CardPage } from "./card_page.tsx";

/** Another browser shows the picture; nothing happens here until the person wants it back. */
export function Takeover() {
  return (
    <CardPage title="In use elsewhere" testId="takeover-page">
      <p class="lead" role="status">
        Another session took over. The picture, keyboard and mouse now belong to another browser or
        tab, perhaps one of yours.
      </p>
      <p class="hint">If you take them back, the other one sees this page.</p>
      <button
        ref={focusOnMount}
        type="button"
        class="button primary wide"
        data-testid="use-here"
        onClick={() => link.useHere()}
      >
        Use here
      </button>
    </CardPage>
  );
}
