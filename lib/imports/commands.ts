import "server-only";
import { createHash } from "node:crypto";
import { hangPlaques } from "@/lib/homes/writes";
import { citySubject } from "@/lib/kernel/access";
import { seriesAfter } from "@/lib/kernel/numbering";
import { Refusal } from "@/lib/kernel/outcome";
import { moveSeries } from "@/lib/numbers/writes";
import { defineCommand } from "@/lib/server/command";
import { listPatterns, readRegister } from "./queries";
import { judgeRows } from "./rules/judge";
import * as schema from "./schema";

/** Keeps the table as it came, with what was read from it. The same lines once more lead to where they are already. */
export const checkImport = defineCommand({
  permission: "plaque.import",
  sight: "plaque.import",
  subjectKind: "plaqueImport",
  input: schema.checkInput,
  load: async () => ({ id: "", subject: citySubject, row: null }),
  execute: async ({ tx, actor, input: { file, rows }, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const rowsHash = createHash("sha256")
      .update(JSON.stringify(rows.map(({ cells, plate }) => [cells, plate])))
      .digest("hex");
    const known = await tx.plaqueImport.findUnique({ where: { rowsHash }, select: { id: true } });
    if (known) return { value: { id: known.id, again: true }, id: known.id, changes: [] };
    const by = { createdById: actor.personId, createdAt: now };
    const attachment = await tx.attachment.create({ data: { ...file, ...by }, select: { id: true } });
    const { id } = await tx.plaqueImport.create({
      data: { attachmentId: attachment.id, rows, rowsHash, lines: rows.length, checkedById: actor.personId, checkedAt: now },
      select: { id: true },
    });
    return {
      value: { id, again: false },
      id,
      changes: [
        { field: "PlaqueImport.sha256", to: file.sha256 },
        { field: "PlaqueImport.lines", to: rows.length },
      ],
    };
  },
});

/** All lines or none, judged once more as the register stands now. */
export const confirmImport = defineCommand({
  permission: "plaque.import",
  sight: "plaque.import",
  subjectKind: "plaqueImport",
  input: schema.confirmInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "PlaqueImport" WHERE "id" = ${input.importId}::uuid FOR UPDATE`;
    const row = await tx.plaqueImport.findUnique({ where: { id: input.importId }, select: { id: true, rows: true, importedAt: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row.importedAt !== null) throw new Refusal({ kind: "conflict" });
    // One import at a time: two tables that open the same home, or bring the same number, wait for each other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7261002)`;
    const rows = schema.importRows.parse(row.rows);
    const patterns = await listPatterns(tx);
    const numbers = rows.flatMap(({ plate }) => plate?.number ?? []);
    // The series are taken before the register is read: a plate that is just being awarded is in it by then.
    await moveSeries(tx, seriesAfter(numbers, patterns));
    const register = await readRegister(tx, rows);
    const judged = judgeRows(rows, register);
    if (judged.some(({ problems }) => problems.length > 0)) throw new Refusal({ kind: "notNow", blockers: ["badLines"] });
    const plates = judged.flatMap(({ row: { plate }, number, ownerId }) =>
      plate && ownerId !== null ? [{ ...plate, number, ownerId }] : [],
    );
    await hangPlaques(tx, plates, { importId: row.id, byId: actor.personId, today: register.today }, now);
    await tx.plaqueImport.update({
      where: { id: row.id },
      data: { importedById: actor.personId, importedAt: now },
      select: { id: true },
    });
    return {
      value: { id: row.id },
      changes: [
        { field: "PlaqueImport.importedAt", to: now },
        { field: "PlaqueImport.numbers", to: plates.map(({ number }) => number).join(" ") },
      ],
    };
  },
});
