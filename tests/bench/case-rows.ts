// Many cases at the desk, made in the database itself: what they say is noise of the size that real words would have under their key.
import type { Client } from "pg";
import { idOf } from "./rows";

const tables = ["RightsCase", "CaseBar", "CaseEvent", "CaseLimit", "WorkItem"];

/** As many characters as `bytes` bytes take when they are sealed; nobody opens them here. */
const sealed = (bytes: number) => `'v1.' || repeat(md5(n::text), ${Math.ceil((bytes * 4) / 3 / 32)})`;

/** One of so many by the case's number, whatever else was picked by it: in real queues the day says nothing of the kind. */
const pick = (what: number, many: number) => `((hashint4(n + ${what} * 1000003) & 2147483647) % ${many})`;

/**
 * Brings the number of cases to `count`: of five four are at work and one is closed, of fifty one is narrow, in all modes, about bodies of
 * the register with their bars. Past the triggers and foreign keys, as `fillTo` does it.
 */
export async function fillCasesTo(client: Client, count: number): Promise<void> {
  const { rows } = await client.query(`SELECT count(*)::int AS there FROM "RightsCase" WHERE number LIKE 'BENCH-%'`);
  const from = (rows[0] as { there: number }).there + 1;
  const numbered = `generate_series(${from}, ${Number(count)}) n`;
  const filed = `(now() AT TIME ZONE 'Asia/Shanghai')::date - ${pick(1, 700)}`;
  const isOver = `${pick(2, 5)} = 0`;
  const due = `(now() AT TIME ZONE 'Asia/Shanghai')::date - 5 + ${pick(3, 60)}`;
  const desk = `(SELECT "officeId" AS id FROM "RightsCase" WHERE number LIKE 'WQ%' LIMIT 1) desk`;
  const about = `(SELECT array_agg(id ORDER BY id) AS ids FROM "Organization" WHERE "kindCode" = 'enterprise') about`;
  const abouts = `about.ids[1 + ${pick(4, 1000)} % array_length(about.ids, 1)]`;
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  const indexes = count - from < 50_000 ? [] : await dropIndexes(client);
  await client.query(
    `INSERT INTO "RightsCase" (id, number, "codeHash", "tokenHash", "keyRef", mode, channel, "categoryCode", track, narrow, status, "officeId",
       "respondentId", "respondentKey", "respondentSettled", body, "filedOn", "acceptedOn", "answeredOn", "closedOn", outcome)
     SELECT ${idOf("c")}, 'BENCH-' || lpad(n::text, 8, '0'), md5('code' || n), md5('token' || n), ${idOf("k")},
       (ARRAY['realName', 'confidential', 'anonymous'])[1 + ${pick(5, 3)}]::"CaseMode", 'web', category.code, category.track, category.narrow,
       (CASE WHEN ${isOver} THEN 'closed' WHEN ${pick(6, 3)} = 0 THEN 'submitted' ELSE 'handling' END)::"CaseStatus", desk.id,
       ${abouts}, md5('respondent' || ${pick(7, 5000)}), true, ${sealed(600)}, ${filed}, ${filed} + 3,
       CASE WHEN ${isOver} THEN ${filed} + 40 END, CASE WHEN ${isOver} THEN ${filed} + 42 END,
       CASE WHEN ${isOver} THEN 'supported'::"CaseOutcome" END
     FROM ${numbered}, ${desk}, ${about}, LATERAL (SELECT code, track, narrow FROM "CaseCategory"
       WHERE code = CASE WHEN ${pick(8, 50)} = 0 THEN 'mind' ELSE (ARRAY['wages', 'property', 'title', 'academic'])[1 + ${pick(9, 4)}] END) category`,
  );
  await client.query(
    `INSERT INTO "CaseBar" (id, "caseId", "organizationId", reason) SELECT ${idOf("b")}, ${idOf("c")}, ${abouts}, 'respondent'
     FROM ${numbered}, ${about}`,
  );
  await client.query(
    `INSERT INTO "CaseEvent" (id, "caseId", ordinal, "onDay", kind, facts, shown)
     SELECT ${idOf("e")}, ${idOf("c")}, 1, ${filed}, 'submitted', '{"channel":"web"}', true FROM ${numbered}`,
  );
  await client.query(
    `INSERT INTO "CaseLimit" (id, "caseId", standard, "startsOn", days, "dayKind", clause, rolls, "dueOn", "doneOn")
     SELECT ${idOf("l")}, ${idOf("c")}, 'caseHandling', ${filed} + 3, 60, 'natural', '《信访工作条例》第三十四条', false,
       ${due}, CASE WHEN ${isOver} THEN ${filed} + 40 END FROM ${numbered}`,
  );
  await client.query(
    `INSERT INTO "WorkItem" (id, "subjectKind", "subjectId", purpose, "organizationId", role, "assigneeId", "openedAt", "dueAt", "toldAt")
     SELECT ${idOf("v")}, 'rightsCase', ${idOf("c")}, CASE WHEN ${pick(6, 3)} = 0 THEN 'acceptCase' ELSE 'handleCase' END, desk.id, 'cityStaff',
       CASE WHEN ${pick(10, 7)} = 0 THEN staff.id END, ${filed}, (${due} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', now()
     FROM ${numbered}, ${desk}, (SELECT "personId" AS id FROM "Membership" m, ${desk} WHERE m."organizationId" = desk.id LIMIT 1) staff
     WHERE NOT ${isOver}`,
  );
  for (const index of indexes) await client.query(index);
  await client.query("COMMIT");
  for (const table of tables) await client.query(`VACUUM ANALYZE "${table}"`);
}

/** A million random ids go into a table far faster than into its indexes: those are made again when the rows are there. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
     WHERE i.indrelid = ANY(SELECT quote_ident(t)::regclass FROM unnest($1::text[]) t)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}
