import type { Route } from "next";
import { confirmYear } from "@/lib/calendar/actions";
import type { CalendarYear } from "@/lib/calendar/queries";
import { zh } from "@/lib/text/calendar";
import { dayText, shortDay } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Button, ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { DateField } from "../ui/field";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const yearAddress = (year: number) => `/city/calendar?year=${year}` as Route;

export function YearView({ view, changed }: { view: CalendarYear; changed: string | null }) {
  const { year, days, provisional, mayChange } = view;
  return (
    <div className="stack-5">
      <h1>{zh.title}</h1>
      <p className="soft">{zh.lead}</p>
      {changed !== null && (
        <Note tone="ok" live>
          <p>{zh.changed(dayText(changed))}</p>
        </Note>
      )}
      {provisional && (
        <Note tone="warn">
          <p>{zh.provisionalNote(year)}</p>
        </Note>
      )}
      <nav className="row" aria-label={zh.years}>
        <ButtonLink href={yearAddress(year - 1)} rel="prev">
          {zh.previous(year - 1)}
        </ButtonLink>
        <ButtonLink href={yearAddress(year + 1)} rel="next">
          {zh.next(year + 1)}
        </ButtonLink>
      </nav>
      <Sheet title={zh.year(year)} flush>
        {days.length === 0 ? (
          <Empty icon="calendar" title={zh.none}>
            {zh.noneText}
          </Empty>
        ) : (
          <Table
            dense
            caption={zh.caption(year)}
            rows={days}
            rowKey={({ day }) => day}
            columns={[
              { label: zh.day, main: true, cell: ({ day }) => shortDay(day) },
              {
                label: zh.kind,
                cell: ({ working }) => <Badge tone={working ? "go" : "idle"}>{working ? zh.kinds.work : zh.kinds.rest}</Badge>,
              },
              { label: zh.preview.name, short: zh.preview.name, cell: ({ name }) => name },
              { label: zh.source, short: zh.source, cell: ({ source }) => source },
              {
                label: zh.state,
                cell: ({ provisional: guessed }) =>
                  guessed ? <Badge tone="warn">{zh.provisional}</Badge> : <span className="soft">{zh.official}</span>,
              },
              ...(mayChange
                ? [
                    {
                      label: zh.change,
                      cell: ({ day }: { day: string }) => (
                        <Anchor href={`/city/calendar/change?day=${day}` as Route}>
                          {zh.change}
                          <span className="hidden-visually">{zh.changeOf(shortDay(day))}</span>
                        </Anchor>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Sheet>
      {mayChange && (
        <Sheet title={zh.pick}>
          <p className="soft">{zh.pickLead}</p>
          {/* A plain GET to the page that asks further. */}
          <form action="/city/calendar/change" className="stack mt-s4">
            <DateField name="day" label={zh.pickDay} required />
            <Button type="submit">{zh.pickGo}</Button>
          </form>
        </Sheet>
      )}
      {mayChange && provisional && days.length > 0 && (
        <Sheet title={zh.confirm}>
          <p className="soft">{zh.confirmLead}</p>
          <ActionForm action={confirmYear} id="confirm" hidden={{ year: String(year) }} words={zh.form.words} className="stack mt-s4">
            <BoundText name="source" label={zh.source} hint={zh.sourceHint} autoComplete="off" />
            <Submit variant="plain">{zh.confirmDo}</Submit>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}
