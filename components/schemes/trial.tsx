import type { Route } from "next";
import { tryScheme } from "@/lib/schemes/actions";
import type { TrialView } from "@/lib/schemes/queries/trial";
import type { AskedField, TrialForm, Typed } from "@/lib/schemes/rules/trial";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { classKey, hostKindKey, partKey } from "@/lib/schemes/schema/keys";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { groupText } from "@/lib/text/criteria";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh } from "@/lib/text/scheme-trial";
import { zh as schemes } from "@/lib/text/schemes";
import { CriterionQuestion, SchemeQuestion } from "../applications/question";
import { ActionForm } from "../form/action-form";
import { BoundNumber, BoundRadio } from "../form/bound";
import type { FormState, FormValues } from "../form/state";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { TextField } from "../ui/field";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { choiceOf } from "./named";
import { LinePoints, LineReason, Outcome, OutcomeOf } from "./outcome";
import { Rules } from "./rules";

/** A version with values of one's own, or those of an application: each line's points and the rule that gave them. */
export function TrialPage({ view }: { view: TrialView }) {
  const { id, document, form, loaded } = view;
  const basics = form.hosts.length + form.classes.length + form.fields.length > 0;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: document.name, href: `/city/schemes/${id}` as Route },
          { label: zh.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>
            {zh.title} <Badge tone={view.status === "published" ? "ok" : "idle"}>{schemes.status[view.status]}</Badge>
          </h1>
          <p className="soft">{editor.versionNamed(document.name, view.version)}</p>
          <p className="soft">{zh.lead}</p>
        </div>
      </div>
      <FromApplication view={view} />
      <ActionForm
        key={loaded?.number ?? ""}
        action={tryScheme}
        id="try"
        permalink={`/city/schemes/${id}/try${loaded ? `?from=${loaded.number}` : ""}#outcome`}
        initial={stateOf(loaded)}
        labels={labelsOf(document, form)}
        hidden={{ versionId: id }}
      >
        <OutcomeOf document={wordsOf(document)}>
          <div className="dossier">
            <div className="stack-5">
              {basics && (
                <Sheet title={zh.basics}>
                  <div className="stack-5">
                    <Basics form={form} />
                  </div>
                </Sheet>
              )}
              {form.computed.length > 0 && (
                <Sheet title={zh.computed}>
                  <div className="stack-5">
                    <p className="small soft">{zh.computedLead}</p>
                    {form.computed.map(({ source, measures }) => (
                      <BoundNumber
                        key={source}
                        name={`c.${source}`}
                        label={measures.join("、")}
                        hint={zh.source(choiceOf("measure", "from.source", source))}
                        optional
                      />
                    ))}
                  </div>
                </Sheet>
              )}
              {document.standards.groups.map((group) => (
                <Sheet
                  key={group.key}
                  title={group.name}
                  aside={<span className="small soft">{groupText(document, group).join("　")}</span>}
                >
                  {group.criteria.map((criterion) => (
                    <Line key={criterion.key} document={document} form={form} criterion={criterion} />
                  ))}
                </Sheet>
              ))}
            </div>
            <div className="stays">
              <Sheet title={zh.outcome} id="outcome">
                <div className="stack">
                  <Submit>{zh.run}</Submit>
                  <Outcome />
                </div>
              </Sheet>
            </div>
          </div>
        </OutcomeOf>
      </ActionForm>
    </div>
  );
}

function FromApplication({ view: { id, asked, recent, loaded, version } }: { view: TrialView }) {
  const words = zh.from;
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <form className="stack">
          <TextField
            name="from"
            label={words.number}
            hint={words.hint}
            width="medium"
            defaultValue={asked}
            errors={asked !== "" && !loaded ? [words.missing] : []}
          />
          <Button type="submit">{words.load}</Button>
        </form>
        {recent.length > 0 && (
          <p className="small">
            {words.recent}
            {recent.map(({ number, applicant }) => (
              <span key={number} className="sub">
                <Anchor href={`/city/schemes/${id}/try?from=${number}` as Route}>{number}</Anchor>　{applicant.name}
              </span>
            ))}
          </p>
        )}
        {loaded && (
          <Note tone="info">
            <p>{words.loaded(loaded.applicant, loaded.number ?? "")}</p>
            {loaded.version !== version && <p>{words.otherVersion(loaded.version)}</p>}
          </Note>
        )}
      </div>
    </Sheet>
  );
}

