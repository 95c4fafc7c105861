// A thousand homes with their years, made in the database itself: the bench is about reading them.
import type { Client } from "pg";
import { idOf } from "./rows";

const homes = 1_000;
/** The id of what belongs to the k-th meeting of the n-th home. */
const idAt = (kind: string) => idOf(kind).replace("|| n)", "|| n || '-' || k)");
const idIn = (kind: string) => idOf(kind).replace("|| n)", "|| n || '-' || k || '-' || e)");
/** The first meeting lies ahead, each one before it thirty days earlier: a hundred and twenty of them are ten years. */
const begins = `date_trunc('day', now()) + interval '33 hours' + interval '24 days' - k * interval '30 days'`;

/**
 * Brings each of the homes to so many meetings, with so many who enrolled for each and came. Past the triggers, which would count them one by
 * one, as `fillTo` does it.
 */
export async function fillHomesTo(client: Client, { meetings, guests }: { meetings: number; guests: number }): Promise<void> {
  const [numbered, met] = [`generate_series(1, ${homes}) n`, `generate_series(0, ${meetings - 1}) k`];
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query(
    `INSERT INTO "Home" (id, "ownerId", name, category, level, address, hours)
     SELECT ${idOf("h")}, o.id, '临江第' || n || '号科技工作者之家', '企业', '市级', '滨江大道 ' || n || ' 号', '周一至周五'
     FROM ${numbered}, (SELECT id FROM "Organization" WHERE "kindCode" = 'enterpriseAssociation' ORDER BY id LIMIT 1) o ON CONFLICT DO NOTHING`,
  );
  // The title of a scheme that says what a home owes.
  await client.query(
    `INSERT INTO "Plaque" (id, number, "verifyCode", "homeId", title, issuer, holder, "issuedOn")
     SELECT ${idOf("q")}, 'BENCH-' || n, upper(substr(md5('v' || n), 1, 16)), ${idOf("h")}, v.title, '临江市科协', '之家' || n, date '2016-01-01'
     FROM ${numbered}, (SELECT "document"->'honour'->'title'->>'value' AS title FROM "SchemeVersion"
       WHERE "status" = 'published' AND "document"->>'operation' IS NOT NULL ORDER BY "publishedAt" DESC LIMIT 1) v ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO "Activity" (id, number, "homeId", "filedById", title, summary, services, lines, "yearlyKind", "contactPhone", status,
       "createdAt", "filedAt", "approvedById", "approvedAt", "publishedAt")
     SELECT ${idAt("a")}, 'BENCH-' || n || '-' || k, ${idOf("h")}, filer.id, '第' || k || '次技术沙龙', '讨论', ARRAY['exchange'],
       ARRAY[(ARRAY['ideological', 'online'])[1 + k % 2]], (ARRAY['policy', 'talent', 'academic'])[1 + k % 3], '0000-66550101', 'enrolling',
       ${begins} - interval '20 days', ${begins} - interval '19 days', approver.id, ${begins} - interval '18 days', ${begins} - interval '18 days'
     FROM ${numbered}, ${met}, (SELECT id FROM "Person" WHERE "phoneKey" = '13800000051') filer,
       (SELECT id FROM "Person" WHERE "phoneKey" = '13800000011') approver ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO "ActivitySession" (id, "activityId", "homeId", ordinal, "startsAt", "endsAt", seats, status, "heldAt")
     SELECT ${idAt("s")}, ${idAt("a")}, ${idOf("h")}, 1, ${begins}, ${begins} + interval '2 hours', 30,
       (CASE WHEN k = 0 THEN 'planned' ELSE 'held' END)::"ActivitySessionStatus", CASE WHEN k > 0 THEN ${begins} + interval '2 hours' END
     FROM ${numbered}, ${met} ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO "Enrolment" (id, "sessionId", "attendeeKey", name, phone, state, place, code, answers, "enrolledAt")
     SELECT ${idIn("e")}, ${idAt("s")}, md5(n || '-' || e), '来宾' || e, '13600000000', 'enrolled', e, lpad(e::text, 6, '0'), '{}',
       ${begins} - interval '10 days'
     FROM ${numbered}, ${met}, generate_series(1, ${guests}) e ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO "Attendance" (id, "sessionId", "attendeeKey", name, source, key, at, "recordedAt", "recordedById")
     SELECT ${idIn("t")}, ${idAt("s")}, md5(n || '-' || e), '来宾' || e, 'scan', ${idIn("y")}, ${begins}, ${begins}, filer.id
     FROM ${numbered}, ${met}, generate_series(1, ${guests}) e, (SELECT id FROM "Person" WHERE "phoneKey" = '13800000051') filer
     WHERE k > 0 ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `UPDATE "ActivitySession" SET taken = ${guests}, places = ${guests}, present = CASE WHEN status = 'held' THEN ${guests} ELSE 0 END
     WHERE "activityId" IN (SELECT id FROM "Activity" WHERE number LIKE 'BENCH-%')`,
  );
  await client.query("COMMIT");
  for (const table of ["Home", "Plaque", "Activity", "ActivitySession", "Enrolment", "Attendance"])
    await client.query(`VACUUM ANALYZE "${table}"`);
}
