import type { Route } from "next";
import type { ReactNode } from "react";
import type { Language } from "@/lib/kernel/language";
import { beginDraft, resumeDraft, saveDraft } from "@/lib/rights-cases/actions";
import type { DraftView } from "@/lib/rights-cases/queries/own";
import type { FilingStep } from "@/lib/rights-cases/schema";
import { filingWords } from "@/lib/text/rights/filing";
import type { City } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundNumber, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { CallPanel, KeepPanel, StepsPanel } from "./aside";
import { CategoryChoice, Representatives } from "./fields";
import { ModeChoice } from "./modes";

export const stepPath = (step: FilingStep | null): Route => `/rights/submit/${step ?? "check"}` as Route;

type StartProps = { lang: Language; city: City; over: boolean; going: FilingStep | "check" | null };

/** Begin, or go on with what was begun: on this device, or with its code. */
export function FilingStart({ lang, city, over, going }: StartProps) {
  const words = filingWords[lang].start;
  return (
    <div className="wrap pt-s6">
      <div className="with-aside">
        <div className="stack-7">
          <div className="stack-5">
            <h1>{words.title}</h1>
            {over && <Note tone="warn">{words.over}</Note>}
            <p className="lead">{words.lead}</p>
            {going !== null && (
              <Note>
                <p>{words.going}</p>
                <p className="mt-s2">
                  <ButtonLink href={stepPath(going === "check" ? null : going)}>{words.goOn}</ButtonLink>
                </p>
              </Note>
            )}
            <div>
              <h2 className="text-h3">{words.readyTitle}</h2>
              <ul className="bullets">
                {words.ready.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            <ActionForm action={beginDraft} id="begin" lang={lang} words={{ tooMany: words.tooMany }} hidden={{ language: lang }}>
              <Submit>{words.begin}</Submit>
            </ActionForm>
          </div>
          <Section title={words.resumeTitle}>
            <ActionForm
              action={resumeDraft}
              id="resume"
              lang={lang}
              labels={{ code: words.code }}
              words={{ tooMany: words.tooMany, wrongCode: words.noCode }}
            >
              <BoundText name="code" hint={words.resumeHint} inputMode="numeric" autoComplete="off" width="medium" />
              <Submit variant="plain">{words.resume}</Submit>
            </ActionForm>
          </Section>
          <p>
            <Anchor href="/rights/track">{words.track}</Anchor>
          </p>
        </div>
        <aside className="stack-5">
          <CallPanel lang={lang} city={city} />
        </aside>
      </div>
    </div>
  );
}

type StepProps = {
  lang: Language;
  city: City;
  step: FilingStep;
  draft: Pick<DraftView, "body" | "steps" | "categories">;
  /** Null where the half hour is over while this page was written: what was typed is still shown. */
  keep: { code: string; days: number; sample: boolean } | null;
  /** What part of the page lets files in. */
  files: ReactNode;
};

/** One question. A plain form; what it asks stands in the heading, which is also the name of a choice. */
export function FilingPage({ lang, city, step, draft, keep, files }: StepProps) {
  const words = filingWords[lang];
  const { title, lead } = words.steps[step];
  const at = draft.steps.indexOf(step);
  const before = draft.steps[at - 1];
  // A choice carries its question itself.
  const headed = step !== "mode" && step !== "category";
  return (
    <div className="wrap pt-s5">
      <p>
        <Anchor href={before ? stepPath(before) : "/rights/submit"}>{words.back}</Anchor>
      </p>
      <div className="with-aside mt-s4">
        <div className="stack-5">
          <p className="small soft">{words.place(at + 1, draft.steps.length)}</p>
          {headed && (
            <div>
              <h1>{title}</h1>
              {lead && <p className="lead">{lead}</p>}
            </div>
          )}
          <ActionForm action={saveDraft} id="step" lang={lang} labels={words.labels} words={words.problems} hidden={{ step }}>
            <Question {...{ lang, step, draft, files }} />
            <Submit>{words.next}</Submit>
          </ActionForm>
        </div>
        <aside className="stack-5">
          {keep && <KeepPanel lang={lang} {...keep} />}
          <StepsPanel lang={lang} steps={draft.steps} now={step} />
          <CallPanel lang={lang} city={city} />
        </aside>
      </div>
    </div>
  );
}

function Question({ lang, step, draft: { body, categories }, files }: Pick<StepProps, "lang" | "step" | "draft" | "files">) {
  const words = filingWords[lang];
  const { hints } = words;
  switch (step) {
    case "mode":
      return <ModeChoice lang={lang} {...(body.mode === null ? {} : { initial: body.mode })} />;
    case "category":
      return (
        <CategoryChoice
          label={<h1>{words.steps.category.title}</h1>}
          {...(words.steps.category.lead === undefined ? {} : { hint: words.steps.category.lead })}
          {...(body.category === null ? {} : { initial: body.category })}
          tracks={(["rights", "care", "counselling"] as const).map((key) => ({
            key,
            ...words.tracks[key],
            options: categories
              .filter(({ track }) => track === key)
              .map(({ code, name, nameEn, narrow }) => ({
                value: code,
                label: lang === "zh" ? name : nameEn,
                ...(narrow ? { hint: words.narrow } : {}),
              })),
          }))}
        />
      );
    case "what":
      return <BoundTextArea name="what" hint={hints.what} rows={12} initial={body.what} />;
    case "respondent":
      return (
        <>
          <BoundText name="respondent" optional hint={hints.respondent} initial={body.respondent} autoComplete="off" />
          <BoundText
            name="respondentCode"
            optional
            hint={hints.respondentCode}
            initial={body.respondentCode}
            width="medium"
            autoComplete="off"
          />
        </>
      );
    case "ask":
      return <BoundTextArea name="ask" hint={hints.ask} rows={6} initial={body.ask} />;
    case "files":
      return (
        <>
          <ul className="bullets">
            {words.files.items.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="soft">{words.files.cover}</p>
          {files}
        </>
      );
    case "notBy":
      return <BoundTextArea name="notBy" optional hint={hints.notBy} rows={3} initial={body.notBy} />;
    case "who":
      return <Who lang={lang} body={body} />;
    case "consent":
      return (
        <>
          <BoundCheckbox name="consentHandle" label={words.consent.handle} hint={words.consent.handleHint} initial={body.consentHandle} />
          <BoundCheckbox
            name="consentSensitive"
            label={words.consent.sensitive}
            hint={words.consent.sensitiveHint}
            initial={body.consentSensitive}
          />
        </>
      );
  }
}

function Who({ lang, body }: { lang: Language; body: DraftView["body"] }) {
  const { hints, joint } = filingWords[lang];
  return (
    <>
      <BoundText name="name" initial={body.name} autoComplete="name" width="medium" />
      <BoundText name="phone" type="tel" inputMode="tel" hint={hints.phone} initial={body.phone} autoComplete="tel" width="medium" />
      <BoundText name="address" optional hint={hints.address} initial={body.address} autoComplete="street-address" />
      <Section title={joint.title}>
        <div className="stack-5">
          <p className="soft">{joint.hint}</p>
          <BoundNumber
            name="people"
            optional
            inputMode="numeric"
            hint={hints.people}
            initial={body.people > 1 ? String(body.people) : ""}
          />
          <Representatives labels={[2, 3, 4, 5].map(joint.others)} initial={body.representatives} />
        </div>
      </Section>
    </>
  );
}
