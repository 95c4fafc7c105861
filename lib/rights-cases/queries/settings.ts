import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { db, type Reader } from "@/lib/server/db";
import { letterKinds } from "../schema/letters";
import { letterPatterns } from "./letters";
import { readDesk, readStandards } from "./standards";

/** Departments of the city, and the city itself, where somebody is to receive cases. */
export const officeChoices = (reader: Reader) =>
  reader.organization.findMany({
    where: {
      status: "active",
      OR: [{ parentId: null }, { kindCode: "department" }],
      memberships: { some: { role: "cityStaff", validTo: null } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
    select: { id: true, name: true },
  });

/** Who may be entrusted with a narrow category: the city's own staff. */
export const staffChoices = (reader: Reader) =>
  reader.person.findMany({
    where: { status: "active", memberships: { some: { role: "cityStaff", validTo: null } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, name: true },
  });

/** The desk, the categories with whom they are entrusted to, and the limits; null: not for this actor. */
export async function readCaseSettings(actor: Actor) {
  if (!can(grantTable, actor, "caseSetting.read", citySubject)) return null;
  const [office, offices, staff, categories, standards, letters] = await Promise.all([
    readDesk(db()),
    officeChoices(db()),
    staffChoices(db()),
    db().caseCategory.findMany({
      relationLoadStrategy: "join",
      orderBy: { position: "asc" },
      include: { keepers: { select: { person: { select: { id: true, name: true } } } } },
    }),
    readStandards(db()),
    letterPatterns(db()),
  ]);
  return {
    ...{ office, offices, staff, standards },
    /** Of no notice, and nobody has confirmed them: samples. */
    letters: letterKinds.map((kind) => ({ kind, pattern: letters[kind] })),
    categories: categories.map(({ keepers, ...category }) => ({ ...category, keepers: keepers.map(({ person }) => person) })),
    may: {
      office: can(grantTable, actor, "caseOffice.change", citySubject),
      category: can(grantTable, actor, "caseCategory.change", citySubject),
      standard: can(grantTable, actor, "standard.change", citySubject),
    },
  };
}
export type CaseSettings = NonNullable<Awaited<ReturnType<typeof readCaseSettings>>>;
