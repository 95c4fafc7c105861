import { addDays, type Calendar, type Day, dayOf, weekdayOf } from "@/lib/kernel/dates";
import { deadlineText, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";

export type NoticeDays = {
  firstDay: Day;
  lastDay: Day;
  endsAt: Date;
  /** By which a date that rests on a provisional year says so. */
  calendar: Calendar;
  days: number;
  dayKind: string;
  countedDays: readonly Day[];
  left: number;
  over: boolean;
};

/** How long it still hangs, as a sentence: "还剩 3 个工作日，11月24日（周二）24 时截止". */
export function leftText({ left, dayKind, over, firstDay, endsAt, calendar }: NoticeDays, now: Date): string {
  if (over) return zh.isOver;
  const begins = dayOf(now) < firstDay ? `，${zh.from(shortDay(firstDay))}` : "";
  return `${zh.left(left, dayKind)}${begins}，${deadlineText(endsAt, calendar)}`;
}

const monday = (day: Day) => addDays(day, -((weekdayOf(day) + 6) % 7));

/** The weeks it hangs, drawn from the days frozen at its publication; the sentence beside it says the same. */
export function DaysPanel({ days, now }: { days: NoticeDays; now: Date }) {
  const today = dayOf(now);
  const counted = new Set(days.countedDays);
  const from = monday(days.firstDay);
  const weeks: Day[][] = [];
  for (let day = from; day <= days.lastDay; day = addDays(day, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  const look = (day: Day) => {
    if (!counted.has(day)) return "off";
    return day === today && !days.over ? "today" : day < today || days.over ? "past" : "in";
  };
  return (
    <>
      {days.over ? (
        <p>
          <b>{zh.isOver}</b>
        </p>
      ) : (
        <p className="figure">
          {days.left} <small>{zh.daysText(days.left, days.dayKind).replace(/^\d+ /, "")}</small>
        </p>
      )}
      <p className="small soft">
        {counted.has(today) && !days.over && zh.today}
        {days.over ? "" : dayOf(now) < days.firstDay ? `${zh.from(shortDay(days.firstDay))}，` : ""}
        {deadlineText(days.endsAt, days.calendar)}
      </p>
      <table className="cal mt-s3">
        <caption className="hidden-visually">{zh.facts.period}</caption>
        <thead>
          <tr>
            {zh.week.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={look(day)}>
                  {Number(day.slice(8))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="micro soft mt-s2">{zh.legend(days.dayKind)}</p>
    </>
  );
}
