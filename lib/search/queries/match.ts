import "server-only";
import { publicStatuses } from "@/lib/activities/workflow";
import { onTheWallSql } from "@/lib/homes/queries/wall";
import { dayOf } from "@/lib/kernel/dates";
import { numberKey } from "@/lib/kernel/numbering";
import { db, joinSql, type Sql, sql } from "@/lib/server/db";
import { keenest } from "../rules";

/** So many candidates of a kind are looked at. Who types a word that stands everywhere is asked for another one. */
export const candidates = 500;

/** Every word stands in the text, in one piece and whatever its width and case: what the index cannot know. The text is folded already. */
export const holdsWords = (folded: Sql, words: readonly string[]): Sql =>
  sql`NOT EXISTS (SELECT FROM unnest(${words}::text[]) AS word WHERE strpos(${folded}, search_fold(word)) = 0)`;

/**
 * The first so many of each source, each once. Limited one by one, because a union reads a source to its end; and each apart from its limit,
 * because for a few rows of a common word the planner would rather walk a table in some order than ask the index.
 */
const oneOf = (...sources: readonly Sql[]): Sql =>
  joinSql(
    sources.map((source) => sql`(WITH source AS MATERIALIZED (${source}) SELECT * FROM source LIMIT ${candidates})`),
    " UNION ",
  );

/** Homes by their own words, by their owner's name and by their plates' numbers; those to be seen are chosen by the caller. */
const homeCandidates = (words: readonly string[]) =>
  oneOf(
    sql`SELECT "id" FROM "Home" WHERE "searchTokens" @> ${keenest(words)}::text[]`,
    sql`SELECT home."id" FROM "Organization" owner JOIN "Home" home ON home."ownerId" = owner."id" WHERE owner."searchTokens" @> ${keenest(words)}::text[]`,
    sql`SELECT "homeId" FROM "Plaque" WHERE "numberKey" = ANY(${words.map(numberKey)}::text[]) AND ${onTheWallSql}`,
  );

/** Open homes that hold a plate, each with the words it is found by. */
export const homesFound = (words: readonly string[]): Sql => sql`
  SELECT 'homes' AS kind, home."id", home."name" AS title,
    concat_ws(' ', owner."name", home."address", home."services", plates.numbers) AS text, NULL::date AS day
  FROM (${homeCandidates(words)}) AS candidate
  JOIN "Home" home ON home."id" = candidate."id" AND home."status" = 'open'
  JOIN "Organization" owner ON owner."id" = home."ownerId"
  JOIN LATERAL (
    SELECT string_agg("number", ' ') AS numbers FROM "Plaque" WHERE "homeId" = home."id" AND ${onTheWallSql} HAVING count(*) > 0
  ) AS plates ON true`;

/** Meetings still to come: a city has few of them at a time, and those that were are told by their home's year. */
const aheadSql = (now: Date) =>
  sql`session."startsOn" >= ${dayOf(now)}::date AND session."status" = 'planned' AND session."endsAt" > ${now}::timestamptz`;

/** By their own words and by their home's name; what is over is left out here, because the same words are held again year after year. */
const activityCandidates = (words: readonly string[], now: Date) =>
  oneOf(
    sql`SELECT activity."id" FROM "Activity" activity JOIN "ActivitySession" session ON session."activityId" = activity."id"
      WHERE activity."searchTokens" @> ${keenest(words)}::text[] AND ${aheadSql(now)}`,
    sql`SELECT session."activityId" FROM "Home" home JOIN "ActivitySession" session ON session."homeId" = home."id"
      WHERE home."searchTokens" @> ${keenest(words)}::text[] AND ${aheadSql(now)}`,
  );

