import { askExtension, grantExtension, refuseExtension } from "@/lib/rights-cases/actions";
import type { OfficeRemedy } from "@/lib/rights-cases/queries/remedy";
import { dayText } from "@/lib/text/format";
import { blockers, office } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundNumber, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";

const words = office.extension;
const labels = { days: words.days, reason: words.reason, comment: words.comment };
type Props = { remedy: OfficeRemedy; keys: Readonly<Record<string, string>> };

/** 延期: asked for by the handler, decided by another. Nothing where there is none to ask for and none was. */
export function ExtensionSection({ remedy, keys }: Props) {
  const { caseId, extension, mayAskExtension, mayDecideExtension, askedMyself } = remedy;
  if (extension === null || (!mayAskExtension && extension.asked === null && extension.extension === 0)) return null;
  const hidden = { caseId, limitId: extension.limitId };
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <p className="small soft">{words.lead}</p>
        {extension.extension > 0 && (
          <>
            <p>
              <b>{words.granted(extension.extension, extension.dueOn === null ? "" : dayText(extension.dueOn))}</b>
            </p>
            {extension.reason !== null && <p className="kept-lines">{extension.reason}</p>}
            <Note>{blockers.extendedOnce}</Note>
          </>
        )}
        {extension.asked !== null && (
          <>
            <p>
              <b>{words.asked(extension.askedBy ?? "", extension.asked)}</b>
              {extension.dueOn !== null && <span className="small soft">　{words.until(dayText(extension.dueOn))}</span>}
            </p>
            {extension.reason !== null && <p className="kept-lines">{extension.reason}</p>}
          </>
        )}
        {mayAskExtension && (
          <ActionForm
            action={askExtension}
            id="extension"
            words={blockers}
            {...{ labels, idempotencyKey: keys.askExtension ?? "", hidden: { caseId } }}
          >
            <BoundNumber name="days" />
            <BoundTextArea name="reason" hint={words.reasonHint} rows={3} />
            <Submit variant="plain">{words.ask}</Submit>
          </ActionForm>
        )}
        {mayDecideExtension && askedMyself && <Note>{blockers.askerIsAnother}</Note>}
        {mayDecideExtension && !askedMyself && (
          <>
            <ActionForm
              action={grantExtension}
              id="grant"
              words={blockers}
              {...{ labels, idempotencyKey: keys.grantExtension ?? "", hidden }}
            >
              <Submit>{words.grant}</Submit>
            </ActionForm>
            <ActionForm
              action={refuseExtension}
              id="refuse"
              words={blockers}
              {...{ labels, idempotencyKey: keys.refuseExtension ?? "", hidden }}
            >
              <BoundTextArea name="comment" rows={3} />
              <Submit variant="plain">{words.refuse}</Submit>
            </ActionForm>
          </>
        )}
      </div>
    </Sheet>
  );
}
