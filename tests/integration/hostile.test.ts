// What no form of ours sends, sent to every command: an answer each time, never a fault, and nothing stored that was not asked for.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as accounts from "@/lib/accounts/commands";
import * as drafts from "@/lib/applications/commands/draft";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import type { Actor } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import * as organizations from "@/lib/organizations/commands";
import * as schemes from "@/lib/schemes/commands";
import { writeAudit } from "@/lib/server/audit";
import { type AnyCommand, type Command, isCommand, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { hashToken, newToken } from "@/lib/server/secrets";
import * as work from "@/lib/work/commands";
import {
  act,
  buildCity,
  type City,
  later,
  monday,
  password,
  type PersonActor,
  type PersonKey,
  systemActor,
  visitor,
} from "../support/city";
import { anyFile, bringTo, draft, move, papers, pagesOf, proposal, revisionOf, submitted, visit } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

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

const today = "2026-11-23";
type Case = { command: AnyCommand; actor: Actor; input: Record<string, unknown> };

/** Every command once, with an actor who may and an input it takes: the ground the hostile values are sown on. */
async function cases(): Promise<Record<string, Case>> {
  const at = async (scheme: "linjiang2026" | "yiyang2024" | "kunshan2024", stage: string | null) => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    if (stage) await bringTo(city, id, stage);
    return id;
  };
  const on = async (id: string, more: object = {}) => ({ applicationId: id, revision: String(await revisionOf(id)), ...more });
  const staff = who.staff;
  const round = await city.roundOf("kunshan2024");
  const form = await draft(city, "kunshan2024", { round });
  const self = await at("yiyang2024", "approve");
  const endorse = await at("kunshan2024", "recommend");
  const replay = await at("linjiang2026", "recommend");
  const receive = await at("yiyang2024", "receive");
  const received = await at("yiyang2024", "receive");
  await move(city, "receiver", stages.receiveRecordPapers, received, papers(today));
  const review = await at("linjiang2026", "review");
  const visiting = await at("linjiang2026", "secondVisit");
  const visited = await at("linjiang2026", "secondVisit");
  await move(city, "staff", stages.siteVisitRecord, visited, visit(today));
  const decide = await at("kunshan2024", "decide");
  const proposed = await at("kunshan2024", "decide");
  await move(city, "staff", stages.decisionPropose, proposed, proposal(today));
  const against = await at("kunshan2024", "decide");
  await move(city, "staff", stages.decisionPropose, against, proposal(today, "refuse"));
  const award = await at("kunshan2024", "award");
  const refused = await at("kunshan2024", "recommend");
  await move(city, "highTech", stages.endorseRefuse, refused, { comment: "不推荐" });
  const returned = await at("kunshan2024", "recommend");
  await move(city, "highTech", stages.endorseReturn, returned, { comment: "补正", m: { hours: "x" } });
  const late = await at("kunshan2024", "recommend");
  await move(city, "highTech", stages.endorseReturn, late, { comment: "补正", m: { hours: "x" } });
  await portal.sql(`UPDATE "WorkItem" SET "dueAt" = $2 WHERE "applicationId" = $1 AND "closedAt" IS NULL`, late, monday);
  const setup = newToken();
  await db().oneTimeToken.create({ data: { purpose: "setup", hash: hashToken(setup), expiresAt: later(monday, 1) } });
  const reset = await act(accounts.issueReset, who.security, { personId: city.persons.pharma });
  const invited = await act(accounts.inviteOfficer, staff, {
    organizationId: city.ids.bearing,
    role: "enterpriseOfficer",
    name: "新人",
    phone: "13900000557",
  });
  const json = (code: string) => JSON.stringify({ ...city.rounds.kunshan2024.document, code });
  const unpublished = await act(schemes.importScheme, staff, { document: json("unpublished") });
  const evidence = await db().evidence.findFirstOrThrow({ where: { applicationId: form } });
  const item = await db().workItem.findFirstOrThrow({ where: { applicationId: endorse, closedAt: null } });
  const membership = await db().membership.findFirstOrThrow({ where: { personId: city.persons.colleague } });
  const { versionId } = city.rounds.kunshan2024;
  const person = { name: "新人", phone: "13900000555", password: "long-enough-1" };
  const invite = (role: string, organizationId: string) => ({ organizationId, role, name: "新人", phone: "13900000556" });
  const comment = { comment: "意见" };
  const back = { comment: "补正", m: { hours: "不清" } };
  const page = pagesOf(round, { hostKind: "enterpriseAssociation" })[1];
  const c = (command: unknown, actor: Actor, input: object): Case => ({
    command: command as AnyCommand,
    actor,
    input: input as Record<string, unknown>,
  });
  return {
    signIn: c(accounts.signIn, visitor, { phone: "13900000010", password: "wrong-password", next: "/my" }),
    register: c(accounts.register, visitor, { ...person, agree: "on" }),
    requestReset: c(accounts.requestReset, visitor, { phone: "13900000555" }),
    issueReset: c(accounts.issueReset, who.security, { personId: city.persons.pharma }),
    useReset: c(accounts.useReset, visitor, { token: reset.token, password: person.password }),
    acceptInvitation: c(accounts.acceptInvitation, visitor, { code: invited.code, password: person.password }),
    setUp: c(accounts.setUp, visitor, { token: setup, cityName: "市", associationName: "科协", ...person }),
    changePassword: c(accounts.changePassword, who.scientist, { current: password, password: person.password }),
    switchMembership: c(accounts.switchMembership, who.staff, { membershipId: who.staff.acting?.id }),
    inviteOfficer: c(accounts.inviteOfficer, who.staff, invite("enterpriseOfficer", city.ids.bearing)),
    inviteCity: c(accounts.inviteCity, who.system, invite("cityStaff", city.ids.academic)),
    inviteSystem: c(accounts.inviteSystem, who.security, invite("auditor", city.ids.city)),
    endMembership: c(accounts.endMembership, who.security, { membershipId: membership.id, successorId: city.persons.staff }),
    signOut: c(accounts.signOut, who.scientist, {}),
    signOutEverywhere: c(accounts.signOutEverywhere, who.scientist, {}),
    createOrganization: c(organizations.createOrganization, who.system, {
      name: "学会",
      kindCode: "society",
      parentId: city.ids.city,
      creditCode: "",
      hostUnitId: city.ids.pharma,
      phone: "66552201",
    }),
    importScheme: c(schemes.importScheme, who.staff, { document: json("another") }),
    publishScheme: c(schemes.publishScheme, who.staff, { versionId: unpublished.id }),
    openRound: c(schemes.openRound, who.staff, {
      ...{ versionId, name: "又一批", opensOn: today, lastDay: "2026-12-31" },
      ...{ receivingOrganizationId: city.ids.academic, decidingOrganizationId: city.ids.city, departmentId: city.ids.academic },
    }),
    assignWork: c(work.assignWork, who.highTech, { workItemId: item.id, assigneeId: city.persons.highTech }),
    openApplication: c(drafts.openApplication, who.pharma, { roundId: city.rounds.kunshan2024.roundId }),
    saveApplication: c(
      drafts.saveApplication,
      who.pharma,
      await on(form, { task: page?.task, a: { ...page?.a, homeName: "家" }, go: "next" }),
    ),
    attachEvidence: c(drafts.attachEvidence, who.pharma, { applicationId: form, fieldKey: evidence.fieldKey, file: anyFile() }),
    detachEvidence: c(drafts.detachEvidence, who.pharma, { applicationId: form, evidenceId: evidence.id }),
    submitApplication: c(lifecycle.submitApplication, who.pharma, await on(form)),
    resubmitApplication: c(lifecycle.resubmitApplication, who.pharma, await on(returned)),
    withdrawApplication: c(lifecycle.withdrawApplication, who.pharma, await on(endorse)),
    forgoApplication: c(lifecycle.forgoApplication, who.pharma, await on(award, comment)),
    lapseApplication: c(lifecycle.lapseApplication, systemActor, await on(late)),
    reopenApplication: c(lifecycle.reopenApplication, who.staff, await on(refused, comment)),
    selfApprovalApprove: c(stages.selfApprovalApprove, who.pharma, await on(self, comment)),
    selfApprovalReturn: c(stages.selfApprovalReturn, who.pharma, await on(self, back)),
    endorseRecommend: c(stages.endorseRecommend, who.highTech, await on(endorse, comment)),
    endorseReturn: c(stages.endorseReturn, who.highTech, await on(endorse, back)),
    endorseReturnToStage: c(stages.endorseReturnToStage, who.highTech, await on(replay, { ...comment, stage: "receive" })),
    endorseRefuse: c(stages.endorseRefuse, who.highTech, await on(endorse, comment)),
    receiveRecordPapers: c(stages.receiveRecordPapers, who.receiver, await on(receive, papers(today))),
    receiveConfirm: c(stages.receiveConfirm, who.receiver, await on(received, comment)),
    receiveReturn: c(stages.receiveReturn, who.receiver, await on(receive, back)),
    receiveReturnToStage: c(stages.receiveReturnToStage, who.receiver, await on(receive, { ...comment, stage: "approve" })),
    formalReviewPass: c(stages.formalReviewPass, who.staff, await on(review, comment)),
    formalReviewReturn: c(stages.formalReviewReturn, who.staff, await on(review, back)),
    formalReviewReturnToStage: c(stages.formalReviewReturnToStage, who.staff, await on(review, { ...comment, stage: "receive" })),
    formalReviewRefuse: c(stages.formalReviewRefuse, who.staff, await on(review, comment)),
    siteVisitRecord: c(stages.siteVisitRecord, who.staff, await on(visiting, { ...visit(today), c: { venue: "on" } })),
    siteVisitPass: c(stages.siteVisitPass, who.staff, await on(visited, comment)),
    siteVisitReturn: c(stages.siteVisitReturn, who.staff, await on(visiting, back)),
    siteVisitReturnToStage: c(stages.siteVisitReturnToStage, who.staff, await on(visiting, { ...comment, stage: "review" })),
    siteVisitRefuse: c(stages.siteVisitRefuse, who.staff, await on(visiting, comment)),
    decisionPropose: c(stages.decisionPropose, who.staff, await on(decide, { ...proposal(today), minutes: "纪要" })),
    decisionTakeBack: c(stages.decisionTakeBack, who.leader, await on(proposed, comment)),
    decisionApprove: c(stages.decisionApprove, who.leader, await on(proposed, { documentNumber: "1号", minutes: "纪要" })),
    decisionRefuse: c(stages.decisionRefuse, who.leader, await on(against, { documentNumber: "1号", minutes: "纪要" })),
    decisionReturnToStage: c(stages.decisionReturnToStage, who.staff, await on(decide, { ...comment, stage: "receive" })),
    awardPlaque: c(stages.awardPlaque, who.staff, await on(award)),
  };
}

