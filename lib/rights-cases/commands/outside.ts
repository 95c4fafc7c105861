import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { hashToken } from "@/lib/server/secrets";
import { type CaseRow, lockCase } from "../queries/facts";
import { concernsCase } from "../queries/partners";
import { standardOn } from "../queries/standards";
import { lastDayFrom, mayObject } from "../rules/transfers";
import type { CaseEventKind } from "../schema/events";
import * as schema from "../schema/transfers";
import { addEvent, sealText } from "../writes";
import { followWork } from "./transfer";

// What a body outside does, by the link it was given.

const select = {
  ...{ id: true, state: true, sentOn: true, objectedOn: true, linkUntil: true },
  partner: { select: { name: true } },
} as const;

/**
 * The link is exchanged for a pass, so that it stays in no address. It opens as often as it is shown, until its last day, as long as that body
 * has the case; wrong, over and ended are one answer.
 */
export const enterTransfer = defineCommand({
  permission: "rightsCase.enterTransfer",
  sight: "rightsCase.enterTransfer",
  subjectKind: "rightsCase",
  input: schema.linkInput,
  quiet: true,
  secretValue: true,
  load: async () => ({ id: "shown", subject: citySubject, row: null }),
  execute: async ({ tx, input, now }) => {
    const transfer = await tx.caseTransfer.findFirst({
      where: {
        linkHash: hashToken(input.secret),
        state: { in: [...schema.openTransferStates] },
        linkUntil: { gte: toDateColumn(dayOf(now)) },
      },
      select: { id: true, partner: { select: { name: true } }, case: { select: { id: true, keyRef: true, body: true } } },
    });
    if (!transfer || (await concernsCase(tx, transfer.case, transfer.partner.name))) throw invalid("secret", "tokenUnusable");
    return {
      value: { id: transfer.case.id, transferId: transfer.id },
      id: transfer.case.id,
      changes: [{ field: "CaseTransfer.id", to: transfer.id }],
    };
  },
});

const handed = ({ tx, actor }: Context<unknown>): Promise<Loaded<CaseRow> | null> =>
  actor.kind === "partner" ? lockCase(tx, actor.caseId) : Promise.resolve(null);

/** The transfer of this link, while it holds. */
async function own({ tx, actor, row, now }: Context<unknown> & { row: CaseRow }) {
  if (actor.kind !== "partner" || row.keyRef === null) throw new Refusal({ kind: "notFound" });
  const transfer = await tx.caseTransfer.findFirst({ where: { id: actor.transferId, caseId: row.id }, select });
  const today = dayOf(now);
  if (!transfer || fromDateColumn(transfer.linkUntil) < today || (await concernsCase(tx, row, transfer.partner.name)))
    throw new Refusal({ kind: "notFound" });
  if (transfer.state !== "sent") throw new Refusal({ kind: "conflict" });
  return transfer;
}

type What = {
  part: "objection" | "answer";
  event: CaseEventKind;
  state: "objected" | "answered";
  data: { objectedOn: Date } | { endedOn: Date };
};

async function write(
  context: Context<{ text: string }> & { row: CaseRow },
  transfer: { id: string; partner: { name: string } },
  what: What,
) {
  const { tx, input, row, now } = context;
  const sealed = await sealText(row, `transfer.${transfer.id}.${what.part}`, input.text);
  const { count } = await tx.caseTransfer.updateMany({
    where: { id: transfer.id, state: "sent" },
    data: { ...what.data, state: what.state, [what.part]: sealed },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  await addEvent(tx, row, { kind: what.event, office: transfer.partner.name, facts: { body: transfer.partner.name } }, now);
  await followWork(tx, row, now);
  return { value: { id: row.id }, changes: [{ field: "CaseTransfer.state" as const, from: "sent", to: what.state }] };
}

/** Art. 23: "this is not ours", within five working days, with reasons. It goes back only if the sender agrees. */
export const objectTransfer = defineCommand({
  permission: "rightsCase.objectTransfer",
  sight: "rightsCase.readTransfer",
  subjectKind: "rightsCase",
  input: schema.opinionTextInput,
  load: handed,
  execute: async (context) => {
    const { tx, now } = context;
    const transfer = await own(context);
    const [objection, calendar, today] = [await standardOn(tx, "transferObjection"), await readCalendar(tx), dayOf(now)];
    const facts = {
      state: transfer.state,
      objectedOn: transfer.objectedOn && fromDateColumn(transfer.objectedOn),
      sentOn: fromDateColumn(transfer.sentOn),
    };
    const standard = objection(facts.sentOn);
    if (!mayObject(facts, standard, today, calendar))
      throw new Refusal({
        kind: "notNow",
        blockers: [today > lastDayFrom(facts.sentOn, standard, calendar) ? "objectInTime" : "objectOnce"],
      });
    const data = { objectedOn: toDateColumn(today) };
    return write(context, transfer, { part: "objection", event: "transferObjected", state: "objected", data });
  },
});

/** What that body says to the matter. The last answer gives the case back to the desk. */
export const answerTransfer = defineCommand({
  permission: "rightsCase.answerTransfer",
  sight: "rightsCase.readTransfer",
  subjectKind: "rightsCase",
  input: schema.opinionTextInput,
  load: handed,
  execute: async (context) => {
    const transfer = await own(context);
    const data = { endedOn: toDateColumn(dayOf(context.now)) };
    return write(context, transfer, { part: "answer", event: "transferAnswered", state: "answered", data });
  },
});
