import type { Route } from "next";
import type { ReactNode } from "react";
import * as actions from "@/lib/rights-cases/actions";
import type { CaseView } from "@/lib/rights-cases/queries/desk";
import type { CaseMoveView } from "@/lib/rights-cases/queries/facts";
import { type CaseOutcome, caseOutcomes } from "@/lib/rights-cases/schema";
import type { CaseMove } from "@/lib/rights-cases/workflow";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";

const words = zh.move;
const { parts } = zh.dossier;

export type MoveAsked = { outcome: CaseOutcome | null };
type Fields = (view: CaseView, asked: MoveAsked) => ReactNode;

const labels: Record<string, string> = {
  ...parts,
  comment: words.comment,
  competentBody: words.competentBody,
  outcome: words.outcome,
};
const none: Fields = () => null;
const reason: Fields = () => <BoundTextArea name="comment" rows={4} />;

const supplement: Fields = () => <BoundTextArea name="comment" label={words.commentSupplement} rows={6} />;

const decline: Fields = () => (
  <>
    <BoundText name="competentBody" hint={words.competentHint} />
    <BoundTextArea name="comment" rows={5} />
  </>
);

/** The four parts of art. 32, begun from the sentences of the outcome that was chosen. */
const opinion: Fields = (view, { outcome }) => {
  const sentences = outcome === null ? null : zh.opinions[outcome];
  return (
    <>
      <nav aria-label={words.sentences}>
        <p className="small soft">{words.sentences}</p>
        <ul className="row">
          {caseOutcomes.map((name) => (
            <li key={name}>
              <Anchor
                href={`/rights-cases/${view.id}/move/answer?outcome=${name}` as Route}
                aria-current={name === outcome ? "true" : undefined}
              >
                {zh.outcomes[name].label}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <BoundRadio
        key={outcome ?? ""}
        name="outcome"
        as="rows"
        options={caseOutcomes.map((value) => ({ value, ...zh.outcomes[value] }))}
        {...(outcome === null ? {} : { initial: outcome })}
      />
      {(["request", "facts", "decision", "basis"] as const).map((part) => (
        <BoundTextArea
          key={`${part} ${outcome ?? ""}`}
          name={part}
          rows={part === "facts" ? 8 : 4}
          {...(sentences === null ? {} : { initial: sentences[part] })}
        />
      ))}
    </>
  );
};

/** The move → the action behind it and what it asks. A part of the feature adds its moves here; a move without a row is not drawn. */
const moveForms: Partial<Record<CaseMove, { action: FormAction; fields: Fields }>> = {
  accept: { action: actions.acceptCase, fields: none },
  decline: { action: actions.declineCase, fields: decline },
  requestSupplement: { action: actions.requestSupplement, fields: supplement },
  handle: { action: actions.handleCase, fields: none },
  answer: { action: actions.answerCase, fields: opinion },
  resume: { action: actions.resumeCase, fields: reason },
  close: { action: actions.closeCase, fields: none },
  reopen: { action: actions.reopenCase, fields: reason },
};

export const hasForm = (move: CaseMove): boolean => moveForms[move] !== undefined;

/** The form of one move, or the reason why it cannot be made now. */
export function CaseMoveForm({
  view,
  move,
  asked,
  idempotencyKey,
}: {
  view: CaseView;
  move: CaseMoveView;
  asked: MoveAsked;
  idempotencyKey: string;
}) {
  const word = zh.moves[move.name];
  const form = moveForms[move.name];
  const back = `/rights-cases/${view.id}` as Route;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/rights-cases" as Route }, { label: view.number, href: back }, { label: word.button }]} />
      <div>
        <h1>{word.title}</h1>
        <p className="soft">
          <span className="code">{view.number}</span>　{view.category}
        </p>
      </div>
      {word.hint && <Note>{word.hint}</Note>}
      {move.blockers.length > 0 || !form ? (
        <>
          <Note tone="warn">
            {words.blocked}：{move.blockers.map((blocker) => zh.blockers[blocker]).join("；")}
          </Note>
          <p>
            <ButtonLink href={back}>{words.cancel}</ButtonLink>
          </p>
        </>
      ) : (
        <Sheet>
          {/* Drawn anew for another outcome: a form that was refused would keep what stood in it. */}
          <ActionForm
            key={asked.outcome ?? ""}
            action={form.action}
            id="move"
            words={{ ...zh.blockers, ...words.problems }}
            labels={labels}
            idempotencyKey={idempotencyKey}
            hidden={{ caseId: view.id, revision: String(view.revision) }}
          >
            {form.fields(view, asked)}
            <div className="row">
              <Submit variant={word.tone === "danger" ? "danger" : "main"}>{word.button}</Submit>
              <ButtonLink variant="text" href={back}>
                {words.cancel}
              </ButtonLink>
            </div>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}
