// Many applications under review, made in the database itself: the bench is about reading them.
import type { Client } from "pg";

/** The id of the n-th of a kind, as a uuid v4 is written: the portal reads no other. */
export const idOf = (kind: string) => `overlay(overlay(md5('${kind}' || n) placing '4' from 13) placing 'a' from 17)::uuid`;

/**
 * Brings the number of open work items of one round to `count`, each on an application of an organization of its own. Past the triggers,
 * which would check each row against rows that are not there.
 */
export async function fillTo(client: Client, count: number): Promise<void> {
  const { rows } = await client.query(`SELECT count(*)::int AS there FROM "Application" WHERE number LIKE 'BENCH-%'`);
  const from = (rows[0] as { there: number }).there + 1;
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  const values = [from, count];
  await client.query(
    `INSERT INTO "Organization" (id, name, "kindCode", "parentId", path)
     SELECT ${idOf("o")}, '临江第' || n || '号企业科协', 'enterpriseAssociation', z.id, z.path || ${idOf("o")} || '/'
     FROM generate_series($1::int, $2::int) n, (SELECT id, path FROM "Organization" WHERE "kindCode" = 'zoneAssociation' LIMIT 1) z`,
    values,
  );
  await client.query(
    `INSERT INTO "Application" (id, number, "roundId", "schemeVersionId", "applicantOrganizationId", "recommenderOrganizationId",
       "recommenderPath", status, answers, revision, "submittedAt", "createdById", "createdAt", "updatedAt")
     SELECT ${idOf("a")}, 'BENCH-' || lpad(n::text, 8, '0'), e."roundId", e."schemeVersionId", ${idOf("o")},
       e."recommenderOrganizationId", e."recommenderPath", 'inProgress', e.answers, 1, now() - interval '1 day', e."createdById", now(), now()
     FROM generate_series($1::int, $2::int) n, (SELECT * FROM "Application" WHERE number LIKE 'KJ-%' AND status = 'inProgress' LIMIT 1) e`,
    values,
  );
  await client.query(
    `INSERT INTO "Stage" (id, "applicationId", seq, key, kind, state, "organizationId", "openedAt", "dueAt")
     SELECT ${idOf("s")}, ${idOf("a")}, 1, e.key, e.kind, 'open', e."organizationId", now() - interval '1 day', now() + (n % 20) * interval '1 day'
     FROM generate_series($1::int, $2::int) n, (SELECT s.* FROM "Stage" s JOIN "Application" a ON a.id = s."applicationId"
       WHERE a.number LIKE 'KJ-%' AND s.state = 'open' LIMIT 1) e`,
    values,
  );
  await client.query(
    `INSERT INTO "WorkItem" (id, "subjectKind", "subjectId", purpose, "organizationId", role, "openedAt", "dueAt", "toldAt")
     SELECT ${idOf("w")}, 'application', ${idOf("a")}, e.purpose, e."organizationId", e.role, now() - interval '1 day',
       now() + (n % 20) * interval '1 day', now()
     FROM generate_series($1::int, $2::int) n, (SELECT w.* FROM "WorkItem" w JOIN "Application" a ON a.id = w."applicationId"
       WHERE a.number LIKE 'KJ-%' AND w."closedAt" IS NULL LIMIT 1) e`,
    values,
  );
  await client.query("COMMIT");
  for (const table of ["Organization", "Application", "Stage", "WorkItem"]) await client.query(`VACUUM ANALYZE "${table}"`);
}