function Basics({ form }: { form: TrialForm }) {
  const words = applications.form;
  const options = (list: TrialForm["hosts"]) => list.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      {form.hosts.length > 0 && <BoundRadio name={`a.${hostKindKey}`} label={words.hostKind} options={options(form.hosts)} />}
      {form.classes.length > 0 && <BoundRadio name={`a.${classKey}`} label={words.schemeClass} options={options(form.classes)} />}
      {form.fields.map((field) => (
        <SchemeQuestion key={field.key} field={field} answers={{}} />
      ))}
    </>
  );
}

/** A line as whoever applies is asked it, and how much evidence lies with it where that counts. */
function Line({ document, form, criterion }: { document: SchemeDocument; form: TrialForm; criterion: Criterion }) {
  const questions = form.questions.get(criterion.key) ?? [];
  return (
    <div className="crit" id={`c-${criterion.key}`}>
      <div className="crit-head">
        <div>
          <h3>
            {criterion.name} {isSample(criterion.origin) && <SampleMark />}
          </h3>
          {criterion.text && <p className="small soft">{criterion.text}</p>}
          <Rules document={document} criterion={criterion} />
        </div>
        <LinePoints of={criterion} />
      </div>
      <div className="crit-body stack">
        {questions.map((question) => (
          <CriterionQuestion key={question.key} question={question} answers={{}} alone={questions.length === 1} />
        ))}
        {form.evidence.get(criterion.key)?.map(({ key, name }) => (
          <BoundNumber key={key} name={`e.${key}`} label={zh.evidenceOf(name)} unit={zh.evidenceUnit} inputMode="numeric" optional />
        ))}
        <LineReason of={criterion} />
      </div>
    </div>
  );
}

/** As the form would have come back, had somebody typed in what was loaded. */
function stateOf(loaded: TrialView["loaded"]): FormState {
  if (!loaded) return { status: "idle" };
  const values = flat(loaded.typed);
  if (loaded.score) return { status: "done", value: loaded.score, values };
  const fields = Object.fromEntries(loaded.problems.map(({ field, code }) => [field, [code]]));
  return { status: "problem", problem: { kind: "invalidInput", fields }, values };
}
const flat = (typed: Typed): FormValues =>
  Object.fromEntries(
    (["a", "c", "e"] as const).flatMap((part) => Object.entries(typed[part]).map(([key, text]) => [`${part}.${key}`, text])),
  );

/** Names for the summary of what is to be put right. */
function labelsOf(document: SchemeDocument, form: TrialForm): Record<string, string> {
  const labels: Record<string, string> = {
    [`a.${hostKindKey}`]: applications.form.hostKind,
    [`a.${classKey}`]: applications.form.schemeClass,
  };
  for (const field of form.fields) Object.assign(labels, fieldLabels(field));
  for (const { source, measures } of form.computed) labels[`c.${source}`] = measures.join("、");
  for (const { criteria } of document.standards.groups)
    for (const { key, name } of criteria) {
      for (const question of form.questions.get(key) ?? []) {
        if (question.kind === "items") for (const item of question.items) labels[`a.${item.key}`] = `${name}　${item.name}`;
        else labels[`a.${question.key}`] = question.kind === "figure" ? question.measure.name : name;
      }
      for (const line of form.evidence.get(key) ?? []) labels[`e.${line.key}`] = zh.evidenceOf(line.name);
    }
  return labels;
}
const fieldLabels = (field: AskedField): Record<string, string> => ({
  [`a.${field.key}`]: field.label,
  ...(field.kind === "choices" &&
    Object.fromEntries(field.options.map(({ key, label }) => [`a.${partKey(field.key, key)}`, `${field.label}　${label}`]))),
});

/** The document as far as words for points read it, so that the browser is sent no more. */
function wordsOf(document: SchemeDocument): SchemeDocument {
  const { standards } = document;
  const groups = standards.groups.map((group) => ({
    ...group,
    criteria: group.criteria.map(({ text: _, ...line }): Criterion => line),
  }));
  return {
    ...document,
    ...{ standards: { ...standards, groups }, stages: [], gates: [], materials: [], consequences: [], operation: null, money: null },
  };
}
