import "server-only";
import type { Role } from "@/lib/kernel/access";
import { sql, type Tx } from "@/lib/server/db";
import { enqueue } from "@/lib/server/jobs";
import { mailIsOn } from "@/lib/server/mail";
import { knowsNothingSql } from "@/lib/server/scope";
import type { MessageEvent, MessageParams } from "./schema";

/** What a message or a piece of work is about. */
export type SubjectKind =
  | "application"
  | "person"
  | "notice"
  | "objection"
  | "rightsCase"
  | "activity"
  | "activitySession"
  | "enrolment"
  | "booking"
  | "homeRevision";

type Announcement = {
  event: MessageEvent;
  /** Names the event: whoever was told of it under this key is not told again. */
  key: string;
  subject: { kind: SubjectKind; id: string } | null;
  to: { personId: string } | { organizationId: string; role: Role };
  /** Whoever did it knows. */
  exceptId?: string | null;
  params?: Partial<MessageParams>;
};

/**
 * Tells people of an event in the transaction of the act: a message in the portal for each, a letter for those who want one. Both are
 * unique by event and person, whoever comes first.
 */
export async function tell(tx: Tx, { event, key, subject, to, exceptId = null, params = {} }: Announcement, now: Date): Promise<void> {
  const applicationId =
    subject?.kind === "objection" ? await objectedTo(tx, subject.id) : subject?.kind === "application" ? subject.id : null;
  const about =
    subject?.kind === "rightsCase"
      ? await caseFacts(tx, subject.id)
      : applicationId === null
        ? {}
        : await applicationFacts(tx, applicationId);
  const said = JSON.stringify({ ...about, ...params });
  const [personId, organizationId, role] = "personId" in to ? [to.personId, null, null] : [null, to.organizationId, to.role];
  const written = await tx.$queryRaw<{ id: string; personId: string }[]>`
    INSERT INTO "Message" ("personId", "key", "event", "subjectKind", "subjectId", "params", "createdAt")
    SELECT DISTINCT p."id", ${key}, ${event}, ${subject?.kind ?? "none"}, ${subject?.id ?? null}::uuid, ${said}::jsonb, ${now}::timestamptz
    FROM "Person" p LEFT JOIN "Membership" m ON m."personId" = p."id" AND m."organizationId" = ${organizationId}::uuid
      AND m."role" = ${role}::"Role" AND m."validFrom" <= ${now} AND (m."validTo" IS NULL OR ${now} < m."validTo")
    WHERE p."status" = 'active' AND (p."id" = ${personId}::uuid OR m."id" IS NOT NULL) AND p."id" IS DISTINCT FROM ${exceptId}::uuid
      ${subject?.kind === "rightsCase" ? knownTo(subject.id, now) : sql``}
    ON CONFLICT DO NOTHING RETURNING "id", "personId"`;
  if (written.length === 0 || !mailIsOn()) return;
  const letters = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Outbox" ("channel", "personId", "template", "params", "dedupeKey", "createdAt")
    SELECT 'mail', p."id", ${event}, ${said}::jsonb, 'mail:' || ${key} || ':' || p."id", ${now}::timestamptz
    FROM "Person" p WHERE p."id" = ANY(${written.map((row) => row.personId)}::uuid[]) AND p."email" IS NOT NULL AND p."mailed"
    ON CONFLICT DO NOTHING RETURNING "id"`;
  for (const { id } of letters) await enqueue(tx, { name: "sendLetter", payload: { outboxId: id }, key: `letter:${id}` });
}

/** A case's news are for those to whom it exists: none who is barred, and of a narrow one those entrusted with it (lib/server/scope.ts). */
const knownTo = (caseId: string, now: Date) => sql`
  AND NOT ${knowsNothingSql(caseId, now)}
  AND EXISTS (SELECT FROM "RightsCase" c WHERE c."id" = ${caseId}::uuid AND (NOT c."narrow" OR coalesce(c."counsellorId" = p."id",
    EXISTS (SELECT FROM "CaseKeeper" k WHERE k."categoryCode" = c."categoryCode" AND k."personId" = p."id"))))`;

async function caseFacts(tx: Tx, id: string): Promise<Partial<MessageParams>> {
  const rows = await tx.$queryRaw<{ number: string }[]>`SELECT "number" FROM "RightsCase" WHERE "id" = ${id}::uuid`;
  return rows[0] ?? {};
}

/** Of an objection only the application is told, never who objects. */
async function objectedTo(tx: Tx, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<
    { applicationId: string }[]
  >`SELECT i."applicationId" FROM "Objection" o JOIN "NoticeItem" i ON i."id" = o."itemId" WHERE o."id" = ${id}::uuid`;
  return rows[0]?.applicationId ?? null;
}

async function applicationFacts(tx: Tx, id: string): Promise<Partial<MessageParams>> {
  const rows = await tx.$queryRaw<{ number: string | null; applicant: string; round: string }[]>`
    SELECT a."number", o."name" AS applicant, r."name" AS round FROM "Application" a
    JOIN "Organization" o ON o."id" = a."applicantOrganizationId" JOIN "Round" r ON r."id" = a."roundId" WHERE a."id" = ${id}::uuid`;
  return rows[0] ?? {};
}
