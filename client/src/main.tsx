import { render } from "preact";
import { App } from "./app.tsx";
import { findPage } from "./state/session.ts";

render(<App />, document.getElementById("app")!);
void findPage();
