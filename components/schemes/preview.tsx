import type { Criterion, SimpleCriterion, Test } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/scheme-editor";
import { CriterionQuestion, QuestionLabel, SchemeQuestion } from "../applications/question";
import { BoundCheckbox, BoundNumber, BoundTextArea } from "../form/bound";
import { Shown } from "../form/shown";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { choiceOf } from "./named";

const measuresIn = (test: Test | undefined): string[] =>
  (test ?? [])
    .flatMap((item) => (item.kind === "any" ? item.of : [item]))
    .flatMap((leaf) => (leaf.kind === "measure" ? [leaf.measure] : []));

/** The figures a line reads, each once. */
function measuresOf(line: Criterion | SimpleCriterion): string[] {
  const own = "measure" in line ? [line.measure] : [];
  const tests = line.kind === "tiers" ? line.tiers.flatMap(({ when }) => measuresIn(when)) : "when" in line ? measuresIn(line.when) : [];
  const inner = line.kind === "bestOf" ? line.options.flatMap((option) => measuresOf(option)) : [];
  return [...new Set([...own, ...tests, ...measuresIn(line.requires), ...inner])];
}

/** One figure: asked, or said from where it comes; a share by the two it is made of. */
function MeasureQuestion({ document, name, deep = true }: { document: SchemeDocument; name: string; deep?: boolean }) {
  const measure = document.measures.find(({ key }) => key === name);
  if (!measure) return <p className="small soft">{zh.unknownKey(name)}</p>;
  const { from } = measure;
  if (from.kind === "computed")
    return (
      <p className="small soft">
        {measure.name}：{zh.computedBy(choiceOf("measure", "from.source", from.source))}
      </p>
    );
  if (from.kind === "ratio")
    return (
      deep && (
        <>
          <p className="small soft">
            {measure.name}：{zh.kinds.measure?.ratio}
          </p>
          {[from.of, from.over].map((part) => (
            <MeasureQuestion key={part} document={document} name={part} deep={false} />
          ))}
        </>
      )
    );
  return <BoundNumber name={name} label={measure.name} unit={measure.unit} {...(from.hint === undefined ? {} : { hint: from.hint })} />;
}

/** What is ticked or filled for the line itself, besides the figures it reads. */
function Own({ line }: { line: Criterion | SimpleCriterion }) {
  switch (line.kind) {
    case "manual":
    case "checklist":
      return <CriterionQuestion criterion={line} answer={undefined} />;
    case "fixed":
    case "veto":
      return line.when ? null : <BoundCheckbox name={line.key} label={applications.form.met} />;
    case "list":
      return (
        <div className="choices">
          {line.items.map((item) => (
            <BoundCheckbox key={item.key} name={`${line.key}-${item.key}`} label={item.name} />
          ))}
        </div>
      );
    case "bestOf":
      return line.options.map((option) => (
        <div key={option.key}>
          <p className="label">{option.name}</p>
          <Own line={option} />
        </div>
      ));
    default:
      return null;
  }
}

/** One line as an applicant is asked it. */
export function CriterionPreview({ document, criterion }: { document: SchemeDocument; criterion: Criterion }) {
  return (
    <Sheet title={zh.preview}>
      <p className="small soft">{zh.previewHint}</p>
      <Shown id="preview">
        <div className="crit">
          <div className="crit-head">
            <div>
              <p>
                <b>{criterion.name}</b> {isSample(criterion.origin) && <SampleMark />}
              </p>
              {criterion.text && <p className="small soft">{criterion.text}</p>}
            </div>
          </div>
          <div className="crit-body stack-5">
            {measuresOf(criterion).map((name) => (
              <MeasureQuestion key={name} document={document} name={name} />
            ))}
            <Own line={criterion} />
            <BoundTextArea name="note" label={applications.form.note} hint={applications.form.noteHint} rows={3} optional />
            <p className="small soft">{zh.evidenceAsked[criterion.evidence]}</p>
          </div>
        </div>
      </Shown>
    </Sheet>
  );
}

export function FieldsPreview({ fields }: { fields: readonly SchemeField[] }) {
  return (
    <Sheet title={zh.preview}>
      <p className="small soft">{zh.previewHint}</p>
      <Shown id="preview">
        <div className="stack-5">
          {fields.map((field) =>
            field.kind === "file" ? (
              <div key={field.key}>
                <p className="label">
                  <QuestionLabel field={field} />
                </p>
                {field.hint && <p className="hint">{field.hint}</p>}
              </div>
            ) : (
              <SchemeQuestion key={field.key} field={field} answers={{}} />
            ),
          )}
        </div>
      </Shown>
    </Sheet>
  );
}
