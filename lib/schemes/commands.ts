import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { endOf, fromDateColumn, nextWorkingDay, startOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { checkScheme, readSchemeText } from "./rules/check";
import { unconfirmed } from "./rules/confirmations";
import { notKept } from "./rules/kept";
import { schemeDocument } from "./schema/document";
import { publishInput } from "./schema/edits";
import * as schema from "./schema/inputs";
import { keepDraft, lockScheme } from "./writes";

/**
 * Loads a scheme document as the draft of its next version; a draft that is there is replaced. What is no scheme at all is refused with its
 * places; what is one but cannot be published yet becomes a draft all the same, since its findings are put right in the editor.
 */
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
    if (!document)
      throw new Refusal({
        kind: "invalidInput",
        fields: { document: findings.map(({ place, code, detail }) => `${code}|${place}|${detail}`) },
      });
    const schemeId = await lockScheme(tx, document.code, document.name);
    const { id, hash } = await keepDraft(tx, schemeId, document, now);
    return { value: { id }, id, changes: [{ field: "SchemeVersion.hash", to: hash }] };
  },
});

/** From then on it never changes. What the source leaves out has to be confirmed first, value by value. */
export const publishScheme = defineCommand({
  permission: "scheme.publish",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: publishInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "SchemeVersion" WHERE "id" = ${input.versionId}::uuid FOR UPDATE`;
    const row = await tx.schemeVersion.findUnique({
      where: { id: input.versionId },
      select: { id: true, status: true, document: true, confirmations: { select: { place: true, said: true } } },
    });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (row.status !== "draft") throw new Refusal({ kind: "conflict" });
    const document = schemeDocument.parse(row.document);
    const blockers = [
      ...(checkScheme(document).some(({ level }) => level === "error") ? ["schemeErrors"] : []),
      ...(unconfirmed(document, row.confirmations).length > 0 ? ["schemeSamples"] : []),
      ...(notKept(document).length > 0 ? ["schemeNotKept"] : []),
    ];
    if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
    if (input.effectiveOn !== null && (input.effectiveOn < "2000-01-01" || input.effectiveOn > "2100-12-31"))
      throw invalid("effectiveOn", "outOfRange");
    await tx.schemeVersion.update({
      where: { id: row.id },
      data: {
        status: "published",
        publishedAt: now,
        publishedById: actor.kind === "person" ? actor.personId : null,
        effectiveOn: input.effectiveOn === null ? null : toDateColumn(input.effectiveOn),
        pasted: null,
      },
      select: { id: true },
    });
    return {
      value: { id: row.id },
      changes: [
        { field: "SchemeVersion.status", from: "draft", to: "published" },
        ...(input.effectiveOn === null ? [] : [{ field: "SchemeVersion.effectiveOn" as const, to: input.effectiveOn }]),
      ],
    };
  },
});

/** Opens a round on a published version: from the start of its first day to the midnight after its last. */
export const openRound = defineCommand({
  permission: "round.open",
  sight: "scheme.read",
  subjectKind: "round",
  input: schema.openRoundInput,
  load: async ({ tx, input }) => {
    const row = await tx.schemeVersion.findUnique({
      where: { id: input.versionId },
      select: { id: true, status: true, document: true, effectiveOn: true },
    });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, input, row, now }) => {
    if (row.status !== "published") throw new Refusal({ kind: "notNow", blockers: ["schemePublished"] });
    // Rules that do not hold yet bind nobody.
    if (row.effectiveOn !== null && input.opensOn < fromDateColumn(row.effectiveOn)) throw invalid("opensOn", "notInForce");
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
