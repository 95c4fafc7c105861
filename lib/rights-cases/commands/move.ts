import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import type { Context } from "@/lib/server/command";
import { caseFacts, caseMovesOf, type CaseRow } from "../queries/facts";
import type { CaseEventKind, EventFacts } from "../schema/events";
import type { CaseMove, CaseStatus } from "../workflow";
import { addEvent, dayOnly, sealText } from "../writes";

type Effect = { event: CaseEventKind; note?: string | null; facts?: EventFacts; data?: object };

/** The move as the lifecycle has it, if nothing stands in its way. */
export async function requireMove(
  context: Context<unknown> & { row: CaseRow },
  name: CaseMove,
  revocableUntil: Date | null = null,
): Promise<CaseStatus> {
  const { tx, actor, row, now } = context;
  const move = caseMovesOf(actor, row, await caseFacts(tx, row, now, revocableUntil)).find((candidate) => candidate.name === name);
  if (!move) throw new Refusal({ kind: "conflict" });
  if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
  return move.to;
}

/** Writes a move: the status by compare-and-set, one line of history, and what goes into the log. */
export async function writeMove(
  { tx, row, now }: { tx: Context<unknown>["tx"]; row: CaseRow; now: Date },
  to: CaseStatus,
  office: string | null,
  { event, note = null, facts = {}, data = {} }: Effect,
) {
  const { count } = await tx.rightsCase.updateMany({
    where: { id: row.id, status: row.status, revision: row.revision },
    data: { ...data, status: to, revision: { increment: 1 } },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  await addEvent(tx, row, { kind: event, office, note, facts }, now);
  return { value: { id: row.id }, changes: [{ field: "RightsCase.status" as const, from: row.status, to }] };
}

/** Of an anonymous claimant's act no time of day is kept, not even on the work it opens or ends. */
export const dayStart = ({ mode }: Pick<CaseRow, "mode">, now: Date): Date => (mode === "anonymous" ? dayOnly(now) : now);

export async function addMessage(
  tx: Context<unknown>["tx"],
  row: CaseRow,
  side: "claimant" | "office",
  words: string,
  actor: Actor,
  now: Date,
): Promise<void> {
  const ordinal = (await tx.caseMessage.count({ where: { caseId: row.id } })) + 1;
  await tx.caseMessage.create({
    data: {
      caseId: row.id,
      ordinal,
      side,
      onDay: toDateColumn(dayOf(now)),
      body: await sealText(row, `message.${ordinal}`, words),
      authorId: side === "office" && actor.kind === "person" ? actor.personId : null,
    },
    select: { id: true },
  });
}
