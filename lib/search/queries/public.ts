import "server-only";
import { fromDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, joinSql, type Sql, sql } from "@/lib/server/db";
import { type SearchKind, searchKinds } from "../schema";
import { activitiesFound, candidates, holdsWords, homesFound, noticesFound, policiesFound, roundsFound } from "./match";

const sources: Record<SearchKind, (words: readonly string[], now: Date) => Sql> = {
  homes: homesFound,
  activities: activitiesFound,
  notices: noticesFound,
  rounds: roundsFound,
  policies: policiesFound,
};

/** So many of each kind at first, and on a page of one kind alone. */
const few = 5;
const many = 20;

type Row = { kind: SearchKind; id: string; title: string; text: string | null; day: Date | null; looked: number };

/**
 * What anybody may find by these words, by kind; one kind alone pages by key. Those that bear the words in their title come first, then the
 * latest, of activities the next. One statement for all kinds.
 */
export async function publicSearch(words: readonly string[], kind: SearchKind | null, after: string | null) {
  if (words.length === 0) return [];
  const asked = kind === null ? searchKinds : [kind];
  const take = kind === null ? few : many;
  const now = await readNow(db());
  const rows = await db().$queryRaw<Row[]>`
    WITH found AS MATERIALIZED (${joinSql(
      asked.map((name) => sql`(${sources[name](words, now)})`),
      " UNION ALL ",
    )}),
    folded AS MATERIALIZED (
      SELECT *, search_fold(title) AS name, search_fold(concat_ws(' ', title, text)) AS whole, count(*) OVER (PARTITION BY kind) AS looked
      FROM found
    ),
    ranked AS MATERIALIZED (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY ${holdsWords(sql`name`, words)} DESC,
        CASE WHEN kind = 'activities' THEN day END, day DESC NULLS LAST, title, "id") AS place
      FROM folded WHERE ${holdsWords(sql`whole`, words)}
    )
    SELECT kind, "id", title, text, day, looked::int AS looked FROM ranked
    WHERE place > coalesce((SELECT last.place FROM ranked last WHERE last."id" = ${after}::uuid), 0)
      AND place <= coalesce((SELECT last.place FROM ranked last WHERE last."id" = ${after}::uuid), 0) + ${take + 1}
    ORDER BY kind, place`;
  return asked.flatMap((name) => {
    const all = rows.filter((row) => row.kind === name);
    const [first] = all;
    if (!first) return [];
    const shown = all.slice(0, take).map(({ id, title, text, day }) => ({ id, title, text: text ?? "", day: day && fromDateColumn(day) }));
    return [
      {
        kind: name,
        rows: shown,
        next: all.length > take ? (shown.at(-1)?.id ?? null) : null,
        /** Not all that bear the word were looked at. */
        capped: first.looked >= candidates,
      },
    ];
  });
}
export type Found = Awaited<ReturnType<typeof publicSearch>>;
