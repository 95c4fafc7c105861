import type { ReactNode } from "react";
import type { PublicProgress } from "@/lib/meter/queries/home";
import type { Meter } from "@/lib/meter/rules/meter";
import type { Operation } from "@/lib/schemes/schema/operation";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/meter";
import { Origin } from "../schemes/origin";
import { Badge } from "../ui/badge";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { YearStrip } from "./strip";

const words = zh.tests;

function TestBox({
  rule,
  of,
  figure,
  unit,
  children,
}: {
  rule: string;
  of: Operation["monthly"];
  figure: string;
  unit: string;
  children: ReactNode;
}) {
  return (
    <div>
      <p className="quiet small">
        {rule} <Origin of={of} />
      </p>
      <p className="figure">
        {figure} <small>{unit}</small>
      </p>
      <p className="small">{children}</p>
    </div>
  );
}

const Met = ({ children }: { children: ReactNode }) => (
  <Badge tone="ok" icon="check">
    {children}
  </Badge>
);
const Open = ({ children }: { children: ReactNode }) => (
  <Badge tone="warn" icon="clock">
    {children}
  </Badge>
);
const Missed = ({ children }: { children: ReactNode }) => (
  <Badge tone="bad" icon="circle-alert">
    {children}
  </Badge>
);

function MonthsSaid({ months }: Pick<Meter, "months">) {
  const of = (state: "missed" | "open") => months.flatMap((one) => (one.state === state ? [one.month] : []));
  const [missed, open] = [of("missed"), of("open")];
  if (missed.length > 0) return <Missed>{words.monthMissed(zh.months(missed))}</Missed>;
  if (open.length > 0) return <Open>{words.monthOpen(zh.months(open))}</Open>;
  return months.every(({ owed }) => owed === 0) ? words.notOwed : <Met>{words.onTime}</Met>;
}

function TotalSaid({ total }: Pick<Meter, "total">) {
  const short = total.owed - total.counted;
  switch (total.state) {
    case "met":
      return <Met>{words.met}</Met>;
    case "missed":
      return <Missed>{words.missed(short)}</Missed>;
    case "notOwed":
      return words.notOwed;
    default:
      return <Open>{words.open(short)}</Open>;
  }
}

/** The three tests of a year, each with its rule and where that is written. */
export function YearTests({ meter, operation }: { meter: Meter; operation: Operation }) {
  const { months, total, sessions } = meter;
  const counted = sessions.filter(({ why }) => why === null);
  const left = sessions.filter(({ why }) => why !== null && why !== "ahead").length;
  const people = counted.reduce((sum, { attendees }) => sum + attendees, 0);
  const owed = months.filter(({ state }) => state !== "notOwed" && state !== "ahead");
  const inMonths = words.months(owed.filter(({ state }) => state === "met").length, owed.length);
  const part = total.owed !== 0 && total.owed !== operation.yearly.value;
  return (
    <div className="tests">
      <TestBox rule={words.monthly(operation.monthly.value)} of={operation.monthly} figure={inMonths.figure} unit={inMonths.of}>
        <MonthsSaid months={months} />
      </TestBox>
      <TestBox
        rule={part ? words.yearlyPart(total.owed, operation.yearly.value) : words.yearly(operation.yearly.value)}
        of={operation.yearly}
        figure={String(total.counted)}
        unit={words.unit}
      >
        <TotalSaid total={total} />
      </TestBox>
      <TestBox
        rule={words.people(operation.leastAttendees.value)}
        of={operation.leastAttendees}
        figure={counted.length === 0 ? "0" : String(Math.round(people / counted.length))}
        unit={words.average}
      >
        {counted.length === 0 ? words.noneYet : left > 0 ? words.left(left) : words.allCounted}
      </TestBox>
    </div>
  );
}

/** What is missing first, in one note; nothing missing is said too. */
export function YearNote({ meter }: { meter: Meter }) {
  if (meter.state === "notOwed") return <Note>{zh.states.notOwed.label}</Note>;
  const [first] = [...meter.missing.filter(({ over }) => !over), ...meter.missing.filter(({ over }) => over)];
  if (!first) return <Note tone={meter.state === "met" ? "ok" : "info"}>{zh.states[meter.state].label}</Note>;
  return (
    <Note tone={meter.state === "missed" ? "bad" : "warn"}>
      <p>
        <b>{zh.states[meter.state].label}</b>
      </p>
      <p>{zh.missing.text(first)}</p>
    </Note>
  );
}

/** This year's progress on a home's public page: figures and rules, no activity by name. Nothing where nothing is owed. */
export function HomeProgress({ progress }: { progress: PublicProgress | null }) {
  if (!progress) return null;
  const { meter, operation, today } = progress;
  return (
    <Section title={zh.heading(meter.year)} aside={<span className="small quiet">{zh.asOf(dayText(today))}</span>} id="progress">
      <div className="stack mt-s4">
        <YearNote meter={meter} />
        <YearStrip months={meter.months} />
        <YearTests meter={meter} operation={operation} />
      </div>
    </Section>
  );
}
