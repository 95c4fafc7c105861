import "server-only";
import type { Subject } from "@/lib/kernel/access";
import { picked } from "@/lib/evidence/queries";
import { dayOf } from "@/lib/kernel/dates";
import { holdOf } from "@/lib/notices/rules";
import { criteriaOf, schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { type StageKind } from "@/lib/schemes/schema/stages";
import { readNow } from "@/lib/server/clock";
import type { Reader } from "@/lib/server/db";
import { applicationScopeSelect, applicationSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { type Answers } from "../rules/answers";
import { missingParts, type Missing } from "../rules/form";
import { type Places, planStages } from "../rules/way";
import { loadSheets, type SheetRow } from "./sheets";

const select = {
  ...applicationScopeSelect,
  id: true,
  number: true,
  status: true,
  revocableUntil: true,
  answers: true,
  revision: true,
  sittingId: true,
  recommenderOrganizationId: true,
  homeId: true,
  home: { select: { id: true, name: true, ownerId: true } },
  award: { select: { amount: true } },
  updatedAt: true,
  schemeVersionId: true,
  schemeVersion: { select: { version: true, document: true } },
  applicant: { select: { id: true, name: true, path: true, kindCode: true, creditCode: true, hostUnit: { select: { creditCode: true } } } },
  recommender: { select: { id: true, name: true } },
  round: {
    select: {
      id: true,
      name: true,
      opensAt: true,
      closesAt: true,
      receivingOrganizationId: true,
      decidingOrganizationId: true,
      departmentId: true,
      receivingOrganization: { select: { name: true, kindCode: true } },
      decidingOrganization: { select: { name: true } },
    },
  },
  stages: {
    orderBy: { seq: "asc" },
    select: {
      id: true,
      seq: true,
      key: true,
      kind: true,
      state: true,
      organizationId: true,
      openedAt: true,
      dueAt: true,
      closedAt: true,
      outcome: true,
      opinion: true,
      organization: { select: { name: true } },
      marks: { select: { fieldKey: true, reason: true, resolvedAt: true } },
      visits: {
        orderBy: { recordedAt: "desc" },
        select: {
          id: true,
          visitedOn: true,
          conclusion: true,
          note: true,
          checklist: true,
          companions: true,
          signed: true,
          recordedAt: true,
          visitors: { select: { name: true } },
          files: {
            orderBy: [{ takenAt: "asc" }, { receivedAt: "asc" }],
            select: {
              kind: true,
              criterionKey: true,
              signer: true,
              takenAt: true,
              receivedAt: true,
              attachment: { select: { id: true, name: true, size: true, sha256: true, scan: true } },
            },
          },
        },
      },
      decisions: {
        orderBy: { proposedAt: "desc" },
        select: {
          outcome: true,
          reason: true,
          meeting: true,
          metOn: true,
          attendees: true,
          minutes: true,
          documentNumber: true,
          proposedById: true,
          decidedAt: true,
          voidedAt: true,
        },
      },
      noticeItems: {
        orderBy: { notice: { draftedAt: "desc" } },
        select: {
          id: true,
          notice: { select: { id: true, number: true, state: true, lastDay: true, endsAt: true, countedDays: true, dayKind: true } },
          objections: {
            orderBy: { receivedAt: "asc" },
            select: { id: true, number: true, state: true, mode: true, name: true, receivedAt: true },
          },
        },
      },
      result: {
        select: {
          ...{ sheets: true, dropped: true, total: true, passMark: true },
          means: { select: { criterionKey: true, mean: true, low: true, high: true } },
        },
      },
      receipts: { orderBy: { recordedAt: "desc" }, select: { copies: true, stampChecked: true, receivedOn: true, contentHash: true } },
      scans: {
        orderBy: { recordedAt: "desc" },
        select: {
          readBy: true,
          recordedAt: true,
          submissionId: true,
          attachment: { select: { id: true, name: true, size: true, sha256: true } },
        },
      },
    },
  },
  workItems: {
    where: { closedAt: null },
    select: {
      id: true,
      purpose: true,
      organizationId: true,
      role: true,
      assigneeId: true,
      openedAt: true,
      dueAt: true,
      organization: { select: { name: true } },
      assignee: { select: { name: true } },
    },
  },
  evidence: {
    where: { removedAt: null },
    select: {
      id: true,
      fieldKey: true,
      attachment: { select: { id: true, name: true, size: true, contentType: true, sha256: true, scan: true, treatment: true } },
    },
  },
  uses: picked,
  entry: { select: { channel: true, receivedOn: true, organizationId: true, takenOverAt: true, organization: { select: { name: true } } } },
  submissions: { orderBy: { ordinal: "desc" }, select: { id: true, ordinal: true, hash: true, submittedAt: true } },
} as const satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof select }>;

/** What lies at each place, files and picked records, where nothing more is asked of them. */
export const evidenceKeys = {
  evidence: { where: { removedAt: null }, select: { fieldKey: true, attachment: { select: { scan: true } } } },
  uses: { where: picked.where, select: { criterionKey: true } },
} as const satisfies Prisma.ApplicationSelect;
type Lies = {
  evidence: readonly { fieldKey: string; attachment: { scan: string } }[];
  uses: readonly { criterionKey: string }[];
};
export function countEvidence(lies: Lies): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  const add = (key: string) => count.set(key, (count.get(key) ?? 0) + 1);
  // What was found infected is gone: it proves nothing, and another file may take its place.
  for (const { fieldKey, attachment } of lies.evidence) if (attachment.scan !== "infected") add(fieldKey);
  for (const { criterionKey } of lies.uses) add(criterionKey);
  return count;
}
export type StageRow = Row["stages"][number] & { kind: StageKind };

