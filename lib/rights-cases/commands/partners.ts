import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { partnerInput, retireInput } from "../schema/transfers";

async function lockPartner(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Partner" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.partner.findUnique({ where: { id }, select: { id: true, name: true, active: true } });
  return row ? { id: row.id, subject: citySubject, row } : null;
}
type Row = NonNullable<Awaited<ReturnType<typeof lockPartner>>>["row"];

/** A body that cases can be handed to (L5), or what is changed about one. */
export const savePartner = defineCommand({
  permission: "partner.change",
  sight: "partner.change",
  subjectKind: "partner",
  input: partnerInput,
  load: async ({ tx, input }): Promise<Loaded<Row | null> | null> =>
    input.partnerId === null ? { id: "", subject: citySubject, row: null } : lockPartner(tx, input.partnerId),
  execute: async ({ tx, input: { partnerId, ...data }, row }) => {
    const taken = await tx.partner.count({ where: { name: data.name, ...(partnerId === null ? {} : { id: { not: partnerId } }) } });
    if (taken > 0) throw invalid("name", "alreadyThere");
    const { id } = row
      ? await tx.partner.update({ where: { id: row.id }, data, select: { id: true } })
      : await tx.partner.create({ data, select: { id: true } });
    return { value: { id }, id, changes: [{ field: "Partner.name", from: row?.name ?? null, to: data.name }] };
  },
});

/** No longer asked about, and nothing more is sent there; what is there already is answered. */
export const retirePartner = defineCommand({
  permission: "partner.change",
  sight: "partner.change",
  subjectKind: "partner",
  input: retireInput,
  load: ({ tx, input }: Context<{ partnerId: string }>) => lockPartner(tx, input.partnerId),
  execute: async ({ tx, input, row }) => {
    const active = input.active === "on";
    await tx.partner.update({ where: { id: row.id }, data: { active }, select: { id: true } });
    return { value: { id: row.id }, changes: row.active === active ? null : [{ field: "Partner.active", from: row.active, to: active }] };
  },
});
