import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { officeChoices, staffChoices } from "../queries/settings";
import { readDesk } from "../queries/standards";
import { againstLaw } from "../rules/law";
import * as schema from "../schema/settings";

/** One change of these settings at a time, so that what was seen is what is written over. */
const lockSettings = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(7261004)`;
const unchanged = () => new Refusal({ kind: "notNow", blockers: ["unchanged"] });

/** Where cases come to from now on; those that came stay where they are. Somebody must be there to see them. */
export const changeCaseOffice = defineCommand({
  permission: "caseOffice.change",
  sight: "caseSetting.read",
  subjectKind: "setting",
  input: schema.officeInput,
  load: async ({ tx }) => {
    await lockSettings(tx);
    return { id: "caseOffice", subject: citySubject, row: await readDesk(tx) };
  },
  execute: async ({ tx, input: { organizationId }, row }) => {
    if (!(await officeChoices(tx)).some(({ id }) => id === organizationId)) throw invalid("organizationId", "notChoice");
    const value = { organizationId };
    const known = await tx.setting.findUnique({ where: { key: "caseOffice" }, select: { value: true } });
    if (known && row?.id === organizationId) throw unchanged();
    await tx.setting.upsert({
      where: { key: "caseOffice" },
      create: { key: "caseOffice", value },
      update: { value },
      select: { key: true },
    });
    return { value: null, changes: [{ field: "Setting.caseOffice", from: row?.id ?? null, to: organizationId }] };
  },
});

const ofCategory = {
  permission: "caseCategory.change",
  sight: "caseSetting.read",
  subjectKind: "caseCategory",
} as const;

async function lockCategory(tx: Tx, code: string) {
  await lockSettings(tx);
  const row = await tx.caseCategory.findUnique({ where: { code }, include: { keepers: { select: { personId: true } } } });
  if (!row) throw invalid("code", "notChoice");
  return { id: code, subject: citySubject, row };
}

/** A further kind of case, last in the list. Its track and whether few see it are fixed from then on: cases were filed by what they say. */
export const addCategory = defineCommand({
  ...ofCategory,
  input: schema.addCategoryInput,
  load: async ({ tx, input }) => {
    await lockSettings(tx);
    return { id: input.code, subject: citySubject, row: null };
  },
  execute: async ({ tx, input }) => {
    const { code, name, nameEn, track, narrow, basisKind, basis } = input;
    if ((await tx.caseCategory.count({ where: { code } })) > 0) throw invalid("code", "alreadyThere");
    const last = await tx.caseCategory.aggregate({ _max: { position: true } });
    await tx.caseCategory.create({
      data: { code, name, nameEn, track, narrow, [basisKind]: basis, position: (last._max.position ?? 0) + 1 },
      select: { code: true },
    });
    return {
      value: null,
      changes: [
        { field: "CaseCategory.name", to: name },
        { field: "CaseCategory.nameEn", to: nameEn },
        { field: "CaseCategory.track", to: track },
        { field: "CaseCategory.narrow", to: narrow },
        { field: `CaseCategory.${basisKind}` as const, to: basis },
      ],
    };
  },
});

export const renameCategory = defineCommand({
  ...ofCategory,
  input: schema.renameCategoryInput,
  load: ({ tx, input }) => lockCategory(tx, input.code),
  execute: async ({ tx, input: { code, name, nameEn }, row }) => {
    if (row.name === name && row.nameEn === nameEn) throw unchanged();
    await tx.caseCategory.update({ where: { code }, data: { name, nameEn }, select: { code: true } });
    return {
      value: null,
      changes: [
        { field: "CaseCategory.name", from: row.name, to: name },
        { field: "CaseCategory.nameEn", from: row.nameEn, to: nameEn },
      ],
    };
  },
});

/** Offered to those who file, or not any more; what was filed under it goes on. */
export const switchCategory = defineCommand({
  ...ofCategory,
  input: schema.switchCategoryInput,
  load: ({ tx, input }) => lockCategory(tx, input.code),
  execute: async ({ tx, input, row }) => {
    const active = input.active === "on";
    if (row.active === active) throw unchanged();
    await tx.caseCategory.update({ where: { code: input.code }, data: { active }, select: { code: true } });
    return { value: null, changes: [{ field: "CaseCategory.active", from: row.active, to: active }] };
  },
});

/** Who is entrusted with a narrow category. Whoever has a case already keeps it (lib/server/scope.ts). */
export const setKeepers = defineCommand({
  ...ofCategory,
  input: schema.keepersInput,
  load: ({ tx, input }) => lockCategory(tx, input.code),
  execute: async ({ tx, input: { code, personIds }, row }) => {
    if (!row.narrow) throw new Refusal({ kind: "conflict" });
    const staff = await staffChoices(tx);
    if (personIds.some((personId) => !staff.some(({ id }) => id === personId))) throw invalid("personIds", "notChoice");
    const before = row.keepers.map(({ personId }) => personId).toSorted();
    const after = personIds.toSorted();
    if (before.join() === after.join()) throw unchanged();
    await tx.caseKeeper.deleteMany({ where: { categoryCode: code } });
    await tx.caseKeeper.createMany({ data: after.map((personId) => ({ categoryCode: code, personId })) });
    return { value: null, changes: [{ field: "CaseKeeper.personId", from: before.join(" "), to: after.join(" ") }] };
  },
});

/** Another figure for a limit, as a new version: what runs keeps the days it began with. Never against the regulation. */
export const changeStandard = defineCommand({
  permission: "standard.change",
  sight: "caseSetting.read",
  subjectKind: "serviceStandard",
  input: schema.standardInput,
  load: async ({ tx, input }) => {
    await lockSettings(tx);
    const row = await tx.serviceStandard.findFirst({ where: { key: input.key }, orderBy: { version: "desc" } });
    return row && { id: input.key, subject: citySubject, row };
  },
  execute: async ({ tx, input, row, now }) => {
    const { key, days, dayKind, basisKind, basis } = input;
    if (row.version !== input.version) throw new Refusal({ kind: "conflict" });
    const broken = againstLaw(key, { days, dayKind });
    if (broken) throw invalid(...broken);
    if (row.days === days && row.dayKind === dayKind && row[basisKind] === basis) throw unchanged();
    await tx.serviceStandard.create({
      data: { key, version: row.version + 1, days, dayKind, [basisKind]: basis, rolls: row.rolls, createdAt: now },
      select: { key: true },
    });
    return {
      value: null,
      changes: [
        { field: "ServiceStandard.days", from: row.days, to: days },
        { field: "ServiceStandard.dayKind", from: row.dayKind, to: dayKind },
        { field: `ServiceStandard.${basisKind}` as const, from: row[basisKind], to: basis },
      ],
    };
  },
});
