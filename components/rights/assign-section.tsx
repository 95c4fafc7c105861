import { assignOut, superviseCase, takeBack } from "@/lib/rights-cases/actions";
import type { OfficeRemedy } from "@/lib/rights-cases/queries/remedy";
import { blockers, office } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Sheet } from "../ui/section";

const words = office.assign;

/** 交办, 收回, 督办: each where it may be done, and nothing where none may. */
export function AssignSection({ remedy, keys }: { remedy: OfficeRemedy; keys: Readonly<Record<string, string>> }) {
  const { caseId, revision, assignable, givenTo, mayTakeBack, maySupervise } = remedy;
  if (assignable.length === 0 && givenTo === null && !maySupervise) return null;
  const seen = { caseId, revision: String(revision) };
  return (
    <Sheet title={words.title}>
      <div className="stack">
        {givenTo !== null && <p>{words.given(givenTo)}</p>}
        {mayTakeBack && (
          <ActionForm
            action={takeBack}
            id="take-back"
            words={blockers}
            labels={{ comment: words.reason }}
            idempotencyKey={keys.takeBack ?? ""}
            hidden={seen}
          >
            <BoundTextArea name="comment" rows={3} />
            <Submit variant="plain">{words.takeBack}</Submit>
          </ActionForm>
        )}
        {givenTo === null && assignable.length > 0 && (
          <ActionForm
            action={assignOut}
            id="assign-out"
            words={blockers}
            labels={{ organizationId: words.to, comment: words.comment }}
            idempotencyKey={keys.assignOut ?? ""}
            hidden={seen}
          >
            <p className="small soft">{words.lead}</p>
            <BoundSelect name="organizationId" options={assignable.map(({ id, name }) => ({ value: id, label: name }))} />
            <BoundTextArea name="comment" optional rows={3} />
            <Submit variant="plain">{words.assign}</Submit>
          </ActionForm>
        )}
        {maySupervise && (
          <ActionForm
            action={superviseCase}
            id="supervise"
            words={blockers}
            labels={{ comment: words.instruction }}
            idempotencyKey={keys.supervise ?? ""}
            hidden={{ caseId }}
          >
            <BoundTextArea name="comment" hint={words.instructionHint} rows={3} />
            <Submit variant="plain">{words.supervise}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
}
