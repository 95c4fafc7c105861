import type { Route } from "next";
import { setDay } from "@/lib/calendar/actions";
import type { CalendarPreview } from "@/lib/calendar/queries";
import { type DayChoice, dayKinds, mayBe } from "@/lib/calendar/rules";
import type { DayChange } from "@/lib/calendar/schema";
import type { Day } from "@/lib/kernel/dates";
import type { NoticesPreview } from "@/lib/notices/queries/moved";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/calendar";
import { dayText, deadlineText, shortDay } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { fieldMessage } from "../form/words";
import { Anchor } from "../ui/anchor";
import { Button, ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { ErrorSummary } from "../ui/error-summary";
import { Facts } from "../ui/facts";
import { RadioCards } from "../ui/choice";
import { DateField, TextField } from "../ui/field";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.form;
const labels: Record<string, string> = { day: zh.pickDay, choice: zh.kind, name: zh.name, source: zh.source };

function Place({ year, title }: { year?: string; title: string }) {
  return (
    <Crumbs items={[{ label: zh.title, href: (year ? `/city/calendar?year=${year}` : "/city/calendar") as Route }, { label: title }]} />
  );
}

export type Typed = { day: string; choice: string; name: string; source: string };

/** A plain GET to itself: what was typed stands in the address until it is confirmed. */
export function ChangeForm({
  day,
  now,
  typed,
  errors,
}: {
  day: Day | null;
  now: DayChoice | null;
  typed: Typed;
  errors: Record<string, string[]>;
}) {
  const said = Object.fromEntries(
    Object.entries(errors).map(([field, codes]) => [field, codes.map((code) => fieldMessage(words.words, labels[field], field, code))]),
  );
  const items = Object.entries(said).flatMap(([field, messages]) => messages.map((message) => ({ message, href: `#${field}` as const })));
  const errorsOf = (field: string) => (said[field] ? { errors: said[field] } : {});
  const title = day === null ? words.noDay : words.title(dayText(day));
  return (
    <div className="stack-5">
      <Place title={title} {...(day === null ? {} : { year: day.slice(0, 4) })} />
      <h1>{title}</h1>
      {items.length > 0 && <ErrorSummary title={words.summary} items={items} />}
      <form action="/city/calendar/change" className="sheet form-sheet stack-5" noValidate>
        {day === null ? (
          <DateField name="day" label={zh.pickDay} defaultValue={typed.day} {...errorsOf("day")} />
        ) : (
          <>
            <input type="hidden" name="day" value={day} />
            {now && <Facts small items={[{ label: `${words.now}　${shortDay(day)}`, value: zh.kinds[now] }]} />}
            <RadioCards
              name="choice"
              label={zh.kind}
              as="rows"
              defaultValue={typed.choice}
              options={dayKinds.filter((choice) => mayBe(day, choice)).map((value) => ({ value, label: zh.kinds[value] }))}
              {...errorsOf("choice")}
            />
            <TextField name="name" label={zh.name} hint={zh.nameHint} defaultValue={typed.name} autoComplete="off" {...errorsOf("name")} />
            <TextField
              name="source"
              label={zh.source}
              hint={zh.sourceHint}
              defaultValue={typed.source}
              autoComplete="off"
              {...errorsOf("source")}
            />
          </>
        )}
        <div className="row">
          <Button type="submit" variant="main" {...(day === null ? {} : { name: "look", value: "1" })}>
            {day === null ? zh.pickGo : words.look}
          </Button>
        </div>
      </form>
    </div>
  );
}

type PreviewProps = { change: DayChange; preview: CalendarPreview; inPublic: NoticesPreview };
/** What the change would move, and the button that makes it: the calendar changes, the dates do not. */
export function ChangePreview({ change, preview, inPublic }: PreviewProps) {
  const { day, choice, name, source } = change;
  const back = new URLSearchParams({ day, choice, name: name ?? "", source });
  const shown = [
    ...inPublic.notices.map(({ endsAt, ...row }) => ({
      ...{ ...row, dueAt: endsAt, what: zh.preview.hangs },
      href: `/city/notices/${row.id}` as Route,
    })),
    ...inPublic.objections.map((row) => ({ ...row, what: zh.preview.objection, href: `/city/objections/${row.id}` as Route })),
  ];
  const count = preview.count + shown.length;
  return (
    <div className="stack-5">
      <Place title={zh.preview.title(dayText(day))} year={day.slice(0, 4)} />
      <h1>{zh.preview.title(dayText(day))}</h1>
      <Sheet>
        <Facts
          small
          items={[
            { label: zh.day, value: shortDay(day) },
            { label: zh.preview.from, value: zh.kinds[preview.before] },
            { label: zh.preview.to, value: <b>{zh.kinds[choice]}</b> },
            choice !== "plain" && { label: zh.preview.name, value: name },
            { label: zh.source, value: source },
          ]}
        />
      </Sheet>
      <Note tone={count > 0 ? "warn" : "info"}>
        <p>{count > 0 ? zh.preview.count(count, preview.more) : zh.preview.nothing}</p>
        {count > 0 && <p>{zh.preview.keeps}</p>}
      </Note>
      {shown.length > 0 && (
        <Sheet title={zh.preview.inPublic} flush>
          <Table
            dense
            caption={zh.preview.inPublic}
            rows={shown}
            rowKey={({ id }) => id}
            columns={[
              {
                label: zh.preview.notice,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={row.href}>{row.title}</Anchor>
                    {row.number && <span className="sub code">{row.number}</span>}
                  </>
                ),
              },
              { label: zh.preview.what, short: zh.preview.what, cell: ({ what }) => what },
              { label: zh.preview.due, short: zh.preview.due, cell: ({ dueAt }) => deadlineText(dueAt) },
              { label: zh.preview.would, short: zh.preview.would, cell: ({ wouldBe }) => deadlineText(wouldBe) },
            ]}
          />
        </Sheet>
      )}
      {preview.moved.length > 0 && (
        <Sheet title={zh.preview.caption} flush>
          <Table
            dense
            caption={zh.preview.caption}
            rows={preview.moved}
            rowKey={({ id, purpose }) => `${id} ${purpose}`}
            columns={[
              {
                label: zh.preview.about,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/applications/${row.id}`}>{row.applicant}</Anchor>
                    {row.number && <span className="sub code">{row.number}</span>}
                  </>
                ),
              },
              { label: zh.preview.what, short: zh.preview.what, cell: ({ purpose }) => applications.purposes[purpose] },
              { label: zh.preview.who, short: zh.preview.who, cell: ({ organization }) => organization },
              { label: zh.preview.due, short: zh.preview.due, cell: ({ dueAt }) => deadlineText(dueAt) },
              { label: zh.preview.would, short: zh.preview.would, cell: ({ wouldBe }) => deadlineText(wouldBe) },
            ]}
          />
        </Sheet>
      )}
      {preview.rounds.length > 0 && (
        <Sheet title={zh.preview.rounds}>
          <p>{zh.preview.roundsNote}</p>
          <ul>
            {preview.rounds.map((round) => (
              <li key={round.id}>
                {round.name}　{deadlineText(round.closesAt)}
                {round.wouldBe && `；${zh.preview.would}：${deadlineText(round.wouldBe)}`}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <ActionForm action={setDay} words={words.words} hidden={{ day, choice, name: name ?? "", source, seen: preview.before }}>
        <div className="row">
          <Submit>{zh.preview.doIt}</Submit>
          <ButtonLink variant="text" href={`/city/calendar/change?${back}` as Route}>
            {zh.preview.back}
          </ButtonLink>
        </div>
      </ActionForm>
    </div>
  );
}
