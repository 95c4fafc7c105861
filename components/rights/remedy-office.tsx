import type { Route } from "next";
import {
  answerFinalReview,
  answerReconsideration,
  recordFinalReview,
  recordReconsideration,
  setCaseAbove,
} from "@/lib/rights-cases/actions";
import type { CaseView } from "@/lib/rights-cases/queries/desk";
import { dayText } from "@/lib/text/format";
import { blockers, office } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundRadio, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { MoveSheet } from "../workflow/move-sheet";

const words = office.remedy;
type Props = { view: Pick<CaseView, "id" | "revision" | "moves" | "remedy">; keys: Readonly<Record<string, string>> };

const labels = {
  outcome: words.outcome,
  request: words.request,
  facts: words.facts,
  decision: words.decision,
  basis: words.basis,
  body: words.body,
  issuedOn: words.issuedOn,
  opinion: words.opinion,
};
const moves = {
  answerReconsideration: { tier: 2, action: answerReconsideration, records: false },
  answerFinalReview: { tier: 3, action: answerFinalReview, records: false },
  recordReconsideration: { tier: 2, action: recordReconsideration, records: true },
  recordFinalReview: { tier: 3, action: recordFinalReview, records: true },
} as const;

const Outcome = () => (
  <BoundRadio name="outcome" as="line" options={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))} />
);

/** What was asked of those above, and the form of whoever answers it or records what a body outside answered. */
export function RemedyOffice({ view, keys }: Props) {
  const { remedies, outside, today, finalBefore } = view.remedy;
  return (
    <>
      {finalBefore.length > 0 && (
        <Note tone="warn">
          <p>
            <b>{words.before}</b>
          </p>
          <p>{words.beforeHint}</p>
          <ul className="row">
            {finalBefore.map(({ id, number }) => (
              <li key={id}>
                <Anchor href={`/rights-cases/${id}` as Route}>{number}</Anchor>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {remedies.map((remedy) => (
        <Sheet key={remedy.tier} title={words.tiers[remedy.tier]}>
          <Facts
            small
            items={[
              { label: words.asked, value: dayText(remedy.askedOn) },
              { label: words.body, value: remedy.body || words.unnamed },
              remedy.address !== null && remedy.address !== "" && { label: words.address, value: remedy.address },
              remedy.grounds !== null && { label: words.grounds, value: <span className="kept-lines">{remedy.grounds}</span> },
              { label: words.done, value: remedy.doneOn === null ? words.waiting : dayText(remedy.doneOn) },
            ]}
          />
        </Sheet>
      ))}
      {view.moves.map((move) => {
        const form = moves[move.name as keyof typeof moves];
        // Of the two ways to end a tier one is never this case's.
        if (!form || move.blockers.includes("above") || move.blockers.includes("outside")) return null;
        const word = form.records
          ? { button: words.save, hint: words.recordHint, tone: "main" as const }
          : { button: words.send[form.tier] ?? "", hint: words.answerHint, tone: "main" as const };
        return (
          <MoveSheet
            key={move.name}
            {...{ move, word, blockers, labels, action: form.action, idempotencyKey: keys[move.name] ?? "" }}
            hidden={{ caseId: view.id, revision: String(view.revision) }}
          >
            {form.records && <BoundText name="body" initial={remedies.at(-1)?.body || outside.name} />}
            {form.records && <BoundDate name="issuedOn" initial={today} />}
            <Outcome />
            {form.records ? (
              <BoundTextArea name="opinion" rows={6} />
            ) : (
              <>
                <BoundTextArea name="request" rows={3} />
                <BoundTextArea name="facts" rows={6} />
                <BoundTextArea name="decision" rows={4} />
                <BoundTextArea name="basis" rows={3} />
              </>
            )}
          </MoveSheet>
        );
      })}
    </>
  );
}

/** The body above the city, for the leader to name. */
export function CaseAboveForm({ above, idempotencyKey }: { above: { name: string; address: string }; idempotencyKey: string }) {
  const said = office.above;
  return (
    <Sheet title={said.title}>
      <p className="small soft">{said.hint}</p>
      <ActionForm
        action={setCaseAbove}
        id="above"
        labels={{ name: said.name, address: said.address }}
        done={<Note tone="ok">{said.saved}</Note>}
        idempotencyKey={idempotencyKey}
      >
        <BoundText name="name" initial={above.name} />
        <BoundText name="address" initial={above.address} />
        <Submit>{said.save}</Submit>
      </ActionForm>
    </Sheet>
  );
}
