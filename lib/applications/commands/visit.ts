import "server-only";
import { isPhoto } from "@/lib/files/rules";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { assigneesOf } from "@/lib/work/queries";
import { type StageRow } from "../queries/facts";
import { movesOf } from "../queries/moves";
import { visitLines, visitPermission } from "../queries/visit";
import { judgeVisit, maxVisitFiles, photosPerCriterion, type VisitEntry } from "../rules/visit";
import * as schema from "../schema";
import { loadApplication } from "./draft";
import { type Acted, personOf } from "./progress";
import { type Act, type StageContext, stageMove } from "./stage-move";

type Record = StageContext<Act & VisitEntry & { key: string }>;

const recordVisit = stageMove("siteVisit", "recordVisit", schema.visitInput, async (context) => {
  const { tx, input, row: found, stage, by, now } = context;
  const files = await filesOf(context);
  const item = found.row.workItems[0];
  const people = item ? await assigneesOf(tx, item) : [];
  const { record, problems } = judgeVisit(input, {
    lines: visitLines(found),
    people: new Map(people.map(({ id, name }) => [id, name])),
    drawn: files.flatMap(({ signer }) => signer ?? []),
    today: dayOf(now),
  });
  if (!record) throw new Refusal({ kind: "invalidInput", fields: problems });
  const { visitors, visitedOn, ...kept } = record;
  const visit = await tx.siteVisit.create({
    data: {
      ...{ key: input.key, applicationId: found.row.id, stageId: stage.id, recordedById: by, recordedAt: now },
      ...{ ...kept, visitedOn: toDateColumn(visitedOn) },
      visitors: { create: visitors },
    },
    select: { id: true },
  });
  // What names nobody who was there is left behind, and swept.
  const there = new Set([...visitors.map(({ name }) => name), ...record.companions]);
  const belonging = files.filter(({ signer }) => signer === null || there.has(signer)).map(({ id }) => id);
  await tx.visitFile.updateMany({ where: { id: { in: belonging } }, data: { visitId: visit.id } });
  await tx.visitDraft.deleteMany({ where: { stageId: stage.id, personId: by } });
  return {
    changes: [
      { field: "SiteVisit.conclusion", to: record.conclusion },
      { field: "SiteVisit.visitors", to: visitors.length },
      { field: "SiteVisit.files", to: belonging.length },
    ],
  };
});

/** The photos and signatures named: the sender's own, of this stage, in no visit yet. One that is not there has to be sent again. */
async function filesOf({ tx, input, stage, by }: Record) {
  const files = await tx.visitFile.findMany({
    where: { key: { in: [...input.files] }, stageId: stage.id, createdById: by, visitId: null, attachment: { scan: { not: "infected" } } },
    select: { id: true, signer: true },
  });
  if (files.length !== new Set(input.files).size) throw invalid("files", "filesMissing");
  return files;
}

/** A visit that arrived already is answered with what was kept, whatever became of its stage since. */
export const siteVisitRecord = defineCommand({
  ...recordVisit,
  execute: async (context) => {
    const { tx, actor, input, row: found } = context;
    const kept = await tx.siteVisit.findUnique({ where: { key: input.key }, select: { applicationId: true, recordedById: true } });
    if (!kept) return recordVisit.execute(context);
    if (kept.applicationId !== found.row.id || kept.recordedById !== personOf(actor)) throw new Refusal({ kind: "conflict" });
    return { value: { id: found.row.id }, changes: null };
  },
});

/** The stage in which this person may record a visit now. */
function stageToVisit(actor: Parameters<typeof movesOf>[0], found: Acted, now: Date): { stage: StageRow; by: string } {
  const move = movesOf(actor, found, now).find(({ permission }) => permission === visitPermission);
  const by = personOf(actor);
  if (!move || move.blockers.length > 0 || !found.openStage || by === null) throw new Refusal({ kind: "conflict" });
  return { stage: found.openStage, by };
}

