import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { IconMark } from "../icons.tsx";

interface CardPageProps {
  /** Title of the tab and of the page. */
  readonly title: string;
  readonly testId: string;
  /** At the right of the brand, e.g. which step this is. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The quiet page around one question. */
export function CardPage({ title, testId, aside, children }: CardPageProps) {
  useEffect(() => {
    document.title = `${title} · RustKVM`;
  }, [title]);
  return (
    <main class="card-page" data-testid={testId}>
      <section class="card" aria-labelledby="card-title">
        <header class="card-head">
          <span class="brand">
            <IconMark />RustKVM
          </span>
          {aside}
        </header>
        <h1 id="card-title" tabIndex={-1}>{title}</h1>
        {children}
      </section>
    </main>
  );
}
