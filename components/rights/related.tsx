import type { Route } from "next";
import type { ReactNode } from "react";
import { type Language, languageTag } from "@/lib/kernel/language";
import { mergeCase, openSplit, splitCase } from "@/lib/rights-cases/actions";
import type { OwnSplit, RelatedCases } from "@/lib/rights-cases/queries/related";
import { dayText } from "@/lib/text/format";
import { zh as entry } from "@/lib/text/rights/entry";
import { own, zh } from "@/lib/text/rights/related";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Section, Sheet } from "../ui/section";
import { StatusBadge } from "../workflow/status-badge";

type Line = { id: string; number: string; status: keyof typeof entry.statuses; day: string };

function Lines({ title, rows }: { title: string; rows: readonly Line[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="bullets">
        {rows.map((row) => (
          <li key={row.id}>
            <Anchor href={`/rights-cases/${row.id}` as Route}>{zh.line(row.number, dayText(row.day))}</Anchor>{" "}
            <StatusBadge {...entry.statuses[row.status]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** For the dossier: what the case has to do with others, and how two become one or one becomes two. */
export function RelatedSheets({ related, keys }: { related: RelatedCases; keys: { merge: string; split: string } }) {
  const { alike, joined, into, splits, from, may } = related;
  const mains = alike.filter(({ main }) => main);
  const lines: ReactNode = (
    <>
      <Lines title={zh.into} rows={into ? [into] : []} />
      <Lines title={zh.from} rows={from ? [from] : []} />
      <Lines title={zh.joined} rows={joined} />
      <Lines title={zh.splits} rows={splits} />
      <Lines title={zh.alike} rows={alike} />
    </>
  );
  const some = alike.length + joined.length + splits.length > 0 || into !== null || from !== null;
  const hidden = { caseId: related.id, revision: String(related.revision) };
  return (
    <>
      <Sheet title={zh.title}>
        <div className="stack">{some ? lines : <p className="soft">{zh.none}</p>}</div>
      </Sheet>
      {may.merge && mains.length > 0 && (
        <Sheet title={zh.merge.title}>
          <p className="small soft">{zh.merge.hint}</p>
          <ActionForm action={mergeCase} id="merge" labels={zh.fields} words={zh.problems} hidden={hidden} idempotencyKey={keys.merge}>
            <BoundRadio name="mainId" options={mains.map(({ id, number, day }) => ({ value: id, label: zh.line(number, dayText(day)) }))} />
            <Submit variant="plain">{zh.merge.button}</Submit>
          </ActionForm>
        </Sheet>
      )}
      {may.split && (
        <Sheet title={zh.split.title}>
          <details className="fold">
            <summary>{zh.split.open}</summary>
            <p className="small soft">{zh.split.hint}</p>
            <ActionForm action={splitCase} id="split" labels={zh.fields} words={zh.problems} hidden={hidden} idempotencyKey={keys.split}>
              <BoundSelect
                name="category"
                options={[
                  { value: "", label: zh.noCategory },
                  ...related.categories.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
              <BoundTextArea name="what" rows={5} />
              <BoundText name="respondent" optional autoComplete="off" />
              <BoundText name="respondentCode" optional width="medium" autoComplete="off" />
              <BoundTextArea name="ask" rows={3} />
              <Submit variant="plain">{zh.split.button}</Submit>
            </ActionForm>
          </details>
        </Sheet>
      )}
    </>
  );
}

type Joint = { outcome: string; body: string; day: string };

/** For the claimant of a case that was joined to another: what came of it, and nothing of the other's. */
export function OwnJoint({ language, outcome, body, day }: Joint & { language: Language }) {
  const words = own[language].joint;
  return (
    <Section id="joint" title={words.title}>
      <p>
        <b>{words.answered(outcome)}</b>
      </p>
      <p className="small soft" lang={languageTag.zh}>
        {words.by(body, day)}
      </p>
      <p>{words.more}</p>
    </Section>
  );
}

type OwnProps = {
  splits: readonly OwnSplit[];
  language: "zh" | "en";
  /** a status as the claimant's page words it */
  status: (status: OwnSplit["status"]) => ReactNode;
};

/** For the claimant's page: the matters that were taken out of this case, each to be opened from here. */
export function OwnSplits({ splits, language, status }: OwnProps) {
  if (splits.length === 0) return null;
  const words = own[language];
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      {splits.map(({ id, number, category, day, ...row }) => (
        <ActionForm key={id} action={openSplit} id={`split-${number}`} lang={language} hidden={{ splitId: id }} className="in-row">
          <p>
            {words.line(number, language === "en" ? category.nameEn : category.name, language === "en" ? day : dayText(day))}{" "}
            {status(row.status)}
          </p>
          <Submit variant="plain">{words.open}</Submit>
        </ActionForm>
      ))}
    </section>
  );
}
