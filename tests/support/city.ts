// A small city, made through the commands: offices, firms, officers of every role, the schemes with an open round each.
import { readFileSync } from "node:fs";
import { acceptInvitation, inviteCity, inviteOfficer, inviteSystem } from "@/lib/accounts/commands/membership";
import { register, setUp } from "@/lib/accounts/commands/register";
import { switchMembership } from "@/lib/accounts/commands/session";
import type { Actor, Role } from "@/lib/kernel/access";
import { addDays, dayOf, toDateColumn } from "@/lib/kernel/dates";
import type { Outcome } from "@/lib/kernel/outcome";
import { createOrganization } from "@/lib/organizations/commands";
import { checkCharacter } from "@/lib/organizations/rules";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import { confirmSamples } from "@/lib/schemes/commands/samples";
import { samplesOf } from "@/lib/schemes/rules/confirmations";
import { schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { type Command, type RunOptions, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { hashToken, newToken } from "@/lib/server/secrets";
import { actorOf, openSession } from "@/lib/server/session";
import { loadReference } from "@/prisma/seed/reference";

export type PersonActor = Extract<Actor, { kind: "person" }>;
export const visitor: Actor = { kind: "visitor" };
export const systemActor: Actor = { kind: "system", job: "test" };
export const password = "a-password-for-tests";

/** key: name, role, organization. Telephone numbers follow the order. */
const people = {
  security: ["周慎", "securityAdmin", "city"],
  system: ["韩立", "systemAdmin", "city"],
  auditor: ["许明察", "auditor", "city"],
  staff: ["沈嘉禾", "cityStaff", "academic"],
  colleague: ["何文博", "cityStaff", "academic"],
  leader: ["顾长河", "cityLeader", "city"],
  deputy: ["郭安", "cityLeader", "city"],
  highTech: ["林晓雯", "townshipOfficer", "highTechZone"],
  jiangbei: ["罗江", "townshipOfficer", "jiangbei"],
  receiver: ["孟可", "receivingOfficer", "federation"],
  pharma: ["陈淑敏", "enterpriseOfficer", "pharmaAssociation"],
  bearing: ["赵铁生", "enterpriseOfficer", "bearingAssociation"],
  expert: ["龑㛃", "expert", "city"],
  expertTwo: ["陶砚秋", "expert", "city"],
  expertThree: ["纪明川", "expert", "city"],
  expertFour: ["温若谷", "expert", "city"],
  expertFive: ["岑望舒", "expert", "city"],
} as const satisfies Record<string, readonly [string, Role, string]>;
export type PersonKey = keyof typeof people | "scientist";
export const experts = ["expert", "expertTwo", "expertThree", "expertFour", "expertFive"] as const satisfies readonly PersonKey[];
export type ExpertKey = (typeof experts)[number];
export const phoneOf = (key: PersonKey) => `139000000${String([...Object.keys(people), "scientist"].indexOf(key) + 10)}`;

/** key: name, kind, parent; the firm it belongs to, or the first seventeen characters of its code. */
const organizations = {
  academic: ["学会学术部", "department", "city"],
  federation: ["市企业科协联合会", "enterpriseFederation", "city"],
  highTechZone: ["高新区科协", "zoneAssociation", "city"],
  jiangbei: ["江北街道科协", "streetAssociation", "city"],
  pharma: ["新纪元制药有限公司", "enterprise", "highTechZone", { code: "91439900MA0A0B001" }],
  pharmaAssociation: ["新纪元制药科协", "enterpriseAssociation", "highTechZone", { host: "pharma" }],
  bearing: ["精工轴承股份有限公司", "enterprise", "jiangbei", { code: "91439900MA0A0B002" }],
  bearingAssociation: ["精工轴承科协", "enterpriseAssociation", "jiangbei", { host: "bearing" }],
} as const satisfies Record<string, readonly [string, string, string, { code?: string; host?: string }?]>;
export type OrganizationKey = keyof typeof organizations | "city";

const schemes = { yiyang2024: "federation", kunshan2024: "academic", linjiang2026: "academic", linjiangScored2026: "academic" } as const;
export type SchemeKey = keyof typeof schemes;
export type OpenRound = { roundId: string; versionId: string; document: SchemeDocument; opensAt: Date; closesAt: Date };

/** A Monday in November, ten in the morning: the day on which every test's city begins. */
export const monday = new Date("2026-11-23T10:00:00+08:00");
export const later = (from: Date, days: number, ms = 0) => new Date(from.getTime() + days * 86_400_000 + ms);

export function must<V>(outcome: Outcome<V>): V {
  if (!outcome.ok) throw new Error(`the test's own preparation was refused: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}
export const act = async <I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown, options?: RunOptions): Promise<V> =>
  must(await runCommand(command, actor, input, options));

export type City = Awaited<ReturnType<typeof buildCity>>;

export async function buildCity() {
  await loadReference(db());
  // A calendar that tests can count by: Monday to Friday, and one Saturday on which people work.
  await db().calendarDay.deleteMany();
  await db().calendarDay.create({ data: { date: toDateColumn("2026-11-28"), working: true, name: "调休上班", source: "test" } });
  const ids = {} as Record<OrganizationKey, string>;
  const persons = {} as Record<PersonKey, string>;

  /** As the person signs in now: a new session, with the rights of this moment; in another role, after switching to it. */
  const as = async (key: PersonKey, role?: Role): Promise<PersonActor> => signedIn(persons[key], role);

  const token = newToken();
  const now = await readNow(db());
  await db().oneTimeToken.create({ data: { purpose: "setup", hash: hashToken(token), expiresAt: later(now, 1) } });
  const first = await act(setUp, visitor, {
    token,
    cityName: "临江市",
    associationName: "临江市科协",
    name: people.security[0],
    phone: phoneOf("security"),
    password,
  });
  ids.city = (await db().organization.findFirstOrThrow({ where: { parentId: null } })).id;
  persons.security = await personOf(first.token);

  const invite = async (by: PersonKey, command: typeof inviteOfficer, keys: readonly (keyof typeof people)[]) => {
    const inviter = await as(by);
    for (const key of keys) {
      const [name, role, organization] = people[key];
      const { code } = await act(command, inviter, { organizationId: ids[organization], role, name, phone: phoneOf(key) });
      persons[key] = await personOf((await act(acceptInvitation, visitor, { code, password })).token);
    }
  };
  await invite("security", inviteSystem, ["system", "auditor"]);
  const system = await as("system");
  for (const [key, [name, kindCode, parent, more]] of Object.entries(organizations) as [
    OrganizationKey,
    readonly [string, string, OrganizationKey, { code?: string; host?: OrganizationKey }?],
  ][]) {
    const creditCode = more?.code ? more.code + checkCharacter(more.code) : "";
    const input = { name, kindCode, parentId: ids[parent], creditCode, hostUnitId: more?.host ? ids[more.host] : "" };
    ids[key] = (await act(createOrganization, system, input)).id;
  }
  await invite("system", inviteCity, ["staff", "colleague", "leader", "deputy"]);
  await invite("staff", inviteOfficer, ["highTech", "jiangbei", "receiver", "pharma", "bearing", ...experts]);
  await act(register, visitor, { name: "李云帆", phone: phoneOf("scientist"), password, agree: "on" });
  persons.scientist = (await db().person.findFirstOrThrow({ where: { phoneKey: phoneOf("scientist") } })).id;

  const staff = await as("staff");
  const rounds = {} as Record<SchemeKey, OpenRound>;
  for (const [code, receiving] of Object.entries(schemes) as [SchemeKey, OrganizationKey][]) {
    const text = readFileSync(new URL(`../../prisma/seed/schemes/${code}.json`, import.meta.url), "utf8");
    const { id: versionId } = await act(importScheme, staff, { document: text });
    await publish(staff, versionId);
    rounds[code] = await newRound(staff, versionId, schemeDocument.parse(JSON.parse(text)), code, receiving);
  }

  /** Another round of a scheme, so that an organization can apply once more. */
  async function newRound(by: Actor, versionId: string, document: SchemeDocument, name: string, receiving: OrganizationKey) {
    const today = dayOf(await readNow(db()));
    const { id: roundId } = await act(openRound, by, {
      versionId,
      name,
      opensOn: addDays(today, -1),
      lastDay: addDays(today, 30),
      receivingOrganizationId: ids[receiving],
      decidingOrganizationId: ids.city,
      departmentId: ids.academic,
    });
    const row = await db().round.findUniqueOrThrow({ where: { id: roundId }, select: { opensAt: true, closesAt: true } });
    return { roundId, versionId, document, ...row };
  }

  return {
    ids,
    persons,
    rounds,
    as,
    /** A round under a scheme that no preset is. */
    roundUnder: async (document: SchemeDocument, receiving: OrganizationKey = "academic"): Promise<OpenRound> => {
      const { id: versionId } = await act(importScheme, staff, { document: JSON.stringify(document) });
      await publish(staff, versionId);
      return newRound(staff, versionId, document, document.code, receiving);
    },
    roundOf: async (code: SchemeKey): Promise<OpenRound> => {
      const { versionId, document } = rounds[code];
      return newRound(staff, versionId, document, `${code} again`, schemes[code]);
    },
  };
}

/** Publishes a draft after somebody answered for every value that its source leaves out. */
export async function publish(staff: Actor, versionId: string): Promise<void> {
  await confirmAll(staff, versionId);
  await act(publishScheme, staff, { versionId });
}
export async function confirmAll(staff: Actor, versionId: string): Promise<void> {
  const { hash, document } = await db().schemeVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { hash: true, document: true },
  });
  const places = samplesOf(schemeDocument.parse(document)).map(({ place }) => place);
  if (places.length > 0) await act(confirmSamples, staff, { versionId, hash, places, note: "" });
}

/** The real way in, without the cost of a password. */
export async function openToken(personId: string): Promise<string> {
  const token = newToken();
  await db().$transaction(async (tx) => openSession(tx, personId, token, await readNow(tx)));
  return token;
}

export async function signedIn(personId: string, role?: Role): Promise<PersonActor> {
  const token = await openToken(personId);
  const actor = await alive(token);
  if (role === undefined || actor.acting?.role === role) return actor;
  await act(switchMembership, actor, { membershipId: actor.memberships.find((held) => held.role === role)?.id ?? "" });
  return alive(token);
}

async function alive(token: string): Promise<PersonActor> {
  const actor = await actorOf(token);
  if (actor.kind !== "person") throw new Error("a session that was just opened is not alive");
  return actor;
}

async function personOf(token: string | null): Promise<string> {
  const row = await db().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token ?? "") }, select: { personId: true } });
  return row.personId;
}
