import type { Day } from "@/lib/kernel/dates";
import { rateCase, revokeRating } from "@/lib/rights-cases/actions";
import type { OwnRemedy } from "@/lib/rights-cases/queries/remedy";
import { grades } from "@/lib/rights-cases/rules/rating";
import { clockText } from "@/lib/text/format";
import { ratingWords } from "@/lib/text/rights/rating";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Section } from "../ui/section";

type Props = {
  lang: "zh" | "en";
  remedy: OwnRemedy;
  /** how a day is written in this language */
  day: (day: Day) => string;
};

/** 好差评: the five grades, or what was said, and what became of it. */
export function RatingSection({ lang, remedy, day }: Props) {
  const words = ratingWords[lang];
  const { ratable, rating, rectification, rectificationDays } = remedy;
  if (!ratable && rating === null) return null;
  return (
    <Section id="rating" title={words.title}>
      {rating === null ? (
        <ActionForm action={rateCase} id="rate" lang={lang} words={words.problems} labels={{ grade: words.grade, comment: words.comment }}>
          <p>{words.lead}</p>
          <BoundRadio
            name="grade"
            as="rows"
            hint={words.badHint(rectificationDays)}
            options={grades.map((grade) => ({ value: String(grade), label: words.grades[grade] }))}
          />
          <BoundTextArea name="comment" optional hint={words.commentHint} rows={4} />
          <Submit>{words.act}</Submit>
        </ActionForm>
      ) : (
        <div className="stack">
          <p>
            {words.yours} <b>{words.grades[rating.grade]}</b> <span className="small soft">{words.on(day(rating.day))}</span>
          </p>
          {rating.comment !== null && <p className="kept-lines">{rating.comment}</p>}
          {rectification !== null && (
            <p>{rectification.doneOn === null ? words.due(day(rectification.dueOn)) : words.done(day(rectification.doneOn))}</p>
          )}
          {rating.revocableUntil !== null && (
            <ActionForm action={revokeRating} id="revoke-rating" lang={lang} words={words.problems}>
              <p className="small soft">{words.revokeHint(clockText(rating.revocableUntil))}</p>
              <Submit variant="plain">{words.revoke}</Submit>
            </ActionForm>
          )}
        </div>
      )}
    </Section>
  );
}
