import "server-only";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Role } from "@/lib/kernel/access";
import { namedIn } from "@/lib/schemes/rules/subject";
import { readNow } from "@/lib/server/clock";
import type { Reader } from "@/lib/server/db";
import { type CaseFacts, type Conflicts, conflictsOf, type ExpertFacts } from "../rules/conflicts";
import { type ApplicationCase, loadCase } from "./facts";

type About = Pick<ApplicationCase["row"], "id" | "applicantOrganizationId">;

/** What of an application its experts are held against. */
async function caseFacts(reader: Reader, { row, document, answers }: ApplicationCase, today: Day): Promise<CaseFacts> {
  const { keepers, unit, area } = await surroundings(reader, row, row.recommenderOrganizationId);
  const keeper = answers[document.home?.keeper ?? ""];
  const named = document.subject === "person" ? namedIn(document, answers) : null;
  return {
    today,
    unit: new Set(unit),
    recommenderId: row.recommenderOrganizationId,
    area,
    offices: new Set([row.round.decidingOrganizationId, ...(row.round.departmentId === null ? [] : [row.round.departmentId])]),
    keepers: [...keepers, ...(typeof keeper === "string" ? [keeper] : [])],
    nominee: named,
    visitors: row.stages.flatMap(({ visits }) => visits.flatMap(({ visitors }) => visitors.map(({ name }) => name))),
  };
}

type Surroundings = { unit: string[]; keepers: string[]; area: string | null };

/** The bodies of one unit, the managers and keepers of its homes, and the recommender's part of the tree; the whole city is no part. */
async function surroundings(reader: Reader, { applicantOrganizationId: id }: About, recommenderId: string | null): Promise<Surroundings> {
  const rows = await reader.$queryRaw<Surroundings[]>`
    WITH unit AS (
      SELECT o."id" FROM "Organization" o, "Organization" a WHERE a."id" = ${id}::uuid
        AND (o."id" IN (a."id", a."hostUnitId") OR o."hostUnitId" IN (a."id", a."hostUnitId") OR o."mergedIntoId" IN (a."id", a."hostUnitId"))),
    homes AS (SELECT h."managerId", h."keeper" FROM "Home" h WHERE h."ownerId" IN (SELECT "id" FROM unit))
    SELECT
      ARRAY(SELECT "id"::text FROM unit UNION SELECT "managerId"::text FROM homes WHERE "managerId" IS NOT NULL) AS unit,
      ARRAY(SELECT "keeper" FROM homes WHERE "keeper" IS NOT NULL) AS keepers,
      (SELECT near."path" FROM "Organization" near WHERE near."parentId" IS NOT NULL
        AND near."id" = coalesce(${recommenderId}::uuid, (SELECT "parentId" FROM "Organization" WHERE "id" = ${id}::uuid))) AS area`;
  return rows[0] ?? { unit: [], keepers: [], area: null };
}

type ExpertRow = {
  id: string;
  name: string;
  posts: { organizationId: string; organization: string; path: string; role: Role; until: string | null }[];
  acted: boolean;
  declared: { at: string; here: boolean }[];
  waiting: number;
};

