import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { type Calendar, type Day, fromDateColumn } from "@/lib/kernel/dates";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader, Tx } from "@/lib/server/db";
import { unsealWith } from "@/lib/server/keys";
import { caseScopeSelect, caseSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { type CaseFacts, caseGuards, hasRemedy, lastDayToAsk } from "../rules/guards";
import { type CaseBody, caseBody } from "../schema";
import { caseWorkflow } from "../workflow";
import { standardOn } from "./standards";

export const caseSelect = {
  ...caseScopeSelect,
  number: true,
  keyRef: true,
  mode: true,
  channel: true,
  categoryCode: true,
  track: true,
  status: true,
  body: true,
  respondentId: true,
  respondent: { select: { id: true, name: true } },
  office: { select: { id: true, name: true, parentId: true } },
  filedOn: true,
  acceptedOn: true,
  answeredOn: true,
  closedOn: true,
  outcome: true,
  mergedIntoId: true,
  archivedOn: true,
  shreddedOn: true,
  escalations: true,
  revision: true,
  category: { select: { name: true, nameEn: true, keepers: { select: { personId: true } } } },
  workItems: {
    where: { closedAt: null },
    select: {
      id: true,
      purpose: true,
      role: true,
      assigneeId: true,
      organizationId: true,
      openedAt: true,
      dueAt: true,
      assignee: { select: { id: true, name: true } },
      organization: { select: { name: true } },
    },
  },
  consents: { select: { partnerId: true, state: true } },
  remedies: { orderBy: { tier: "asc" }, select: { tier: true, organizationId: true, doneOn: true, outsideName: true } },
  answers: {
    orderBy: { tier: "asc" },
    select: { tier: true, issuedOn: true, outcome: true, body: true, organizationId: true, issuedById: true },
  },
} as const satisfies Prisma.RightsCaseSelect;
export type CaseRow = Prisma.RightsCaseGetPayload<{ select: typeof caseSelect }>;

export const loadCase = (reader: Reader, id: string): Promise<CaseRow | null> =>
  reader.rightsCase.findUnique({ relationLoadStrategy: "join", where: { id }, select: caseSelect });

/** Locks the row first, so that what the rules see is what is written over. */
export async function lockCase(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "RightsCase" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await loadCase(tx, id);
  return row ? { id: row.id, subject: caseSubject(row), row } : null;
}

export const placeOf = (id: string, part: string) => `RightsCase:${id}.${part}`;

/** What the claimant wrote. Only for those to whom the case is open: who calls it has logged that, or is the claimant. */
export async function bodyOf({ id, keyRef, body }: { id: string; keyRef: string | null; body: string | null }): Promise<CaseBody | null> {
  if (keyRef === null || body === null) return null;
  const { json = "{}" } = await unsealWith(keyRef, placeOf(id, "body"), body);
  return caseBody.parse(JSON.parse(json));
}

type Answered = { tier: number; issuedOn: Date };

/** Until when the next tier may be asked, from a written answer: after the first 复查, after the second 复核. */
export async function askUntilOf(
  reader: Reader,
  row: Pick<CaseRow, "track" | "mode">,
  answer: Answered | undefined,
  calendar: Calendar,
): Promise<Day | null> {
  if (!answer || !hasRemedy(row) || answer.tier > 2) return null;
  const answeredOn = fromDateColumn(answer.issuedOn);
  const standard = await standardOn(reader, answer.tier === 1 ? "reconsiderationAsk" : "finalReviewAsk");
  return lastDayToAsk(answeredOn, standard(answeredOn), calendar);
}

export async function caseFacts(
  reader: Reader,
  row: CaseRow,
  now: Date,
  revocableUntil: Date | null = null,
): Promise<Omit<CaseFacts, "actorId">> {
  const asks = ["answered", "closed", "reconsidered"].includes(row.status);
  return {
    now,
    revocableUntil,
    // Once the office has made a move it was settled; while the claimant has it to put right, no office has work on it.
    settledAt:
      row.status === "submitted"
        ? (row.workItems.map(({ openedAt }) => openedAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null)
        : row.filedOn,
    track: row.track,
    mode: row.mode,
    respondentSettled: row.respondentSettled,
    consents: row.consents,
    transfers: row.transfers,
    askUntil: asks ? await askUntilOf(reader, row, row.answers.at(-1), await readCalendar(reader)) : null,
    remedyOrganizationId: row.remedies.find(({ doneOn }) => doneOn === null)?.organizationId ?? null,
    remedies: row.remedies.length,
    issuerIds: row.answers.flatMap(({ issuedById }) => issuedById ?? []),
  };
}

export const caseMovesOf = (actor: Actor, row: CaseRow, facts: Omit<CaseFacts, "actorId">) =>
  row.archivedOn !== null || row.shreddedOn !== null
    ? []
    : movesFrom(caseWorkflow, row.status, (permission) => can(grantTable, actor, permission, caseSubject(row)), caseGuards, {
        ...facts,
        actorId: actor.kind === "person" ? actor.personId : null,
      });
export type CaseMoveView = ReturnType<typeof caseMovesOf>[number];
