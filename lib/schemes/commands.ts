import "server-only";
import { createHash } from "node:crypto";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { endOf, nextWorkingDay, startOf } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { checkScheme, readSchemeText } from "./rules/check";
import { schemeDocument } from "./schema/document";
import * as schema from "./schema/inputs";

/** Loads a scheme document as the draft of its next version; a draft that is there is replaced. */
export const importScheme = defineCommand({
  permission: "scheme.import",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: schema.importInput,
  load: async () => ({ id: "", subject: citySubject, row: null }),
  execute: async ({ tx, input, now }) => {
    const { document, findings } = readSchemeText(input.document);
    // What cannot be read at all is said in the form's own words, as of any other field.
    const unread = findings.find(({ code }) => code === "notJson" || code === "notText");
    if (unread) throw invalid("document", unread.code);
    const errors = findings.filter(({ level }) => level === "error");
    if (!document || errors.length > 0)
      throw new Refusal({
        kind: "invalidInput",
        fields: { document: errors.map(({ place, code, detail }) => `${code}|${place}|${detail}`) },
      });
    const scheme = await tx.scheme.upsert({
      where: { code: document.code },
      create: { code: document.code, name: document.name },
      update: { name: document.name },
      select: { id: true },
    });
    await tx.$queryRaw`SELECT 1 FROM "Scheme" WHERE "id" = ${scheme.id}::uuid FOR UPDATE`;
    const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex");
    const draft = await tx.schemeVersion.findFirst({ where: { schemeId: scheme.id, status: "draft" }, select: { id: true } });
    const last = await tx.schemeVersion.aggregate({ where: { schemeId: scheme.id }, _max: { version: true } });
    const version = draft
      ? await tx.schemeVersion.update({ where: { id: draft.id }, data: { document, hash, createdAt: now }, select: { id: true } })
      : await tx.schemeVersion.create({
          data: { schemeId: scheme.id, version: (last._max.version ?? 0) + 1, document, hash, createdAt: now },
          select: { id: true },
        });
    return { value: { id: version.id }, id: version.id, changes: [{ field: "SchemeVersion.hash", to: hash }] };
  },
});

export const publishScheme = defineCommand({
  permission: "scheme.publish",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: schema.publishInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "SchemeVersion" WHERE "id" = ${input.versionId}::uuid FOR UPDATE`;
    const row = await tx.schemeVersion.findUnique({ where: { id: input.versionId }, select: { id: true, status: true, document: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, row, now }) => {
    if (row.status !== "draft") throw new Refusal({ kind: "conflict" });
    if (checkScheme(schemeDocument.parse(row.document)).some(({ level }) => level === "error"))
      throw new Refusal({ kind: "notNow", blockers: ["schemeErrors"] });
    await tx.schemeVersion.update({
      where: { id: row.id },
      data: { status: "published", publishedAt: now, publishedById: actor.kind === "person" ? actor.personId : null },
      select: { id: true },
    });
    return { value: { id: row.id }, changes: [{ field: "SchemeVersion.status", from: "draft", to: "published" }] };
  },
});

/** Opens a round on a published version: from the start of its first day to the midnight after its last. */
export const openRound = defineCommand({
  permission: "round.open",
  sight: "scheme.read",
  subjectKind: "round",
  input: schema.openRoundInput,
  load: async ({ tx, input }) => {
    const row = await tx.schemeVersion.findUnique({ where: { id: input.versionId }, select: { id: true, status: true, document: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, input, row, now }) => {
    if (row.status !== "published") throw new Refusal({ kind: "notNow", blockers: ["schemePublished"] });
    const opensAt = startOf(input.opensOn);
    const lastDay = input.rollsOver ? nextWorkingDay(input.lastDay, await readCalendar(tx)) : input.lastDay;
    const closesAt = endOf(lastDay);
    if (input.opensOn < "2000-01-01") throw invalid("opensOn", "outOfRange");
    if (opensAt >= closesAt) throw invalid("lastDay", "outOfRange");
    const wanted = [
      ...new Set([
        input.receivingOrganizationId,
        input.decidingOrganizationId,
        ...(input.departmentId === null ? [] : [input.departmentId]),
      ]),
    ];
    if ((await tx.organization.count({ where: { id: { in: wanted }, status: "active" } })) !== wanted.length)
      throw invalid("receivingOrganizationId", "notChoice");
    const document = schemeDocument.parse(row.document);
    const round = await tx.round.create({
      data: {
        schemeVersionId: row.id,
        name: input.name,
        opensAt,
        closesAt,
        rolling: document.rolling.value,
        receivingOrganizationId: input.receivingOrganizationId,
        decidingOrganizationId: input.decidingOrganizationId,
        departmentId: input.departmentId,
        rollsOver: input.rollsOver,
        place: input.place,
        phone: input.phone,
        supervisionPhone: input.supervisionPhone,
        createdAt: now,
      },
      select: { id: true },
    });
    return {
      value: { id: round.id, versionId: row.id },
      id: round.id,
      changes: [
        { field: "Round.name", to: input.name },
        { field: "Round.closesAt", to: closesAt },
      ],
    };
  },
});
