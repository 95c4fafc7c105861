import "server-only";
import { toDateColumn, type Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/server/db";
import { newCode } from "@/lib/server/secrets";

export type HomeFacts = {
  name: string;
  address: string;
  hours: string;
  phone: string | null;
  keeper: string | null;
  level: string;
  category: string;
  services: string | null;
};

/** The home of this owner and name, with what was approved; a second honour goes to the home that exists. */
export async function openHome(tx: Tx, ownerId: string, facts: HomeFacts, now: Date): Promise<string> {
  const known = await tx.home.findFirst({ where: { ownerId, name: facts.name, status: "open" }, select: { id: true } });
  if (known) {
    await tx.home.update({ where: { id: known.id }, data: facts, select: { id: true } });
    return known.id;
  }
  const { id } = await tx.home.create({ data: { ownerId, createdAt: now, ...facts }, select: { id: true } });
  return id;
}

type NewPlaque = {
  number: string;
  homeId: string;
  applicationId: string;
  title: string;
  issuer: string;
  holder: string;
  issuedOn: Day;
  validTo: Day | null;
  byId: string;
};

/** The plate and the first entry of its life. */
export async function issuePlaque(tx: Tx, plaque: NewPlaque, now: Date): Promise<string> {
  const { byId, issuedOn, validTo, ...data } = plaque;
  const { id } = await tx.plaque.create({
    data: {
      ...data,
      verifyCode: newCode().replaceAll("-", ""),
      issuedOn: toDateColumn(issuedOn),
      validTo: validTo === null ? null : toDateColumn(validTo),
    },
    select: { id: true },
  });
  await tx.plaqueEvent.create({ data: { plaqueId: id, kind: "awarded", at: now, byId }, select: { id: true } });
  return id;
}
