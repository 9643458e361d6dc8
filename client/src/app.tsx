import { Spinner } from "./components/spinner.tsx";
import { page } from "./state/session.ts";
import { Console } from "./views/console.tsx";
import { Login } from "./views/login.tsx";
import { Unreachable } from "./views/unreachable.tsx";
import { Wizard } from "./views/wizard/wizard.tsx";

/** Shows the page that the session calls for. */
export function App() {
  const current = page.value;
  switch (current.name) {
    case "loading":
      return (
        <main class="loading">
          <p role="status" aria-label="Loading">
            <Spinner />
          </p>
        </main>
      );
    case "setup":
      return <Wizard />;
    case "login":
      return <Login {...(current.why === undefined ? {} : { why: current.why })} />;
    case "unreachable":
      return <Unreachable />;
    case "console":
      return <Console />;
  }
}
