// Messages: who hears of what, once, and whose they are to read.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endCity } from "@/lib/accounts/commands/membership";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { markAllMessages, markMessage } from "@/lib/messages/commands";
import { countUnread, listMessages, readMailSetting } from "@/lib/messages/queries";
import { tell } from "@/lib/messages/writes";
import { jobHandlers } from "@/lib/runner/jobs";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { assignWork } from "@/lib/work/commands/assign";
import { act, buildCity, type City, later, monday, type PersonKey, visitor } from "../support/city";
import { bringTo, draft, move, proposal, revisionOf, submitted, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { times } from "../support/race";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.sql('DELETE FROM "Message"'));

/** "event" of each message somebody has, oldest first. */
const heard = async (key: PersonKey) =>
  (
    await portal.sql<{ event: string }>(
      `SELECT "event" FROM "Message" WHERE "personId" = $1 ORDER BY "createdAt", "event"`,
      city.persons[key],
    )
  ).map(({ event }) => event);
/** Handed in, and no longer to be taken back: the office has heard of it. */
async function apply(): Promise<string> {
  const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
  await jobHandlers.announceWork({});
  return id;
}

describe("an application's way is told", () => {
  it("to its officers and to each office, and not to who did it", async () => {
    const id = await apply();
    expect(await heard("pharma")).toEqual(["submitted"]);
    expect(await heard("highTech")).toEqual(["newWork"]);
    expect(await heard("jiangbei")).toEqual([]);
    await move(city, "highTech", stages.endorseReturn, id, { comment: "补正", m: { hours: "写清楚" } });
    expect(await heard("pharma")).toContain("returned");
    const returned = await db().message.findFirstOrThrow({ where: { personId: city.persons.pharma, event: "returned" } });
    const item = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    expect(returned.params).toMatchObject({ purpose: "revise", dueAt: item.dueAt?.toISOString(), applicant: "新纪元制药科协" });
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意推荐" });
    expect(await heard("highTech")).toEqual(["newWork", "newWork"]);
    expect(await heard("colleague")).toEqual(["newWork"]);

    await bringTo(city, id, "decide");
    await portal.sql('DELETE FROM "Message"');
    await move(city, "staff", stages.decisionPropose, id, proposal("2026-11-23"));
    expect([await heard("leader"), await heard("deputy"), await heard("staff")]).toEqual([["newWork"], ["newWork"], []]);
    await move(city, "leader", stages.decisionApprove, id, { documentNumber: "临科协发〔2026〕31号" });
    expect(await heard("pharma")).toEqual(["approved"]);
    expect([await heard("staff"), await heard("colleague")]).toEqual([["newWork"], ["newWork"]]);
    await move(city, "staff", stages.awardPlaque, id);
    expect((await heard("pharma")).toSorted()).toEqual(["approved", "awarded"]);
  });

  it("when it was refused, and taken up again", async () => {
    const id = await apply();
    await move(city, "highTech", stages.endorseRefuse, id, { comment: "不推荐" });
    await move(city, "staff", lifecycle.reopenApplication, id, { comment: "重新办理" });
    expect((await heard("pharma")).toSorted()).toEqual(["refused", "reopened", "submitted"]);
  });

  it("not at all when the act was taken back", async () => {
    const id = await apply();
    const before = await portal.one('SELECT count(*)::int FROM "Message"');
    expect(await tryMove(city, "highTech", stages.endorseRecommend, id, { comment: "" })).toMatchObject({ ok: false });
    expect(await tryMove(city, "highTech", stages.endorseRecommend, id, { comment: "好", revision: 0 })).toMatchObject({ ok: false });
    expect(await portal.one('SELECT count(*)::int FROM "Message"')).toBe(before);
  });

  it("to the next office only when the applicant can no longer take it back, and not at all when it was taken back", async () => {
    const officer = await city.as("pharma");
    const hand = async () => {
      const id = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
      await act(lifecycle.submitApplication, officer, { applicationId: id, revision: await revisionOf(id) });
      return id;
    };
    const [kept, revoked] = [await hand(), await hand()];
    await portal.setClock(later(monday, 0, 10 * 60_000 - 1));
    await jobHandlers.announceWork({});
    expect(await heard("highTech")).toEqual([]);
    await act(lifecycle.revokeApplication, officer, { applicationId: revoked, revision: await revisionOf(revoked) });
    await portal.setClock(later(monday, 0, 10 * 60_000));
    await Promise.all(times(4, () => jobHandlers.announceWork({})));
    const told = await portal.sql(`SELECT "subjectId" FROM "Message" WHERE "personId" = $1`, city.persons.highTech);
    expect(told).toEqual([{ subjectId: kept }]);
    await portal.setClock(monday);
  });

  it("when the round closed over a draft, once, and by nobody but the system", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    await portal.setClock(new Date(round.closesAt.getTime() - 1));
    await jobHandlers.sweepApplications({});
    expect(await portal.one(`SELECT "status" FROM "Application" WHERE "id" = $1`, id)).toBe("draft");
    await portal.setClock(round.closesAt);
    await Promise.all(times(4, () => jobHandlers.sweepApplications({})));
    expect(await portal.one(`SELECT "status" FROM "Application" WHERE "id" = $1`, id)).toBe("lapsed");
    expect(await portal.sql(`SELECT "event" FROM "Message" WHERE "subjectId" = $1`, id)).toEqual([{ event: "expired" }]);
    expect(
      await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE "permission" = 'application.expire' AND "subjectId" = $1`, id),
    ).toBe(1);
    await portal.setClock(monday);
  });

  it("not of a draft, which one opened oneself", async () => {
    await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    expect(await heard("pharma")).toEqual([]);
  });

  it("to no one whose post has ended or not begun", async () => {
    const { organizationId, role } = { organizationId: city.ids.academic, role: "cityStaff" as const };
    const say = (key: string, at: Date) =>
      db().$transaction((tx) => tell(tx, { event: "newWork", key, subject: null, to: { organizationId, role } }, at));
    await say("before", later(monday, -1));
    expect(await heard("staff")).toEqual([]);
    await say("now", later(monday, 1));
    expect([await heard("staff"), await heard("colleague")]).toEqual([["newWork"], ["newWork"]]);
  });
});

describe("work that is handed on", () => {
  it("is told to whoever gets it, each time, and not to who gives it to oneself", async () => {
    const id = await apply();
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意推荐" });
    const item = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    await portal.sql('DELETE FROM "Message"');
    const give = async (by: "staff" | "colleague", to: "staff" | "colleague") =>
      act(assignWork, await city.as(by), { workItemId: item.id, assigneeId: city.persons[to] });
    await give("staff", "colleague");
    await give("colleague", "colleague");
    await portal.setClock(later(monday, 0, 1000));
    await give("colleague", "staff");
    await portal.setClock(later(monday, 0, 2000));
    await give("staff", "colleague");
    await portal.setClock(monday);
    expect([await heard("staff"), await heard("colleague")]).toEqual([["handedOver"], ["handedOver", "handedOver"]]);

    const post = await db().membership.findFirstOrThrow({ where: { personId: city.persons.colleague, validTo: null } });
    await act(endCity, await city.as("security"), { membershipId: post.id, successorId: city.persons.staff });
    expect((await heard("staff")).toSorted()).toEqual(["handedOver", "handedOverAll"]);
    await db().membership.update({ where: { id: post.id }, data: { validTo: null } });
  });
});

describe("the same event", () => {
  it("told by many at once is one message", async () => {
    const tells = times(8, () =>
      db().$transaction((tx) =>
        tell(
          tx,
          { event: "handedOverAll", key: "same", subject: null, to: { personId: city.persons.staff }, params: { count: 2 } },
          monday,
        ),
      ),
    );
    await Promise.all(tells);
    expect(await heard("staff")).toEqual(["handedOverAll"]);
  });

  it("would be eight without the key (control)", async () => {
    await Promise.all(
      times(8, (i) =>
        db().$transaction((tx) =>
          tell(tx, { event: "handedOverAll", key: `other ${i}`, subject: null, to: { personId: city.persons.staff } }, monday),
        ),
      ),
    );
    expect(await heard("staff")).toHaveLength(8);
  });
});

describe("one's own messages", () => {
  const say = (to: PersonKey, n: number, at = monday) =>
    db().$transaction(async (tx) => {
      for (let i = 0; i < n; i += 1)
        await tell(
          tx,
          { event: "handedOverAll", key: `${to} ${i} ${at.toISOString()}`, subject: null, to: { personId: city.persons[to] } },
          later(at, 0, i),
        );
    });

  it("come newest first, a page at a time, each once", async () => {
    await say("staff", 70);
    const staff = await city.as("staff");
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { rows, next } = await listMessages(staff, after);
      seen.push(...rows.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    const all = await portal.sql<{ id: string }>('SELECT "id" FROM "Message" ORDER BY "createdAt" DESC, "id" DESC');
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it("are counted to a hundred and no further", async () => {
    await say("staff", 3);
    expect(await countUnread(await city.as("staff"))).toBe(3);
    await portal.sql(
      `INSERT INTO "Message" ("personId", "key", "event", "subjectKind", "params", "createdAt")
      SELECT $1, 'n' || n, 'handedOverAll', 'none', '{}', now() FROM generate_series(1, 150) n`,
      city.persons.staff,
    );
    expect(await countUnread(await city.as("staff"))).toBe(100);
    expect(await countUnread(visitor)).toBe(0);
  });

  it("are nobody else's to see, to page by or to mark", async () => {
    await say("staff", 2);
    await say("colleague", 1);
    const [theirs] = (await listMessages(await city.as("staff"), null)).rows;
    const colleague = await city.as("colleague");
    expect((await listMessages(colleague, null)).rows).toHaveLength(1);
    expect((await listMessages(colleague, theirs?.id ?? "")).rows).toHaveLength(1);
    for (const who of ["colleague", "leader", "system", "security", "auditor", "scientist"] as const)
      expect(await runCommand(markMessage, await city.as(who), { messageId: theirs?.id })).toEqual({
        ok: false,
        problem: { kind: "notFound" },
      });
    expect(await runCommand(markMessage, visitor, { messageId: theirs?.id })).toEqual({ ok: false, problem: { kind: "notSignedIn" } });
    expect(await countUnread(await city.as("staff"))).toBe(2);
  });

  it("are marked one by one, or all of them", async () => {
    await say("staff", 3);
    await say("colleague", 1);
    const staff = await city.as("staff");
    const [first] = (await listMessages(staff, null)).rows;
    await act(markMessage, staff, { messageId: first?.id });
    expect(await countUnread(staff)).toBe(2);
    await act(markAllMessages, staff, {});
    expect(await countUnread(staff)).toBe(0);
    expect(await countUnread(await city.as("colleague"))).toBe(1);
  });

  it("hold no person's name, number or answer", async () => {
    await apply();
    const rows = await portal.sql<{ said: string }>('SELECT "params"::text AS said FROM "Message"');
    expect(rows.length).toBeGreaterThan(0);
    for (const { said } of rows) expect(said).not.toMatch(/陈淑敏|林晓雯|创新路|139\d{8}|0000-66552201/);
    expect(await readMailSetting(await city.as("pharma"))).toEqual({ email: null, mailed: true, on: false });
  });
});
