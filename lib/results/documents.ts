import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { writeSheets } from "@/lib/server/sheets";
import { typeset } from "@/lib/server/typeset";
import { zh as applications } from "@/lib/text/applications";
import { dateText, pointsText } from "@/lib/text/format";
import { yuanText, zh } from "@/lib/text/results";
import { subjects } from "@/lib/text/subjects";
import { readResults, type ResultRow, type Results } from "./queries/round";

const { list, columns: heads } = zh;
type Printed = { bytes: Uint8Array; name: string };

const columnsOf = ({ awardee, scored, graded, classed, money }: Results) => [
  ...(scored ? [{ head: heads.place, width: 8, cell: ({ place }: ResultRow) => (place === null ? "" : String(place)) }] : []),
  { head: heads.applicant, width: 36, cell: ({ applicant }: ResultRow) => applicant },
  ...(awardee === "organization"
    ? []
    : [{ head: awardee === "home" ? heads.home : subjects[awardee].named, width: 30, cell: ({ home }: ResultRow) => home ?? "" }]),
  { head: heads.number, width: 18, cell: ({ number }: ResultRow) => number ?? "" },
  ...(classed ? [{ head: heads.className, width: 16, cell: ({ className }: ResultRow) => className ?? "" }] : []),
  ...(scored
    ? [
        { head: heads.points, width: 10, cell: (row: ResultRow) => (row.scored ? pointsText(row.total) : "") },
        { head: heads.source, width: 12, cell: ({ source }: ResultRow) => zh.sources[source] },
      ]
    : []),
  ...(graded
    ? [
        {
          head: heads.grade,
          width: 24,
          cell: ({ grade, fellFrom }: ResultRow) => [grade, fellFrom && zh.fellFrom(fellFrom)].filter(Boolean).join("　"),
        },
      ]
    : []),
  {
    head: list.result,
    width: 12,
    cell: ({ status }: ResultRow) => (status === "awarded" ? subjects[awardee].awarded : applications.statuses[status].label),
  },
  ...(money ? [{ head: heads.amount, width: 14, cell: ({ amount }: ResultRow) => (amount === null ? "" : yuanText(amount)) }] : []),
];

/** The result list of a round for people who count and sort. Null: not theirs. */
export async function resultSheet(actor: Actor, roundId: string): Promise<Printed | null> {
  const results = await readResults(actor, roundId);
  if (!results) return null;
  const columns = columnsOf(results);
  const rows = results.rows.map((row) => columns.map(({ cell }) => cell(row)));
  const note = results.settled ? [] : [[list.draft]];
  const bytes = await writeSheets([{ name: list.sheetName, columns, rows: [...rows, ...note] }]);
  return { bytes, name: list.fileName(results.name, "xlsx") };
}

/** The same on paper, to be signed and filed. Null: not theirs. */
export async function printResultList(actor: Actor, roundId: string): Promise<Printed | null> {
  const results = await readResults(actor, roundId);
  if (!results) return null;
  const { settled, now, policy, scheme, rows } = results;
  const columns = columnsOf(results).filter(({ head }) => head !== heads.source);
  const sum = rows.reduce((all, { amount }) => all + (amount ?? 0), 0);
  const bytes = await typeset({
    template: "result-list",
    made: dayOf(settled?.at ?? now),
    data: {
      title: list.title(scheme.honour),
      round: results.name,
      basis: list.basis(policy.title, policy.number, scheme.version),
      heads: columns.map(({ head }) => head),
      widths: columns.map(({ width }) => width),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
      notes: [
        ...(results.money && sum > 0 ? [list.total(sum)] : []),
        ...(settled ? [] : [list.draft]),
        ...(settled && settled.reason !== null ? [zh.settle.why(settled.reason)] : []),
      ],
      signed: list.signed(results.office, dateText(settled?.at ?? now)),
    },
  });
  return { bytes, name: list.fileName(results.name, "pdf") };
}
