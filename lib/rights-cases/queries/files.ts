import "server-only";
import { dispositionOf } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { recordAttempt } from "@/lib/server/attempts";
import { db, type Reader } from "@/lib/server/db";
import { unsealBytes, unsealWith } from "@/lib/server/keys";
import { openCase } from "@/lib/server/opening";
import { casesFor } from "@/lib/server/scope";
import { readKept } from "@/lib/server/storage";
import { mayTakeAway } from "../rules/files";
import type { WholeCase } from "./whole";

/** Where a file's bytes and name are sealed: its id is drawn before it is kept, and stays when a draft becomes a case. */
export const filePlace = (fileId: string, part: "bytes" | "name") => `CaseFile:${fileId}.${part}`;

type Held = { id: string; keyRef: string | null };

/** The files of a draft or a case, their names opened. Only for those to whom it is open: who calls it has logged that, or is the claimant. */
export async function filesOf(reader: Reader, held: Held) {
  const rows = await reader.caseFile.findMany({
    where: { OR: [{ caseId: held.id }, { draftId: held.id }], removedOn: null },
    orderBy: { ordinal: "asc" },
    select: { id: true, ordinal: true, side: true, onDay: true, name: true, contentType: true, size: true, treatment: true },
  });
  return namedFiles(held, rows);
}

/** The same of rows that were read with their case. */
export async function namedFiles({ keyRef }: Pick<Held, "keyRef">, rows: WholeCase["files"]) {
  if (keyRef === null) return [];
  return Promise.all(
    rows.map(async ({ onDay, name, ...file }) => ({
      ...file,
      day: fromDateColumn(onDay),
      name: (await unsealWith(keyRef, filePlace(file.id, "name"), name)).text ?? "",
    })),
  );
}
export type CaseFileView = Awaited<ReturnType<typeof filesOf>>[number];

/** What a draft's page of files shows; null: there is no draft any more. */
export async function readDraftFiles(actor: Actor) {
  if (actor.kind !== "claimant") return null;
  const draft = await db().caseDraft.findUnique({ where: { id: actor.caseId }, select: { id: true, keyRef: true } });
  return draft && { files: await filesOf(db(), draft) };
}
export type DraftFiles = NonNullable<Awaited<ReturnType<typeof readDraftFiles>>>;

/** What the claimant's own page shows of the evidence: what may still be added, and which may be taken away. */
export async function readOwnFiles(actor: Actor) {
  if (actor.kind !== "claimant") return null;
  const select = { id: true, keyRef: true, status: true, archivedOn: true } as const;
  const row = await db().rightsCase.findUnique({ where: { id: actor.caseId }, select });
  if (!row) return null;
  const open = row.archivedOn === null && row.keyRef !== null;
  const files = await filesOf(db(), row);
  return { open, files: files.map((file) => ({ ...file, removable: open && mayTakeAway(row.status, file.side) })) };
}
export type OwnFiles = NonNullable<Awaited<ReturnType<typeof readOwnFiles>>>;

/** The key under which a file that comes now is kept: of the draft, of one's own case, or of the case an office names; null: not for them. */
export async function readFileKey(actor: Actor, to: { draft: true } | { caseId: string }): Promise<string | null> {
  const select = { keyRef: true } as const;
  if ("draft" in to)
    return actor.kind === "claimant" ? ((await db().caseDraft.findUnique({ where: { id: actor.caseId }, select }))?.keyRef ?? null) : null;
  if (!isId(to.caseId)) return null;
  const row = await db().rightsCase.findFirst({ where: { AND: [{ id: to.caseId }, casesFor(actor, "rightsCase.attach")] }, select });
  if (!row && actor.kind === "person")
    await recordAttempt(actor, { permission: "rightsCase.attach", subjectKind: "rightsCase", subjectId: to.caseId }, "notFound");
  return row?.keyRef ?? null;
}

const fileSelect = { id: true, name: true, contentType: true, storageKey: true } as const;
type Kept = { id: string; name: string; contentType: string; storageKey: string };

/** `as`: under another name than its own. */
async function opened(file: Kept | null, keyRef: string | null | undefined, as?: string) {
  if (!file || !keyRef) return null;
  const sealed = await readKept(file.storageKey);
  if (!sealed) return null;
  const name = as ?? (await unsealWith(keyRef, filePlace(file.id, "name"), file.name)).text ?? "";
  const bytes = await unsealBytes(keyRef, filePlace(file.id, "bytes"), sealed);
  return { disposition: dispositionOf(name), contentType: file.contentType, bytes };
}
export type OpenedFile = NonNullable<Awaited<ReturnType<typeof opened>>>;

/** One file for whoever showed the code of the draft or the case it belongs to. */
export async function openOwnFile(actor: Actor, fileId: string): Promise<OpenedFile | null> {
  if (actor.kind !== "claimant" || !isId(fileId)) return null;
  const holder = { OR: [{ caseId: actor.caseId }, { draftId: actor.caseId }] };
  const file = await db().caseFile.findFirst({
    where: { id: fileId, removedOn: null, ...holder },
    select: { ...fileSelect, caseId: true, case: { select: { keyRef: true } } },
  });
  const draft = file && !file.caseId ? await db().caseDraft.findUnique({ where: { id: actor.caseId }, select: { keyRef: true } }) : null;
  return opened(file, file?.case?.keyRef ?? draft?.keyRef);
}

/** One file of a case under this name. Who calls it has made sure that it is theirs to open, and logged that. */
export async function fileAs(reader: Reader, { id, keyRef }: Held, fileId: string, name: string): Promise<OpenedFile | null> {
  const file = await reader.caseFile.findFirst({ where: { id: fileId, caseId: id, removedOn: null }, select: fileSelect });
  return opened(file, keyRef, name);
}

/** One file for whoever handles the case: each is an opening of the case, and logged as one. */
export async function openCaseFile(actor: Actor, caseId: string, fileId: string): Promise<OpenedFile | null> {
  if (!isId(caseId) || !isId(fileId)) return null;
  return openCase(actor, caseId, "rightsCase.openFile", async (tx) => {
    const file = await tx.caseFile.findFirst({
      where: { id: fileId, caseId, removedOn: null },
      select: { ...fileSelect, case: { select: { keyRef: true } } },
    });
    return opened(file, file?.case?.keyRef);
  });
}
