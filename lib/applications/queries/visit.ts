import "server-only";
import { type FileState, fileState } from "@/lib/files/rules";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { endsOf } from "@/lib/schemes/rules/ends";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { assigneesOf } from "@/lib/work/queries";
import { groupsOf, selfPoints } from "../rules/scores";
import type { LineResult, VisitEntry, VisitLine } from "../rules/visit";
import { type ApplicationCase, loadCase, type StageRow } from "./facts";
import { movesOf } from "./moves";

export const visitPermission = "application.siteVisit.recordVisit";

/** The criteria of the pinned standard set beside what the applicant said of each. */
export function visitLines(found: ApplicationCase): VisitLine[] {
  const points = selfPoints(found);
  return groupsOf(found).flatMap(({ criteria }) =>
    criteria.map((criterion) => ({ criterion, self: points.get(criterion.key) ?? (found.answers[criterion.key] === true ? true : null) })),
  );
}

/** The visit that what follows in a later stage goes by: the latest of the latest that was passed. */
export const visitBefore = ({ row }: ApplicationCase, { seq }: Pick<StageRow, "seq">): StageRow["visits"][number] | undefined =>
  row.stages.findLast((stage) => stage.kind === "siteVisit" && stage.state === "passed" && stage.seq < seq)?.visits[0];
export const visitedIn = (visit: StageRow["visits"][number] | undefined) =>
  (visit?.checklist ?? {}) as Readonly<Record<string, LineResult>>;

export type KeptVisitFile = {
  key: string;
  attachmentId: string;
  kind: "photo" | "signature";
  criterion: string | null;
  signer: string | null;
  at: Date;
};

/** The page on which a visit is written down, for whoever may record one now; null is "not found". */
export async function readVisitPage(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  if (!found || actor.kind !== "person" || !can(grantTable, actor, "application.read", found.subject)) return null;
  const now = await readNow(db());
  const move = movesOf(actor, found, now).find(({ permission }) => permission === visitPermission);
  const { row, openStage } = found;
  const item = row.workItems[0];
  if (!move || !openStage || !item) return null;
  const people = await assigneesOf(db(), item);
  const mine = await db().stage.findUniqueOrThrow({
    relationLoadStrategy: "join",
    where: { id: openStage.id },
    select: {
      visitDrafts: { where: { personId: actor.personId }, select: { key: true, entry: true } },
      visitFiles: {
        where: { createdById: actor.personId, visitId: null },
        orderBy: { receivedAt: "asc" },
        select: { key: true, kind: true, criterionKey: true, signer: true, takenAt: true, receivedAt: true, attachmentId: true },
      },
    },
  });
  const [draft] = mine.visitDrafts;
  return {
    id: row.id,
    personId: actor.personId,
    stageId: openStage.id,
    stage: found.document.stages.find(({ key }) => key === openStage.key)?.name ?? openStage.key,
    number: row.number,
    applicant: row.applicant.name,
    revision: row.revision,
    today: dayOf(now),
    blockers: move.blockers,
    lines: visitLines(found),
    people: [...new Map(people.map(({ id: personId, name }) => [personId, name]))].map(([personId, name]) => ({ id: personId, name })),
    before: visitsOf(found).filter(({ stageId }) => stageId === openStage.id),
    draft: draft ? { key: draft.key, entry: draft.entry as unknown as VisitEntry } : null,
    files: mine.visitFiles.map(
      ({ key, kind, criterionKey, signer, takenAt, receivedAt, attachmentId }): KeptVisitFile => ({
        ...{ key, attachmentId, kind, criterion: criterionKey, signer, at: takenAt ?? receivedAt },
      }),
    ),
  };
}
export type VisitPage = NonNullable<Awaited<ReturnType<typeof readVisitPage>>>;

/** Whether this visit has arrived already: a repeated send is answered with what was kept, whatever happened since. */
export async function hasArrived(actor: Actor, applicationId: string, key: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const kept = await db().siteVisit.findFirst({ where: { key, applicationId, recordedById: actor.personId }, select: { id: true } });
  return kept !== null;
}

export type VisitPhoto = { id: string; state: FileState; at: Date; stated: boolean; receivedAt: Date; size: number; sha256: string };
export type VisitResultLine = LineResult & { key: string; name: string; photos: VisitPhoto[]; self: number | null; cap: number | null };
export type VisitResult = {
  id: string;
  stageId: string;
  stage: string;
  on: Day;
  conclusion: string;
  visitors: string[];
  companions: string[];
  note: string | null;
  recordedAt: Date;
  lines: VisitResultLine[];
  /** A name, and the drawing where there is one that may be opened. */
  signatures: { name: string; drawing: string | null }[];
};

/** Every visit with what was found, the latest first. For insiders and whoever is sent there. */
export function visitsOf(found: ApplicationCase): VisitResult[] {
  return found.row.stages
    .flatMap((stage) => stage.visits.map((visit) => resultOf(found, stage as StageRow, visit)))
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime());
}

type VisitRow = StageRow["visits"][number];

function resultOf(found: ApplicationCase, stage: StageRow, visit: VisitRow): VisitResult {
  const checklist = visit.checklist as Record<string, LineResult>;
  const stateOf = ({ attachment }: VisitRow["files"][number]) => fileState(attachment.scan, hasScanner());
  const photosOf = (key: string) =>
    visit.files
      .filter(({ kind, criterionKey }) => kind === "photo" && criterionKey === key)
      .map((file): VisitPhoto => {
        const { attachment, takenAt, receivedAt } = file;
        const { id, size, sha256 } = attachment;
        return { id, size, sha256, state: stateOf(file), at: takenAt ?? receivedAt, stated: takenAt !== null, receivedAt };
      });
  const drawn = visit.files.filter(({ kind }) => kind === "signature");
  return {
    id: visit.id,
    stageId: stage.id,
    stage: found.document.stages.find(({ key }) => key === stage.key)?.name ?? stage.key,
    on: fromDateColumn(visit.visitedOn),
    conclusion: visit.conclusion,
    visitors: visit.visitors.map(({ name }) => name),
    companions: visit.companions,
    note: visit.note,
    recordedAt: visit.recordedAt,
    lines: visitLines(found).flatMap(({ criterion, self }) => {
      const line = checklist[criterion.key];
      if (!line) return [];
      return [
        {
          ...line,
          key: criterion.key,
          name: criterion.name,
          photos: photosOf(criterion.key),
          self: typeof self === "number" ? self : null,
          cap: endsOf(criterion)?.cap ?? null,
        },
      ];
    }),
    signatures: [
      ...drawn.map((file) => ({ name: file.signer ?? "", drawing: stateOf(file) === "ready" ? file.attachment.id : null })),
      ...visit.signed.map((name) => ({ name, drawing: null })),
    ],
  };
}
