// Commands that belong to no application: accounts, organizations, schemes. Inputs are such that the act itself refuses them last.
import { randomInt } from "node:crypto";
import { everybody, type Who } from "./actors";
import { type City, password } from "./city";
import { type Client, nobodysId } from "./http";
import type { Matrix } from "./matrix";
import { portalNow } from "../support/portal-now";

const newPhone = () => `198${randomInt(10_000_000, 99_999_999)}`;

export async function tryDesk(city: City, { command, faults }: Matrix): Promise<void> {
  const { ids, memberships, persons, phones, today, versionId, really, one } = city;
  const phone = newPhone();
  const secret = { password: "a-password-of-ten" };

  await command("accounts.signIn", "with a wrong password", { phone, password: "wrong" }, { after: ["password wrongPair"] });
  await command("accounts.register", "a number that has an account", { name: "矩阵", phone: phones.scientist, ...secret, agree: "on" });
  await command("accounts.requestReset", "a number nobody has", { phone });
  await command("accounts.useReset", "a link that is none", { token: "nothing", ...secret }, { after: ["token tokenUnusable"] });
  await command("accounts.acceptInvitation", "a code that is none", { code: "nothing", ...secret }, { after: ["code tokenUnusable"] });
  const founding = { token: "nothing", cityName: "城", associationName: "科协", name: "甲", phone, ...secret };
  await command("accounts.setUp", "a token that is none", founding, { after: ["token tokenUnusable"] });

  await command("accounts.switchMembership", "to one's own", (who) => ({ membershipId: who in memberships ? memberships[who] : "" }));
  await command(
    "accounts.switchMembership",
    "to somebody else's",
    { membershipId: memberships.leavingOfficer },
    { after: ["membershipId notChoice"] },
  );
  await really("officer", "accounts.switchMembership", { membershipId: memberships.officer });
  await command("accounts.changePassword", "with a wrong one", { current: "wrong", ...secret }, { after: ["current wrongPassword"] });
  await really("officer", "accounts.changePassword", { current: password, password });

  const invited = { name: "甲", phone };
  const notTheirs = { after: ["role notChoice"] };
  for (const [where, organizationId] of [
    ["the enterprise", ids.firm],
    ["the recommender", ids.zone],
    ["the department", ids.department],
  ] as const)
    await command("accounts.inviteOfficer", `into ${where}`, { organizationId, role: "auditor", ...invited }, notTheirs);
  await command("accounts.inviteCity", "into the department", { organizationId: ids.department, role: "expert", ...invited }, notTheirs);
  await command("accounts.inviteSystem", "into the city", { organizationId: ids.city, role: "cityStaff", ...invited }, notTheirs);

  const kept = { after: ["successorId notChoice", "membershipId notSelf"] };
  for (const [action, whose, membershipId] of [
    ["endOfficer", "of an enterprise's officer", memberships.leavingOfficer],
    ["endCity", "of city staff", memberships.staffElsewhere],
    ["endCity", "of a leader", memberships.leader],
    ["endSystem", "of a system administrator", memberships.systemAdmin],
    ["endSystem", "of a security administrator", memberships.securityAdmin],
    ["endSystem", "of an auditor", memberships.auditor],
  ] as const)
    await command(`accounts.${action}`, whose, { membershipId, successorId: nobodysId }, kept);
  // One who may end an officer's office reaches no administrator's by that way.
  const notTheirOffice = { after: ["membershipId notChoice"] };
  await command("accounts.endOfficer", "of an auditor", { membershipId: memberships.auditor, successorId: "" }, notTheirOffice);
  await command("accounts.endCity", "of an auditor", { membershipId: memberships.auditor, successorId: "" }, notTheirOffice);

  await command(
    "work.delegateWork",
    "to somebody of another office",
    { toPersonId: persons.auditor, firstDay: today, lastDay: today },
    { after: ["toPersonId notChoice"] },
  );
  await command("work.endDelegation", "one that is none", { delegationId: nobodysId });
  await really("staff", "work.delegateWork", { toPersonId: persons.leavingStaff, firstDay: today, lastDay: today });
  const delegationId = await one(`SELECT id FROM "Delegation" WHERE "membershipId" = $1`, memberships.staff);
  await really("staff", "work.endDelegation", { delegationId });

  await command("accounts.issueReset", "", { personId: persons.scientist }, { changes: true });
  await resetForReal(city);
  await loseOffice(city, faults);

  await desk(city, command);

  const created = { name: "矩阵", kindCode: "nothing", creditCode: "", hostUnitId: "", phone: "" };
  const noKind = { after: ["kindCode notChoice"] };
  await command("organizations.createOrganization", "under the recommender", { ...created, parentId: ids.zone }, noKind);
  await command("organizations.createOrganization", "under the enterprise", { ...created, parentId: ids.firm }, noKind);

  await command("schemes.importScheme", "", { document: "{" }, { after: ["document notJson"] });
  await command("schemes.publishScheme", "published already", { versionId });
  const drawn = { versionId, hash: "drawn long ago" };
  const stale = { versionId: city.draftSchemeId, hash: "drawn long ago" };
  await command("schemes.editScheme", "of another wording", { ...stale, do: "remove", place: "stages.self" });
  await command("schemes.confirmSamples", "of another wording", { ...stale, places: "stages.self", note: "" });
  await command(
    "schemes.copyScheme",
    "nothing to begin from",
    { from: "none", code: "matrixcopy", name: "矩阵" },
    { after: ["from notChoice"] },
  );
  await command("schemes.editScheme", "published already", { ...drawn, do: "remove", place: "stages.self" });
  await command("schemes.confirmSamples", "published already", { ...drawn, places: "stages.self", note: "" });
  await command("schemes.pasteTable", "published already", { versionId, table: "项目\t分值" });
  await command("schemes.dropTable", "published already", { versionId });
  const row = { "r.0.take": "on", "r.0.name": "矩阵" };
  await command("schemes.takeTable", "published already", { ...drawn, columns: "name", note: "矩阵", group: "", ...row });
  await command(
    "schemes.tryScheme",
    "a value that nobody asked for",
    { versionId, "a.nothing": "1" },
    { after: ["a.nothing unknownField"] },
  );
  const round = {
    versionId,
    name: "矩阵",
    receivingOrganizationId: ids.department,
    decidingOrganizationId: ids.department,
    departmentId: "",
  };
  const backwards = { opensOn: today, lastDay: "2020-01-01" };
  await command("schemes.openRound", "", { ...round, ...backwards }, { after: ["lastDay outOfRange"] });
  await command("results.settleRound", "of an open round", { roundId: city.rounds.federation, reason: "" });
}

