import type { ReactNode } from "react";
import type { Language } from "@/lib/kernel/language";
import { discardDraft, submitCase } from "@/lib/rights-cases/actions";
import type { DraftView } from "@/lib/rights-cases/queries/own";
import type { CaseBody, FilingStep } from "@/lib/rights-cases/schema";
import { filingWords } from "@/lib/text/rights/filing";
import { modeWords } from "@/lib/text/rights/modes";
import type { City } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { Confirm } from "../form/confirm";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { CallPanel, KeepPanel } from "./aside";
import { stepPath } from "./filing";

type Props = {
  lang: Language;
  city: City;
  draft: DraftView;
  keep: { code: string; days: number; sample: boolean };
  idempotencyKey: string;
  /** The files that go with it. */
  files: ReactNode;
};

/** Everything that was answered, each with a way to change it; then, and apart from it, the end of the draft. */
export function FilingCheck({ lang, city, draft, keep, idempotencyKey, files }: Props) {
  const words = filingWords[lang];
  const { check } = words;
  const { steps, missing, body } = draft;
  return (
    <div className="wrap pt-s5">
      <p>
        <Anchor href={stepPath(steps.at(-1) ?? "consent")}>{words.back}</Anchor>
      </p>
      <div className="with-aside mt-s4">
        <div className="stack-7">
          <div className="stack-5">
            <div>
              <h1>{check.title}</h1>
              <p className="lead">{check.lead}</p>
            </div>
            {missing.length > 0 && (
              <Note tone="warn">
                <p>
                  <b>{check.missing(missing.length)}</b>
                </p>
                <ul className="bullets">
                  {missing.map((step) => (
                    <li key={step}>
                      <Anchor href={stepPath(step)}>{words.steps[step].title}</Anchor>
                    </li>
                  ))}
                </ul>
              </Note>
            )}
            <dl className="answers">
              {steps.map((step) => (
                <div key={step} id={`submit-${step}`}>
                  <dt>{words.steps[step].short}</dt>
                  <dd>{step === "files" ? (files ?? check.none) : <Answer {...{ lang, step, body, draft }} />}</dd>
                  <dd className="small">
                    <Anchor href={stepPath(step)}>
                      {check.change}
                      <span className="hidden-visually">{check.changeWhat(words.steps[step].short)}</span>
                    </Anchor>
                  </dd>
                </div>
              ))}
            </dl>
            {missing.length > 0 ? (
              <Button variant="main" disabledReason={check.missingReason}>
                {check.submit}
              </Button>
            ) : (
              <ActionForm
                action={submitCase}
                id="submit"
                lang={lang}
                labels={Object.fromEntries(steps.map((step) => [step, words.steps[step].short]))}
                words={check.problems}
                idempotencyKey={idempotencyKey}
              >
                <p>
                  {check.submitHint} {check.afterwards}
                </p>
                <Submit>{check.submit}</Submit>
              </ActionForm>
            )}
          </div>
          <Section title={check.discardTitle}>
            <ActionForm action={discardDraft} id="discard" lang={lang} words={check.problems}>
              <p>{check.discardHint}</p>
              <Confirm label={check.discard} title={check.discardAsk} act={check.discard} stay={check.stay} danger>
                {check.discardHint}
              </Confirm>
            </ActionForm>
          </Section>
        </div>
        <aside className="stack-5">
          <KeepPanel lang={lang} {...keep} />
          <CallPanel lang={lang} city={city} />
        </aside>
      </div>
    </div>
  );
}

type AnswerProps = { lang: Language; step: FilingStep; body: CaseBody; draft: Pick<DraftView, "categories"> };

function Answer({ lang, step, body, draft }: AnswerProps) {
  const lines = answerLines(lang, step, body, draft.categories).filter((line) => line !== "");
  if (lines.length === 0) return <span className="soft">{filingWords[lang].check.none}</span>;
  return lines.map((line) => (
    <p key={line} className="kept-lines">
      {line}
    </p>
  ));
}

/** What was said on a page, line by line. */
export function answerLines(lang: Language, step: FilingStep, body: CaseBody, categories: DraftView["categories"]): readonly string[] {
  const { check, labels } = filingWords[lang];
  const category = categories.find(({ code }) => code === body.category);
  const said = (label: string, value: string) => (value === "" ? "" : `${label}　${value}`);
  switch (step) {
    case "mode":
      return body.mode === null ? [] : [modeWords[lang].modes[body.mode].label];
    case "category":
      return category ? [lang === "zh" ? category.name : category.nameEn] : [];
    case "what":
    case "ask":
    case "notBy":
      return [body[step]];
    case "respondent":
      return [body.respondent, body.respondentCode];
    case "who":
      return [
        ...[said(labels.name, body.name), said(labels.phone, body.phone), said(labels.address, body.address)],
        body.people > 1 ? said(labels.people, check.people(body.people)) : "",
        said(labels.representatives, body.representatives.join(lang === "zh" ? "、" : ", ")),
      ];
    case "consent":
      return body.done.includes("consent")
        ? [
            `${labels.consentHandle}　${body.consentHandle ? check.agreed : check.notAgreed}`,
            `${labels.consentSensitive}　${body.consentSensitive ? check.agreed : check.notAgreed}`,
          ]
        : [];
    case "files":
      return [];
  }
}
