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

/** The page after this one; null: what follows is the check of all answers. */
export function stepAfter(mode: CaseBody["mode"], step: FilingStep): FilingStep | null {
  const steps = stepsOf(mode);
  return steps[steps.indexOf(step) + 1] ?? null;
}
