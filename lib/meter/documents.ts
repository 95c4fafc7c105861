import "server-only";
import { averageFrom } from "@/lib/activities/rules/rating";
import type { Actor } from "@/lib/kernel/access";
import { writeSheets } from "@/lib/server/sheets";
import { dayText } from "@/lib/text/format";
import { zh as homes } from "@/lib/text/homes";
import { zh } from "@/lib/text/meter";
import { listStandings } from "./queries/board";
import { type BoardFilter, stateOf } from "./rules/board";

const words = zh.board;

/** The board's homes, one a line, with every month and all that is missing. Null: not theirs. */
export async function meterList(
  actor: Actor,
  filter: BoardFilter,
  asked: number | null,
): Promise<{ bytes: Uint8Array; name: string } | null> {
  const found = await listStandings(actor, filter, asked);
  if (!found) return null;
  const { year, today } = found;
  const bytes = await writeSheets([
    {
      name: words.sheet,
      columns: [
        { head: words.heads.home, width: 36 },
        { head: words.heads.owner, width: 36 },
        { head: words.heads.place, width: 16 },
        { head: words.heads.level, width: 12 },
        { head: words.heads.category, width: 16 },
        { head: words.heads.carrier, width: 14 },
        { head: zh.yearName(year), width: 12 },
        { head: words.heads.year, width: 12 },
        ...Array.from({ length: 12 }, (_, at) => ({ head: zh.month(at + 1), width: 10 })),
        { head: words.rating, width: 10 },
        { head: words.raters, width: 10 },
        { head: words.rank, width: 12 },
        { head: zh.missing.title, width: 60 },
      ],
      rows: found.homes.map((home) => [
        home.name,
        home.owner,
        home.place === null ? words.unknown.place : homes.place(home.place.name),
        home.level,
        home.category,
        home.carrier === null ? words.unknown.carrier : (words.carriers[home.carrier] ?? home.carrier),
        zh.short[stateOf(home)],
        home.standing === null ? "" : words.counted(home.standing.total.counted, home.standing.total.owed),
        ...(home.standing?.months ?? Array.from({ length: 12 }, () => null)).map((month) =>
          month === null ? "" : `${zh.times(month.counted)} ${zh.monthStates(month.state, month.owed - month.counted)}`,
        ),
        averageFrom(home.grades)?.average ?? "",
        String(home.grades.count),
        `${found.ranks.get(home.id) ?? ""}`,
        (home.standing?.missing ?? []).map((one) => zh.missing.text(one)).join("；"),
      ]),
    },
  ]);
  return { bytes, name: words.file(dayText(today)) };
}
