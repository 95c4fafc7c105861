import type { CaseClockView } from "@/lib/rights-cases/queries/own";
import { countedDay, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { Due } from "../ui/due";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

const leftOf = ({ standing, dayKind }: CaseClockView): string => {
  if (standing.left === null) return words.pausedText;
  return words.leftText(standing.left, zh.dayKinds[dayKind]);
};

/** Each limit with its article, and where it stands: 第 12 天，剩余 48 天. */
export const ClocksSection: Section = ({ view, calendar }) => (
  <Sheet title={words.clock}>
    {view.clocks.length === 0 ? (
      <p className="soft">{words.noClock}</p>
    ) : (
      <ul className="stack">
        {view.clocks.map((clock) => {
          const { standing, doneOn, clause } = clock;
          const over = standing.dueOn !== null && standing.left === 0 && (doneOn ?? "") === "" && standing.overdueBy > 0;
          return (
            <li key={clock.id}>
              <p>
                <b>{zh.standards[clock.standard] ?? clock.standard}</b>{" "}
                {doneOn === null ? (
                  over ? (
                    <Due tone="bad" label={words.overText(standing.overdueBy, zh.dayKinds[clock.dayKind])} />
                  ) : standing.paused ? (
                    <Due tone="paused" label={words.pausedText} />
                  ) : (
                    standing.dueOn && <Due label={words.lastDay(countedDay(standing.dueOn, calendar))} />
                  )
                ) : (
                  <span className="soft">{words.doneOn(shortDay(doneOn))}</span>
                )}
              </p>
              {doneOn === null && (
                <p className="small">
                  {words.dayLine(standing.day, leftOf(clock), clause ?? words.sample)} {clause === null && <SampleMark />}
                </p>
              )}
              <p className="micro soft">
                {words.started(shortDay(clock.startsOn), `${clock.days} ${zh.dayKinds[clock.dayKind]}`)}
                {clock.extension > 0 && `　${words.extended(clock.extension)}`}
                {standing.pausedDays > 0 && `　${words.pausedDays(standing.pausedDays)}`}
              </p>
            </li>
          );
        })}
      </ul>
    )}
  </Sheet>
);
