import { answerData, archiveCase, setKeptYears, shredCase } from "@/lib/rights-cases/actions";
import type { CaseKeeping } from "@/lib/rights-cases/queries/keeping";
import { shredGrounds } from "@/lib/rights-cases/schema";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/keeping";
import { ActionForm } from "../form/action-form";
import { BoundNumber, BoundRadio, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";

type Props = { keeping: CaseKeeping; keys: Readonly<Record<string, string>> };

/** What the claimant asks about their own data, filing the case away, and destroying it. */
export function KeepingSection({ keeping, keys }: Props) {
  const { archivedOn, keptUntil, shredded, blockers, request, may } = keeping;
  const { caseId, revision } = keeping;
  const seen = { caseId, revision: String(revision) };
  if (archivedOn === null && !request && (blockers.includes("notEnded") || !may.archive)) return null;
  return (
    <Sheet title={zh.title}>
      <div className="stack">
        {shredded && <p>{zh.gone}</p>}
        {archivedOn !== null && (
          <Facts
            small
            items={[
              { label: zh.archived, value: dayText(archivedOn) },
              keptUntil !== null && { label: zh.until, value: dayText(keptUntil) },
            ]}
          />
        )}
        {request && (
          <>
            <Facts
              small
              items={[
                { label: zh.request.title, value: zh.request.what[request.what] },
                { label: zh.request.on, value: dayText(request.askedOn) },
                request.dueOn !== null && { label: zh.request.due, value: dayText(request.dueOn) },
              ]}
            />
            {may.answer && (
              <ActionForm
                action={answerData}
                id="answerData"
                idempotencyKey={keys.answerData ?? ""}
                hidden={{ caseId }}
                labels={{ text: zh.request.text }}
              >
                <BoundTextArea name="text" hint={zh.request.hint} rows={4} />
                <Submit variant="plain">{zh.request.act}</Submit>
              </ActionForm>
            )}
            {may.shred && request.what === "deletion" && (
              <ActionForm action={shredCase} id="shred" hidden={seen} words={zh.blockers} labels={{ ground: zh.shred.ground }}>
                <Note tone="warn">{zh.shred.hint}</Note>
                <BoundRadio name="ground" as="rows" options={shredGrounds.map((value) => ({ value, label: zh.shred.grounds[value] }))} />
                <Submit variant="danger">{zh.shred.act}</Submit>
              </ActionForm>
            )}
          </>
        )}
        {archivedOn === null &&
          may.archive &&
          (blockers.length > 0 ? (
            <p className="small soft">
              {zh.cannot}：{blockers.map((blocker) => zh.blockers[blocker]).join("；")}
            </p>
          ) : (
            <ActionForm action={archiveCase} id="archive" idempotencyKey={keys.archive ?? ""} hidden={seen} words={zh.blockers}>
              <p className="small soft">
                {zh.archiveHint(keeping.years.years)} {keeping.years.sample && <SampleMark />}
              </p>
              <Submit variant="plain">{zh.archive}</Submit>
            </ActionForm>
          ))}
      </div>
    </Sheet>
  );
}

/** The policy in years, for the leaders who set it. */
export function KeptYearsForm({ years, sample }: { years: number; sample: boolean }) {
  return (
    <Sheet title={zh.years.title}>
      <ActionForm action={setKeptYears} id="keptYears" labels={{ years: zh.years.label }}>
        <p className="small soft">
          {zh.years.hint} {sample && <SampleMark />}
        </p>
        <BoundNumber name="years" initial={String(years)} />
        <Submit variant="plain">{zh.years.act}</Submit>
      </ActionForm>
    </Sheet>
  );
}
