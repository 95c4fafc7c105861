import { daysBetween } from "@/lib/kernel/dates";
import { type Language, languageTag } from "@/lib/kernel/language";
import type { CaseClockView } from "@/lib/rights-cases/queries/own";
import { dayWords } from "@/lib/text/rights/days";
import { guideWords } from "@/lib/text/rights/guide";
import { ownWords } from "@/lib/text/rights/own";
import { SampleMark } from "../ui/sample-mark";

/** One limit that runs: how much is left, which day it is, by which rule; drawn as a track beside the same facts as text. */
export function ClockTrack({ lang, clock }: { lang: Language; clock: CaseClockView }) {
  const words = ownWords[lang].clocks;
  const { standing, startsOn } = clock;
  const span = standing.dueOn === null ? clock.days + clock.extension : Math.max(1, daysBetween(startsOn, standing.dueOn));
  const part = Math.min(100, (standing.day / span) * 100);
  const left = words.left[clock.dayKind](standing.left ?? 0);
  const stands = standing.paused
    ? words.paused
    : standing.overdueBy > 0
      ? words.over[clock.dayKind](standing.overdueBy)
      : `${left.before}${left.figure}${left.after}`;
  return (
    <section className="clock">
      <div className="row row-between">
        <h3>{words.items[clock.standard] ?? words.other}</h3>
        <span className="small soft">
          {clock.clause !== null && <span lang={languageTag.zh}>{clock.clause}</span>}
          {clock.sample !== null && <SampleMark words={guideWords[lang].limits.sample} />}
        </span>
      </div>
      <div>
        <div className="row row-between">
          <p className="figure">
            {standing.paused || standing.overdueBy > 0 ? (
              stands
            ) : (
              <>
                {left.before}
                {left.figure}
                <small>{left.after}</small>
              </>
            )}
          </p>
          <p className="soft">{words.day(standing.day)}</p>
        </div>
        <div className="clock-track" role="img" aria-label={words.standing(standing.day, stands, clock.clause ?? "")}>
          <i style={{ width: `${part}%` }} />
          <b style={{ left: `${part}%` }} data-end={part > 92 ? "last" : part < 8 ? "first" : undefined}>
            {words.today}
          </b>
        </div>
        <div className="row row-between small soft">
          <span>{words.from(dayWords[lang](startsOn))}</span>
          {standing.dueOn !== null && <span>{words.to(dayWords[lang](standing.dueOn))}</span>}
        </div>
      </div>
      <div className="small soft">
        {clock.extension > 0 && <p>{words.extension(clock.extension)}</p>}
        {standing.pausedDays > 0 && <p>{words.pausedDays(standing.pausedDays)}</p>}
        <p>{words.note}</p>
      </div>
    </section>
  );
}
