import "server-only";
import { defineCommand } from "@/lib/server/command";
import { hashPassword } from "@/lib/server/password";
import { hashToken, newToken } from "@/lib/server/secrets";
import { openSession } from "@/lib/server/session";
import * as schema from "../schema";
import { createPerson, knows, open, unusable, useToken } from "./account";

/** A number that has an account already gets the same answer at the same cost; nothing about it changes. */
export const register = defineCommand({
  permission: "account.register",
  sight: "account.register",
  subjectKind: "person",
  secretValue: true,
  input: schema.registerInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    if (await knows(tx, input.phone)) {
      await hashPassword(input.password);
      return { value: null, changes: [{ field: "Person.known", to: true }] };
    }
    const id = await createPerson(tx, input, now);
    return { value: null, changes: [{ field: "Person.created", to: true }], id };
  },
});

/** The first visit in production: the city's name and its first security administrator, with the token from the log. */
export const setUp = defineCommand({
  permission: "portal.setUp",
  sight: "portal.setUp",
  subjectKind: "organization",
  secretValue: true,
  input: schema.setUpInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    const token = await useToken(tx, "setup", hashToken(input.token), now);
    if (!token) throw unusable("token");
    const root = await tx.organization.create({
      data: { kindCode: "cityAssociation", name: input.associationName, createdAt: now },
      select: { id: true },
    });
    const city = { name: input.cityName, association: input.associationName };
    await tx.setting.upsert({
      where: { key: "city" },
      create: { key: "city", value: city },
      update: { value: city },
      select: { key: true },
    });
    const personId = await createPerson(tx, input, now);
    await tx.membership.create({
      data: { personId, organizationId: root.id, role: "securityAdmin", validFrom: now },
      select: { id: true },
    });
    const session = newToken();
    await openSession(tx, personId, session, now);
    return {
      value: { token: session, target: "/city" },
      changes: [{ field: "Organization.name", to: input.associationName }],
      id: root.id,
    };
  },
});
