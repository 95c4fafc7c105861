import "server-only";
import { z } from "zod";
import { fileTreatments, maxPostFiles } from "@/lib/files/rules";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { id, text } from "@/lib/kernel/fields";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Actor } from "@/lib/kernel/access";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { sealWith } from "@/lib/server/keys";
import { type CaseRow, lockCase } from "../queries/facts";
import { filePlace } from "../queries/files";
import { mayTakeAway, roomFor } from "../rules/files";
import { lockDraft } from "./draft";

/** What the upload's route has sealed and kept; which key it took is checked against the row that is locked. */
const keptCaseFile = z.strictObject({
  id: id(),
  keyRef: id(),
  name: text(200),
  contentType: z.string(),
  size: z.int().min(1),
  storageKey: z.string(),
  treatment: z.enum(fileTreatments),
});
export type KeptCaseFile = z.infer<typeof keptCaseFile>;
const files = z.array(keptCaseFile).min(1).max(maxPostFiles);

type Holder = { draftId: string } | { caseId: string };
type Noting = { keyRef: string | null; side: "claimant" | "office"; files: readonly KeptCaseFile[] };
type NotTaken = { id: string; problem: "tooMany" | "full" };

/**
 * Notes the files of one post on a draft or a case, whose row is locked: of many at once none slips past the limits. Those for which there
 * is no room do not keep the others out; where there is room for none, the post is refused.
 */
async function noteFiles(tx: Tx, holder: Holder, { keyRef, side, files }: Noting, now: Date): Promise<NotTaken[]> {
  if (files.some((file) => file.keyRef !== keyRef)) throw new Refusal({ kind: "conflict" });
  const held = await tx.caseFile.findMany({
    where: holder,
    orderBy: { ordinal: "asc" },
    select: { ordinal: true, size: true, removedOn: true },
  });
  const standing = held.filter(({ removedOn }) => removedOn === null).map(({ size }) => ({ size }));
  const notTaken: NotTaken[] = [];
  const taken = files.filter((file) => {
    const problem = roomFor(standing, file);
    if (problem) notTaken.push({ id: file.id, problem });
    else standing.push(file);
    return problem === null;
  });
  if (taken.length === 0) throw invalid("file", notTaken[0]?.problem ?? "required");
  const last = held.at(-1)?.ordinal ?? 0;
  const data = taken.map(async ({ keyRef: sealedWith, name, ...file }, at) => ({
    ...holder,
    ...file,
    side,
    ordinal: last + 1 + at,
    onDay: toDateColumn(dayOf(now)),
    name: await sealWith(sealedWith, filePlace(file.id, "name"), { text: name }),
  }));
  await tx.caseFile.createMany({ data: await Promise.all(data) });
  return notTaken;
}

/** Evidence for what is still being written. */
export const attachToDraft = defineCommand({
  permission: "rightsCase.attach",
  sight: "rightsCase.read",
  subjectKind: "caseDraft",
  input: z.strictObject({ files }),
  load: ({ tx, actor }) => lockDraft(tx, actor),
  execute: async ({ tx, input, row, now }) => {
    const notTaken = await noteFiles(tx, { draftId: row.id }, { keyRef: row.keyRef, side: "claimant", files: input.files }, now);
    // Somebody is at it: the thirty days begin anew.
    const touchedOn = toDateColumn(dayOf(now));
    if (row.touchedOn.getTime() !== touchedOn.getTime())
      await tx.caseDraft.update({ where: { id: row.id }, data: { touchedOn }, select: { id: true } });
    return { value: { notTaken }, changes: null };
  },
});

/** Gone as if it had never been sent: nobody but its writer has seen the draft. The bytes go after the commit. */
export const detachFromDraft = defineCommand({
  permission: "rightsCase.detach",
  sight: "rightsCase.read",
  subjectKind: "caseDraft",
  input: z.strictObject({ fileId: id() }),
  load: ({ tx, actor }) => lockDraft(tx, actor),
  execute: async ({ tx, input, row }) => {
    const found = await tx.caseFile.findFirst({ where: { id: input.fileId, draftId: row.id }, select: { id: true, storageKey: true } });
    if (!found) throw new Refusal({ kind: "notFound" });
    await tx.caseFile.delete({ where: { id: found.id }, select: { id: true } });
    return { value: { storageKey: found.storageKey }, changes: null };
  },
});

type OnCase = { caseId?: string | undefined };
/** The claimant's own case, or the one the office names. */
const named = ({ tx, actor, input }: Context<OnCase>): Promise<Loaded<CaseRow> | null> => {
  const caseId = actor.kind === "claimant" ? actor.caseId : input.caseId;
  // Who names no case has tried to reach none, which is not a try to be recorded.
  if (caseId === undefined) throw new Refusal({ kind: "conflict" });
  return lockCase(tx, caseId);
};
const sideOf = ({ kind }: Actor): "claimant" | "office" => (kind === "claimant" ? "claimant" : "office");
const isOver = ({ archivedOn, keyRef }: CaseRow): boolean => archivedOn !== null || keyRef === null;

/** More evidence, by the claimant or by the office. */
export const attachFile = defineCommand({
  permission: "rightsCase.attach",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: z.strictObject({ caseId: id().optional(), files }),
  sealed: true,
  load: named,
  execute: async ({ tx, actor, input, row, now }) => {
    if (isOver(row)) throw new Refusal({ kind: "conflict" });
    const notTaken = await noteFiles(tx, { caseId: row.id }, { keyRef: row.keyRef, side: sideOf(actor), files: input.files }, now);
    return { value: { notTaken }, changes: [{ field: "CaseFile.name", to: "" }] };
  },
});

/** The claimant's, until the case is accepted. That there was one stays on record; the bytes go after the commit. */
export const detachFile = defineCommand({
  permission: "rightsCase.detach",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: z.strictObject({ fileId: id() }),
  load: ({ tx, actor }: Context<unknown>) => (actor.kind === "claimant" ? lockCase(tx, actor.caseId) : Promise.resolve(null)),
  execute: async ({ tx, input, row, now }) => {
    const found = await tx.caseFile.findFirst({
      where: { id: input.fileId, caseId: row.id, removedOn: null },
      select: { id: true, side: true, storageKey: true },
    });
    if (!found) throw new Refusal({ kind: "notFound" });
    if (isOver(row) || !mayTakeAway(row.status, found.side)) throw new Refusal({ kind: "conflict" });
    await tx.caseFile.update({ where: { id: found.id }, data: { name: "", removedOn: toDateColumn(dayOf(now)) }, select: { id: true } });
    return { value: { storageKey: found.storageKey }, changes: [{ field: "CaseFile.removedOn", to: dayOf(now) }] };
  },
});
