import type { Route } from "next";
import { acceptObjection, declineObjection, dismissObjection, revealObjector, upholdObjection } from "@/lib/notices/actions";
import type { ObjectionView } from "@/lib/notices/queries/desk";
import type { Calendar, Day } from "@/lib/kernel/dates";
import { dayText, deadlineText, dueView, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { calledText } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundSelect, BoundTextArea } from "../form/bound";
import { DoneValue } from "../form/done-value";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Due } from "../ui/due";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { ObjectionBadge } from "./badge";
import { Body } from "./notice";
import { MoveSheet } from "../workflow/move-sheet";

const words = zh.objection;
const labels = { comment: words.comment, toldOn: words.toldOn, purpose: words.purpose };
const actions: Record<string, FormAction> = {
  accept: acceptObjection,
  decline: declineObjection,
  dismiss: dismissObjection,
  uphold: upholdObjection,
};

/** One objection for the department that answers it. */
export function ObjectionCase({
  objection,
  today,
  calendar,
  keys,
}: {
  objection: ObjectionView;
  today: Day;
  calendar: Calendar;
  keys: Record<string, string>;
}) {
  const { item, notice, state } = objection;
  const waits = state === "received" || state === "accepted";
  const application = `/applications/${item.applicationId}` as const;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: zh.desk.title, href: "/city/notices" },
          { label: notice.number ?? notice.title, href: `/city/notices/${notice.id}` as Route },
          { label: objection.number },
        ]}
      />
      <div className="desk-head">
        <h1>
          {words.title(objection.number)} <ObjectionBadge state={state} />
        </h1>
        {waits && (
          <p className="small">
            {deadlineText(objection.dueAt)} <Due {...dueView(objection.dueAt, objection.now, calendar)} />
          </p>
        )}
      </div>
      {state === "upheld" && (
        <Note tone="warn">
          {words.upheldNext}
          <Anchor href={application}>{words.toApplication}</Anchor>
        </Note>
      )}
      <div className="dossier">
        <div className="stack-5">
          <Sheet title={words.text}>
            <div className="stack">
              <Body text={objection.text} />
              <Facts
                small
                items={[
                  { label: words.about, value: <Anchor href={application}>{calledText(item.named, item.unit)}</Anchor> },
                  objection.criterion !== null && { label: words.criterion, value: objection.criterion },
                  { label: words.mode, value: words.modes[objection.mode] },
                  objection.name !== null && { label: words.name, value: objection.name },
                  { label: words.receivedAt, value: timeText(objection.receivedAt) },
                  objection.answer !== null && { label: words.answer, value: objection.answer },
                  objection.toldOn !== null && { label: zh.receipt.toldOn, value: dayText(objection.toldOn) },
                ]}
              />
            </div>
          </Sheet>
          {objection.mayReveal && (
            <Sheet title={words.reveal}>
              <ActionForm action={revealObjector} id="reveal" labels={labels} hidden={{ objectionId: objection.id }}>
                <p className="small soft">{words.revealHint}</p>
                <BoundSelect
                  name="purpose"
                  width="medium"
                  options={Object.entries(words.purposes).map(([value, label]) => ({ value, label }))}
                />
                <DoneValue name="name" label={words.name} />
                <DoneValue name="phone" label={zh.facts.phone} />
                <Submit variant="plain">{words.revealDo}</Submit>
              </ActionForm>
            </Sheet>
          )}
        </div>
        <div className="stack-5">
          {objection.moves.map((move) => {
            const action = actions[move.name];
            return action ? (
              <MoveSheet
                key={move.name}
                {...{ move, word: zh.objectionMoves[move.name], blockers: zh.blockers, action, labels }}
                {...{ idempotencyKey: keys[move.name] ?? "", hidden: { objectionId: objection.id } }}
              >
                {move.comment && (
                  <>
                    <BoundTextArea name="comment" rows={4} />
                    <BoundDate name="toldOn" hint={words.toldHint} initial={today} />
                  </>
                )}
              </MoveSheet>
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}
