import { Spinner } from "../components/spinner.tsx";
import { CardPage } from "./card_page.tsx";

/** The appliance answers nothing, not even who is signed in. */
export function Unreachable() {
  return (
    <CardPage title="No answer" testId="unreachable-page">
      <p class="lead">
        The appliance at {location.host}{" "}
        does not answer. It may be starting; otherwise check its power and the network.
      </p>
      <p class="progress" role="status">
        <Spinner />Trying again every few seconds…
      </p>
    </CardPage>
  );
}
