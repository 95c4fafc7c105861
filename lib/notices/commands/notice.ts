import "server-only";
import { lockApplications, waitForNotice } from "@/lib/applications/writes";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf, startOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { drawNumber } from "@/lib/numbers/writes";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { closeWork, openWork } from "@/lib/work/writes";
import { countWaiting, handledBy, loadNotice, noticeMovesOf, type NoticeRow } from "../queries/facts";
import { listWaiting } from "../queries/waiting";
import { noticePeriod, noticeRuleOf } from "../rules";
import * as schema from "../schema";
import type { NoticeMove } from "../workflow";
import { stageEnd } from "./limits";

/** A notice of one or many applications of a round that wait for it. Nobody outside the office sees it yet. */
export const draftNotice = defineCommand({
  permission: "notice.draft",
  sight: "notice.read",
  subjectKind: "notice",
  input: schema.draftInput,
  load: async ({ tx, input }) => {
    const round = await tx.round.findUnique({
      where: { id: input.roundId },
      select: {
        id: true,
        departmentId: true,
        decidingOrganizationId: true,
        department: { select: { name: true } },
        decidingOrganization: { select: { name: true } },
      },
    });
    return round ? { id: round.id, subject: handledBy(round.departmentId ?? round.decidingOrganizationId), row: round } : null;
  },
  execute: async ({ tx, actor, input, row: round, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const chosen = (await listWaiting(tx, round.id)).filter(({ applicationId }) => input.applicationIds.includes(applicationId));
    const [first] = chosen;
    if (!first || chosen.length !== input.applicationIds.length) throw invalid("applicationIds", "notChoice");
    // One list hangs for one time: whoever applied under another version or stands at another stage has a notice of their own.
    const alike = chosen.every(({ schemeVersionId, stageKey }) => schemeVersionId === first.schemeVersionId && stageKey === first.stageKey);
    if (!alike || !noticeRuleOf(first.document, first.stageKey)) throw invalid("applicationIds", "notChoice");
    // The list itself names people: it hangs only with the words that allow it.
    if (first.document.subject === "person" && !input.namesShown) throw invalid("namesShown", "required");
    const { roundId, applicationIds: _, ...written } = input;
    const { id } = await tx.publicNotice.create({
      data: {
        ...written,
        roundId,
        schemeVersionId: first.schemeVersionId,
        stageKey: first.stageKey,
        organizationId: round.departmentId ?? round.decidingOrganizationId,
        issuer: round.decidingOrganization.name,
        department: (round.department ?? round.decidingOrganization).name,
        draftedById: actor.personId,
        draftedAt: now,
      },
      select: { id: true },
    });
    await tx.noticeItem.createMany({
      data: chosen.map(({ applicationId, stageId, unit, homeName, recommender }, at) => ({
        noticeId: id,
        ordinal: at + 1,
        ...{ applicationId, stageId, unit, homeName, recommender },
      })),
    });
    const due = chosen.flatMap(({ dueAt }) => dueAt ?? []).sort((a, b) => a.getTime() - b.getTime());
    await openWork(tx, {
      subjectKind: "notice",
      subjectId: id,
      purpose: "releaseNotice",
      organizationId: round.decidingOrganizationId,
      role: "cityLeader",
      openedAt: now,
      dueAt: due[0] ?? null,
    });
    return {
      value: { id },
      id,
      changes: [
        { field: "PublicNotice.state", to: "draft" },
        { field: "PublicNotice.items", to: chosen.length },
      ],
    };
  },
});

async function lockNotice({ tx, input }: Context<{ noticeId: string }>): Promise<Loaded<NoticeRow> | null> {
  await tx.$queryRaw`SELECT 1 FROM "PublicNotice" WHERE "id" = ${input.noticeId}::uuid FOR UPDATE`;
  const row = await loadNotice(tx, input.noticeId);
  return row ? { id: row.id, subject: handledBy(row.organizationId), row } : null;
}

/** The move as it stands under the locks of the notice and of every application on it. */
async function requireMove(context: Context<{ noticeId: string }> & { row: NoticeRow }, name: NoticeMove): Promise<string> {
  const { tx, actor, row } = context;
  if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
  await lockApplications(
    tx,
    row.items.map(({ applicationId }) => applicationId),
  );
  const fresh = (await loadNotice(tx, row.id)) ?? row;
  const move = noticeMovesOf(actor, fresh, await countWaiting(tx, fresh)).find((candidate) => candidate.name === name);
  if (!move) throw new Refusal({ kind: "conflict" });
  if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
  return actor.personId;
}

const openStages = ({ items }: NoticeRow) => items.map(({ stageId, applicationId }) => ({ id: stageId, applicationId }));

/** The second person's word: number and days are fixed now, by today's calendar, and never move again. */
export const releaseNotice = defineCommand({
  permission: "notice.release",
  sight: "notice.read",
  subjectKind: "notice",
  input: schema.noticeInput,
  load: lockNotice,
  execute: async (context) => {
    const { tx, row, now } = context;
    const releasedById = await requireMove(context, "release");
    const rule = noticeRuleOf(schemeDocument.parse(row.schemeVersion.document), row.stageKey);
    if (!rule) throw new Error(`the scheme of notice ${row.id} has no such stage`);
    const { firstDay, lastDay, endsAt, countedDays } = noticePeriod(dayOf(now), rule, await readCalendar(tx));
    await waitForNotice(tx, openStages(row), await stageEnd(tx, row, startOf(lastDay)));
    await closeWork(tx, "notice", row.id, now);
    const number = await drawNumber(tx, rule.numberPattern, now);
    const { count } = await tx.publicNotice.updateMany({
      where: { id: row.id, state: "draft" },
      data: {
        state: "published",
        releasedById,
        publishedAt: now,
        number,
        days: rule.days,
        dayKind: rule.dayKind,
        firstDay: toDateColumn(firstDay),
        lastDay: toDateColumn(lastDay),
        endsAt,
        countedDays: countedDays.map(toDateColumn),
      },
    });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    return {
      value: { id: row.id },
      changes: [
        { field: "PublicNotice.state", from: "draft", to: "published" },
        { field: "PublicNotice.number", to: number },
        { field: "PublicNotice.endsAt", to: endsAt },
      ],
    };
  },
});

/** One line that ends a notice with a reason, and what else follows from it. */
const endNotice = (
  name: "discard" | "withdraw",
  from: "draft" | "published",
  to: "discarded" | "withdrawn",
  follow: (context: Context<{ noticeId: string }> & { row: NoticeRow }) => Promise<void>,
) =>
  defineCommand({
    permission: `notice.${name}`,
    sight: "notice.read",
    subjectKind: "notice",
    input: schema.noticeReasonInput,
    load: lockNotice,
    execute: async (context) => {
      const { tx, row, input, now } = context;
      const endedById = await requireMove(context, name);
      await tx.publicNotice.update({
        where: { id: row.id },
        data: { state: to, reason: input.comment, endedById, endedAt: now },
        select: { id: true },
      });
      await follow(context);
      return {
        value: { id: row.id },
        changes: [
          { field: "PublicNotice.state", from, to },
          ...(row.number === null ? [] : [{ field: "PublicNotice.number" as const, to: row.number }]),
        ],
      };
    },
  });

export const discardNotice = endNotice("discard", "draft", "discarded", ({ tx, row, now }) => closeWork(tx, "notice", row.id, now));

/** It leaves a tombstone with the reason. Its items that are still on the way need another notice; objections to them still hold. */
export const withdrawNotice = endNotice("withdraw", "published", "withdrawn", async ({ tx, row, now }) =>
  waitForNotice(tx, openStages(row), await stageEnd(tx, row, now)),
);
