import { finishRectification } from "@/lib/rights-cases/actions";
import type { OfficeRemedy } from "@/lib/rights-cases/queries/remedy";
import { dayText } from "@/lib/text/format";
import { office as words, zh } from "@/lib/text/rights/rating";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";

const labels = { comment: words.told, record: words.record };

/** What the claimant thought of it, and of a bad rating what is being put right. */
export function RectificationSection({ remedy, keys }: { remedy: OfficeRemedy; keys: Readonly<Record<string, string>> }) {
  const { caseId, rating, rectification, mayRectify } = remedy;
  if (rating === null) return null;
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <Facts
          small
          items={[
            { label: words.grade, value: zh.grades[rating.grade] },
            { label: words.on, value: dayText(rating.day) },
            rating.comment !== null && { label: words.comment, value: <span className="kept-lines">{rating.comment}</span> },
            rectification !== null && {
              label: words.due,
              value:
                rectification.doneOn === null
                  ? dayText(rectification.dueOn)
                  : words.done(dayText(rectification.doneOn), rectification.doneBy ?? ""),
            },
            rectification !== null &&
              rectification.record !== null && {
                label: words.record,
                value: <span className="kept-lines">{rectification.record}</span>,
              },
          ]}
        />
        {mayRectify && (
          <ActionForm
            action={finishRectification}
            id="rectify"
            {...{ labels, idempotencyKey: keys.finishRectification ?? "", hidden: { caseId } }}
          >
            <BoundTextArea name="comment" hint={words.toldHint} rows={4} />
            <BoundTextArea name="record" hint={words.recordHint} rows={4} />
            <Submit>{words.act}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
}
