// Which questions a filing asks, and which are still open. Pure.
import { type CaseBody, type FilingStep, filingSteps } from "../schema";

/** The pages of this filing in their order. An anonymous case is not asked who one is. */
export const stepsOf = (mode: CaseBody["mode"]): readonly FilingStep[] =>
  mode === "anonymous" ? filingSteps.filter((step) => step !== "who") : filingSteps;

/** Pages that were not answered yet, or whose answer no longer fits what was chosen since. */
export function missingSteps(body: CaseBody): FilingStep[] {
  const empty: Partial<Record<FilingStep, boolean>> = {
    mode: body.mode === null,
    category: body.category === null,
    what: body.what === "",
    ask: body.ask === "",
    who: body.name === "" || body.phone === "",
    consent: !body.consentHandle,
  };
  return stepsOf(body.mode).filter((step) => empty[step] ?? !body.done.includes(step));
}

/** The next page that is still open, those after this one first; null: all is said, and what follows is the check. */
export function nextStep(body: CaseBody, step: FilingStep): FilingStep | null {
  const steps = stepsOf(body.mode);
  const missing = missingSteps(body);
  return missing.find((open) => steps.indexOf(open) > steps.indexOf(step)) ?? missing[0] ?? null;
}
