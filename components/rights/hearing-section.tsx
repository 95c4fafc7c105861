import { endHearing, startHearing } from "@/lib/rights-cases/actions";
import type { OfficeRemedy } from "@/lib/rights-cases/queries/remedy";
import { dayText } from "@/lib/text/format";
import { blockers, office } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundDate } from "../form/bound";
import { Submit } from "../form/submit";
import { Sheet } from "../ui/section";

const words = office.hearing;

/** 听证 of a 复核: its first and its last day. */
export function HearingSection({ remedy, keys }: { remedy: OfficeRemedy; keys: Readonly<Record<string, string>> }) {
  const { caseId, hearing, mayHear, today } = remedy;
  if (!mayHear && hearing === null) return null;
  const open = hearing !== null;
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <p className="small soft">{words.lead}</p>
        {open && <p>{words.from(dayText(hearing.from))}</p>}
        {mayHear && (
          <ActionForm
            key={open ? "end" : "start"}
            action={open ? endHearing : startHearing}
            id="hearing"
            words={blockers}
            labels={{ onDay: open ? words.endDay : words.startDay }}
            idempotencyKey={keys[open ? "endHearing" : "startHearing"] ?? ""}
            hidden={{ caseId }}
          >
            <BoundDate name="onDay" initial={today} />
            <Submit variant="plain">{open ? words.end : words.start}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
}
