import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { Body } from "../notices/notice";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;
const parts = ["request", "facts", "decision", "basis"] as const;

/** Opinions in their four parts, as the claimant reads them. */
export const AnswersSection: Section = ({ view }) => (
  <>
    {view.answers.map(({ tier, outcome, body, opinion, issuedOn }) => (
      <Sheet key={tier} title={`${words.tiers[tier] ?? words.answers}：${zh.outcomes[outcome].label}`}>
        <div className="stack">
          <p className="small soft">{words.answerBy(body, dayText(issuedOn))}</p>
          {opinion ? (
            <Facts
              items={parts.map(
                (part) => Boolean(opinion[part]) && { label: words.parts[part], value: <Body text={opinion[part] ?? ""} /> },
              )}
            />
          ) : (
            <p>{words.shredded}</p>
          )}
        </div>
      </Sheet>
    ))}
  </>
);
