import "server-only";
import { z } from "zod";
import { fileTreatments } from "@/lib/files/rules";
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
type KeptCaseFile = z.infer<typeof keptCaseFile>;

type Holder = { draftId: string } | { caseId: string };

/** Notes a file of a draft or a case, whose row is locked: of many at once none slips past the limits. */
async function noteFile(tx: Tx, holder: Holder, side: "claimant" | "office", { keyRef, name, ...file }: KeptCaseFile, now: Date) {
  const held = await tx.caseFile.findMany({
    where: holder,
    orderBy: { ordinal: "asc" },
    select: { ordinal: true, size: true, removedOn: true },
  });
  const full = roomFor(
    held.filter(({ removedOn }) => removedOn === null),
    file,
  );
  if (full) throw invalid("file", full);
  await tx.caseFile.create({
    data: {
      ...holder,
      ...file,
      side,
      ordinal: (held.at(-1)?.ordinal ?? 0) + 1,
      onDay: toDateColumn(dayOf(now)),
      name: await sealWith(keyRef, filePlace(file.id, "name"), { text: name }),
    },
    select: { id: true },
  });
}

/** Evidence for what is still being written. */
export const attachToDraft = defineCommand({
  permission: "rightsCase.attach",
  sight: "rightsCase.read",
  subjectKind: "caseDraft",
  input: z.strictObject({ file: keptCaseFile }),
  load: ({ tx, actor }) => lockDraft(tx, actor),
  execute: async ({ tx, input, row, now }) => {
    if (input.file.keyRef !== row.keyRef) throw new Refusal({ kind: "conflict" });
    await noteFile(tx, { draftId: row.id }, "claimant", input.file, now);
    // Somebody is at it: the thirty days begin anew.
    await tx.caseDraft.update({ where: { id: row.id }, data: { touchedOn: toDateColumn(dayOf(now)) }, select: { id: true } });
    return { value: { id: input.file.id }, changes: null };
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
  input: z.strictObject({ caseId: id().optional(), file: keptCaseFile }),
  sealed: true,
  load: named,
  execute: async ({ tx, actor, input, row, now }) => {
    if (isOver(row) || input.file.keyRef !== row.keyRef) throw new Refusal({ kind: "conflict" });
    await noteFile(tx, { caseId: row.id }, sideOf(actor), input.file, now);
    return { value: { id: input.file.id }, changes: [{ field: "CaseFile.name", to: "" }] };
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
