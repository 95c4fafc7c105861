import type { Day } from "@/lib/kernel/dates";
import { askFinalReview, askReconsideration } from "@/lib/rights-cases/actions";
import type { OwnCase } from "@/lib/rights-cases/queries/own";
import { remedyWords } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Section } from "../ui/section";

type Props = {
  lang: "zh" | "en";
  found: Pick<OwnCase, "mode" | "remedy" | "moves" | "askUntil" | "status">;
  /** how a day is written in this language */
  day: (day: Day) => string;
};

const asks = {
  askReconsideration: { tier: 2, action: askReconsideration },
  askFinalReview: { tier: 3, action: askFinalReview },
} as const;

/** What the claimant asked of those above, and what may be asked now: nothing is shown where neither is. */
export function RemedySection({ lang, found, day }: Props) {
  const words = remedyWords[lang];
  const move = found.moves.find(({ name, blockers }) => name in asks && blockers.length === 0);
  const open = move ? asks[move.name as keyof typeof asks] : null;
  const { remedies } = found.remedy;
  if (found.mode === "anonymous" && found.moves.some(({ name }) => name in asks))
    return (
      <Section id="remedy" title={words.title}>
        <p>{words.anonymous}</p>
      </Section>
    );
  if (open === null && remedies.length === 0) return null;
  return (
    <Section id="remedy" title={words.title}>
      <div className="stack">
        {remedies.map((remedy) => (
          <div key={remedy.tier}>
            <p>
              <b>{words.tiers[remedy.tier === 2 ? 2 : 3].name}</b> {words.asked(day(remedy.askedOn), remedy.body || words.nobody)}
            </p>
            <p className="small soft">
              {remedy.doneOn !== null ? words.done(day(remedy.doneOn)) : remedy.outside ? words.outside : words.inside}
            </p>
            <Facts
              small
              items={[
                remedy.address !== null && remedy.address !== "" && { label: words.address, value: remedy.address },
                remedy.grounds !== null && { label: words.yourGrounds, value: <span className="kept-lines">{remedy.grounds}</span> },
              ]}
            />
          </div>
        ))}
        {found.status === "final" && <Note>{words.final}</Note>}
        {open && (
          <ActionForm action={open.action} id="remedy-ask" lang={lang} words={words.problems} labels={{ grounds: words.grounds }}>
            <p>{words.tiers[open.tier].ask}</p>
            <p className="small soft">{words.tiers[open.tier].lead}</p>
            {found.askUntil !== null && (
              <p>
                <b>{words.until(day(found.askUntil))}</b>
              </p>
            )}
            <BoundTextArea name="grounds" hint={words.groundsHint} rows={6} />
            <Submit>{words.tiers[open.tier].act}</Submit>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}