const hostile: readonly unknown[] = [
  "a\u0000b",
  "前\ud800后",
  "\u202e\u200b\ufeff",
  "𠮷",
  "龘".repeat(100_000),
  "'; DROP TABLE \"Person\"; --",
  "<script>alert(1)</script>",
  "\\u0000%_",
  "９９９９９９９９９９９９",
  "1e999",
  "0001-01-01",
  "9999-12-31",
  {},
  ["x"],
  { equals: "x" },
  -1.5,
  true,
  null,
  undefined,
];
/** What stands where a record of answers or marks is expected. */
const hostileRecords: readonly object[] = [
  JSON.parse('{"__proto__":"x"}'),
  { constructor: "x", toString: "y" },
  { "a\u0000": "x" },
  { "\ud800": "x" },
  { hours: "a\u0000b" },
  { hours: "\ud800" },
  { homeName: { set: "x" } },
  Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, "x"])),
];

/** The command with all its writes and its record, taken back at the end: the next try finds what this one found. */
const rehearse = (command: AnyCommand, reached: () => void) => {
  const { execute, ...rest } = command as unknown as Command<unknown, unknown, unknown>;
  return {
    ...rest,
    execute: async (context: Parameters<typeof execute>[0]): Promise<never> => {
      const { changes, id } = await execute(context);
      await writeAudit(context.tx, context.actor, context.now, {
        permission: rest.permission,
        subjectKind: rest.subjectKind,
        subjectId: id ?? "",
        changes,
      });
      reached();
      throw new Refusal({ kind: "notNow", blockers: [] });
    },
  };
};

