import type { Route } from "next";
import { recordIncident, settleIncident } from "@/lib/venue/actions";
import type { IncidentsPage } from "@/lib/venue/queries/bookings";
import { dateText, dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/venue";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundNumber, BoundRadio, BoundSelect, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { KeepingHead } from "../keeping/head";
import { Badge } from "../ui/badge";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

const words = zh.incidents;
type Row = IncidentsPage["rows"][number];
type Props = { page: IncidentsPage; booking: string; keys: Record<string, string> };

export function IncidentsView({ page: { home, rows, bookings, next }, booking, keys }: Props) {
  const labels = { kind: words.kind, onDay: words.onDay, text: words.text, cost: words.cost, bookingId: words.booking };
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/incidents" lead={words.lead} keeps />
      {rows.length === 0 ? (
        <Empty icon="clipboard-list" title={words.none}>
          {words.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={words.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: words.text,
                main: true,
                cell: (row) => (
                  <>
                    {row.text}
                    <span className="sub">
                      {words.by(row.by.name)}
                      {row.booking && `　${row.booking.purpose}`}
                    </span>
                  </>
                ),
              },
              {
                label: words.kind,
                short: words.kind,
                cell: ({ kind }) => <Badge tone={kind === "violation" ? "bad" : "warn"}>{words.kinds[kind]}</Badge>,
              },
              { label: words.onDay, short: words.onDay, cell: ({ onDay }) => dayText(onDay), tight: true },
              { label: words.state, short: words.state, cell: (row) => <Settled row={row} idempotencyKey={keys[row.id] ?? ""} /> },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(next === null ? {} : { next: `/keeping/${home.id}/incidents?after=${next}` as Route })} />
      <Sheet title={words.add}>
        <ActionForm action={recordIncident} id="incident" labels={labels} idempotencyKey={keys.add ?? ""} hidden={{ homeId: home.id }}>
          <BoundRadio
            name="kind"
            as="line"
            options={(["damage", "violation"] as const).map((value) => ({ value, label: words.kinds[value] }))}
          />
          <BoundDate name="onDay" />
          <BoundTextArea name="text" rows={3} hint={words.textHint} />
          <BoundNumber name="cost" hint={words.costHint} optional />
          <BoundSelect
            name="bookingId"
            optional
            placeholder={words.noBooking}
            initial={booking}
            options={bookings.map(({ id, purpose, startsAt }) => ({ value: id, label: `${dateText(startsAt)}　${purpose}` }))}
          />
          <Submit>{words.save}</Submit>
        </ActionForm>
      </Sheet>
    </div>
  );
}

function Settled({ row, idempotencyKey }: { row: Row; idempotencyKey: string }) {
  if (row.settledOn !== null) return words.paid(words.money(row.paid ?? 0), dayText(row.settledOn));
  return (
    <>
      <p>{row.cost === null ? words.openPlain : words.open(words.money(row.cost))}</p>
      <details className="fold">
        <summary className="small">{words.settle}</summary>
        <ActionForm
          action={settleIncident}
          id={`settle-${row.id}`}
          labels={{ paid: words.paidLabel, settledOn: words.settledOn }}
          idempotencyKey={idempotencyKey}
          hidden={{ incidentId: row.id }}
        >
          <BoundNumber name="paid" hint={words.paidHint} />
          <BoundDate name="settledOn" />
          <Submit variant="plain">{words.settle}</Submit>
        </ActionForm>
      </details>
    </>
  );
}
