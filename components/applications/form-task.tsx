import type { Route } from "next";
import type { ReactNode } from "react";
import { saveApplication } from "@/lib/applications/actions";
import type { ApplicationForm, FormTaskView } from "@/lib/applications/queries/form";
import type { EvidenceFile } from "@/lib/applications/queries/parts";
import { answerOf, entryScanKey } from "@/lib/applications/rules/answers";
import { noteKey, partKey } from "@/lib/schemes/schema/keys";
import { endsOf } from "@/lib/schemes/rules/ends";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { isSample } from "@/lib/schemes/schema/values";
import { criterionAnswer, fieldAnswer } from "@/lib/text/answers";
import { zh } from "@/lib/text/applications";
import { zh as evidence } from "@/lib/text/evidence";
import { fileProblem, zh as files } from "@/lib/text/files";
import { zh as ui } from "@/lib/text/ui";
import { pointsText } from "@/lib/text/format";
import { givenText, nextText } from "@/lib/text/scores";
import { Rules } from "../schemes/rules";
import { Records } from "../evidence/records";
import { EvidenceFiles } from "../files/evidence";
import { fileRow } from "../files/rows";
import { BoundTextArea } from "../form/bound";
import { DraftForm, RunningTotal } from "../form/draft-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { FileList } from "../ui/files";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { taskName, ReturnedNote } from "./form-list";
import { CriterionQuestion, HostQuestions, Locked, QuestionLabel, SchemeQuestion, textOf } from "./question";

const words = zh.form;
const { pick } = evidence;

type FileTrouble = { field: string; problem: string; at: number } | null;

/** One page of the form. */
export function FormTaskPage({ form, task, trouble }: { form: ApplicationForm; task: FormTaskView; trouble: FileTrouble }) {
  const address = `/api/attachments?application=${form.id}&task=${task.key}`;
  const asksFiles =
    (task.kind === "host" && form.entry !== null) ||
    task.fields.some(({ kind }) => kind === "file") ||
    task.criteria.some(({ evidence }) => evidence !== "none");
  const filesOf = (place: Pick<EvidenceProps, "fieldKey" | "label" | "hint" | "photos" | "required">) => (
    <Evidence
      {...place}
      open={task.open(place.fieldKey)}
      files={task.files.get(place.fieldKey) ?? []}
      address={address}
      problem={trouble?.field === place.fieldKey ? troubleText(trouble, place.photos) : null}
    />
  );
  const asked = ({ key }: Criterion) => task.questions.get(key) ?? [];
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: zh.list.title, href: "/applications" },
          { label: form.applicant, href: `/applications/${form.id}/form` as Route },
          { label: taskName(task) },
        ]}
      />
      <h1>{taskName(task)}</h1>
      <ReturnedNote form={form} />
      {trouble && trouble.field === "" && <Note tone="bad">{troubleText(trouble)}</Note>}
      {asksFiles && <BeforeFiles />}
      <div className="sheet form-sheet">
        <DraftForm
          key={task.key}
          action={saveApplication}
          id="f"
          labels={labelsOf(task)}
          address={`/api/applications/${form.id}/answers`}
          task={task.key}
          drawn={task.texts}
          choices={choicesOf(form, task)}
          hidden={{ applicationId: form.id, task: task.key }}
        >
          {/* Enter in a field presses the form's first button, and that must not be one that takes a file away. */}
          <button type="submit" name="go" value="next" className="first-button" tabIndex={-1} aria-hidden />
          {task.kind === "host" && <HostQuestions form={form} task={task} />}
          {task.kind === "host" && form.entry && filesOf({ fieldKey: entryScanKey, label: zh.entry.scan, required: false })}
          {task.fields.map((field) =>
            field.kind === "file" ? (
              <div key={field.key}>
                {filesOf({
                  fieldKey: field.key,
                  label: <QuestionLabel field={field} />,
                  hint: field.hint,
                  required: field.required,
                  photos: field.only === "photos",
                })}
              </div>
            ) : task.open(field.key) ? (
              <SchemeQuestion key={field.key} field={field} answers={form.answers} />
            ) : (
              <Locked key={field.key} label={field.label} said={fieldAnswer(field, answerOf(field, form.answers))} />
            ),
          )}
          {task.criteria.map((criterion) => (
            <div key={criterion.key} className="crit" id={`c-${criterion.key}`}>
              <div className="crit-head">
                <div>
                  <h2>
                    {criterion.name} {isSample(criterion.origin) && <SampleMark />}
                  </h2>
                  {criterion.text && <p className="small soft">{criterion.text}</p>}
                  <Rules document={form.document} criterion={criterion} />
                </div>
              </div>
              <div className="crit-body stack-5">
                {task.open(criterion.key) ? (
                  <>
                    {asked(criterion).map((question, _, all) => (
                      <CriterionQuestion key={question.key} question={question} answers={form.answers} alone={all.length === 1} />
                    ))}
                    <Reckoned form={form} criterion={criterion} />
                    <BoundTextArea
                      name={`a.${noteKey(criterion.key)}`}
                      label={words.note}
                      hint={words.noteHint}
                      rows={3}
                      optional
                      initial={textOf(form.answers[noteKey(criterion.key)])}
                    />
                  </>
                ) : (
                  <Locked label={criterion.name} said={criterionAnswer(asked(criterion), form.answers)} />
                )}
                {criterion.evidence !== "none" &&
                  filesOf({ fieldKey: criterion.key, label: words.evidence, required: criterion.evidence === "required" })}
                <KnownRecords form={form} task={task} criterion={criterion} />
              </div>
            </div>
          ))}
          {form.total !== null && task.kind === "criteria" && form.scheme.scoring && (
            <p>
              <b>
                {words.total} <RunningTotal drawn={form.total} />
              </b>
              　<span className="soft">{words.of(pointsText(form.scheme.scoring.total.value))}</span>{" "}
              {isSample(form.scheme.scoring.total) && <SampleMark />}
            </p>
          )}
          <div className="row">
            <Submit name="go" value="next">
              {words.save}
            </Submit>
            <Submit name="go" value="list" variant="plain">
              {words.saveAndList}
            </Submit>
            <ButtonLink variant="text" href={`/applications/${form.id}/form`}>
              {words.backToList}
            </ButtonLink>
          </div>
        </DraftForm>
      </div>
    </div>
  );
}

