import { useEffect, useState } from "preact/hooks";
import { link } from "../../state/kvm.ts";
import { CardPage } from "../card_page.tsx";
import { Done } from "./done.tsx";
import { NoPassword } from "./no_password.tsx";
import { SetPassword } from "./set_password.tsx";
import { Welcome } from "./welcome.tsx";

type Step = "welcome" | "password" | "no-password" | "done";

const TITLES: Record<Step, string> = {
  welcome: "Welcome to RustKVM",
  password: "Choose a password",
  "no-password": "Go on without a password?",
  done: "All set",
};

/** Position of each step, counted from 1. */
const NUMBERS: Record<Step, number> = { welcome: 1, password: 2, "no-password": 2, done: 3 };
const STEPS = 3;

/** The first visit: who may come in, and whether everything works. */
export function Wizard() {
  const [step, setStep] = useState<Step>("welcome");

  // A new step is read out from its title.
  useEffect(() => {
    if (step !== "welcome" && step !== "password") document.getElementById("card-title")?.focus();
  }, [step]);

  const finish = () => {
    setStep("done");
    link.start();
  };

  return (
    <CardPage
      title={TITLES[step]}
      testId={`wizard-step-${step}`}
      aside={<span class="steps">Step {NUMBERS[step]} of {STEPS}</span>}
    >
      {step === "welcome" && <Welcome onNext={() => setStep("password")} />}
      {step === "password" && <SetPassword onDone={finish} onSkip={() => setStep("no-password")} />}
      {step === "no-password" && <NoPassword onDone={finish} onBack={() => setStep("password")} />}
      {step === "done" && <Done />}
    </CardPage>
  );
}
