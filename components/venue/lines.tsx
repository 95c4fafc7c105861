import { clockText, shortDay } from "@/lib/text/format";
import { dayOf } from "@/lib/kernel/dates";
import { zh } from "@/lib/text/venue";
import type { BookingLine } from "@/lib/venue/queries/bookings";
import { Anchor } from "../ui/anchor";
import { Table } from "../ui/table";
import { StatusBadge } from "../workflow/status-badge";

const words = zh.desk;

export const whenText = ({ startsAt, endsAt }: Pick<BookingLine, "startsAt" | "endsAt">): string =>
  `${shortDay(dayOf(startsAt))} ${clockText(startsAt)}–${clockText(endsAt)}`;

/** Bookings, each leading to its own page. `mine`: whose they are is known. */
export function BookingLines({ rows, caption, mine }: { rows: readonly BookingLine[]; caption: string; mine?: boolean }) {
  return (
    <Table
      dense
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: words.purpose, main: true, cell: ({ id, purpose }) => <Anchor href={`/bookings/${id}`}>{purpose}</Anchor> },
        { label: words.room, short: words.room, cell: ({ room }) => (mine ? `${room.home.name}　${room.name}` : room.name) },
        { label: words.when, short: words.when, cell: whenText },
        ...(mine
          ? []
          : [
              {
                label: words.who,
                short: words.who,
                cell: ({ requestedBy, organization }: BookingLine) => (
                  <>
                    {requestedBy.name}
                    {organization && <span className="sub">{organization.name}</span>}
                  </>
                ),
              },
            ]),
        { label: words.status, short: words.status, cell: ({ status }) => <StatusBadge {...zh.statuses[status]} /> },
      ]}
    />
  );
}