/** What a line comes to by what was kept, and what would bring more; points of one's own speak for themselves. */
function Reckoned({ form, criterion }: { form: ApplicationForm; criterion: Criterion }) {
  const line = form.lines.get(criterion.key);
  if (!line || criterion.kind === "manual" || !endsOf(criterion)) return null;
  const next = nextText(form.document, line.next);
  return (
    <div className="small soft">
      <p>
        {words.reckoned} <b className="num">{line.points === null ? words.empty : pointsText(line.points)}</b>{" "}
        {words.of(pointsText(line.cap))}　{givenText(form.document, criterion, line)}
      </p>
      {next && <p>{next}</p>}
    </div>
  );
}

/** Names for the error summary, by field name. */
function labelsOf(task: FormTaskView): Record<string, string> {
  const labels: Record<string, string> = { "a.hostKind": words.hostKind, "a.class": words.schemeClass, "a.recommender": words.recommender };
  for (const field of task.fields) {
    labels[`a.${field.key}`] = field.label;
    if (field.kind === "choices")
      for (const option of field.options) labels[`a.${partKey(field.key, option.key)}`] = `${field.label}　${option.label}`;
  }
  for (const { key, name } of task.criteria) {
    for (const question of task.questions.get(key) ?? [])
      if (question.kind === "items") for (const item of question.items) labels[`a.${item.key}`] = `${name}　${item.name}`;
      else labels[`a.${question.key}`] = question.kind === "figure" ? `${name}　${question.measure.name}` : name;
    labels[`a.${noteKey(key)}`] = `${name}　${words.note}`;
  }
  return labels;
}

/** How the values of choices are called, for what was changed elsewhere. */
function choicesOf(form: ApplicationForm, task: FormTaskView): Record<string, Record<string, string>> {
  const named = (items: readonly { value: string; label: string }[]) =>
    Object.fromEntries(items.map(({ value, label }) => [value, label] as const));
  const choices: Record<string, Record<string, string>> = {};
  if (task.kind === "host") {
    choices.hostKind = named(form.hostKinds.map(({ key, name }) => ({ value: key, label: name })));
    choices.class = named(form.classes.map(({ key, name }) => ({ value: key, label: name })));
    choices.recommender = named(form.recommenders.map(({ id, name }) => ({ value: id, label: name })));
  }
  for (const field of task.fields)
    if (field.kind === "choice") choices[field.key] = named(field.options.map(({ key, label }) => ({ value: key, label })));
  return choices;
}

/** What its home has done already, beside the files. */
function KnownRecords({ form, task, criterion: { key, evidence } }: { form: ApplicationForm; task: FormTaskView; criterion: Criterion }) {
  const records = task.records.get(key) ?? [];
  return (
    <>
      <Records records={records} />
      {form.hasHome && evidence !== "none" && task.open(key) && (
        <p>
          <Anchor href={`/applications/${form.id}/records/${key}` as Route}>{pick.link(records.length)}</Anchor>
        </p>
      )}
    </>
  );
}

type EvidenceProps = {
  fieldKey: string;
  photos?: boolean;
  label: ReactNode;
  hint?: string | undefined;
  required: boolean;
  open: boolean;
  files: readonly EvidenceFile[];
  address: string;
  problem: string | null;
};

function Evidence({ fieldKey, photos = false, label, hint, required, open, files, address, problem }: EvidenceProps) {
  const rows = files.map((file) => fileRow(file, open));
  return (
    <div id={`files-${fieldKey}`} role="group" aria-labelledby={`evidence-${fieldKey}`}>
      <p className="label" id={`evidence-${fieldKey}`}>
        {label} {required ? <span className="small soft">{words.evidenceRequired}</span> : <span className="optional">{ui.optional}</span>}
      </p>
      {hint && <p className="hint">{hint}</p>}
      {open ? (
        <EvidenceFiles fieldKey={fieldKey} photos={photos} files={rows} address={address} problem={problem} />
      ) : (
        rows.length > 0 && <FileList items={rows} />
      )}
    </div>
  );
}

/** Said before anything is sent: what will be taken out of a file, and what cannot be. */
function BeforeFiles() {
  return (
    <Note tone="info">
      <b>{files.before.title}</b>
      <p>{files.before.cleaned}</p>
      <p>{files.before.kept}</p>
    </Note>
  );
}

/** Of several files in one post, which one was refused. */
function troubleText({ problem, at }: NonNullable<FileTrouble>, photos = false): string | null {
  const text = fileProblem(problem, photos);
  return text === "" ? null : at > 0 ? files.which(at, text) : text;
}
