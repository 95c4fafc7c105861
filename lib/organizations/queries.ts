import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { maskPhone } from "@/lib/kernel/masking";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { db } from "@/lib/server/db";
import { organizationSubject, organizationsFor } from "@/lib/server/scope";

export const publicKinds = () => db().organizationKind.findMany({ orderBy: { position: "asc" } });

/** Organizations in sight by name, the tree's order. */
export async function listOrganizations(actor: Actor, after: string | null) {
  const rows = await db().organization.findMany({
    where: { AND: [organizationsFor(actor, "organization.read"), { status: "active" }] },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    ...pageAfter(after, 50),
    select: { id: true, name: true, path: true, kind: { select: { name: true, isAssociation: true } }, parent: { select: { name: true } } },
  });
  return pageOf(rows, 50);
}

/** Parents an organization may be created under, and units an association may belong to. */
export async function readOrganizationChoices(actor: Actor) {
  const rows = await db().organization.findMany({
    where: { AND: [organizationsFor(actor, "organization.create"), { status: "active" }] },
    orderBy: { path: "asc" },
    select: { id: true, name: true, path: true, creditCode: true, kind: { select: { isAssociation: true, code: true } } },
  });
  return {
    parents: rows
      .filter(({ kind }) => kind.isAssociation || kind.code === "department")
      .map(({ id, name, path }) => ({ id, name, depth: path.split("/").length - 3 })),
    units: rows.filter(({ kind }) => !kind.isAssociation).map(({ id, name }) => ({ id, name })),
  };
}

export async function readOrganization(actor: Actor, id: string) {
  const row = await db().organization.findFirst({
    where: { AND: [organizationsFor(actor, "organization.read"), { id }] },
    select: {
      id: true,
      name: true,
      path: true,
      creditCode: true,
      phone: true,
      createdAt: true,
      kind: { select: { name: true, isAssociation: true } },
      parent: { select: { name: true } },
      hostUnit: { select: { name: true, creditCode: true } },
    },
  });
  if (!row) return null;
  const subject = organizationSubject(row);
  const mayReadMembers = can(grantTable, actor, "organization.readMembers", subject);
  return {
    ...row,
    members: mayReadMembers ? await listMembers(actor, id) : null,
    may: {
      inviteOfficer: can(grantTable, actor, "membership.inviteOfficer", subject),
      inviteCity: can(grantTable, actor, "membership.inviteCity", subject),
      inviteSystem: can(grantTable, actor, "membership.inviteSystem", subject),
      endOfficer: can(grantTable, actor, "membership.endOfficer", subject),
      endCity: can(grantTable, actor, "membership.endCity", subject),
      endSystem: can(grantTable, actor, "membership.endSystem", subject),
    },
  };
}

async function listMembers(actor: Actor, organizationId: string) {
  const rows = await db().membership.findMany({
    where: { organizationId },
    orderBy: [{ validTo: { sort: "desc", nulls: "first" } }, { validFrom: "asc" }],
    take: 100,
    select: { id: true, role: true, validFrom: true, validTo: true, person: { select: { id: true, name: true, phone: true } } },
  });
  return rows.map(({ person, ...row }) => ({
    ...row,
    isSelf: actor.kind === "person" && actor.personId === person.id,
    person: { id: person.id, name: person.name, phone: maskPhone(person.phone) },
  }));
}

export const mayCreateOrganization = (actor: Actor) => scopesOf(grantTable, actor, "organization.create").length > 0;
