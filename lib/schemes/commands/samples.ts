import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { saidAt, samplesOf } from "../rules/confirmations";
import { schemeDocument } from "../schema/document";
import { confirmInput } from "../schema/edits";

/** A clerk answers for values that the source leaves out, one or several, as they stand in the draft now. */
export const confirmSamples = defineCommand({
  permission: "scheme.confirm",
  sight: "scheme.read",
  subjectKind: "scheme",
  input: confirmInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "SchemeVersion" WHERE "id" = ${input.versionId}::uuid FOR UPDATE`;
    const row = await tx.schemeVersion.findUnique({
      where: { id: input.versionId },
      select: { id: true, status: true, hash: true, document: true },
    });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row.status !== "draft" || row.hash !== input.hash) throw new Refusal({ kind: "conflict" });
    const document = schemeDocument.parse(row.document);
    const samples = new Map(samplesOf(document).map((finding) => [finding.place, finding]));
    const places = [...new Set(input.places)];
    const rows = places.map((place) => {
      const finding = samples.get(place);
      if (!finding) throw invalid("places", "notChoice");
      return { place, said: saidAt(document, finding) };
    });
    await tx.schemeConfirmation.deleteMany({ where: { versionId: row.id, place: { in: places } } });
    await tx.schemeConfirmation.createMany({
      data: rows.map((one) => ({ ...one, versionId: row.id, note: input.note, confirmedById: actor.personId, confirmedAt: now })),
    });
    return { value: { id: row.id }, changes: [{ field: "SchemeConfirmation.place", to: places.join(" ").slice(0, 2000) }] };
  },
});
