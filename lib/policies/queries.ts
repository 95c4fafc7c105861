import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { movesFrom } from "@/lib/kernel/workflow";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { idsOf, policiesFound } from "@/lib/search/queries/match";
import { readWords } from "@/lib/search/rules";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { policyGuards } from "./rules";
import type { PolicyFilter } from "./schema";
import { policyWorkflow } from "./workflow";

const select = {
  id: true,
  title: true,
  number: true,
  indexNumber: true,
  numberingBody: true,
  signingBody: true,
  publisher: true,
  signedOn: true,
  issuedOn: true,
  effectiveOn: true,
  publishedOn: true,
  status: true,
  repealedOn: true,
  text: true,
  state: true,
  draftedById: true,
  draftedAt: true,
  releasedAt: true,
  reason: true,
  endedAt: true,
} as const satisfies Prisma.PolicyDocumentSelect;

const day = (date: Date | null) => date && fromDateColumn(date);
const withDays = <R extends Record<"signedOn" | "issuedOn" | "effectiveOn" | "publishedOn" | "repealedOn", Date | null>>(row: R) => ({
  ...row,
  signedOn: day(row.signedOn),
  issuedOn: day(row.issuedOn),
  effectiveOn: day(row.effectiveOn),
  publishedOn: day(row.publishedOn),
  repealedOn: day(row.repealedOn),
});

/** Released policies, those released last first; pages by key. Withdrawn ones stay as their title and the reason. */
export async function publicPolicies({ word, status }: PolicyFilter, after: string | null) {
  const words = readWords(word);
  const named = word === "" ? null : words.length === 0 ? [] : await idsOf(policiesFound(words), words);
  const rows = await db().policyDocument.findMany({
    where: {
      state: status === null ? { not: "draft" } : "released",
      ...(status === null ? {} : { status }),
      ...(named === null ? {} : { id: { in: named } }),
    },
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 20),
    select: { ...select, text: false },
  });
  const page = pageOf(rows, 20);
  return { ...page, rows: page.rows.map(withDays) };
}
export type PolicyRow = Awaited<ReturnType<typeof publicPolicies>>["rows"][number];

/** Schemes carry the title and number of the policy they stand on. */
const namedBy = ({ title, number }: { title: string; number: string | null }): Prisma.SchemeVersionWhereInput => ({
  status: "published",
  OR: [
    { document: { path: ["policy", "title"], equals: title } },
    ...(number === null ? [] : [{ document: { path: ["policy", "number"], equals: number } }]),
  ],
});

/** One policy as anybody may read it, with the schemes that stand on it and their rounds. */
export async function publicPolicy(id: string) {
  const row = await db().policyDocument.findFirst({ where: { id, state: { not: "draft" } }, select });
  if (!row) return null;
  const schemes = await db().schemeVersion.findMany({
    where: namedBy(row),
    relationLoadStrategy: "join",
    orderBy: [{ scheme: { name: "asc" } }, { version: "desc" }],
    take: 20,
    select: {
      id: true,
      version: true,
      scheme: { select: { name: true } },
      rounds: { orderBy: { opensAt: "desc" }, take: 5, select: { id: true, name: true } },
    },
  });
  return { ...withDays(row), schemes };
}
export type PublicPolicy = NonNullable<Awaited<ReturnType<typeof publicPolicy>>>;

/** The released policy that a scheme names, for the guide of its round. */
export const publicPolicyNamed = ({ title, number }: { title: string; number: string | null }) =>
  db().policyDocument.findFirst({
    where: { state: "released", ...(number === null ? { title } : { OR: [{ number }, { title }] }) },
    orderBy: { releasedAt: "desc" },
    select: { id: true },
  });

const mayRead = (actor: Actor) => can(grantTable, actor, "policy.read", citySubject);
export const mayDraftPolicy = (actor: Actor) => can(grantTable, actor, "policy.draft", citySubject);

/** All that were entered, the latest first. Null: not theirs to read. */
export async function listPolicies(actor: Actor, after: string | null) {
  if (!mayRead(actor)) return null;
  const rows = await db().policyDocument.findMany({
    relationLoadStrategy: "join",
    orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 50),
    select: { id: true, title: true, number: true, status: true, state: true, draftedAt: true, draftedBy: { select: { name: true } } },
  });
  return { ...pageOf(rows, 50), may: { draft: mayDraftPolicy(actor) } };
}

const loadSelect = { ...select, draftedBy: { select: { name: true } }, releasedBy: { select: { name: true } } } as const;
export const loadPolicy = (reader: Reader, id: string) => reader.policyDocument.findUnique({ where: { id }, select: loadSelect });
export type LoadedPolicy = NonNullable<Awaited<ReturnType<typeof loadPolicy>>>;

export const policyMovesOf = (actor: Actor, { state, status, draftedById }: Pick<LoadedPolicy, "state" | "status" | "draftedById">) =>
  movesFrom(policyWorkflow, state, (permission) => can(grantTable, actor, permission, citySubject), policyGuards, {
    draftedById,
    actorId: actor.kind === "person" ? actor.personId : null,
    status,
  });

export async function readPolicy(actor: Actor, id: string) {
  const row = mayRead(actor) ? await loadPolicy(db(), id) : null;
  if (!row) return null;
  return {
    ...withDays(row),
    today: dayOf(await readNow(db())),
    moves: policyMovesOf(actor, row),
    may: { amend: row.state === "draft" && mayDraftPolicy(actor) },
  };
}
export type PolicyView = NonNullable<Awaited<ReturnType<typeof readPolicy>>>;
