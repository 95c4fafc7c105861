import { enrol } from "@/lib/activities/actions";
import type { OwnConflict } from "@/lib/activities/queries/own";
import type { PublicActivity } from "@/lib/activities/queries/public";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/public-activities";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundRadio, BoundText } from "../form/bound";
import { CameBack } from "../form/came-back";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";
import { spanText } from "./filing";

const words = zh.form;

type Session = PublicActivity["sessions"][number];
/** Of whoever has an account: their name, and what else they have in the same hours. */
export type Own = { person: string | null; conflicts: readonly OwnConflict[] };
type Props = { activity: PublicActivity; open: readonly Session[]; own: Own; chosen: string | null; idempotencyKey: string };

const seatsText = ({ seats, taken, waiting }: Session) =>
  seats === null ? zh.unlimited : taken < seats ? zh.left(seats - taken) : zh.full(waiting);

const conflictsOf = (conflicts: readonly OwnConflict[], { id }: Session) =>
  conflicts
    .filter(({ sessionId }) => sessionId === id)
    .map(({ title, startsAt, endsAt }) => words.conflict(title, spanText(startsAt, endsAt)));

/** A seat without an account: name and telephone, what is asked, and the rules of the house. */
export function EnrolForm({ activity, open, own, chosen, idempotencyKey }: Props) {
  const { person, conflicts } = own;
  const { rules, questions } = activity;
  const [only] = open.length === 1 ? open : [];
  const answers = Object.fromEntries(questions.map(({ ordinal, text }) => [`answers.${ordinal}`, text]));
  return (
    <ActionForm
      action={enrol}
      id="enrol"
      className="stack"
      labels={{
        sessionId: words.session,
        name: words.name,
        phone: words.phone,
        acceptRules: words.accept,
        despite: words.despite,
        ...answers,
      }}
      words={{ ...activities.blockers, ...words.problems }}
      idempotencyKey={idempotencyKey}
      hidden={{ ...(only ? { sessionId: only.id } : {}), ...(rules ? { rulesId: rules.id } : {}) }}
    >
      {only ? (
        <p>
          <b>{spanText(only.startsAt, only.endsAt)}</b>
          <br />
          {seatsText(only)}
        </p>
      ) : (
        <BoundRadio
          name="sessionId"
          as="rows"
          options={open.map((session) => ({
            value: session.id,
            label: spanText(session.startsAt, session.endsAt),
            hint: [seatsText(session), ...conflictsOf(conflicts, session)].join("。"),
          }))}
          {...(open.some(({ id }) => id === chosen) ? { initial: chosen ?? "" } : {})}
        />
      )}
      {only && conflicts.length > 0 && <Note tone="warn">{conflictsOf(conflicts, only).join("。")}</Note>}
      {person === null ? (
        <>
          <BoundText name="name" hint={words.nameHint} autoComplete="name" maxLength={50} />
          <BoundText name="phone" hint={words.phoneHint} type="tel" inputMode="tel" autoComplete="tel" />
        </>
      ) : (
        <p>{words.as(person)}</p>
      )}
      {questions.map(({ ordinal, text, required }) => (
        <BoundText key={ordinal} name={`answers.${ordinal}`} label={text} maxLength={300} optional={!required} />
      ))}
      {rules && (
        <>
          <details className="fold small">
            <summary>{words.rules}</summary>
            {rules.text.split("\n").map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </details>
          <BoundCheckbox name="acceptRules" />
        </>
      )}
      {conflicts.length > 0 ? (
        <BoundCheckbox name="despite" />
      ) : (
        <CameBack>
          <BoundCheckbox name="despite" />
        </CameBack>
      )}
      <Submit wide>{words.submit}</Submit>
      <p className="small soft">{words.privacy}</p>
    </ActionForm>
  );
}