describe("every command", () => {
  let all: Record<string, Case>;
  beforeAll(async () => {
    all = await cases();
  });

  it("is in this list", () => {
    const modules: Record<string, unknown>[] = [accounts, drafts, lifecycle, stages, organizations, schemes, work];
    const names = modules.flatMap((module) => Object.keys(module).filter((name) => isCommand(module[name])));
    expect(Object.keys(all).toSorted()).toEqual(names.toSorted());
  });

  it("answers whatever is typed into any of its fields", async () => {
    const faults: string[] = [];
    const reached: Record<string, number> = {};
    let tries = 0;
    const before = await portal.fingerprint();
    for (const [name, { command, actor, input }] of Object.entries(all)) {
      const rehearsal = rehearse(command, () => {
        reached[name] = (reached[name] ?? 0) + 1;
      });
      const typed: [string, unknown, unknown][] = [
        ["nothing", "", input],
        ["extra", "x", { ...input, isAdmin: true }],
        ["all", null, null],
        ["all", "x", "x"],
      ];
      for (const [field, value] of Object.entries(input))
        for (const bad of [...hostile, ...(typeof value === "object" ? hostileRecords : [])])
          typed.push([field, bad, { ...input, [field]: bad }]);
      tries += typed.length;
      for (let i = 0; i < typed.length; i += 8)
        await Promise.all(
          typed.slice(i, i + 8).map(async ([field, bad, whole]) => {
            const outcome = await runCommand(rehearsal, actor, whole).catch((error: Error) => error);
            if (outcome instanceof Error)
              faults.push(`${name}.${field} ${JSON.stringify(bad)?.slice(0, 60)}: ${outcome.message.split("\n").at(-1)}`);
          }),
        );
    }
    expect(faults).toEqual([]);
    // Each was carried out at least once, so that what is stored was tried too, and each time taken back.
    expect(Object.keys(all).filter((name) => !reached[name])).toEqual([]);
    expect(tries).toBeGreaterThan(2500);
    expect(await portal.fingerprint()).toBe(before);
  });

  it("answers whatever a form's one-time key may be", async () => {
    const input = { roundId: city.rounds.kunshan2024.roundId };
    for (const idempotencyKey of ["", "\u0000", "\ud800", "𠮷", "' OR 1=1", "x".repeat(64)])
      expect(
        (await runCommand(drafts.openApplication, who.pharma, input, { idempotencyKey })).ok,
        JSON.stringify(idempotencyKey),
      ).toBeDefined();
  });
});

