// Who acts: sessions, the posts they act under, and the door they come in by.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { acceptInvitation, endOfficer, endSystem, inviteOfficer } from "@/lib/accounts/commands/membership";
import { changePassword, issueReset, useReset } from "@/lib/accounts/commands/password";
import { signIn, signOut, signOutEverywhere, switchMembership } from "@/lib/accounts/commands/session";
import { failuresBeforeLock, lockMinutes } from "@/lib/accounts/rules";
import { readApplication } from "@/lib/applications/queries/dossier";
import * as stages from "@/lib/applications/commands/stages";
import type { Actor } from "@/lib/kernel/access";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { hashPassword, passwordMatches } from "@/lib/server/password";
import { hashToken } from "@/lib/server/secrets";
import { actorOf } from "@/lib/server/session";
import { act, buildCity, type City, later, monday, openToken, password, type PersonKey, phoneOf, signedIn, visitor } from "../support/city";
import { revisionOf, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

// The real thing, counted.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const minute = 60_000;
const after = (ms: number) => new Date(monday.getTime() + ms);
const tokenOf = (key: PersonKey) => openToken(city.persons[key]);
const sessionOf = async (token: string) =>
  (
    await portal.sql<{ lastSeenAt: Date; idleUntil: Date; absoluteUntil: Date; revokedAt: Date | null; membershipId: string | null }>(
      'SELECT * FROM "Session" WHERE "tokenHash" = $1',
      hashToken(token),
    )
  )[0];
const isAlive = async (token: string) => (await actorOf(token)).kind === "person";

describe("a session", () => {
  it("is named by its token and by nothing else", async () => {
    const token = await tokenOf("staff");
    expect(await actorOf(token)).toMatchObject({
      kind: "person",
      personId: city.persons.staff,
      name: "沈嘉禾",
      acting: { role: "cityStaff", organizationId: city.ids.academic },
    });
    for (const guess of ["", hashToken(token), `${token} `, token.toUpperCase(), "' OR true --"])
      expect(await actorOf(guess), guess).toEqual(visitor);
    expect(await portal.one("SELECT count(*)::int FROM \"Session\" s WHERE s::text LIKE '%' || $1 || '%'", token)).toBe(0);
  });

  it.each([
    ["staff", 15],
    ["security", 15],
    ["highTech", 15],
    ["pharma", 30],
    ["scientist", 30],
  ] as const)("of %s ends after %i minutes without an act", async (key, minutes) => {
    const token = await tokenOf(key);
    await portal.setClock(after(minutes * minute));
    expect(await isAlive(token)).toBe(false);
    // It was the idle limit and nothing else: a millisecond earlier, and with a longer limit, it lives.
    await portal.sql('UPDATE "Session" SET "idleUntil" = $2 WHERE "tokenHash" = $1', hashToken(token), after(minutes * minute + 1));
    expect(await isAlive(token)).toBe(true);
    const other = await tokenOf(key);
    await portal.setClock(after(2 * minutes * minute - 1));
    expect(await isAlive(other)).toBe(true);
  });

  it("lives on with each act, counted at most once a minute, and never past twelve hours", async () => {
    const token = await tokenOf("staff");
    await portal.setClock(after(59_999));
    await actorOf(token);
    expect(await sessionOf(token)).toMatchObject({ lastSeenAt: monday, idleUntil: after(15 * minute) });
    await portal.setClock(after(minute));
    await actorOf(token);
    expect(await sessionOf(token)).toMatchObject({ lastSeenAt: after(minute), idleUntil: after(16 * minute) });
    for (let at = 10; at < 12 * 60; at += 10) {
      await portal.setClock(after(at * minute));
      expect(await isAlive(token), `${at} minutes`).toBe(true);
    }
    expect(await sessionOf(token)).toMatchObject({ idleUntil: after(12 * 60 * minute), absoluteUntil: after(12 * 60 * minute) });
    await portal.setClock(after(12 * 60 * minute - 1));
    expect(await isAlive(token)).toBe(true);
    await portal.setClock(after(12 * 60 * minute));
    expect(await isAlive(token)).toBe(false);
    // Nothing prolongs it: the table holds idle within absolute.
    await expect(
      portal.sql('UPDATE "Session" SET "idleUntil" = $2 WHERE "tokenHash" = $1', hashToken(token), after(13 * 60 * minute)),
    ).rejects.toThrow(/Session_idle_within_absolute/);
  });

  it("ends at once when it is signed out, and so do all by one act", async () => {
    const [one, two, stranger] = [await tokenOf("pharma"), await tokenOf("pharma"), await tokenOf("bearing")];
    await act(signOut, await actorOf(one), {});
    expect([await isAlive(one), await isAlive(two)]).toEqual([false, true]);
    expect((await sessionOf(one))?.revokedAt).toEqual(monday);
    const three = await tokenOf("pharma");
    await act(signOutEverywhere, await actorOf(two), {});
    expect([await isAlive(two), await isAlive(three), await isAlive(stranger)]).toEqual([false, false, true]);
  });

  it("ends elsewhere when the password is changed, everywhere when it is reset", async () => {
    const [here, there] = [await tokenOf("bearing"), await tokenOf("bearing")];
    await act(changePassword, await actorOf(here), { current: password, password: "another-password-1" });
    expect([await isAlive(here), await isAlive(there)]).toEqual([true, false]);
    const { token } = await act(issueReset, await city.as("security"), { personId: city.persons.bearing });
    await act(useReset, visitor, { token, password });
    expect(await isAlive(here)).toBe(false);
  });

  it("ends with the account", async () => {
    const token = await tokenOf("scientist");
    await portal.sql(`UPDATE "Person" SET status = 'closed' WHERE id = $1`, city.persons.scientist);
    expect(await isAlive(token)).toBe(false);
    await portal.sql(`UPDATE "Person" SET status = 'active' WHERE id = $1`, city.persons.scientist);
    expect(await isAlive(token)).toBe(true);
  });
});

describe("a post", () => {
  /** Another officer for one test, with the code of the invitation accepted. */
  let count = 0;
  async function newcomer(organizationId: string, role: "enterpriseOfficer" | "townshipOfficer") {
    const phone = `1380000${String((count += 1)).padStart(4, "0")}`;
    const { code } = await act(inviteOfficer, await city.as("staff"), { organizationId, role, name: `新人${count}`, phone });
    const { token } = await act(acceptInvitation, visitor, { code, password });
    const actor = await actorOf(token ?? "");
    if (actor.kind !== "person" || !actor.acting) throw new Error("the newcomer has no post");
    return { token: token ?? "", personId: actor.personId, membershipId: actor.acting.id, phone };
  }
  const decideEndorsement = async (actor: Actor, id: string) =>
    runCommand(stages.endorseRecommend, actor, { applicationId: id, revision: await revisionOf(id), comment: "同意" });

  it("ends at once, in the sessions that are open", async () => {
    const officer = await newcomer(city.ids.highTechZone, "townshipOfficer");
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    expect(await readApplication(await actorOf(officer.token), id)).not.toBeNull();
    const before = await actorOf(officer.token);
    await act(endOfficer, await city.as("staff"), { membershipId: officer.membershipId, successorId: "" });

    const now = await actorOf(officer.token);
    expect(now).toMatchObject({ kind: "person", acting: null, memberships: [] });
    expect(await readApplication(now, id)).toBeNull();
    expect(await decideEndorsement(now, id)).toEqual({ ok: false, problem: { kind: "notFound" } });
    // The control: with the rights of a moment ago the same act goes through, so it was the post's end that stopped it.
    expect((await decideEndorsement(before, id)).ok).toBe(true);
  });

  it("begins and ends at its instant", async () => {
    const officer = await newcomer(city.ids.pharma, "enterpriseOfficer");
    await portal.sql(
      'UPDATE "Membership" SET "validFrom" = $2, "validTo" = $3 WHERE id = $1',
      officer.membershipId,
      after(minute),
      after(2 * minute),
    );
    const acting = async (ms: number) => {
      await portal.setClock(after(ms));
      const actor = await actorOf(officer.token);
      return actor.kind === "person" && actor.acting !== null;
    };
    expect([await acting(minute - 1), await acting(minute), await acting(2 * minute - 1), await acting(2 * minute)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("ends with its organization", async () => {
    const officer = await newcomer(city.ids.bearing, "enterpriseOfficer");
    await portal.sql(`UPDATE "Organization" SET status = 'dissolved' WHERE id = $1`, city.ids.bearing);
    expect(await actorOf(officer.token)).toMatchObject({ acting: null, memberships: [] });
    await portal.sql(`UPDATE "Organization" SET status = 'active' WHERE id = $1`, city.ids.bearing);
    expect(await actorOf(officer.token)).toMatchObject({ acting: { organizationId: city.ids.bearing } });
  });

  it("is chosen among one's own only", async () => {
    const officer = await newcomer(city.ids.pharmaAssociation, "enterpriseOfficer");
    const { code } = await act(inviteOfficer, await city.as("staff"), {
      organizationId: city.ids.pharma,
      role: "enterpriseOfficer",
      name: "新人",
      phone: officer.phone,
    });
    await act(acceptInvitation, await actorOf(officer.token), { code });
    const actor = await actorOf(officer.token);
    if (actor.kind !== "person") throw new Error("signed out");
    expect(actor.memberships.length).toBe(2);
    const other = (await signedIn(city.persons.security)).acting?.id;
    const refused = { ok: false, problem: { kind: "invalidInput", fields: { membershipId: ["notChoice"] } } };

    const held = (await sessionOf(officer.token))?.membershipId;
    for (const membershipId of [other, "00000000-0000-4000-8000-000000000000"])
      expect(await runCommand(switchMembership, actor, { membershipId })).toEqual(refused);
    expect((await sessionOf(officer.token))?.membershipId).toBe(held);

    for (const { id, organizationId } of actor.memberships) {
      await act(switchMembership, await actorOf(officer.token), { membershipId: id });
      expect(await actorOf(officer.token)).toMatchObject({ acting: { id, organizationId } });
    }
    await act(switchMembership, await actorOf(officer.token), { membershipId: "" });
    expect(await actorOf(officer.token)).toMatchObject({ acting: null });

    await act(endOfficer, await city.as("staff"), { membershipId: officer.membershipId, successorId: "" });
    expect(await runCommand(switchMembership, await actorOf(officer.token), { membershipId: officer.membershipId })).toEqual(refused);
    // Whoever writes another's post into the session row by hand gains nothing by it.
    await portal.sql('UPDATE "Session" SET "membershipId" = $2 WHERE "tokenHash" = $1', hashToken(officer.token), other);
    expect(await actorOf(officer.token)).toMatchObject({ acting: null });
  });

  it("is not given to oneself, nor ended by oneself", async () => {
    const staff = await city.as("staff");
    const self = { organizationId: city.ids.highTechZone, role: "townshipOfficer", name: "沈嘉禾", phone: phoneOf("staff") };
    expect(await runCommand(inviteOfficer, staff, self)).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { phone: ["notSelf"] } },
    });
    const security = await city.as("security");
    expect(await runCommand(endSystem, security, { membershipId: security.acting?.id, successorId: "" })).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { membershipId: ["notSelf"] } },
    });
  });

  it("hands its work on to the successor, or back to the role", async () => {
    for (const succeeded of [true, false]) {
      const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
      const leaving = await newcomer(city.ids.highTechZone, "townshipOfficer");
      await portal.sql('UPDATE "WorkItem" SET "assigneeId" = $2 WHERE "applicationId" = $1 AND "closedAt" IS NULL', id, leaving.personId);
      const successorId = succeeded ? city.persons.highTech : "";
      await act(endOfficer, await city.as("staff"), { membershipId: leaving.membershipId, successorId });
      expect(await portal.one('SELECT "assigneeId" FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL', id)).toBe(
        succeeded ? city.persons.highTech : null,
      );
    }
  });
});