/** Everybody whom the city may call on now, with all offices they hold or held, and what they had to do with this application. */
async function loadExperts(
  reader: Reader,
  about: About,
  unit: readonly string[],
  now: Date,
  ids: readonly string[] | null,
): Promise<ExpertRow[]> {
  return reader.$queryRaw<ExpertRow[]>`
    SELECT p."id", p."name",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('organizationId', o."id", 'organization', o."name", 'path', o."path", 'role', m."role",
          'until', m."validTo") ORDER BY m."validFrom"), '[]')
        FROM "Membership" m JOIN "Organization" o ON o."id" = m."organizationId" WHERE m."personId" = p."id") AS posts,
      -- The log is the record of who did what; what experts do with their sheets is not in the application's part of it.
      EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."subjectKind" = 'application' AND e."subjectId" = ${about.id} AND e."actorId" = p."id")
        OR EXISTS (SELECT 1 FROM "SiteVisitor" v JOIN "SiteVisit" sv ON sv."id" = v."visitId"
          WHERE v."personId" = p."id" AND sv."applicationId" = ${about.id}::uuid) AS acted,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', s."endedAt", 'here', st."applicationId" = ${about.id}::uuid)), '[]')
        FROM "ScoreSheet" s JOIN "Stage" st ON st."id" = s."stageId" JOIN "Application" a ON a."id" = st."applicationId"
        WHERE s."expertId" = p."id" AND s."state" = 'recused' AND a."applicantOrganizationId" = ANY(${[...unit]}::uuid[])
          AND (s."reason" IS NOT NULL OR st."applicationId" = ${about.id}::uuid)) AS declared,
      (SELECT count(*)::int FROM "ScoreSheet" s JOIN "Stage" st ON st."id" = s."stageId"
        WHERE s."expertId" = p."id" AND s."state" = 'draft' AND st."state" = 'open' AND st."applicationId" <> ${about.id}::uuid) AS waiting
    FROM "Person" p
    WHERE p."status" = 'active' AND (${ids === null} OR p."id" = ANY(${[...(ids ?? [])]}::uuid[]))
      AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = p."id" AND m."role" = 'expert'
        AND m."validFrom" <= ${now} AND (m."validTo" IS NULL OR ${now} < m."validTo"))
    ORDER BY p."name", p."id" LIMIT 300`;
}

const day = (at: string | null): Day | null => (at === null ? null : dayOf(new Date(at)));

const expertFacts = ({ name, posts, acted, declared, waiting }: ExpertRow): ExpertFacts => ({
  name,
  posts: posts.map(({ organizationId, path, role, until }) => ({ organizationId, path, role, until: day(until) })),
  acted,
  declared: declared.map(({ at, here }) => ({ on: dayOf(new Date(at)), here })),
  waiting,
});

export type Candidate = Conflicts & { id: string; name: string; organizations: string[]; waiting: number };

/** The city's experts, or some of them, each with what stands against asking them for this application. */
export async function listCandidates(reader: Reader, found: ApplicationCase, ids: readonly string[] | null = null): Promise<Candidate[]> {
  const now = await readNow(reader);
  const facts = await caseFacts(reader, found, dayOf(now));
  const experts = await loadExperts(reader, found.row, [...facts.unit], now, ids);
  return experts.map((expert) => ({
    id: expert.id,
    name: expert.name,
    organizations: [...new Set(expert.posts.filter(({ until }) => until === null).map(({ organization }) => organization))],
    waiting: expert.waiting,
    ...conflictsOf(facts, expertFacts(expert)),
  }));
}

export type Conflicted = {
  sheetId: string;
  applicationId: string;
  expertId: string;
  organizationId: string;
  blocked: Conflicts["blocked"];
};

/** The sheets this person has in hand and should not have any more, because an office they took on stands against it. */
export async function listConflicted(reader: Reader, personId: string): Promise<Conflicted[]> {
  const sheets = await reader.scoreSheet.findMany({
    where: { expertId: personId, state: { in: ["draft", "submitted"] }, stage: { state: "open" } },
    orderBy: { id: "asc" },
    select: { id: true, stage: { select: { applicationId: true, organizationId: true } } },
  });
  const conflicted: Conflicted[] = [];
  for (const { id, stage } of sheets) {
    const found = await loadCase(reader, stage.applicationId);
    const [candidate] = found ? await listCandidates(reader, found, [personId]) : [];
    if (candidate && candidate.blocked.length > 0)
      conflicted.push({ sheetId: id, expertId: personId, ...stage, blocked: candidate.blocked });
  }
  return conflicted;
}

/** Whether somebody must not have anything to do with an application, in whatever they are asked to do as an expert. */
export async function mustStepBack(reader: Reader, applicationId: string, personId: string): Promise<boolean> {
  const found = await loadCase(reader, applicationId);
  const [candidate] = found ? await listCandidates(reader, found, [personId]) : [];
  // Who visited once may visit again.
  return candidate?.blocked.some((code) => code !== "acted") ?? false;
}
