import type { Route } from "next";
import type { ReactNode } from "react";
import * as actions from "@/lib/applications/actions";
import type { Dossier } from "@/lib/applications/queries/dossier";
import type { OpenMove } from "@/lib/applications/queries/moves";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { zh } from "@/lib/text/applications";
import { subjects } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundDate, BoundNumber, BoundRadio, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { ScanForm, type ScanAnswer } from "./scan-form";
import { decisionText, headOf, slugOf, wordsOf } from "./words";

const words = zh.move;

type Fields = (dossier: Dossier, today: Day) => ReactNode;

const Comment = ({ label, optional }: { label: string; optional?: boolean }) => (
  <BoundTextArea name="comment" label={label} rows={4} {...(optional ? { optional: true } : {})} />
);
const labels: Record<string, string> = {
  ...Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === "string")),
  comment: words.reason,
  m: words.marks,
};
const none: Fields = () => null;
const opinion: Fields = () => <Comment label={words.opinionOptional} optional />;
const reason: Fields = () => <Comment label={words.reason} />;
const recommendation: Fields = () => <Comment label={words.comment} />;

const toStage: Fields = (dossier) => (
  <>
    <BoundSelect name="stage" label={words.stage} options={dossier.earlierStages.map(({ key, name }) => ({ value: key, label: name }))} />
    <Comment label={words.reason} />
  </>
);