describe("the way in", () => {
  const enter = (phone: string, typed: string) => act(signIn, visitor, { phone, password: typed });
  const credential = async (key: PersonKey) =>
    (
      await portal.sql<{ failures: number; lockedUntil: Date | null }>(
        'SELECT failures, "lockedUntil" FROM "Credential" WHERE "personId" = $1',
        city.persons[key],
      )
    )[0];
  const forgive = (key: PersonKey) =>
    portal.sql('UPDATE "Credential" SET failures = 0, "lockedUntil" = NULL WHERE "personId" = $1', city.persons[key]);
  afterEach(() => vi.restoreAllMocks());

  it("leads in by number and password, however the number is written", async () => {
    for (const phone of [phoneOf("deputy"), `+86 ${phoneOf("deputy")}`, phoneOf("deputy").replace(/(\d{3})(\d{4})/, "$1-$2-")]) {
      const entered = await enter(phone, password);
      expect(entered.ok && (await actorOf(entered.token))).toMatchObject({ personId: city.persons.deputy, acting: { role: "cityLeader" } });
      if (entered.ok) expect(entered.target).toBe("/city");
    }
    expect(await portal.one(`SELECT count(*)::int FROM "Credential" WHERE hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'`)).toBe(
      Object.keys(city.persons).length + (await portal.one(`SELECT count(*)::int FROM "Person" WHERE name LIKE '新人%'`)),
    );
  });

  it("leads nowhere else than to this site", async () => {
    for (const [next, target] of [
      ["/applications/1", "/applications/1"],
      ["//evil.example", "/city"],
      ["https://evil.example", "/city"],
      ["/\\evil.example", "/city"],
    ]) {
      const entered = await act(signIn, visitor, { phone: phoneOf("deputy"), password, next });
      expect(entered.ok && entered.target).toBe(target);
    }
  });

  it(`closes for fifteen minutes after ${failuresBeforeLock} wrong passwords`, async () => {
    for (let i = 1; i < failuresBeforeLock; i += 1) await enter(phoneOf("deputy"), `wrong-${i}`);
    expect(await credential("deputy")).toEqual({ failures: failuresBeforeLock - 1, lockedUntil: null });
    expect((await enter(phoneOf("deputy"), password)).ok).toBe(true);
    expect(await credential("deputy")).toEqual({ failures: 0, lockedUntil: null });

    for (let i = 1; i <= failuresBeforeLock; i += 1) await enter(phoneOf("deputy"), `wrong-${i}`);
    const until = after(lockMinutes * minute);
    expect(await credential("deputy")).toEqual({ failures: 0, lockedUntil: until });
    await portal.setClock(new Date(until.getTime() - 1));
    expect((await enter(phoneOf("deputy"), password)).ok).toBe(false);
    // Guesses at a closed door neither open it nor keep it closed.
    expect(await credential("deputy")).toEqual({ failures: 0, lockedUntil: until });
    await portal.setClock(until);
    expect((await enter(phoneOf("deputy"), password)).ok).toBe(true);
    // Each of these tries is in the record, none with what was typed.
    const [tries] = await portal.sql(
      `SELECT count(*) FILTER (WHERE changes ? 'Session.refused')::int AS refused, count(*) FILTER (WHERE changes::text LIKE '%locked%')::int AS locked
       FROM "AuditEntry" WHERE permission = 'account.signIn' AND "subjectId" = $1`,
      city.persons.deputy,
    );
    expect(tries).toEqual({ refused: 10, locked: 1 });
  });

  it("counts guesses that come all at once like guesses one by one", async () => {
    await portal.sql(`CREATE TABLE public.guess (n serial, failures int, locked boolean);
      CREATE FUNCTION note_guess() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO public.guess (failures, locked) VALUES (NEW.failures, NEW."lockedUntil" IS NOT NULL); RETURN NEW; END $$;
      CREATE TRIGGER note_guess AFTER UPDATE ON "Credential" FOR EACH ROW EXECUTE FUNCTION note_guess()`);
    const notes = () => portal.sql<{ failures: number; locked: boolean }>("SELECT failures, locked FROM public.guess ORDER BY n");
    const counted = async () =>
      (await notes()).filter(({ locked, failures }, i, all) => failures > 0 || (locked && !all[i - 1]?.locked)).length;

    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, i) => enter(phoneOf("deputy"), `guess-${i}`)));
    expect(outcomes.every(({ ok }) => !ok)).toBe(true);
    expect(await notes()).toHaveLength(30);
    expect(await counted()).toBe(failuresBeforeLock);
    expect(await credential("deputy")).toEqual({ failures: 0, lockedUntil: after(lockMinutes * minute) });
    expect((await enter(phoneOf("deputy"), password)).ok).toBe(false);

    // Read first and written later, without holding the row: every guess sees the same count, and the door stays open.
    await forgive("deputy");
    await portal.sql("TRUNCATE public.guess");
    let waiting = 0;
    let release = () => {};
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const naive = async (guess: string) => {
      const row = await db().credential.findUniqueOrThrow({ where: { personId: city.persons.deputy } });
      if ((waiting += 1) === 12) release();
      await all;
      if (await passwordMatches(row.hash, guess)) return;
      const failures = row.failures + 1;
      await db().credential.update({
        where: { personId: city.persons.deputy },
        data: failures >= failuresBeforeLock ? { failures: 0, lockedUntil: after(lockMinutes * minute) } : { failures },
      });
    };
    await Promise.all(Array.from({ length: 12 }, (_, i) => naive(`guess-${i}`)));
    expect(await credential("deputy")).toEqual({ failures: 1, lockedUntil: null });
    await forgive("deputy");
    await portal.sql('DROP TRIGGER note_guess ON "Credential"; DROP TABLE public.guess');
  });

  it("costs the same for a number nobody has as for a wrong password, and for a closed door", async () => {
    const work = async (phone: string) => {
      const statements = vi.spyOn(pg.Client.prototype, "query");
      vi.mocked(verify).mockClear();
      vi.mocked(hash).mockClear();
      const entered = await enter(phone, "wrong-password");
      expect(entered).toEqual({ ok: false });
      const texts = statements.mock.calls.map(([query]: unknown[]) =>
        typeof query === "string" ? query : (query as { text: string }).text,
      );
      statements.mockRestore();
      const costs = vi.mocked(verify).mock.calls.map(([stored]) => String(stored).split("$").slice(1, 4).join(" "));
      return { texts, costs, hashes: vi.mocked(hash).mock.calls.length };
    };
    await enter(phoneOf("deputy"), "warm-up");
    await forgive("deputy");
    const unknown = await work("13800099999");
    const wrong = await work(phoneOf("deputy"));
    await portal.sql('UPDATE "Credential" SET "lockedUntil" = $2 WHERE "personId" = $1', city.persons.deputy, after(minute));
    const locked = await work(phoneOf("deputy"));
    await forgive("deputy");
    await portal.sql('UPDATE "Credential" SET failures = $2 WHERE "personId" = $1', city.persons.deputy, failuresBeforeLock - 1);
    const locking = await work(phoneOf("deputy"));
    await forgive("deputy");

    expect(wrong.costs).toEqual(["argon2id v=19 m=19456,t=2,p=1"]);
    expect(wrong.texts.length).toBeGreaterThan(5);
    for (const other of [unknown, locked]) expect(other).toEqual(wrong);
    expect({ ...locking, texts: locking.texts.length }).toEqual({ ...wrong, texts: wrong.texts.length }); // it sets one column more
    // The control: the count does see a difference where there is one.
    vi.mocked(verify).mockClear();
    const right = await (async () => {
      const statements = vi.spyOn(pg.Client.prototype, "query");
      await enter(phoneOf("deputy"), password);
      const count = statements.mock.calls.length;
      statements.mockRestore();
      return count;
    })();
    expect(right).toBeGreaterThan(wrong.texts.length);
  });

  it("keeps passwords as salted hashes of their own", async () => {
    const [one, two] = [await hashPassword(password), await hashPassword(password)];
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, password)).toBe(true);
    expect(await passwordMatches(one, `${password} `)).toBe(false);
    expect(await passwordMatches(null, password)).toBe(false);
  });

  it("by a reset link works once, for a day, and not after a newer one", async () => {
    const security = await city.as("security");
    const reset = (token: string, at = monday) => portal.setClock(at).then(() => runCommand(useReset, visitor, { token, password }));
    const unusable = { ok: false, problem: { kind: "invalidInput", fields: { token: ["tokenUnusable"] } } };
    const first = await act(issueReset, security, { personId: city.persons.deputy });
    const second = await act(issueReset, security, { personId: city.persons.deputy });
    expect(await reset(first.token)).toEqual(unusable);
    expect(await reset(second.token, later(monday, 1))).toEqual(unusable);
    expect((await reset(second.token, later(monday, 1, -1))).ok).toBe(true);
    expect(await reset(second.token)).toEqual(unusable);
    expect(await portal.one("SELECT count(*)::int FROM \"OneTimeToken\" t WHERE t::text LIKE '%' || $1 || '%'", second.token)).toBe(0);
  });
});