/** Notes a photo or a signature that the visit's route has stored. It waits for its visit; sent again, it is the one that was kept. */
export const keepVisitFile = defineCommand({
  permission: "application.keepVisitFile",
  sight: "application.read",
  subjectKind: "application",
  input: schema.visitFileInput,
  load: loadApplication,
  execute: async ({ tx, actor, input, row: found, now }) => {
    const earlier = await tx.visitFile.findUnique({ where: { key: input.key }, select: { applicationId: true, createdById: true } });
    if (earlier) {
      if (earlier.applicationId !== found.row.id || earlier.createdById !== personOf(actor)) throw new Refusal({ kind: "conflict" });
      return { value: { again: true }, changes: null };
    }
    const { stage, by } = stageToVisit(actor, found, now);
    const shows = input.kind === "photo" ? { criterionKey: input.criterion, signer: null } : { criterionKey: null, signer: input.signer };
    if (input.kind === "photo" && !visitLines(found).some(({ criterion }) => criterion.key === input.criterion))
      throw invalid("criterion", "notChoice");
    if (!isPhoto(input.file.contentType)) throw invalid("file", "notPhoto");
    const waiting = await tx.visitFile.findMany({
      where: { stageId: stage.id, createdById: by, visitId: null },
      select: { criterionKey: true },
    });
    const beside = waiting.filter(({ criterionKey }) => input.kind === "photo" && criterionKey === input.criterion);
    // Taken away on the page, a photo still waits here until it is swept: twice as many as a page shows.
    if (waiting.length >= 2 * maxVisitFiles || beside.length >= 2 * photosPerCriterion) throw invalid("file", "tooMany");
    const attachment = await tx.attachment.create({ data: { ...input.file, createdById: by, createdAt: now }, select: { id: true } });
    await tx.visitFile.create({
      data: {
        ...{ key: input.key, applicationId: found.row.id, stageId: stage.id, attachmentId: attachment.id, kind: input.kind, ...shows },
        ...{ takenAt: input.takenAt === undefined ? null : new Date(input.takenAt), receivedAt: now, createdById: by },
      },
      select: { id: true },
    });
    return { value: { again: false }, changes: [{ field: "VisitFile.sha256", to: input.file.sha256 }] };
  },
});

/** Keeps what was typed where no script does, whole or not. */
export const keepVisitDraft = defineCommand({
  permission: "application.keepVisitDraft",
  sight: "application.read",
  subjectKind: "application",
  input: schema.visitDraftInput,
  load: loadApplication,
  execute: async ({ tx, actor, input, row: found, now }) => {
    const { stage, by } = stageToVisit(actor, found, now);
    const { applicationId: _, key, ...entry } = input;
    const kept = { key, entry, savedAt: now };
    await tx.visitDraft.upsert({
      where: { stageId_personId: { stageId: stage.id, personId: by } },
      create: { stageId: stage.id, personId: by, ...kept },
      update: kept,
      select: { stageId: true },
    });
    return { value: null, changes: [{ field: "VisitDraft.entry", to: "changed" }] };
  },
});

/** How long a file waits for its visit where the stage stays open. */
const waitingDays = 30;

/** Takes away photos and signatures that no visit came to name, and what was typed for a stage that is over. Their bytes go with the files' sweep. */
export const sweepVisits = defineCommand({
  permission: "application.sweepVisit",
  sight: "application.sweepVisit",
  subjectKind: "application",
  input: schema.sweepVisitInput,
  load: async () => ({ id: "", subject: citySubject, row: null }),
  execute: async ({ tx, now }) => {
    const files = await sweepFiles(tx, now);
    const { count: drafts } = await tx.visitDraft.deleteMany({ where: { stage: { state: { not: "open" } } } });
    if (files + drafts === 0) return { value: { files, drafts }, changes: null };
    return {
      value: { files, drafts },
      changes: [
        { field: "VisitFile.swept", to: files },
        { field: "VisitDraft.swept", to: drafts },
      ],
    };
  },
});

async function sweepFiles(tx: Tx, now: Date): Promise<number> {
  // Skips what an act under way holds.
  const rows = await tx.$queryRaw<{ id: string; attachmentId: string }[]>`
    SELECT f."id", f."attachmentId" FROM "VisitFile" f JOIN "Stage" s ON s."id" = f."stageId"
    WHERE f."visitId" IS NULL AND (s."state" <> 'open' OR f."receivedAt" < ${now}::timestamptz - make_interval(days => ${waitingDays}))
    ORDER BY f."receivedAt" LIMIT 1000 FOR UPDATE OF f SKIP LOCKED`;
  await tx.visitFile.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  await tx.attachment.deleteMany({ where: { id: { in: rows.map(({ attachmentId }) => attachmentId) } } });
  return rows.length;
}
