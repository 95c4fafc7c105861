import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import * as schema from "../schema";

type Row = { closedAt: Date | null } | null;

async function lockCampaign({ tx, input }: Context<{ campaignId: string | null }>): Promise<Loaded<Row> | null> {
  if (input.campaignId === null) return { id: "", subject: citySubject, row: null };
  await tx.$queryRaw`SELECT 1 FROM "Campaign" WHERE "id" = ${input.campaignId}::uuid FOR UPDATE`;
  const row = await tx.campaign.findUnique({ where: { id: input.campaignId }, select: { id: true, closedAt: true } });
  return row && { id: row.id, subject: citySubject, row };
}

/** 科技周, 科普日, 5·30 (T18): what is called for, and from when to when; new, or as it is now. */
export const saveCampaign = defineCommand({
  permission: "campaign.change",
  sight: "campaign.read",
  subjectKind: "campaign",
  input: schema.campaignInput,
  load: lockCampaign,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { campaignId, firstDay, lastDay, ...said } = input;
    const data = { ...said, firstDay: toDateColumn(firstDay), lastDay: toDateColumn(lastDay) };
    const { id } =
      row === null || campaignId === null
        ? await tx.campaign.create({ data: { ...data, createdById: actor.personId, createdAt: now }, select: { id: true } })
        : await tx.campaign.update({ where: { id: campaignId }, data, select: { id: true } });
    return {
      value: { id },
      id,
      changes: [
        { field: "Campaign.name", to: said.name },
        { field: "Campaign.firstDay", to: firstDay },
        { field: "Campaign.lastDay", to: lastDay },
      ],
    };
  },
});

/** No filing names it any more, or may again; what named it stays with it. */
export const closeCampaign = defineCommand({
  permission: "campaign.change",
  sight: "campaign.read",
  subjectKind: "campaign",
  input: schema.closeCampaignInput,
  load: lockCampaign,
  execute: async ({ tx, input, row, now }) => {
    if (row === null || (row.closedAt !== null) === input.closed) throw new Refusal({ kind: "conflict" });
    const closedAt = input.closed ? now : null;
    await tx.campaign.update({ where: { id: input.campaignId }, data: { closedAt }, select: { id: true } });
    return { value: { id: input.campaignId }, changes: [{ field: "Campaign.closedAt", from: row.closedAt, to: closedAt }] };
  },
});
