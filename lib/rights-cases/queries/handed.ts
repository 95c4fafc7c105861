import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, daysBetween, fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import type { Tx } from "@/lib/server/db";
import { openHandedCase } from "@/lib/server/opening";
import { caseSubject } from "@/lib/server/scope";
import { lastDayFrom, mayObject } from "../rules/transfers";
import { openTransferStates, type TransferState } from "../schema/transfers";
import { bodyOf, type CaseRow, loadCase } from "./facts";
import { fileAs, filesOf } from "./files";
import { textOf } from "./own";
import { concernsCase } from "./partners";
import { standardOn } from "./standards";

// What a body outside sees of the case it was handed, by its link's pass.

type Partner = Extract<Actor, { kind: "partner" }>;
const isOpen = (state: string) => (openTransferStates as readonly string[]).includes(state);

/** Only who signs with their name is named to another body, and so are the files that may carry it. */
const namedTo = ({ mode }: Pick<CaseRow, "mode">): boolean => mode === "realName";

const select = {
  ...{ id: true, lead: true, state: true, sentOn: true, dueOn: true, linkUntil: true, request: true, objection: true, objectedOn: true },
  ...{ endedOn: true, partner: { select: { name: true } } },
} as const;

/** The transfer behind the pass, of its case; null: not theirs, it was never one, or the case turned out to be about that body. */
async function handedTo(tx: Tx, actor: Partner, permission: Permission) {
  const row = await loadCase(tx, actor.caseId);
  if (!row || !can(grantTable, actor, permission, caseSubject(row))) return null;
  const transfer = await tx.caseTransfer.findFirst({ where: { id: actor.transferId, caseId: row.id }, select });
  if (!transfer || (await concernsCase(tx, row, transfer.partner.name))) return null;
  return { row, transfer, partner: transfer.partner.name };
}
type Handed = NonNullable<Awaited<ReturnType<typeof handedTo>>>;

/** That body has the case, and its link still holds. */
const holds = ({ row, transfer }: Handed, now: Date): boolean =>
  row.keyRef !== null && isOpen(transfer.state) && fromDateColumn(transfer.linkUntil) >= dayOf(now);

/** The evidence it was given: the claimant's, and never what the office gathered. In its order, which is also its number. */
const givenFiles = async (tx: Tx, row: CaseRow) => (await filesOf(tx, row)).filter(({ side }) => side === "claimant");

const endingOf = (name: string): string => /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";

async function shownOf(tx: Tx, handed: Handed, now: Date) {
  const { row, transfer } = handed;
  const today = dayOf(now);
  const [body, files, objection, calendar, upheld] = await Promise.all([
    bodyOf(row),
    givenFiles(tx, row),
    standardOn(tx, "transferObjection"),
    readCalendar(tx),
    tx.caseEvent.findFirst({
      where: { caseId: row.id, kind: "transferUpheld", facts: { path: ["transfer"], equals: transfer.id } },
      orderBy: { ordinal: "desc" },
      select: { ordinal: true, note: true },
    }),
  ]);
  const sentOn = fromDateColumn(transfer.sentOn);
  const dueOn = transfer.dueOn && fromDateColumn(transfer.dueOn);
  const objectedOn = transfer.objectedOn && fromDateColumn(transfer.objectedOn);
  return {
    ...{ lead: transfer.lead, category: row.category.name, sentOn, dueOn, objectedOn },
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
    files: files.map(({ id, name, size, treatment }) => ({
      ...{ id, size, treatment },
      /** What kind it is, by its ending: "PDF". */
      ending: endingOf(name).slice(1).toUpperCase(),
      name: namedTo(row) && name !== "" ? name : null,
    })),
    request: await textOf(row, `transfer.${transfer.id}.request`, transfer.request),
    objection: await textOf(row, `transfer.${transfer.id}.objection`, transfer.objection),
    upheld: upheld && (await textOf(row, `event.${upheld.ordinal}`, upheld.note)),
    what: body?.what ?? "",
    ask: body?.ask ?? "",
    respondent: body?.respondent ?? "",
    claimant: body && namedTo(row) ? { name: body.name, phone: body.phone } : null,
    objectUntil: lastDayFrom(sentOn, objection(sentOn), calendar),
    mayObject: mayObject({ state: transfer.state, objectedOn, sentOn }, objection(sentOn), today, calendar),
    mayAnswer: transfer.state === "sent",
  };
}

async function viewOf(tx: Tx, handed: Handed, now: Date) {
  const { row, transfer, partner } = handed;
  const head = { caseNumber: row.number, partner, office: row.office.name, state: transfer.state as TransferState };
  // Answered, given back or called back: there is nothing to read any more.
  if (!isOpen(transfer.state)) return { ...head, open: false as const, endedOn: transfer.endedOn && fromDateColumn(transfer.endedOn) };
  return holds(handed, now) ? { ...head, open: true as const, ...(await shownOf(tx, handed, now)) } : null;
}

/**
 * What was consented to, no messages, no notes, and who wrote it only where that person signed with the name. Each look at it is an opening
 * that the claimant can ask for. Null: the link is over, or it was never one.
 */
export async function readTransfer(actor: Actor) {
  if (actor.kind !== "partner") return null;
  return openHandedCase(actor, "rightsCase.readTransfer", async (tx, now) => {
    const handed = await handedTo(tx, actor, "rightsCase.readTransfer");
    const value = handed && (await viewOf(tx, handed, now));
    return value && { shownTo: value.open ? value.partner : null, value };
  });
}
export type TransferView = NonNullable<Awaited<ReturnType<typeof readTransfer>>>;

/** One file of the evidence, by its number in the list where it goes without its name. Null: not of this case, or the link is over. */
export async function openHandedFile(actor: Actor, fileId: string) {
  if (actor.kind !== "partner" || !isId(fileId)) return null;
  return openHandedCase(actor, "rightsCase.openFile", async (tx, now) => {
    const handed = await handedTo(tx, actor, "rightsCase.openFile");
    if (!handed || !holds(handed, now)) return null;
    const { row, partner } = handed;
    const files = await givenFiles(tx, row);
    const at = files.findIndex(({ id }) => id === fileId);
    const file = files[at];
    const value = file && (await fileAs(tx, row, file.id, namedTo(row) ? file.name : `${row.number}-${at + 1}${endingOf(file.name)}`));
    return value ? { shownTo: partner, value } : null;
  });
}
