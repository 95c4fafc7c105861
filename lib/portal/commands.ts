import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { cityFields, cityInput, cityShape } from "./schema";

/** What stands in the header and the footer of every page. */
export const changeCity = defineCommand({
  permission: "setting.change",
  sight: "setting.change",
  subjectKind: "setting",
  input: cityInput,
  load: async ({ tx }) => {
    await tx.$queryRaw`SELECT 1 FROM "Setting" WHERE "key" = 'city' FOR UPDATE`;
    const row = await tx.setting.findUnique({ where: { key: "city" }, select: { value: true } });
    return row ? { id: "city", subject: citySubject, row: cityShape.parse(row.value) } : null;
  },
  execute: async ({ tx, input, row: city }) => {
    const changed = cityFields.filter((name) => (city[name] ?? null) !== input[name]);
    if (changed.length === 0) throw new Refusal({ kind: "notNow", blockers: ["unchanged"] });
    const { name, association } = city;
    const told = Object.fromEntries(cityFields.flatMap((field) => (input[field] === null ? [] : [[field, input[field]]])));
    await tx.setting.update({ where: { key: "city" }, data: { value: { name, association, ...told } }, select: { key: true } });
    return {
      value: null,
      changes: changed.map((field) => ({ field: `Setting.${field}` as const, from: city[field] ?? null, to: input[field] })),
    };
  },
});