/** Messages and the calendar of working days. */
async function desk({ ids, persons, sql, one, really }: City, command: Matrix["command"]): Promise<void> {
  const messages = new Map<string, string>();
  for (const personId of new Set(Object.values(persons)))
    messages.set(
      personId,
      await one(
        `INSERT INTO "Message" ("personId", "key", "event", "subjectKind", "params", "createdAt")
        VALUES ($1, 'matrix', 'handedOverAll', 'none', '{"count": 1}', ${portalNow}) RETURNING "id"`,
        personId,
      ),
    );
  const messageId = messages.get(persons.officer) ?? "";
  const own = (who: Who) => ({ messageId: messages.get(persons[who]) ?? messageId });
  await command("messages.markMessage", "one's own", own, { changes: true });
  await command("messages.markMessage", "the officer's", { messageId }, { changes: true });
  await command("messages.markMessage", "none", { messageId: ids.firm });
  await really("officer", "messages.markMessage", { messageId });
  await command("messages.markAllMessages", "one's own", {}, { changes: true });
  await really("officer", "messages.markAllMessages", {});
  await command("messages.setMail", "one's own", { email: "", mailed: "on" });
  await really("officer", "messages.setMail", { email: "", mailed: "on" });

  // A year nobody counts into yet. Seen otherwise than it is, so that the act itself refuses it.
  const day = { day: "2099-06-01", name: "某日", source: "某通知" };
  const { working = null } = (await sql<{ working: boolean }>(`SELECT "working" FROM "CalendarDay" WHERE "date" = $1`, day.day))[0] ?? {};
  const seen = working === false ? "rest" : "plain";
  await command("calendar.setDay", "seen otherwise than it is", { ...day, choice: "rest", seen: seen === "rest" ? "plain" : "rest" });
  await command("calendar.confirmYear", "without days", { year: "2098", source: "某通知" }, { after: ["source noDays"] });
  await really("staff", "calendar.setDay", { ...day, choice: "rest", seen });
  await really("staff", "calendar.confirmYear", { year: "2099", source: "某通知" });
}

/** The way of a forgotten password, for real: asked for, checked, used up. */
async function resetForReal(city: City): Promise<void> {
  const { really, phones, persons, stranger } = city;
  await really(stranger(), "accounts.requestReset", { phone: phones.scientist });
  const { value } = await really("securityAdmin", "accounts.issueReset", { personId: persons.scientist });
  await really(stranger(), "accounts.useReset", { token: (value as { token: string }).token, password });
  city.clients.scientist = await city.signedIn(phones.scientist);
}

/** Whoever loses an office loses it at once, in the session that is open. */
async function loseOffice(city: City, faults: string[]): Promise<void> {
  const leaving = await city.signedIn(city.phones.leavingOfficer);
  const open = async () => (await leaving.send("/enterprise")).status;
  const before = await open();
  await city.really("staff", "accounts.endOfficer", { membershipId: city.memberships.leavingOfficer, successorId: "" });
  const after = await open();
  await city.really("systemAdmin", "accounts.endCity", { membershipId: city.memberships.leavingStaff, successorId: "" });
  await city.really("securityAdmin", "accounts.endSystem", { membershipId: city.memberships.leavingAuditor, successorId: "" });
  if (before !== 200 || after !== 404) faults.push(`an office that ended still opens its desk: ${before}, then ${after}`);
}

/** A cookie that was kept opens nothing; another window of the same person stays after one way of leaving, and goes with the other. */
export async function tryLeaving(city: City, { command, faults }: Matrix): Promise<void> {
  const people = everybody.filter((who) => who in city.persons);
  const otherWindow = await city.signedIn(city.phones.officer);
  const isIn = async (client: Client) => (await client.send("/account")).status === 200;
  for (const name of ["accounts.signOut", "accounts.signOutEverywhere"]) {
    const kept = people.map((who) => [who, city.clients[who].clone()] as const);
    await command(name, "", {}, { changes: true, retry: false });
    city.done.add(name);
    for (const [who, client] of kept) if (await isIn(client)) faults.push(`${name}: the old cookie of ${who} still opens a page`);
    if ((await isIn(otherWindow)) !== (name === "accounts.signOut")) faults.push(`${name}: the other window is not as it should be`);
    await Promise.all(
      people.map(async (who) => {
        city.clients[who] = await city.signedIn(city.phones[who]);
      }),
    );
  }
}
