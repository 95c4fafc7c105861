import { measuresRead, questionsOf } from "@/lib/schemes/rules/questions";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/scheme-editor";
import { CriterionQuestion, QuestionLabel, SchemeQuestion } from "../applications/question";
import { BoundTextArea } from "../form/bound";
import { Shown } from "../form/shown";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { choiceOf } from "./named";
import { Rules } from "./rules";

/** One line as an applicant is asked it. */
export function CriterionPreview({ document, criterion }: { document: SchemeDocument; criterion: Criterion }) {
  const group = document.standards.groups.filter(({ criteria }) => criteria.some(({ key }) => key === criterion.key));
  const asked = questionsOf(document, group).get(criterion.key) ?? [];
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
              <Rules document={document} criterion={criterion} />
            </div>
          </div>
          <div className="crit-body stack-5">
            {asked.map((question) => (
              <CriterionQuestion key={question.key} question={question} answers={{}} alone={asked.length === 1} />
            ))}
            {measuresRead(document, criterion).map(
              ({ key, name, from }) =>
                from.kind === "computed" && (
                  <p key={key} className="small soft">
                    {name}：{zh.computedBy(choiceOf("measure", "from.source", from.source))}
                  </p>
                ),
            )}
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
