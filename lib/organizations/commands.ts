import "server-only";
import { invalid } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { organizationSubject } from "@/lib/server/scope";
import { createOrganizationInput } from "./schema";

export const createOrganization = defineCommand({
  permission: "organization.create",
  sight: "organization.read",
  subjectKind: "organization",
  input: createOrganizationInput,
  load: async ({ tx, input }) => {
    const parent = await tx.organization.findFirst({ where: { id: input.parentId, status: "active" }, select: { id: true, path: true } });
    return parent ? { id: parent.id, subject: organizationSubject(parent), row: parent } : null;
  },
  execute: async ({ tx, input, row, now }) => {
    const kind = await tx.organizationKind.findUnique({ where: { code: input.kindCode }, select: { isAssociation: true } });
    if (!kind) throw invalid("kindCode", "notChoice");
    // The code belongs to the unit; its association is not a legal person of its own (clauses 4a).
    if (kind.isAssociation && input.creditCode !== null) throw invalid("creditCode", "notYours");
    if (input.creditCode !== null && (await tx.organization.count({ where: { creditCode: input.creditCode, status: "active" } })) > 0)
      throw invalid("creditCode", "alreadyThere");
    if (input.hostUnitId !== null && (await tx.organization.count({ where: { id: input.hostUnitId, status: "active" } })) === 0)
      throw invalid("hostUnitId", "notChoice");
    const { id } = await tx.organization.create({
      data: {
        name: input.name,
        kindCode: input.kindCode,
        parentId: row.id,
        creditCode: input.creditCode,
        hostUnitId: input.hostUnitId,
        phone: input.phone,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.organizationName.create({ data: { organizationId: id, name: input.name, validFrom: now }, select: { id: true } });
    return {
      value: { id },
      id,
      changes: [
        { field: "Organization.name", to: input.name },
        { field: "Organization.parentId", to: row.id },
      ],
    };
  },
});
