import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/scheme-editor";
import { CriterionQuestion, QuestionLabel, SchemeQuestion } from "../applications/question";
import { BoundTextArea } from "../form/bound";
import { Shown } from "../form/shown";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";

/** One line as an applicant will find it in the form, drawn by the form's own parts. */
export function CriterionPreview({ criterion }: { criterion: Criterion }) {
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
            <CriterionQuestion criterion={criterion} answer={undefined} />
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