/** Every question of the form with room for what is to be put right; folded by page, because most stay empty. */
const giveBack: Fields = (dossier) => (
  <>
    <Comment label={words.reason} />
    <fieldset className="stack-5">
      <legend className="label">{words.marks}</legend>
      <p className="hint">{words.marksHint}</p>
      <MarksProblem />
      {dossier.tasks.map((task) => {
        const items = [
          ...(task.kind === "host" ? [{ key: "hostKind", label: zh.form.hostKind }] : []),
          ...task.fields.map(({ field }) => ({ key: field.key, label: field.label })),
          ...task.criteria.map(({ criterion }) => ({ key: criterion.key, label: criterion.name })),
        ];
        return items.length === 0 ? null : (
          <details key={task.key} className="fold" open={task.kind === "criteria"}>
            <summary>{task.name ?? zh.form.host}</summary>
            <div className="stack-5 mt-s3">
              {items.map(({ key, label }) => (
                <BoundText key={key} name={`m.${key}`} label={label} />
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  </>
);

/** "At least one" belongs to no single field; the summary links here. */
const MarksProblem = () => <span id="move-m" tabIndex={-1} />;

const papers: Fields = (dossier, today) => {
  const required = dossier.requiredCopies?.kind === "receive" ? dossier.requiredCopies.copies.value : 1;
  return (
    <>
      <BoundNumber
        name="copies"
        label={words.copies}
        hint={words.requiredCopies(required)}
        inputMode="numeric"
        initial={String(required)}
      />
      <BoundDate name="receivedOn" label={words.receivedOn} initial={today} />
      <BoundCheckbox name="stampChecked" label={words.stampChecked} />
    </>
  );
};

const propose: Fields = (dossier, today) => (
  <>
    <BoundRadio
      name="outcome"
      label={words.outcome}
      as="rows"
      options={Object.keys(zh.decisions).map((value) => ({ value, label: decisionText(value, dossier.awardee) }))}
    />
    <Comment label={words.reason} />
    <BoundText name="meeting" label={words.meeting} hint={words.meetingHint} />
    <BoundDate name="metOn" label={words.metOn} initial={today} />
    <BoundTextArea name="attendees" label={words.attendees} rows={2} />
    {dossier.officeOfOne ? (
      <BoundTextArea name="minutes" label={words.minutes} hint={words.minutesAlone} rows={5} />
    ) : (
      <BoundTextArea name="minutes" label={words.minutes} optional rows={5} />
    )}
  </>
);

const decide: Fields = (dossier) => (
  <>
    <BoundText name="documentNumber" label={words.documentNumber} optional width="medium" />
    {dossier.officeOfOne && (
      <BoundTextArea
        name="minutes"
        label={words.minutes}
        hint={words.minutesAlone}
        rows={5}
        optional={dossier.proposal?.minutes !== null}
      />
    )}
  </>
);

const lastChance: Fields = (dossier) => dossier.round.closesAt <= dossier.now && <Note tone="warn">{words.revokeLate}</Note>;

/** Slug → the action behind it and what it asks. A move without a row here has no form, and a test says so. */
export const moveForms: Record<string, { action: FormAction; fields: Fields }> = {
  revoke: { action: actions.revoke, fields: lastChance },
  discard: { action: actions.discard, fields: none },
  withdraw: { action: actions.withdraw, fields: none },
  forgo: { action: actions.forgo, fields: reason },
  reopen: { action: actions.reopen, fields: reason },
  "selfApproval.approve": { action: actions.selfApprovalApprove, fields: opinion },
  "selfApproval.returnForRevision": { action: actions.selfApprovalReturn, fields: giveBack },
  "endorse.recommend": { action: actions.endorseRecommend, fields: recommendation },
  "endorse.returnForRevision": { action: actions.endorseReturn, fields: giveBack },
  "endorse.returnToStage": { action: actions.endorseReturnToStage, fields: toStage },
  "endorse.refuse": { action: actions.endorseRefuse, fields: reason },
  "receive.recordPapers": { action: actions.receiveRecordPapers, fields: papers },
  "receive.confirm": { action: actions.receiveConfirm, fields: opinion },
  "receive.returnForRevision": { action: actions.receiveReturn, fields: giveBack },
  "receive.returnToStage": { action: actions.receiveReturnToStage, fields: toStage },
  "formalReview.pass": { action: actions.formalReviewPass, fields: opinion },
  "formalReview.returnForRevision": { action: actions.formalReviewReturn, fields: giveBack },
  "formalReview.returnToStage": { action: actions.formalReviewReturnToStage, fields: toStage },
  "formalReview.refuse": { action: actions.formalReviewRefuse, fields: reason },
  "siteVisit.pass": { action: actions.siteVisitPass, fields: opinion },
  "siteVisit.returnForRevision": { action: actions.siteVisitReturn, fields: giveBack },
  "siteVisit.returnToStage": { action: actions.siteVisitReturnToStage, fields: toStage },
  "siteVisit.refuse": { action: actions.siteVisitRefuse, fields: reason },
  "panelScoring.pass": { action: actions.panelPass, fields: opinion },
  "panelScoring.returnForRevision": { action: actions.panelReturn, fields: giveBack },
  "panelScoring.returnToStage": { action: actions.panelReturnToStage, fields: toStage },
  "panelScoring.refuse": { action: actions.panelRefuse, fields: reason },
  "decision.propose": { action: actions.decisionPropose, fields: propose },
  "decision.takeBack": { action: actions.decisionTakeBack, fields: reason },
  "decision.approve": { action: actions.decisionApprove, fields: decide },
  "decision.refuse": { action: actions.decisionRefuse, fields: decide },
  "decision.returnToStage": { action: actions.decisionReturnToStage, fields: toStage },
  "publicNotice.pass": { action: actions.publicNoticePass, fields: opinion },
  "publicNotice.returnToStage": { action: actions.publicNoticeReturnToStage, fields: toStage },
  "publicNotice.refuse": { action: actions.publicNoticeRefuse, fields: reason },
  "award.awardPlaque": { action: actions.awardPlaque, fields: none },
};

type MoveProps = { dossier: Dossier; move: OpenMove; idempotencyKey: string; scan?: ScanAnswer | null };

/** The form of one move, or the reason why it cannot be made now. */
export function MoveView({ dossier, move, idempotencyKey, scan = null }: MoveProps) {
  const word = wordsOf(move, dossier.awardee);
  const form = moveForms[slugOf(move)];
  const back = `/applications/${dossier.id}` as Route;
  const cancel = (
    <ButtonLink variant="text" href={back}>
      {words.cancel}
    </ButtonLink>
  );
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.list.title, href: "/applications" }, { label: headOf(dossier), href: back }, { label: word.button }]} />
      <div>
        <h1>{word.title}</h1>
        <p className="soft">
          {headOf(dossier)}　<span className="code">{dossier.number}</span>
        </p>
      </div>
      {word.hint && <Note>{word.hint}</Note>}
      {slugOf(move) === "receive.matchScan" ? (
        <Sheet>
          <ScanForm dossier={dossier} answer={scan}>
            {cancel}
          </ScanForm>
        </Sheet>
      ) : move.blockers.length > 0 || !form ? (
        <>
          <Note tone="warn">
            {words.blocked}：
            {move.blockers.map((blocker) => subjects[dossier.awardee].blockers[blocker] ?? zh.blockers[blocker]).join("；")}
          </Note>
          <p>
            <ButtonLink href={back}>{words.cancel}</ButtonLink>
          </p>
        </>
      ) : (
        <Sheet>
          <ActionForm
            action={form.action}
            id="move"
            words={{ ...zh.blockers, "m.required": words.marksRequired }}
            labels={labels}
            idempotencyKey={idempotencyKey}
            hidden={{ applicationId: dossier.id, revision: String(dossier.revision) }}
          >
            {form.fields(dossier, dayOf(dossier.now))}
            <div className="row">
              <Submit variant={word.tone === "text" ? "danger" : word.tone === "plain" ? "main" : word.tone}>{word.button}</Submit>
              {cancel}
            </div>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}
