import type { Standing } from "@/lib/meter/rules/meter";
import { zh } from "@/lib/text/meter";

type Month = Standing["months"][number];
const most = 5;

/** As many marks as sessions counted, hatched ones for those that are missing; the words below say the same. */
function Marks({ month: { counted, owed, state } }: { month: Month }) {
  const short = state === "open" || state === "missed" ? owed - counted : 0;
  return (
    <span className="dots" aria-hidden="true">
      {Array.from({ length: Math.min(counted, most) }, (_, at) => (
        <i key={at} />
      ))}
      {Array.from({ length: Math.min(short, most) }, (_, at) => (
        <i key={`short ${at}`} className="no" />
      ))}
    </span>
  );
}

/** Twelve months, each with how often and how it stands in words. */
export function YearStrip({ months }: { months: Standing["months"] }) {
  return (
    <ol className="year" aria-label={zh.strip}>
      {months.map((month) => (
        <li key={month.month} data-state={month.state}>
          <Marks month={month} />
          <b>{zh.month(month.month)}</b>
          <span>{zh.times(month.counted)}</span>
          <span className="year-state">{zh.monthStates(month.state, month.owed - month.counted)}</span>
        </li>
      ))}
    </ol>
  );
}
