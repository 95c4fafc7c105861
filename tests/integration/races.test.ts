// Several at once: one wins, and nobody is told otherwise. Beside each race runs the same one without its guard.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation, inviteOfficer } from "@/lib/accounts/commands/membership";
import { issueReset, requestReset, useReset } from "@/lib/accounts/commands/password";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { resubmitApplication, submitApplication, withdrawApplication } from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import type { Outcome } from "@/lib/kernel/outcome";
import { drawNumber } from "@/lib/numbers/writes";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { passwordMatches } from "@/lib/server/password";
import { hashToken } from "@/lib/server/secrets";
import { assignWork } from "@/lib/work/commands/assign";
import { openWork } from "@/lib/work/writes";
import { act, buildCity, type City, monday, password, type PersonActor, type PersonKey, phoneOf, visitor } from "../support/city";
import { anyFile, bringTo, draft, move, proposal, revisionOf, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { barrier, heldAt, times } from "../support/race";

let portal: Portal;
let city: City;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
});
afterAll(() => portal.close());

const conflict = { ok: false, problem: { kind: "conflict" } };
const newRound = () => city.roundOf("kunshan2024");
const count = (text: string, ...values: unknown[]) => portal.one(`SELECT count(*)::int FROM ${text}`, ...values);

/** The race's outcomes, each as what the caller was told; a fault fails the test. */
async function race<V>(table: string, racers: readonly (() => Promise<Outcome<V>>)[]): Promise<Outcome<V>[]> {
  const settled = await heldAt(portal, table, racers);
  return settled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}
const told = (outcomes: readonly Outcome<unknown>[]) => outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.problem.kind)).toSorted();
const without = async <V>(drop: string, work: () => Promise<V>, restore: string) => {
  await portal.sql(drop);
  try {
    return await work();
  } finally {
    await portal.sql(restore);
  }
};

describe("a form sent many times at once", () => {
  const pattern = () => city.rounds.kunshan2024.document.applicationNumber.value;
  const series = () => portal.one('SELECT coalesce(max(next), 1) FROM "NumberSeries" WHERE key = $1', `${pattern()}#2026`);

  it.each([2, 10, 50])("%i equal posts make one submission, and all are told of it", async (n) => {
    const id = await draft(city, "kunshan2024", { round: await newRound() });
    const input = { applicationId: id, revision: String(await revisionOf(id)) };
    const next = await series();
    const outcomes = await race(
      "Idempotency",
      times(n, () => () => runCommand(submitApplication, who.pharma, input, { idempotencyKey: `submit-${n}` })),
    );
    expect(outcomes).toEqual(times(n, () => ({ ok: true, value: { id } })));
    expect(await series()).toBe(next + 1);
    expect(await count('"Submission" WHERE "applicationId" = $1', id)).toBe(1);
    expect(await count(`"Stage" WHERE "applicationId" = $1`, id)).toBe(city.rounds.kunshan2024.document.stages.length);
    expect(await count(`"WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`, id)).toBe(1);
    expect(await count(`"AuditEntry" WHERE "subjectId" = $1 AND permission = 'application.submit'`, id)).toBe(1);
    expect(await portal.one('SELECT revision FROM "Application" WHERE id = $1', id)).toBe(Number(input.revision) + 1);
  });

  it("without the key one is told, and the others that somebody was before them", async () => {
    const id = await draft(city, "kunshan2024", { round: await newRound() });
    const input = { applicationId: id, revision: String(await revisionOf(id)) };
    const next = await series();
    const outcomes = await race(
      "Application",
      times(10, () => () => runCommand(submitApplication, who.pharma, input)),
    );
    expect(told(outcomes)).toEqual([...times(9, () => "conflict"), "ok"]);
    expect(await series()).toBe(next + 1);
    expect(await count('"Submission" WHERE "applicationId" = $1', id)).toBe(1);
  });

  it("without lock, revision and index makes as many as there were posts", async () => {
    const id = await draft(city, "kunshan2024", { round: await newRound() });
    const next = await series();
    const meet = barrier(10);
    const naive = async () => {
      const row = await db().application.findUniqueOrThrow({ where: { id }, select: { status: true, answers: true } });
      await meet();
      if (row.status !== "draft") return;
      await db().$transaction(async (tx) => {
        const number = await drawNumber(tx, pattern(), monday);
        await tx.application.update({ where: { id }, data: { status: "inProgress", number, submittedAt: monday } });
        await tx.submission.create({
          data: { applicationId: id, ordinal: 1, answers: {}, hash: "", submittedAt: monday, submittedById: who.pharma.personId },
        });
      });
    };
    const index = '"Submission_applicationId_ordinal_key"';
    await without(`DROP INDEX ${index}`, () => Promise.all(times(10, naive)), "SELECT 1");
    expect(await count('"Submission" WHERE "applicationId" = $1', id)).toBe(10);
    expect(await series()).toBe(next + 10);
    await portal.sql('ALTER TABLE "Submission" DISABLE TRIGGER submission_frozen');
    await portal.sql('DELETE FROM "Submission" WHERE "applicationId" = $1', id);
    await portal.sql(
      `ALTER TABLE "Submission" ENABLE TRIGGER submission_frozen; CREATE UNIQUE INDEX ${index} ON "Submission" ("applicationId", ordinal)`,
    );
  });
});