/** Released activities with a meeting to come, each on the day of its next one. */
export const activitiesFound = (words: readonly string[], now: Date): Sql => sql`
  SELECT 'activities' AS kind, activity."id", activity."title", concat_ws(' ', activity."summary", home."name") AS text, next.day
  FROM (${activityCandidates(words, now)}) AS candidate
  JOIN "Activity" activity ON activity."id" = candidate."id" AND activity."status" = ANY(${[...publicStatuses]}::"ActivityStatus"[])
  JOIN "Home" home ON home."id" = activity."homeId"
  JOIN LATERAL (
    SELECT min(session."startsOn") AS day FROM "ActivitySession" session
    WHERE session."activityId" = activity."id" AND ${aheadSql(now)} HAVING count(*) > 0
  ) AS next ON true`;

const noticeCandidates = (words: readonly string[]) =>
  oneOf(
    sql`SELECT "id" FROM "PublicNotice" WHERE "searchTokens" @> ${keenest(words)}::text[]`,
    sql`SELECT "noticeId" FROM "NoticeItem" WHERE "searchTokens" @> ${keenest(words)}::text[]`,
  );

/** Of a notice that was withdrawn only the title and the number are left to be found. */
export const noticesFound = (words: readonly string[]): Sql => sql`
  SELECT 'notices' AS kind, notice."id", notice."title",
    CASE WHEN notice."state" = 'published' THEN concat_ws(' ', notice."number", notice."issuer", notice."body", items.words)
      ELSE notice."number" END AS text,
    (notice."publishedAt" AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM (${noticeCandidates(words)}) AS candidate
  JOIN "PublicNotice" notice ON notice."id" = candidate."id" AND notice."state" IN ('published', 'withdrawn')
  LEFT JOIN LATERAL (
    SELECT string_agg("unit" || ' ' || "homeName", ' ' ORDER BY "ordinal") AS words FROM "NoticeItem" WHERE "noticeId" = notice."id"
  ) AS items ON true`;

/** What a scheme calls itself and its parts. */
const schemeWords = sql`(
  SELECT string_agg(part #>> '{}', ' ' ORDER BY no)
  FROM unnest(ARRAY['$.name', '$.policy.title', '$.policy.number', '$.honour.title.value', '$.hostKinds.name', '$.standards.name',
      '$.standards.groups.name', '$.standards.groups.criteria.name', '$.stages.name', '$.sections.name']::jsonpath[])
    WITH ORDINALITY AS paths(path, no),
    jsonb_path_query(version."document", path) AS part)`;

/** A city opens a few rounds a year: the latest are read through, without an index. */
export const roundsFound = (): Sql => sql`
  SELECT 'rounds' AS kind, round."id", round."name" AS title, ${schemeWords} AS text,
    (round."opensAt" AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM (SELECT * FROM "Round" ORDER BY "opensAt" DESC LIMIT 200) AS round
  JOIN "SchemeVersion" version ON version."id" = round."schemeVersionId"`;

const policyCandidates = (words: readonly string[]) =>
  oneOf(sql`SELECT "id" FROM "PolicyDocument" WHERE "state" <> 'draft' AND "searchTokens" @> ${keenest(words)}::text[]`);

/** Released ones; of one that was withdrawn only the title and the number. */
export const policiesFound = (words: readonly string[]): Sql => sql`
  SELECT 'policies' AS kind, "id", "title",
    CASE WHEN "state" = 'released' THEN concat_ws(' ', "number", "indexNumber", "text") ELSE "number" END AS text,
    coalesce("publishedOn", "issuedOn", "effectiveOn", "signedOn") AS day
  FROM (${policyCandidates(words)}) AS candidate JOIN "PolicyDocument" policy USING ("id")`;

/** The ids of what holds all the words, for a list that is filtered by them. Read apart: the planner would walk the list's own order instead. */
export async function idsOf(found: Sql, words: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH found AS MATERIALIZED (SELECT "id", search_fold(concat_ws(' ', title, text)) AS folded FROM (${found}) AS candidate)
    SELECT "id" FROM found WHERE ${holdsWords(sql`folded`, words)}`;
  return rows.map(({ id }) => id);
}