describe("a scheme", () => {
  it("whose words no table could hold is refused", async () => {
    const { document } = city.rounds.kunshan2024;
    const before = await portal.fingerprint();
    for (const word of ["\u0000", "\ud800"]) {
      const text = JSON.stringify({ ...document, code: "broken", name: `名${word}` });
      expect(await runCommand(schemes.importScheme, who.staff, { document: text }), JSON.stringify(word)).toEqual({
        ok: false,
        problem: { kind: "invalidInput", fields: { document: ["notText"] } },
      });
    }
    expect(await portal.fingerprint()).toBe(before);
  });
});

describe("rare names", () => {
  it("come back as they were typed", async () => {
    for (const [i, name] of ["𠮷", "龑㛃", "阿依古丽·買買提", "O'Neill & Söhne", "\\' OR 1=1 --"].entries()) {
      await act(accounts.register, visitor, { name, phone: `1390000070${i}`, password: "long-enough-1", agree: "on" });
      expect(await portal.one('SELECT name FROM "Person" WHERE "phoneKey" = $1', `1390000070${i}`)).toBe(name);
    }
  });

  it("are tidied of what cannot be seen", async () => {
    await act(accounts.register, visitor, {
      name: " \u202e李\u200b云\u0000帆\ufeff ",
      phone: "１３９ 0000-0710",
      password: "long-enough-1",
      agree: "on",
    });
    expect(await portal.sql(`SELECT name, phone FROM "Person" WHERE "phoneKey" = '13900000710'`)).toEqual([
      { name: "李云帆", phone: "13900000710" },
    ]);
  });
});