describe("two who decide at once", () => {
  async function proposed(): Promise<{ id: string; input: { applicationId: string; revision: number } }> {
    const id = await submitted(city, "kunshan2024", { round: await newRound() });
    await bringTo(city, id, "decide");
    await move(city, "staff", stages.decisionPropose, id, proposal("2026-11-23"));
    return { id, input: { applicationId: id, revision: await revisionOf(id) } };
  }
  const decision = async (id: string) =>
    (
      await portal.sql(
        'SELECT "decidedById", "documentNumber", "voidedAt" IS NOT NULL AS voided FROM "Decision" WHERE "applicationId" = $1',
        id,
      )
    )[0];

  it("one decides, the other is told that it was decided", async () => {
    const { id, input } = await proposed();
    const outcomes = await race("Application", [
      () => runCommand(stages.decisionApprove, who.leader, { ...input, documentNumber: "leader" }),
      () => runCommand(stages.decisionApprove, who.deputy, { ...input, documentNumber: "deputy" }),
    ]);
    expect(told(outcomes)).toEqual(["conflict", "ok"]);
    const winner = outcomes[0]?.ok ? "leader" : "deputy";
    expect(await decision(id)).toEqual({ decidedById: city.persons[winner], documentNumber: winner, voided: false });
    expect(
      await portal.sql(`SELECT "actorId" FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'application.decision.approve'`, id),
    ).toEqual([{ actorId: city.persons[winner] }]);
  });

  it("one may take the proposal back while the other approves it, never both", async () => {
    const { id, input } = await proposed();
    const outcomes = await race("Application", [
      () => runCommand(stages.decisionTakeBack, who.leader, { ...input, comment: "再议" }),
      () => runCommand(stages.decisionApprove, who.deputy, input),
    ]);
    expect(told(outcomes)).toEqual(["conflict", "ok"]);
    const stage = await portal.one(`SELECT state FROM "Stage" WHERE "applicationId" = $1 AND kind = 'decision'`, id);
    expect([stage, (await decision(id))?.voided]).toEqual(outcomes[0]?.ok ? ["open", true] : ["passed", false]);
  });

  it("read first and written later, both believe they decided", async () => {
    const { id } = await proposed();
    const meet = barrier(2);
    const naive = async (person: PersonKey) => {
      const row = await db().decision.findFirstOrThrow({ where: { applicationId: id, voidedAt: null } });
      await meet();
      if (row.decidedAt !== null) return "conflict";
      await db().decision.update({ where: { id: row.id }, data: { decidedById: city.persons[person], decidedAt: monday } });
      return "ok";
    };
    expect(await Promise.all([naive("leader"), naive("deputy")])).toEqual(["ok", "ok"]);
  });
});

