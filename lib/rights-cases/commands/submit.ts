import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { revocableUntil } from "@/lib/kernel/revocable";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { sealWith } from "@/lib/server/keys";
import { hashToken } from "@/lib/server/secrets";
import { codeOf, drawnFrom } from "../queries/receipt";
import { matchOrganizations, respondentKeyOf } from "../queries/respondents";
import { readDesk, readStandard } from "../queries/standards";
import { caseNumberFrom } from "../rules/code";
import { missingSteps } from "../rules/filing";
import { type CaseBody, type CaseChannel, submitInput } from "../schema";
import { addEvent, barBodies, openCaseWork, placeOf, settlesAt, startLimit } from "../writes";
import { lockDraft, unsealDraft } from "./draft";

/** What is kept of the code: with the number, so that equal codes leave no equal marks. */
export const codeHashOf = (number: string, code: string): string => hashToken(`${number} ${code}`);

type Row = { draft: Parameters<typeof unsealDraft>[0] } | { made: true; id: string; number: string };

/** The draft under this code, or the case that an equal post has made of it. */
async function lockFiling({ tx, actor, input }: Context<{ token: string }>): Promise<Loaded<Row> | null> {
  if (actor.kind !== "claimant") return null;
  const tokenHash = hashToken(input.token);
  const draft = await lockDraft(tx, actor);
  if (draft) return draft.row.tokenHash === tokenHash ? { ...draft, row: { draft: draft.row } } : null;
  const made = await tx.rightsCase.findFirst({
    where: { id: actor.caseId, tokenHash },
    select: { id: true, number: true },
  });
  return made ? { id: made.id, subject: { ...citySubject, caseId: made.id }, row: { made: true, ...made } } : null;
}

/**
 * Hands a case in. Number and code come of the draft's own code, so that whoever posts twice is shown the same; the code is kept nowhere.
 * The case takes over the draft's id and key. Work begins when it can no longer be taken back.
 */
export const submitCase = defineCommand({
  permission: "rightsCase.submit",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: submitInput,
  secretValue: true,
  load: lockFiling,
  execute: async ({ tx, input, row, now }) => {
    const code = codeOf(input.token);
    if ("made" in row) return { value: { id: row.id, number: row.number, code, until: null }, changes: null };
    const body = await unsealDraft(row.draft);
    const missing = missingSteps(body);
    if (missing.length > 0)
      throw new Refusal({ kind: "invalidInput", fields: Object.fromEntries(missing.map((step) => [step, ["required"]])) });
    const number = await freeNumber(tx, input.token, now);
    const { id, keyRef } = row.draft;
    await tx.caseDraft.delete({ where: { id }, select: { id: true } });
    await createCase(tx, { id, keyRef, number, code, tokenHash: hashToken(input.token), body, channel: "web" }, now);
    await tx.caseFile.updateMany({ where: { draftId: id, removedOn: null }, data: { draftId: null, caseId: id } });
    return {
      value: { id, number, code, until: revocableUntil(now).toISOString() as string | null },
      id,
      changes: [
        { field: "RightsCase.number", to: number },
        { field: "RightsCase.status", to: "submitted" },
      ],
    };
  },
});

/** A number that is free, drawn of the digits. */
export async function freeNumber(tx: Tx, token: string, now: Date): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4));
  for (let attempt = 0; ; attempt += 1) {
    const number = caseNumberFrom(year, drawnFrom("case number", token, attempt));
    if ((await tx.rightsCase.count({ where: { number } })) === 0) return number;
  }
}

export type NewCase = {
  id: string;
  keyRef: string;
  number: string;
  code: string;
  tokenHash: string;
  body: CaseBody;
  channel: CaseChannel;
  filerOrganizationId?: string | null;
  splitFromId?: string | null;
  /** The day it came in, where that is not today: the limits count from it. */
  filedOn?: Day;
};

/** Makes the case, keeps it from those it concerns, and gives it to the desk. */
export async function createCase(tx: Tx, made: NewCase, now: Date): Promise<void> {
  const { id, keyRef, number, code, tokenHash, body, channel, filerOrganizationId = null, splitFromId = null, filedOn = dayOf(now) } = made;
  const category = await tx.caseCategory.findUniqueOrThrow({
    where: { code: body.category ?? "" },
    select: { code: true, track: true, narrow: true },
  });
  const desk = await readDesk(tx);
  if (!desk) throw new Refusal({ kind: "unavailable" });
  const mode = body.mode ?? "anonymous";
  const about = body.respondent === "" && body.respondentCode === "" ? [] : await matchOrganizations(tx, body);
  await tx.rightsCase.create({
    data: {
      ...{ id, keyRef, number, tokenHash, mode, channel, filerOrganizationId, splitFromId },
      codeHash: codeHashOf(number, code),
      categoryCode: category.code,
      track: category.track,
      narrow: category.narrow,
      officeId: desk.id,
      respondentKey: respondentKeyOf(body.respondent),
      body: await sealWith(keyRef, placeOf({ id }, "body"), { json: JSON.stringify(body) }),
      filedOn: toDateColumn(filedOn),
    },
    select: { id: true },
  });
  if (about.length > 0) await barBodies(tx, id, about, desk.id);
  await barNamed(tx, id, desk.id, body.notBy);
  await addEvent(tx, { id, keyRef }, { kind: "submitted", office: null, facts: { channel }, ordinal: 1 }, now);
  // Art. 23 counts from the day it was received; a service has its own days and no statute.
  const standard = await readStandard(tx, category.track === "rights" ? "caseNotice" : "careService");
  const dueOn = await startLimit(tx, id, standard, filedOn, await readCalendar(tx));
  await openCaseWork(tx, id, {
    purpose: "acceptCase",
    organizationId: desk.id,
    role: "cityStaff",
    openedAt: settlesAt(mode, now, revocableUntil(now)),
    dueOn,
  });
}

/** Whoever of the offices is named as one who must not handle it does not come to know of it (art. 28). */
async function barNamed(tx: Tx, caseId: string, officeId: string, notBy: string): Promise<void> {
  if (notBy === "") return;
  await tx.$executeRaw`
    INSERT INTO "CaseBar" ("caseId", "personId", "reason")
    SELECT DISTINCT ${caseId}::uuid, p."id", 'recusal'::"BarReason" FROM "Person" p JOIN "Membership" m ON m."personId" = p."id"
    JOIN "Organization" o ON o."id" = m."organizationId"
    WHERE (o."id" = ${officeId}::uuid OR o."parentId" IS NULL OR o."kindCode" = 'department') AND m."validTo" IS NULL
      AND length(p."name") >= 2 AND position(p."name" IN ${notBy}) > 0
    ON CONFLICT DO NOTHING`;
}
