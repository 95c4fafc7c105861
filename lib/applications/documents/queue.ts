import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { writeSheets } from "@/lib/server/sheets";
import { zh } from "@/lib/text/applications";
import { subjects } from "@/lib/text/subjects";
import { dateText, dayText, deadlineText, dueView, pointsText } from "@/lib/text/format";
import { listQueue } from "../queries/queue";
import type { QueueFilter } from "../schema";

const words = zh.queue;
const mostRows = 10_000;

/** The queue as its filters show it, for people who count and sort. Null: not theirs. */
export async function queueList(actor: Actor, filter: QueueFilter): Promise<{ bytes: Uint8Array; name: string } | null> {
  const queue = await listQueue(actor, filter, null, mostRows);
  if (!queue) return null;
  const { rows, now, calendar } = queue;
  const columns = [
    { head: words.applicant, width: 36 },
    { head: words.number, width: 16 },
    { head: words.round, width: 32 },
    { head: words.town, width: 18 },
    { head: words.host, width: 24 },
    { head: words.stage, width: 14 },
    { head: words.hands, width: 26 },
    { head: words.since, width: 16 },
    { head: words.due, width: 24 },
    { head: words.left, width: 16 },
    { head: words.self, width: 10 },
  ];
  const bytes = await writeSheets([
    {
      name: words.caption,
      columns,
      rows: rows.map((row) => [
        row.named === null ? row.applicant : `${row.named}（${row.applicant}）`,
        row.number ?? "",
        row.round,
        row.town ?? words.noTown,
        row.host ?? "",
        row.purpose === "award" ? subjects[row.awardee].award : (zh.purposes[row.purpose] ?? row.purpose),
        [row.organization, row.assignee].filter(Boolean).join(" "),
        dateText(row.openedAt),
        row.dueAt === null ? words.noDue : deadlineText(row.dueAt, calendar),
        row.dueAt === null ? "" : dueView(row.dueAt, now, calendar).label,
        row.total === null ? words.noScore : pointsText(row.total),
      ]),
    },
  ]);
  return { bytes, name: `${words.title} ${dayText(dayOf(now))}.xlsx` };
}
