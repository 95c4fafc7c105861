import { dayText, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { letterSaid } from "@/lib/text/rights/letters";
import { Sheet } from "../ui/section";
import { Timeline } from "../workflow/timeline";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** What happened, the latest first; lines that only the office reads say so. */
export const HistorySection: Section = ({ view }) => (
  <Sheet title={words.history}>
    <Timeline
      items={view.events.map(({ kind, office, day, note, facts, shown }) => ({
        state: "done" as const,
        title: zh.events[kind] + letterSaid("zh", facts.letter),
        who: office ?? words.byClaimant,
        at: shortDay(day),
        note: (
          <>
            {kind === "letterIssued" && typeof facts.number === "string" && <p className="code">{facts.number}</p>}
            {typeof facts.body === "string" && facts.body !== office && (
              <p>{kind === "declined" ? zh.facts.body(facts.body) : facts.body}</p>
            )}
            {typeof facts.days === "number" && <p>{zh.facts.days(facts.days)}</p>}
            {typeof facts.dueOn === "string" && <p>{zh.facts.dueOn(dayText(facts.dueOn))}</p>}
            {note !== null && <p>{note}</p>}
            {!shown && kind !== "letterIssued" && <p className="soft">{words.inside}</p>}
          </>
        ),
      }))}
    />
  </Sheet>
);

/** The list the claimant may ask for: which office opened it, on which days. */
export const OpeningsSection: Section = ({ view }) => (
  <Sheet title={words.openings}>
    <p className="small soft">{words.openingsHint}</p>
    <ul className="bullets mt-s3">
      {view.openings.map(({ day, office, times }) => (
        <li key={`${day} ${office}`}>
          {shortDay(day)}　{office}　{words.times(times)}
        </li>
      ))}
    </ul>
  </Sheet>
);
