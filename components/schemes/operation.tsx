import type { ReactNode } from "react";
import type { Operation } from "@/lib/schemes/schema/operation";
import { zh as meter } from "@/lib/text/meter";
import { Facts } from "../ui/facts";
import { Origin } from "./origin";

const words = meter.operation;
type Source = { clause: string } | { sample: string };

const said = (text: ReactNode, of: Source) => (
  <>
    {text} <Origin of={of} />
  </>
);

/** Names that share one source are told with it once. */
function Covered({ list }: { list: Operation["services"] }) {
  const sources = new Map<string, { origin: Source; names: string[] }>();
  for (const { name, origin } of list) {
    const key = JSON.stringify(origin);
    sources.set(key, { origin, names: [...(sources.get(key)?.names ?? []), name] });
  }
  return [...sources].map(([key, { origin, names }]) => <p key={key}>{said(names.join("、"), origin)}</p>);
}

/** What a home owes once its plate hangs, each figure with where it is written. */
export function OperationFacts({ operation }: { operation: Operation }) {
  const yes = (told: { yes: string; no: string }, value: boolean) => (value ? told.yes : told.no);
  return (
    <Facts
      small
      items={[
        { label: words.labels.monthly, value: said(words.monthly(operation.monthly.value), operation.monthly) },
        { label: words.labels.yearly, value: said(words.yearly(operation.yearly.value), operation.yearly) },
        { label: words.labels.leastAttendees, value: said(words.leastAttendees(operation.leastAttendees.value), operation.leastAttendees) },
        { label: words.labels.countStaff, value: said(yes(words.countStaff, operation.countStaff.value), operation.countStaff) },
        { label: words.labels.countOnline, value: said(yes(words.countOnline, operation.countOnline.value), operation.countOnline) },
        { label: words.labels.firstMonth, value: said(words.firstMonth[operation.firstMonth.value], operation.firstMonth) },
        { label: words.labels.firstYear, value: said(words.firstYear[operation.firstYear.value], operation.firstYear) },
        operation.yearlyKinds.length > 0 && { label: words.labels.yearlyKinds, value: <Covered list={operation.yearlyKinds} /> },
        operation.lines.length > 0 && { label: words.labels.lines, value: <Covered list={operation.lines} /> },
        operation.services.length > 0 && { label: words.labels.services, value: <Covered list={operation.services} /> },
        { label: words.labels.approver, value: said(words.approver[operation.approver.value], operation.approver) },
      ]}
    />
  );
}