describe("two acts on one application at once", () => {
  it("one is done, the other meets what the first left", async () => {
    const id = await submitted(city, "kunshan2024", { round: await newRound() });
    const input = { applicationId: id, revision: await revisionOf(id) };
    const outcomes = await race("Application", [
      () => runCommand(withdrawApplication, who.pharma, input),
      () => runCommand(stages.endorseRecommend, who.highTech, { ...input, comment: "同意" }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const status = await portal.one('SELECT status FROM "Application" WHERE id = $1', id);
    expect(status).toBe(outcomes[0]?.ok ? "withdrawn" : "inProgress");
    expect(await count(`"Stage" WHERE "applicationId" = $1 AND state = 'open'`, id)).toBe(outcomes[0]?.ok ? 0 : 1);
  });

  it("a return that is answered twice is answered once", async () => {
    const id = await submitted(city, "kunshan2024", { round: await newRound() });
    await move(city, "highTech", stages.endorseReturn, id, { comment: "补正", m: { hours: "x" } });
    const input = { applicationId: id, revision: await revisionOf(id) };
    expect(
      told(
        await race(
          "Application",
          times(6, () => () => runCommand(resubmitApplication, who.pharma, input)),
        ),
      ),
    ).toEqual([...times(5, () => "conflict"), "ok"]);
    expect(await count('"Submission" WHERE "applicationId" = $1', id)).toBe(2);
  });

  it("files are counted as they come, to the last that is allowed", async () => {
    const id = await draft(city, "kunshan2024", { round: await newRound() });
    const there = () => count(`"Evidence" WHERE "applicationId" = $1 AND "fieldKey" = 'events' AND "removedAt" IS NULL`, id);
    expect(await there()).toBe(1);
    const attach = () => runCommand(attachEvidence, who.pharma, { applicationId: id, fieldKey: "events", file: anyFile() });
    const outcomes = await race(
      "Attachment",
      times(14, () => attach),
    );
    expect(told(outcomes)).toEqual([...times(5, () => "invalidInput"), ...times(9, () => "ok")]);
    expect(await there()).toBe(10);

    const meet = barrier(5);
    const naive = async () => {
      const before = await db().evidence.count({ where: { applicationId: id, fieldKey: "service", removedAt: null } });
      await meet();
      if (before + 1 > 3) return;
      const attachment = await db().attachment.create({ data: { ...anyFile(), createdById: who.pharma.personId } });
      await db().evidence.create({ data: { attachmentId: attachment.id, applicationId: id, fieldKey: "service" } });
    };
    await Promise.all(times(5, naive));
    expect(await count(`"Evidence" WHERE "applicationId" = $1 AND "fieldKey" = 'service'`, id)).toBe(6);
  });
});

describe("a secret that is handed over once", () => {
  const unusable = (field: string) => ({ ok: false, problem: { kind: "invalidInput", fields: { [field]: ["tokenUnusable"] } } });

  it("opens once, of fifty who come with it", async () => {
    const { token } = await act(issueReset, who.security, { personId: city.persons.deputy });
    const typed = times(50, (i) => `password-number-${i}`);
    const outcomes = await race(
      "OneTimeToken",
      typed.map((password) => () => runCommand(useReset, visitor, { token, password })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(times(49, () => unusable("token")));
    const stored = await portal.one<string>('SELECT hash FROM "Credential" WHERE "personId" = $1', city.persons.deputy);
    expect(await passwordMatches(stored, typed[outcomes.findIndex(({ ok }) => ok)] ?? "")).toBe(true);
    expect(await count(`"AuditEntry" WHERE permission = 'account.useReset' AND "subjectId" = $1`, city.persons.deputy)).toBe(1);
    expect(await portal.one('SELECT "usedAt" FROM "OneTimeToken" WHERE hash = $1', hashToken(token))).toEqual(monday);
  });

  it("read first and used up later, opens to all of them", async () => {
    const { token } = await act(issueReset, who.security, { personId: city.persons.deputy });
    const meet = barrier(16);
    const naive = async () => {
      const row = await db().oneTimeToken.findFirst({ where: { hash: hashToken(token), usedAt: null, revokedAt: null } });
      await meet();
      if (!row) return false;
      await db().oneTimeToken.update({ where: { id: row.id }, data: { usedAt: monday } });
      return true;
    };
    const winners = (await Promise.all(times(16, naive))).filter(Boolean);
    expect(winners).toHaveLength(16);
  });

  it("makes one account and one post of an invitation", async () => {
    const phone = "13900000801";
    const { code } = await act(inviteOfficer, who.staff, {
      organizationId: city.ids.pharma,
      role: "enterpriseOfficer",
      name: "新人",
      phone,
    });
    const outcomes = await race(
      "OneTimeToken",
      times(12, () => () => runCommand(acceptInvitation, visitor, { code, password })),
    );
    expect(told(outcomes)).toEqual([...times(11, () => "invalidInput"), "ok"]);
    expect(await count('"Person" WHERE "phoneKey" = $1', phone)).toBe(1);
    expect(await count('"Membership" m JOIN "Person" p ON p.id = m."personId" WHERE "phoneKey" = $1', phone)).toBe(1);
  });

  it("makes one account of two invitations, and one post of two to the same", async () => {
    const phone = "13900000802";
    const invite = async (organizationId: string) =>
      (await act(inviteOfficer, who.staff, { organizationId, role: "enterpriseOfficer", name: "新人", phone })).code;
    const codes = [await invite(city.ids.pharma), await invite(city.ids.bearing)];
    const outcomes = await race(
      "Person",
      codes.map((code) => () => runCommand(acceptInvitation, visitor, { code, password })),
    );
    expect(told(outcomes)).toEqual(["conflict", "ok"]);
    expect(await count('"Person" WHERE "phoneKey" = $1', phone)).toBe(1);

    const self = who.scientist;
    const twice = await Promise.all(
      times(2, () =>
        act(inviteOfficer, who.staff, {
          organizationId: city.ids.pharma,
          role: "enterpriseOfficer",
          name: "李云帆",
          phone: phoneOf("scientist"),
        }),
      ),
    );
    const posts = await race(
      "Membership",
      twice.map(
        ({ code }) =>
          () =>
            runCommand(acceptInvitation, self, { code }),
      ),
    );
    expect(posts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(posts).toContainEqual(conflict);
    expect(await count('"Membership" WHERE "personId" = $1', city.persons.scientist)).toBe(1);
  });
});

describe("one live application a round and organization", () => {
  const index = `CREATE UNIQUE INDEX "Application_one_live" ON "Application" ("roundId", "applicantOrganizationId", "homeId", "ordinal") NULLS NOT DISTINCT WHERE "status" NOT IN ('refused', 'withdrawn', 'lapsed', 'forgone')`;
  const open = async () => {
    const { roundId } = await newRound();
    const outcomes = await race(
      "Application",
      times(12, () => () => runCommand(openApplication, who.pharma, { roundId })),
    );
    return { outcomes, there: await count('"Application" WHERE "roundId" = $1', roundId) };
  };

  it("is opened once, however many open it at once", async () => {
    const { outcomes, there } = await open();
    expect(there).toBe(1);
    expect(told(outcomes)).toEqual([...times(11, () => "conflict"), "ok"]);
  });

  it("is opened by each of them where the index is missing", async () => {
    const { there } = await without('DROP INDEX "Application_one_live"', open, "SELECT 1");
    expect(there).toBe(12);
    await portal.sql(`UPDATE "Application" SET status = 'withdrawn', "submittedAt" = now(), number = id::text WHERE status = 'draft'`);
    await portal.sql(index);
  });
});

describe("one open item a subject and purpose", () => {
  const index = `CREATE UNIQUE INDEX "WorkItem_one_open" ON "WorkItem" ("subjectKind", "subjectId", "purpose") WHERE "closedAt" IS NULL`;
  const items = (key: PersonKey) =>
    count(`"WorkItem" WHERE "subjectId" = $1 AND purpose = 'resetPassword' AND "closedAt" IS NULL`, city.persons[key]);
  const naive = (key: PersonKey, meet: () => Promise<void>) => async () => {
    const waiting = await db().workItem.count({ where: { subjectId: city.persons[key], closedAt: null } });
    await meet();
    if (waiting > 0) return;
    await db().$transaction((tx) =>
      openWork(tx, {
        subjectKind: "person",
        subjectId: city.persons[key],
        purpose: "resetPassword",
        organizationId: city.ids.city,
        role: "securityAdmin",
        openedAt: monday,
        dueAt: null,
      }),
    );
  };

  it("is opened once by those who ask at once, and all get the same answer", async () => {
    const outcomes = await race(
      "WorkItem",
      times(12, () => () => runCommand(requestReset, visitor, { phone: phoneOf("bearing") })),
    );
    expect(outcomes).toEqual(times(12, () => ({ ok: true, value: null })));
    expect(await items("bearing")).toBe(1);
  });

  it("is held by the index even where nobody locks, and by nothing without it", async () => {
    const tries = async (key: PersonKey) => {
      const settled = await Promise.allSettled(times(8, () => naive(key, meetings[key] ?? (async () => {}))).map((attempt) => attempt()));
      return settled.filter(({ status }) => status === "fulfilled").length;
    };
    const meetings: Partial<Record<PersonKey, () => Promise<void>>> = { expert: barrier(8), receiver: barrier(8) };
    expect(await tries("expert")).toBe(1);
    expect(await items("expert")).toBe(1);
    await without('DROP INDEX "WorkItem_one_open"', () => tries("receiver"), "SELECT 1");
    expect(await items("receiver")).toBe(8);
    await portal.sql('UPDATE "WorkItem" SET "closedAt" = now() WHERE "subjectId" = $1', city.persons.receiver);
    await portal.sql(index);
  });
});

describe("an office that shares out its work", () => {
  it("is not held up by its own number", async () => {
    const id = await submitted(city, "kunshan2024", { round: await newRound() });
    const item = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    const input = { workItemId: item.id, assigneeId: city.persons.highTech };
    // More at once than the pool has connections: none of them may need a second one.
    const outcomes = await race(
      "WorkItem",
      times(20, () => () => runCommand(assignWork, who.highTech, input)),
    );
    expect(told(outcomes)).toEqual(times(20, () => "ok"));
    expect(await portal.one('SELECT "assigneeId" FROM "WorkItem" WHERE id = $1', item.id)).toBe(city.persons.highTech);
  });
});