/** Everything the rules look at, read once; the gate and the page see the same. */
export type ApplicationCase = {
  row: Row;
  subject: Subject;
  document: SchemeDocument;
  answers: Answers;
  /** How many files prove a field or criterion, and how many proofs it has: records that were picked are no files. */
  files: ReadonlyMap<string, number>;
  evidence: ReadonlyMap<string, number>;
  openStage: StageRow | null;
  officeOfOne: boolean;
  /** While a decision is open. */
  places: Places | null;
  /** Of the open scoring, everybody's: for the rules, never for a page as they are. */
  sheets: readonly SheetRow[];
};

const placesIn = (document: SchemeDocument, { approved, settled }: Awaited<ReturnType<typeof decisionFacts>>): Places => ({
  approved,
  settled,
  most: document.results?.most.value ?? null,
});
/** Places of its round, where no decision is open. */
export const placesOf = async (reader: Reader, { row, document }: ApplicationCase): Promise<Places> =>
  placesIn(document, await decisionFacts(reader, row.round.id));

/** The facts of an application. Inside a command the row is locked first; see `lockCase`. */
export async function loadCase(reader: Reader, id: string): Promise<ApplicationCase | null> {
  const row = await reader.application.findUnique({ relationLoadStrategy: "join", where: { id }, select });
  if (!row) return null;
  const openStage = row.stages.find(({ state }) => state === "open" || state === "proposed") ?? null;
  const document = schemeDocument.parse(row.schemeVersion.document);
  const decision = openStage?.kind === "decision" ? await decisionFacts(reader, row.round.id) : null;
  return {
    row,
    subject: applicationSubject(row),
    document,
    answers: row.answers as Answers,
    files: countEvidence({ ...row, uses: [] }),
    evidence: countEvidence(row),
    openStage: openStage as StageRow | null,
    officeOfOne: decision?.people === 1,
    places: decision && placesIn(document, decision),
    sheets: openStage?.kind === "panelScoring" ? await loadSheets(reader, [openStage.id]) : [],
  };
}

/** Takes the row's lock before anything is read, so that what the rules see is what is written over. */
export async function lockCase(reader: Reader, id: string): Promise<ApplicationCase | null> {
  await reader.$queryRaw`SELECT 1 FROM "Application" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return loadCase(reader, id);
}

/**
 * The same with the lock of its round, for what counts among the round: whoever else approves there waits until this is written. Locks are
 * taken application first, then round, and never the other way about.
 */
export async function lockCaseAndRound(reader: Reader, id: string): Promise<ApplicationCase | null> {
  await reader.$queryRaw`SELECT 1 FROM "Application" WHERE "id" = ${id}::uuid FOR UPDATE`;
  await reader.$queryRaw`
    SELECT 1 FROM "Round" WHERE "id" = (SELECT "roundId" FROM "Application" WHERE "id" = ${id}::uuid) FOR NO KEY UPDATE`;
  return loadCase(reader, id);
}

/** How many could propose or decide in the city, and how far the round of a decision is. */
async function decisionFacts(reader: Reader, roundId: string) {
  const now = await readNow(reader);
  const rows = await reader.$queryRaw<{ people: number; approved: number; settled: boolean }[]>`
    SELECT (SELECT count(DISTINCT "personId")::int FROM "Membership"
      WHERE "role" IN ('cityStaff', 'cityLeader') AND "validFrom" <= ${now} AND ("validTo" IS NULL OR ${now} < "validTo")) AS people,
      (SELECT count(*)::int FROM "Application" a JOIN "Decision" d ON d."applicationId" = a."id"
        WHERE a."roundId" = ${roundId}::uuid AND a."status" IN ('inProgress', 'returned', 'awarded')
          AND d."outcome" = 'approve' AND d."decidedAt" IS NOT NULL AND d."voidedAt" IS NULL) AS approved,
      EXISTS (SELECT FROM "RoundResult" r WHERE r."roundId" = ${roundId}::uuid) AS settled`;
  return rows[0] ?? { people: 0, approved: 0, settled: false };
}

export const missingOf = ({ document, answers, evidence }: ApplicationCase, now: Date): Missing[] =>
  missingParts(document, answers, evidence, dayOf(now));

/** The notice that hangs for the open stage, and whether objections hold the application. */
export function noticeOf({ row, openStage }: ApplicationCase) {
  const items = row.stages.flatMap(({ id, noticeItems }) => noticeItems.map((item) => ({ stageId: id, ...item })));
  const hanging = items.find(({ stageId, notice }) => stageId === openStage?.id && notice.state === "published") ?? null;
  return { items, hanging, ...holdOf(items, openStage?.id ?? null) };
}

/** Whether the office still fills it in for the organization. */
export const isEntered = ({ row }: ApplicationCase): boolean => row.entry !== null && row.entry.takenOverAt === null;

/** The keys a returned form may change; null: all of them. */
export function editableKeys({ row }: ApplicationCase): ReadonlySet<string> | null {
  if (row.status !== "returned") return null;
  const last = row.stages.findLast(({ state }) => state === "returned");
  return new Set((last?.marks ?? []).filter(({ resolvedAt }) => resolvedAt === null).map(({ fieldKey }) => fieldKey));
}

/** The criteria for which a record may be picked or taken back now. */
export function recordPlaces(found: ApplicationCase): ReadonlySet<string> {
  const { row, document } = found;
  if (row.status !== "draft" && row.status !== "returned") return new Set();
  const editable = editableKeys(found);
  return new Set(
    criteriaOf(document).flatMap(({ key, evidence }) => (evidence !== "none" && (editable === null || editable.has(key)) ? [key] : [])),
  );
}

export const planOf = ({ document, answers }: ApplicationCase) => planStages(document, answers);
