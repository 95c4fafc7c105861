import { claimCase, handOver, releaseCase } from "@/lib/rights-cases/actions";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** Who has it, to be taken or given back. */
export const HandsSection: Section = ({ view, keyOf }) => {
  if (!view.work || view.work.openedAt > view.now || !view.may.claim) return null;
  const { assignee } = view.work;
  const hidden = { caseId: view.id };
  return (
    <Sheet title={zh.queue.hands}>
      <div className="stack">
        <p>{assignee === null ? words.nobody : view.mine ? zh.queue.me : assignee.name}</p>
        {assignee === null && (
          <ActionForm action={claimCase} id="claim" idempotencyKey={keyOf("claim")} hidden={hidden} words={zh.queue.problems}>
            <p className="small soft">{view.narrow ? words.claimNarrow : words.claimHint}</p>
            <Submit variant="plain">{words.claim}</Submit>
          </ActionForm>
        )}
        {view.colleagues.length > 0 && (
          <details className="fold">
            <summary>{words.give}</summary>
            <ActionForm
              action={handOver}
              id="hand-over"
              className="stack mt-s3"
              idempotencyKey={keyOf("handOver")}
              hidden={{ ...hidden, fromId: assignee?.id ?? "" }}
              labels={{ toId: words.giveTo, comment: words.giveReason }}
              words={words.giveProblems}
            >
              <p className="small soft">{words.giveHint}</p>
              <BoundSelect name="toId" options={view.colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
              <BoundTextArea name="comment" rows={3} hint={words.giveReasonHint} />
              <Submit variant="plain">{words.giveDo}</Submit>
            </ActionForm>
          </details>
        )}
        {view.mine && (
          <ActionForm action={releaseCase} id="release" idempotencyKey={keyOf("release")} hidden={hidden}>
            <p className="small soft">{words.releaseHint}</p>
            <Submit variant="plain">{words.release}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
};
