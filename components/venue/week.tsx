import { ChevronLeft, ChevronRight } from "lucide";
import type { Route } from "next";
import type { Week } from "@/lib/venue/queries/rooms";
import { clockText, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/venue";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";

const words = zh.calendar;

type Props = {
  week: Week;
  room: string;
  hrefOf: (day: string) => Route;
  /** Its keepers open each from here; nobody else is told whose it is. */
  open?: (id: string) => Route;
};

/** Seven days side by side, on a phone one under another. A list, so that it reads as well aloud as it looks. */
export function WeekView({ week, room, hrefOf, open }: Props) {
  const first = week.days[0]?.day ?? week.today;
  const last = week.days.at(-1)?.day ?? week.today;
  return (
    <div className="week" id="week">
      <div className="row row-between">
        <h3>{words.week(shortDay(first), shortDay(last))}</h3>
        <nav className="row" aria-label={words.title(room)}>
          <ButtonLink href={hrefOf(week.before)}>
            <Icon of={ChevronLeft} />
            {words.before}
          </ButtonLink>
          <ButtonLink href={hrefOf(week.after)}>
            {words.after}
            <Icon of={ChevronRight} />
          </ButtonLink>
        </nav>
      </div>
      <ol className="week-days">
        {week.days.map(({ day, spans, closed }) => (
          <li key={day} aria-current={day === week.today ? "date" : undefined}>
            <p>
              <b>{shortDay(day)}</b>
              {day === week.today && <span className="micro soft">　{words.today}</span>}
            </p>
            {spans.length === 0 ? (
              <p className="small soft">{closed ? words.closed : words.free}</p>
            ) : (
              <ul>
                {spans.map(({ id, startsAt, endsAt, status }) => {
                  const text = `${clockText(startsAt)}–${clockText(endsAt)}`;
                  return (
                    <li key={id} data-state={status === "requested" ? "asked" : "taken"}>
                      {open ? <Anchor href={open(id)}>{text}</Anchor> : text}
                      <span className="micro">{status === "requested" ? words.asked : words.busy}</span>
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
