import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { newKey, sealWith, unsealWith } from "@/lib/server/keys";
import { hashToken } from "@/lib/server/secrets";
import { codeFrom } from "../rules/code";
import { nextStep } from "../rules/filing";
import * as schema from "../schema";
import { dropDraft } from "./keeping";

type Draft = { id: string; keyRef: string; body: string };
type Locked = Draft & { tokenHash: string; touchedOn: Date };

const place = (id: string) => `CaseDraft:${id}.body`;
export const sealDraft = (keyRef: string, id: string, body: schema.CaseBody) => sealWith(keyRef, place(id), { json: JSON.stringify(body) });
export async function unsealDraft({ keyRef, id, body }: Draft): Promise<schema.CaseBody> {
  const { json = "{}" } = await unsealWith(keyRef, place(id), body);
  return schema.caseBody.parse(JSON.parse(json));
}

/** The draft whose code was shown, its row locked. */
export async function lockDraft(tx: Tx, actor: Actor): Promise<Loaded<Locked> | null> {
  if (actor.kind !== "claimant") return null;
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT "id", "keyRef", "body", "tokenHash", "touchedOn" FROM "CaseDraft" WHERE "id" = ${actor.caseId}::uuid FOR UPDATE`;
  return rows[0] ? { id: rows[0].id, subject: { ...citySubject, caseId: rows[0].id }, row: rows[0] } : null;
}

/** The first page: a draft under a key of its own, and the code that alone opens it again. Nobody is asked who they are. */
export const beginDraft = defineCommand({
  permission: "rightsCase.begin",
  sight: "rightsCase.begin",
  subjectKind: "caseDraft",
  input: schema.beginInput,
  quiet: true,
  secretValue: true,
  load: async () => ({ id: "new", subject: citySubject, row: null }),
  execute: async ({ tx, input, now }) => {
    const [id, keyRef, code] = [randomUUID(), await newKey(), codeFrom(randomBytes(16))];
    const body = schema.caseBody.parse({ language: input.language });
    await tx.caseDraft.create({
      data: { id, tokenHash: hashToken(code), keyRef, body: await sealDraft(keyRef, id, body), touchedOn: toDateColumn(dayOf(now)) },
      select: { id: true },
    });
    // Nothing was said yet, so there is nothing to log.
    return { value: { id, code }, changes: null };
  },
});

/** Goes on with what was begun, on this or another device. */
export const resumeDraft = defineCommand({
  permission: "rightsCase.resumeDraft",
  sight: "rightsCase.resumeDraft",
  subjectKind: "caseDraft",
  input: schema.resumeInput,
  quiet: true,
  secretValue: true,
  load: async () => ({ id: "shown", subject: citySubject, row: null }),
  execute: async ({ tx, input }) => {
    const row = await tx.caseDraft.findUnique({ where: { tokenHash: hashToken(input.code) }, select: { id: true } });
    if (!row) throw invalid("code", "wrongCode");
    return { value: { id: row.id, code: input.code }, changes: null };
  },
});

/** One page's answers. What one did not send is left as it was. */
export const saveDraft = defineCommand({
  permission: "rightsCase.save",
  sight: "rightsCase.read",
  subjectKind: "caseDraft",
  input: schema.saveInput,
  secretValue: true,
  load: ({ tx, actor }) => lockDraft(tx, actor),
  execute: async ({ tx, input, row, now }) => {
    const before = await unsealDraft(row);
    const { step, ...answers } = input;
    if (input.step === "category" && !(await tx.caseCategory.findFirst({ where: { code: input.category, active: true } })))
      throw invalid("category", "notChoice");
    const said = Object.fromEntries(Object.entries(answers).map(([field, value]) => [field, value ?? (field === "people" ? 1 : "")]));
    const after = schema.caseBody.parse({
      ...before,
      ...said,
      ...(input.step === "consent" ? { consentHandle: true } : {}),
      done: [...new Set([...before.done, step])],
    });
    // 实名 and 保密实名 stand on a name that can be reached; an anonymous case asks for none.
    if (input.step === "who" && after.mode !== "anonymous") {
      if (after.name === "") throw invalid("name", "required");
      if (after.phone === "") throw invalid("phone", "required");
    }
    await tx.caseDraft.update({
      where: { id: row.id },
      data: { body: await sealDraft(row.keyRef, row.id, after), touchedOn: toDateColumn(dayOf(now)) },
      select: { id: true },
    });
    return { value: { next: nextStep(after, step) }, changes: null };
  },
});

/** Throws away what was begun, its files with it. Key and bytes go after the commit, so that no copy can be read. */
export const discardDraft = defineCommand({
  permission: "rightsCase.discard",
  sight: "rightsCase.read",
  subjectKind: "caseDraft",
  input: schema.nothingInput,
  secretValue: true,
  load: ({ tx, actor }: Context<unknown>) => lockDraft(tx, actor),
  execute: async ({ tx, row }) => {
    return { value: { keyRef: row.keyRef, storageKeys: await dropDraft(tx, row.id) }, changes: null };
  },
});
