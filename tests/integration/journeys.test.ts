// An application's way through each of the three schemes, by the commands alone; what happened is read from the database.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attachEvidence, detachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { saveApplication } from "@/lib/applications/commands/save";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { planStages } from "@/lib/applications/rules/way";
import { openRound } from "@/lib/schemes/commands";
import { runCommand } from "@/lib/server/command";
import { listWork } from "@/lib/work/queries";
import { buildCity, type City, later, monday, must, type OpenRound, type SchemeKey, systemActor } from "../support/city";
import { anyFile, bringTo, draft, filled, move, papers, passStage, revisionOf, submitted, tryMove, visit } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const today = "2026-11-23";
const schemes = ["yiyang2024", "kunshan2024", "linjiang2026"] as const;

/** A round of its own for each test: one live application a round and organization. */
const inNewRound = async (scheme: SchemeKey, work: (round: OpenRound) => Promise<string>) => work(await city.roundOf(scheme));
const newlySubmitted = (scheme: SchemeKey, answers: Record<string, string> = {}) =>
  inNewRound(scheme, (round) => submitted(city, scheme, { round, answers }));

const row = async (id: string) => (await portal.sql('SELECT * FROM "Application" WHERE id = $1', id))[0] ?? {};
const stageRows = (id: string) =>
  portal
    .sql<{ line: string }>(`SELECT key || ' ' || state AS line FROM "Stage" WHERE "applicationId" = $1 ORDER BY seq`, id)
    .then((rows) => rows.map(({ line }) => line));
const openWork = (id: string) =>
  portal.sql(`SELECT purpose, "organizationId", role, "dueAt" FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`, id);
const acts = (id: string) =>
  portal
    .sql<{ permission: string }>(`SELECT permission FROM "AuditEntry" WHERE "subjectId" = $1 ORDER BY seq`, id)
    .then((rows) => rows.map(({ permission }) => permission.replace("application.", "")));
/** Every row that belongs to an application, to show that a refused act changed none. */
const everything = (id: string) =>
  portal.one<string>(
    `SELECT md5(concat(a, (SELECT string_agg(s::text, ',' ORDER BY s.seq) FROM "Stage" s WHERE s."applicationId" = a.id),
       (SELECT string_agg(w::text, ',' ORDER BY w.id) FROM "WorkItem" w WHERE w."applicationId" = a.id),
       (SELECT string_agg(e::text, ',' ORDER BY e.id) FROM "Evidence" e WHERE e."applicationId" = a.id),
       (SELECT string_agg(d::text, ',' ORDER BY d.id) FROM "Decision" d WHERE d."applicationId" = a.id),
       (SELECT count(*) FROM "AuditEntry" l WHERE l."subjectId" = a.id::text)))
     FROM "Application" a WHERE a.id = $1`,
    id,
  );
const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const wrong = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });
const conflict = { ok: false, problem: { kind: "conflict" } };
const forbidden = { ok: false, problem: { kind: "forbidden" } };

describe.each(schemes)("%s", (scheme) => {
  it("leads from a draft to a plaque on the wall", async () => {
    const round = await city.roundOf(scheme);
    const home = `${scheme} 之家`;
    const id = await filled(city, scheme, { round, answers: { homeName: home, hours: "每天 9:00–18:00", point: "112.35521，28.5541" } });
    await move(city, "pharma", lifecycle.submitApplication, id);
    const plan = planStages(round.document, { route: "self" });
    expect(await stageRows(id)).toEqual(plan.map(({ key }, i) => `${key} ${i === 0 ? "open" : "planned"}`));
    await bringTo(city, id, "awarded");

    expect(await stageRows(id)).toEqual(plan.map(({ key }) => `${key} passed`));
    expect(await row(id)).toMatchObject({
      status: "awarded",
      schemeVersionId: round.versionId,
      recommenderPath: expect.stringContaining(city.ids.highTechZone),
    });
    expect(await openWork(id)).toEqual([]);
    const [plaque] = await portal.sql(
      'SELECT p.*, h.name, h.hours, h.free, h.point, h."ownerId" FROM "Plaque" p JOIN "Home" h ON h.id = p."homeId" WHERE "applicationId" = $1',
      id,
    );
    expect(plaque).toMatchObject({
      title: round.document.honour.title.value,
      issuer: "临江市科协",
      holder: "新纪元制药科协",
      status: "valid",
      name: home,
      hours: "每天 9:00–18:00",
      // Said only of a home whose scheme asks for the promise (Y14).
      point: "28.55410,112.35521",
      free: scheme === "yiyang2024",
      ownerId: city.ids.pharmaAssociation,
    });
    const years = await portal.one(
      `SELECT extract(year FROM age("validTo", "issuedOn"))::int FROM "Plaque" WHERE "applicationId" = $1`,
      id,
    );
    expect(years).toBe(scheme === "linjiang2026" ? 3 : null);
    expect(await portal.sql('SELECT kind, "byId" FROM "PlaqueEvent" WHERE "plaqueId" = $1', plaque?.id)).toEqual([
      { kind: "awarded", byId: city.persons.staff },
    ]);

    const moves = plan.flatMap(
      ({ kind }) =>
        ({
          selfApproval: ["selfApproval.approve"],
          endorse: ["endorse.recommend"],
          receive: ["receive.recordPapers", "receive.confirm"],
          formalReview: ["formalReview.pass"],
          siteVisit: ["siteVisit.recordVisit", "siteVisit.pass"],
          panelScoring: ["panelScoring.assignExperts", "panelScoring.pass"],
          decision: ["decision.propose", "decision.approve"],
          publicNotice: ["publicNotice.pass"],
          award: ["award.awardPlaque"],
        })[kind],
    );
    const filling = (await acts(id)).filter((name) => ["open", "save", "attach"].includes(name));
    expect(await acts(id)).toEqual([...filling, "submit", ...moves]);
    expect(filling[0]).toBe("open");
    // What was handed in is kept word for word, with the hash that goes on the paper.
    expect(
      await portal.sql(
        'SELECT ordinal, answers->>\'homeName\' AS home, length(hash) AS hash FROM "Submission" WHERE "applicationId" = $1',
        id,
      ),
    ).toEqual([{ ordinal: 1, home, hash: 64 }]);
  });

  it("gives the work to the office of each stage, with its due day", async () => {
    const id = await newlySubmitted(scheme);
    for (let [item] = await openWork(id); item; [item] = await openWork(id)) {
      const [stage] = await portal.sql(
        `SELECT kind, "organizationId", "dueAt" FROM "Stage" WHERE "applicationId" = $1 AND state = 'open'`,
        id,
      );
      const offices: Record<string, [string, string]> = {
        selfApproval: [city.ids.pharmaAssociation, "enterpriseOfficer"],
        endorse: [city.ids.highTechZone, "townshipOfficer"],
        receive: scheme === "yiyang2024" ? [city.ids.federation, "receivingOfficer"] : [city.ids.academic, "cityStaff"],
        formalReview: [city.ids.academic, "cityStaff"],
        siteVisit: [city.ids.academic, "cityStaff"],
        decision: [city.ids.academic, "cityStaff"],
        publicNotice: [city.ids.academic, "cityStaff"],
        award: [city.ids.academic, "cityStaff"],
      };
      const [organizationId, role] = offices[stage?.kind as string] ?? [];
      // Monday 23 November and five working days, the last of them a working Saturday: until the midnight after the 28th. Ten: after
      // Friday 4 December.
      const dueAt = new Date(stage?.kind === "siteVisit" ? "2026-12-05T00:00:00+08:00" : "2026-11-29T00:00:00+08:00");
      expect(await openWork(id)).toEqual([{ purpose: stage?.kind, organizationId, role, dueAt }]);
      expect(stage).toMatchObject({ organizationId, dueAt });
      await passStage(city, id);
    }
    expect((await row(id)).status).toBe("awarded");
  });

  it("numbers applications and plaques by its own pattern, without gaps", async () => {
    const numbers = async (table: string, column: string) =>
      (await portal.sql<{ n: string }>(`SELECT "${column}" AS n FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY 1`)).map(
        ({ n }) => n,
      );
    const before = { applications: await numbers("Application", "number"), plaques: await numbers("Plaque", "number") };
    const id = await newlySubmitted(scheme);
    await bringTo(city, id, "awarded");
    const [application] = (await numbers("Application", "number")).filter((n) => !before.applications.includes(n));
    const [plaque] = (await numbers("Plaque", "number")).filter((n) => !before.plaques.includes(n));
    const drawn = await portal.sql<{ key: string; next: number }>('SELECT key, next FROM "NumberSeries" ORDER BY key');
    const { honour, applicationNumber } = city.rounds[scheme].document;
    for (const [pattern, number, all] of [
      [applicationNumber.value, application, await numbers("Application", "number")],
      [honour.numberPattern.value, plaque, await numbers("Plaque", "number")],
    ] as const) {
      const [head = "", tail = ""] = pattern.replace("{year}", "2026").split(/\{n[^}]*\}/);
      const own = all
        .filter((n) => n.startsWith(head) && n.endsWith(tail))
        .map((n) => Number(n.slice(head.length, n.length - tail.length)));
      expect(own).toEqual(own.map((_, i) => i + 1));
      expect(Number(number?.slice(head.length, number.length - tail.length))).toBe(own.length);
      expect(drawn.find(({ key }) => key === `${pattern}#2026`)?.next).toBe(own.length + 1);
    }
  });
});

describe("the photos of a home", () => {
  it("are photos by their content, and no more than the scheme asks", async () => {
    const officer = await city.as("pharma");
    const { id } = must(await runCommand(openApplication, officer, { roundId: (await city.roundOf("yiyang2024")).roundId }));
    const attach = (contentType: string) =>
      runCommand(attachEvidence, officer, { applicationId: id, fieldKey: "photos", file: { ...anyFile("照片"), contentType } });
    expect(await attach("application/pdf")).toEqual(wrong({ file: ["notPhoto"] }));
    expect(await attach("image/svg+xml")).toEqual(wrong({ file: ["notPhoto"] }));
    for (let i = 0; i < 6; i += 1) expect((await attach(i % 2 ? "image/jpeg" : "image/png")).ok).toBe(true);
    expect(await attach("image/jpeg")).toEqual(wrong({ file: ["tooMany"] }));
  });
});

describe("the promise to be open free of charge (Y14)", () => {
  const freeOf = (name: string) => portal.sql<{ free: boolean }>('SELECT free FROM "Home" WHERE name = $1', name);

  it("holds on after an honour whose scheme does not ask for it", async () => {
    const answers = { homeName: "两块牌匾的之家" };
    await bringTo(city, await newlySubmitted("yiyang2024", answers), "awarded");
    await bringTo(city, await newlySubmitted("kunshan2024", answers), "awarded");
    expect(await freeOf(answers.homeName)).toEqual([{ free: true }]);
  });

  it("begins with the honour that asks for it", async () => {
    const answers = { homeName: "后来免费的之家" };
    await bringTo(city, await newlySubmitted("kunshan2024", answers), "awarded");
    expect(await freeOf(answers.homeName)).toEqual([{ free: false }]);
    await bringTo(city, await newlySubmitted("yiyang2024", answers), "awarded");
    expect(await freeOf(answers.homeName)).toEqual([{ free: true }]);
  });
});

describe("the two ways of 益阳 (Y9)", () => {
  it("leave the other approval out", async () => {
    const self = await newlySubmitted("yiyang2024", { route: "self" });
    const recommended = await newlySubmitted("yiyang2024", { route: "recommender" });
    expect((await stageRows(self))[0]).toBe("approve open");
    expect((await stageRows(recommended))[0]).toBe("recommend open");
    expect((await stageRows(self)).length).toBe(5);
    expect((await stageRows(recommended)).length).toBe(5);
  });
});

describe("a return to the applicant", () => {
  const marks = { address: "门牌不清", venue: "照片看不清" };

  async function returned(): Promise<string> {
    const id = await newlySubmitted("yiyang2024");
    await bringTo(city, id, "receive");
    await move(city, "receiver", stages.receiveReturn, id, { comment: "请补正", m: marks });
    return id;
  }

  it("opens the marked fields and no others", async () => {
    const id = await returned();
    expect((await row(id)).status).toBe("returned");
    expect(await stageRows(id)).toEqual(["approve passed", "receive returned"]);
    // Until the later of five working days and the round's end, thirty days on.
    expect(await openWork(id)).toEqual([
      {
        purpose: "revise",
        organizationId: city.ids.pharmaAssociation,
        role: "enterpriseOfficer",
        dueAt: new Date("2026-12-24T00:00:00+08:00"),
      },
    ]);
    const before = await everything(id);
    const save = (task: string, a: object) => tryMove(city, "pharma", saveApplication, id, { task, a });
    expect(await save("home", { address: "创新路 109 号", hours: "从不" })).toEqual(wrong({ "a.hours": ["unknownField"] }));
    expect(await save("home", { homeName: "另一个家", address: "x" })).toEqual(wrong({ "a.homeName": ["unknownField"] }));
    expect(await save("host", { hostKind: "highTech" })).toEqual(wrong({ "a.hostKind": ["unknownField"] }));
    expect(await save("route", { route: "recommender" })).toEqual(wrong({ "a.route": ["unknownField"] }));
    const officer = await city.as("pharma");
    expect(await runCommand(attachEvidence, officer, { applicationId: id, fieldKey: "facility", file: anyFile() })).toEqual(
      wrong({ fieldKey: ["notChoice"] }),
    );
    const [kept] = await portal.sql(`SELECT id FROM "Evidence" WHERE "applicationId" = $1 AND "fieldKey" = 'staff'`, id);
    expect(await runCommand(detachEvidence, officer, { applicationId: id, evidenceId: kept?.id })).toEqual(
      wrong({ evidenceId: ["notChoice"] }),
    );
    expect(await everything(id)).toBe(before);

    expect((await save("home", { address: "创新路 109 号" })).ok).toBe(true);
    expect((await save("sixHaves", { venue: "on", venue_note: "已补照片" })).ok).toBe(true);
    expect((await runCommand(attachEvidence, officer, { applicationId: id, fieldKey: "venue", file: anyFile() })).ok).toBe(true);
    expect((await row(id)).answers).toMatchObject({
      address: "创新路 109 号",
      venue_note: "已补照片",
      hours: "周一至周五 9:00–17:30",
      homeName: expect.stringContaining("科技工作者之家"),
    });
  });

  it("comes back to the stage that returned it, with the earlier submission kept", async () => {
    const id = await returned();
    const { number } = await row(id);
    await move(city, "pharma", saveApplication, id, { task: "home", a: { address: "" } });
    expect(await tryMove(city, "pharma", lifecycle.resubmitApplication, id)).toEqual(blocked("formComplete"));
    await move(city, "pharma", saveApplication, id, { task: "home", a: { address: "创新路 109 号" } });
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    expect(await row(id)).toMatchObject({ status: "inProgress", number });
    expect(await stageRows(id)).toEqual([
      "approve passed",
      "receive returned",
      "receive open",
      "visit planned",
      "decide planned",
      "award planned",
    ]);
    expect(
      await portal.sql(
        'SELECT ordinal, answers->>\'address\' AS address FROM "Submission" WHERE "applicationId" = $1 ORDER BY ordinal',
        id,
      ),
    ).toEqual([
      { ordinal: 1, address: "创新路 108 号" },
      { ordinal: 2, address: "创新路 109 号" },
    ]);
    expect(await portal.one('SELECT count(DISTINCT hash)::int FROM "Submission" WHERE "applicationId" = $1', id)).toBe(2);
    expect(
      await portal.one(
        'SELECT count(*)::int FROM "ReturnMark" m JOIN "Stage" s ON s.id = m."stageId" WHERE s."applicationId" = $1 AND "resolvedAt" IS NULL',
        id,
      ),
    ).toBe(0);
    await bringTo(city, id, "awarded");
  });

  it("begins again with the first stage where the scheme says so", async () => {
    const id = await newlySubmitted("linjiang2026");
    await bringTo(city, id, "firstVisit");
    await move(city, "staff", stages.siteVisitReturn, id, { comment: "请补正", m: { hours: "与现场不一致" } });
    await move(city, "pharma", saveApplication, id, { task: "home", a: { hours: "每天 8:00–20:00" } });
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    expect(await stageRows(id)).toEqual([
      "receive superseded",
      "review superseded",
      "firstVisit returned",
      ...[
        "receive open",
        "review planned",
        "firstVisit planned",
        "recommend planned",
        "secondVisit planned",
        "decide planned",
        "notice planned",
        "award planned",
      ],
    ]);
  });

  it.each([
    ["linjiang2026", "firstVisit"],
    ["yiyang2024", "visit"],
  ] as const)("from a visit of %s does not stand in the way of the award, once another visit was passed", async (scheme, key) => {
    const id = await newlySubmitted(scheme);
    await bringTo(city, id, key);
    await move(city, "staff", stages.siteVisitReturn, id, { comment: "请补正", m: { hours: "与现场不一致" } });
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    await bringTo(city, id, "awarded");
    expect((await row(id)).status).toBe("awarded");
  });

  it.each([
    ["self", "recommender", ["approve superseded", "receive returned", "recommend open", "receive planned"]],
    ["recommender", "self", ["recommend superseded", "receive returned", "approve open", "receive planned"]],
  ])("that lets the way be changed from %s to %s leaves no approval out (Y9)", async (from, to, way) => {
    const id = await newlySubmitted("yiyang2024", { route: from });
    await bringTo(city, id, "receive");
    await move(city, "receiver", stages.receiveReturn, id, { comment: "请改由另一途径审批", m: { route: "途径不符" } });
    await move(city, "pharma", saveApplication, id, { task: "route", a: { route: to } });
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    expect((await stageRows(id)).slice(0, 4)).toEqual(way);
    await bringTo(city, id, "awarded");
  });

  it("is refused for a field the form does not ask, and without any field", async () => {
    const id = await newlySubmitted("kunshan2024");
    const before = await everything(id);
    expect(await tryMove(city, "highTech", stages.endorseReturn, id, { comment: "x", m: { password: "y" } })).toEqual(
      wrong({ "m.password": ["unknownField"] }),
    );
    expect(await tryMove(city, "highTech", stages.endorseReturn, id, { comment: "x", m: { address: " " } })).toEqual(
      wrong({ m: ["required"] }),
    );
    expect(await tryMove(city, "highTech", stages.endorseReturn, id, { comment: "", m: { address: "y" } })).toEqual(
      wrong({ comment: ["required"] }),
    );
    expect(await everything(id)).toBe(before);
  });
});

describe("a return to an earlier stage", () => {
  it("keeps what was done as superseded and replays the order", async () => {
    const id = await newlySubmitted("linjiang2026");
    await bringTo(city, id, "decide");
    await move(city, "staff", stages.decisionReturnToStage, id, { comment: "推荐意见与考察不一致", stage: "recommend" });
    expect(await stageRows(id)).toEqual([
      ...["receive passed", "review passed", "firstVisit passed"],
      ...["recommend superseded", "secondVisit superseded", "decide superseded"],
      ...["recommend open", "secondVisit planned", "decide planned", "notice planned", "award planned"],
    ]);
    const [kept] = await portal.sql(
      `SELECT outcome, opinion, "actedById" FROM "Stage" WHERE "applicationId" = $1 AND key = 'recommend' AND state = 'superseded'`,
      id,
    );
    expect(kept).toEqual({ outcome: "recommend", opinion: "同意推荐", actedById: city.persons.highTech });
    expect(await portal.one('SELECT count(*)::int FROM "SiteVisit" WHERE "applicationId" = $1', id)).toBe(2);
    await bringTo(city, id, "awarded");
    expect((await stageRows(id)).slice(6)).toEqual([
      "recommend passed",
      "secondVisit passed",
      "decide passed",
      "notice passed",
      "award passed",
    ]);
    expect(await portal.one('SELECT count(*)::int FROM "Plaque" WHERE "applicationId" = $1', id)).toBe(1);
  });

  it("goes neither forward, nor to itself, nor anywhere from the first stage", async () => {
    const id = await newlySubmitted("linjiang2026");
    expect(await tryMove(city, "staff", stages.receiveReturnToStage, id, { comment: "x", stage: "receive" })).toEqual(
      blocked("earlierStage"),
    );
    await bringTo(city, id, "firstVisit");
    const before = await everything(id);
    for (const stage of ["firstVisit", "recommend", "award", "nowhere"])
      expect(await tryMove(city, "staff", stages.siteVisitReturnToStage, id, { comment: "x", stage })).toEqual(
        wrong({ stage: ["notChoice"] }),
      );
    expect(await everything(id)).toBe(before);
  });

  it("takes a proposal back to the table first, and voids what was proposed", async () => {
    const id = await newlySubmitted("kunshan2024");
    await bringTo(city, id, "decide");
    await move(city, "staff", stages.decisionPropose, id, {
      outcome: "refuse",
      comment: "先提不予通过",
      meeting: "党组会议",
      metOn: today,
      attendees: "顾长河",
    });
    expect(await tryMove(city, "staff", stages.decisionReturnToStage, id, { comment: "x", stage: "receive" })).toEqual(forbidden);
    expect(await tryMove(city, "leader", stages.decisionApprove, id)).toEqual(blocked("proposedApproval"));
    await move(city, "leader", stages.decisionTakeBack, id, { comment: "再议" });
    expect(await openWork(id)).toMatchObject([{ purpose: "decision", role: "cityStaff", organizationId: city.ids.academic }]);
    await move(city, "staff", stages.decisionReturnToStage, id, { comment: "材料再核", stage: "receive" });
    await bringTo(city, id, "awarded");
    expect(
      await portal.sql(
        'SELECT outcome, "voidedAt" IS NULL AS holds FROM "Decision" WHERE "applicationId" = $1 ORDER BY "voidedAt" NULLS LAST',
        id,
      ),
    ).toEqual([
      { outcome: "refuse", holds: false },
      { outcome: "approve", holds: true },
    ]);
  });
});

describe("a refusal", () => {
  it("ends the application; the city takes it up again at the stage that refused it", async () => {
    const id = await newlySubmitted("linjiang2026");
    await bringTo(city, id, "recommend");
    await move(city, "highTech", stages.endorseRefuse, id, { comment: "不推荐" });
    expect((await row(id)).status).toBe("refused");
    expect(await openWork(id)).toEqual([]);
    expect(await stageRows(id)).toEqual(["receive passed", "review passed", "firstVisit passed", "recommend refused"]);
    expect(await tryMove(city, "highTech", stages.endorseRecommend, id, { comment: "改口" })).toEqual(forbidden);
    expect((await tryMove(city, "highTech", lifecycle.reopenApplication, id, { comment: "改口" })).ok).toBe(false);

    await move(city, "staff", lifecycle.reopenApplication, id, { comment: "推荐单位补充了说明" });
    expect(await stageRows(id)).toEqual([
      ...["receive passed", "review passed", "firstVisit passed", "recommend superseded"],
      ...["recommend open", "secondVisit planned", "decide planned", "notice planned", "award planned"],
    ]);
    await bringTo(city, id, "awarded");
    expect((await row(id)).status).toBe("awarded");
  });

  it("by the leader voids nothing but its own decision when it is reopened", async () => {
    const id = await newlySubmitted("kunshan2024");
    await bringTo(city, id, "decide");
    await move(city, "staff", stages.decisionPropose, id, {
      outcome: "refuse",
      comment: "活动不足",
      meeting: "党组会议",
      metOn: today,
      attendees: "顾长河",
    });
    await move(city, "leader", stages.decisionRefuse, id);
    expect(await row(id)).toMatchObject({ status: "refused" });
    expect(await stageRows(id)).toEqual(["recommend passed", "receive passed", "decide refused"]);
    await move(city, "staff", lifecycle.reopenApplication, id, { comment: "申诉成立" });
    await bringTo(city, id, "awarded");
    expect(await portal.one('SELECT count(*)::int FROM "Decision" WHERE "applicationId" = $1 AND "voidedAt" IS NULL', id)).toBe(1);
  });

  it("cannot be reopened while the organization has another application in the round", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await submitted(city, "kunshan2024", { round });
    await move(city, "highTech", stages.endorseRefuse, id, { comment: "不推荐" });
    const again = must(await runCommand(openApplication, await city.as("pharma"), { roundId: round.roundId }));
    expect(again.id).not.toBe(id);
    const before = await everything(id);
    expect(await tryMove(city, "staff", lifecycle.reopenApplication, id, { comment: "申诉成立" })).toEqual(conflict);
    expect(await everything(id)).toBe(before);
  });
});

describe("taking an application back", () => {
  it("is possible for ten minutes, in which no office begins; the number is kept", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    const submittedAt = later(monday, 3);
    await portal.setClock(submittedAt);
    expect((await tryMove(city, "pharma", lifecycle.submitApplication, id)).ok).toBe(true);
    const { number } = await row(id);
    const waiting = async () => (await listWork(await city.as("highTech"))).items.some(({ subjectId }) => subjectId === id);
    expect(await waiting()).toBe(false);
    expect(await tryMove(city, "highTech", stages.endorseRecommend, id, { comment: "同意" })).toEqual(blocked("settled"));

    await portal.setClock(later(submittedAt, 0, 10 * 60_000 - 1));
    expect((await tryMove(city, "pharma", lifecycle.revokeApplication, id)).ok).toBe(true);
    expect(await row(id)).toMatchObject({ status: "draft", number, submittedAt: null, recommenderPath: null });
    expect(await stageRows(id)).toEqual([]);
    expect(await openWork(id)).toMatchObject([{ purpose: "fill", role: "enterpriseOfficer" }]);

    expect((await tryMove(city, "pharma", lifecycle.submitApplication, id)).ok).toBe(true);
    expect(await row(id)).toMatchObject({ status: "inProgress", number });
    expect(await portal.one('SELECT count(*)::int FROM "Submission" WHERE "applicationId" = $1', id)).toBe(2);
    await portal.setClock(later(submittedAt, 0, 20 * 60_000));
    expect(await waiting()).toBe(true);
    expect(await tryMove(city, "pharma", lifecycle.revokeApplication, id)).toEqual(blocked("revocable"));
    expect((await tryMove(city, "highTech", stages.endorseRecommend, id, { comment: "同意" })).ok).toBe(true);
  });

  it("is possible after the deadline too, and then it cannot be sent again", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    await portal.setClock(later(round.closesAt, 0, -1000));
    expect((await tryMove(city, "pharma", lifecycle.submitApplication, id)).ok).toBe(true);
    await portal.setClock(later(round.closesAt, 0, 60_000));
    expect((await tryMove(city, "pharma", lifecycle.revokeApplication, id)).ok).toBe(true);
    expect(await tryMove(city, "pharma", lifecycle.submitApplication, id)).toEqual(blocked("windowOpen"));
    await move(city, systemActor, lifecycle.expireApplication, id);
    expect(await row(id)).toMatchObject({ status: "lapsed", submittedAt: null });
  });

  it("is given up as a draft, and another can be begun", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    expect(await tryMove(city, systemActor, lifecycle.expireApplication, id)).toEqual(blocked("windowOver"));
    await move(city, "pharma", lifecycle.discardApplication, id);
    expect(await row(id)).toMatchObject({ status: "withdrawn", number: null, submittedAt: null });
    expect(await openWork(id)).toEqual([]);
    expect(await draft(city, "kunshan2024", { round })).not.toBe(id);
  });

  it("is forgone too while it is with the applicant after the decision", async () => {
    const id = await newlySubmitted("kunshan2024");
    await bringTo(city, id, "award");
    await portal.sql(`UPDATE "Application" SET status = 'returned' WHERE id = $1`, id);
    await portal.sql(`UPDATE "Stage" SET state = 'returned', "closedAt" = now() WHERE "applicationId" = $1 AND state = 'open'`, id);
    expect(await tryMove(city, "pharma", lifecycle.withdrawApplication, id)).toEqual(blocked("notDecided"));
    await move(city, "pharma", lifecycle.forgoApplication, id, { comment: "单位改制，放弃" });
    expect((await row(id)).status).toBe("forgone");
  });

  it("is a withdrawal before the decision, from a stage and from a return", async () => {
    for (const stop of ["inProgress", "returned"] as const) {
      const id = await newlySubmitted("kunshan2024");
      await bringTo(city, id, "receive");
      if (stop === "returned") await move(city, "staff", stages.receiveReturn, id, { comment: "请补正", m: { hours: "x" } });
      expect((await row(id)).status).toBe(stop);
      expect((await tryMove(city, "pharma", lifecycle.forgoApplication, id, { comment: "放弃" })).ok).toBe(false);
      await move(city, "pharma", lifecycle.withdrawApplication, id);
      expect((await row(id)).status).toBe("withdrawn");
      expect(await openWork(id)).toEqual([]);
      expect(await stageRows(id)).toEqual(["recommend passed", stop === "returned" ? "receive returned" : "receive superseded"]);
    }
  });

  it("is 放弃 after it", async () => {
    const id = await newlySubmitted("kunshan2024");
    await bringTo(city, id, "decide");
    expect(await tryMove(city, "pharma", lifecycle.forgoApplication, id, { comment: "放弃" })).toEqual(blocked("decided"));
    await bringTo(city, id, "award");
    expect(await tryMove(city, "pharma", lifecycle.withdrawApplication, id)).toEqual(blocked("notDecided"));
    await move(city, "pharma", lifecycle.forgoApplication, id, { comment: "单位改制，放弃" });
    expect((await row(id)).status).toBe("forgone");
    expect(await openWork(id)).toEqual([]);
    expect(await tryMove(city, "staff", stages.awardPlaque, id)).toEqual(forbidden);
    expect(await portal.one('SELECT count(*)::int FROM "Plaque" WHERE "applicationId" = $1', id)).toBe(0);
  });
});

describe("time", () => {
  it("closes the window at the midnight after its last day, to the millisecond", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    const other = await draft(city, "kunshan2024", { who: "bearing", round });
    expect(round.closesAt).toEqual(new Date("2026-12-24T00:00:00+08:00"));

    await portal.setClock(round.closesAt);
    expect(await tryMove(city, "pharma", lifecycle.submitApplication, id)).toEqual(blocked("windowOpen"));
    expect(await row(id)).toMatchObject({ status: "draft", number: null });
    await portal.setClock(later(round.closesAt, 0, -1));
    expect((await tryMove(city, "pharma", lifecycle.submitApplication, id)).ok).toBe(true);
    expect(await row(id)).toMatchObject({ status: "inProgress", submittedAt: later(round.closesAt, 0, -1) });

    const opensAt = new Date("2026-12-01T00:00:00+08:00");
    await portal.sql('UPDATE "Round" SET "opensAt" = $2 WHERE id = $1', round.roundId, opensAt);
    await portal.setClock(later(opensAt, 0, -1));
    expect(await tryMove(city, "bearing", lifecycle.submitApplication, other)).toEqual(blocked("windowOpen"));
    await portal.setClock(opensAt);
    expect((await tryMove(city, "bearing", lifecycle.submitApplication, other)).ok).toBe(true);
  });

  it("rolls a last day over a day of rest only where the round says so", async () => {
    const { versionId } = city.rounds.kunshan2024;
    const offices = {
      receivingOrganizationId: city.ids.academic,
      decidingOrganizationId: city.ids.city,
      departmentId: city.ids.academic,
    };
    // 2026-12-05 is a Saturday; 2026-11-28 is one that was made a working day.
    for (const [lastDay, rollsOver, closes] of [
      ["2026-12-05", "on", "2026-12-08T00:00:00+08:00"],
      ["2026-12-05", undefined, "2026-12-06T00:00:00+08:00"],
      ["2026-11-28", "on", "2026-11-29T00:00:00+08:00"],
    ] as const) {
      const input = { versionId, name: lastDay, opensOn: "2026-11-20", lastDay, rollsOver, ...offices };
      const { id } = must(await runCommand(openRound, await city.as("staff"), input));
      expect(await portal.one('SELECT "closesAt" FROM "Round" WHERE id = $1', id)).toEqual(new Date(closes));
    }
  });

  it("opens no draft outside the window", async () => {
    const round = await city.roundOf("kunshan2024");
    await portal.setClock(round.closesAt);
    expect(await runCommand(openApplication, await city.as("pharma"), { roundId: round.roundId })).toEqual(blocked("windowOpen"));
    expect(await portal.one('SELECT count(*)::int FROM "Application" WHERE "roundId" = $1', round.roundId)).toBe(0);
  });

  it("lets a return lapse by the system, and only when the days are over", async () => {
    const id = await newlySubmitted("kunshan2024");
    await portal.setClock(later(monday, 29)); // Tuesday 22 December: five working days reach past the round's end
    await move(city, "highTech", stages.endorseReturn, id, { comment: "请补正", m: { hours: "x" } });
    const until = new Date("2026-12-30T00:00:00+08:00");
    expect(await openWork(id)).toMatchObject([{ purpose: "revise", dueAt: until }]);

    await portal.setClock(later(until, 0, -1));
    expect(await tryMove(city, systemActor, lifecycle.lapseApplication, id)).toEqual(blocked("revisionTimeOver"));
    await portal.setClock(until);
    for (const who of ["staff", "leader"] as const) expect(await tryMove(city, who, lifecycle.lapseApplication, id)).toEqual(forbidden);
    expect(await tryMove(city, "pharma", lifecycle.resubmitApplication, id)).toEqual(blocked("revisionTimeLeft"));
    await move(city, systemActor, lifecycle.lapseApplication, id);
    expect((await row(id)).status).toBe("lapsed");
    expect(await openWork(id)).toEqual([]);
    expect(
      await portal.sql(
        `SELECT "actorKind", "actorId", at FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'application.lapse'`,
        id,
      ),
    ).toEqual([{ actorKind: "system", actorId: null, at: until }]);
  });

  it("lets a return be answered until its last millisecond, after the round's end", async () => {
    const id = await newlySubmitted("kunshan2024");
    await portal.setClock(later(monday, 29));
    await move(city, "highTech", stages.endorseReturn, id, { comment: "请补正", m: { hours: "x" } });
    await portal.setClock(new Date("2026-12-29T23:59:59.999+08:00"));
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    expect((await row(id)).status).toBe("inProgress");
  });

  it("takes no paper, visit or meeting of tomorrow", async () => {
    const paper = await newlySubmitted("yiyang2024");
    await bringTo(city, paper, "receive");
    expect(await tryMove(city, "receiver", stages.receiveRecordPapers, paper, papers("2026-11-24"))).toEqual(
      wrong({ receivedOn: ["dayAhead"] }),
    );
    await bringTo(city, paper, "visit");
    expect(await tryMove(city, "staff", siteVisitRecord, paper, visit("2026-11-24"))).toEqual(wrong({ visitedOn: ["dayAhead"] }));
    // Half past midnight of the 24th in Shanghai is still the 23rd in London.
    await portal.setClock("2026-11-24T00:30:00+08:00");
    expect((await tryMove(city, "staff", siteVisitRecord, paper, visit("2026-11-24"))).ok).toBe(true);
  });
});

describe("what an office must have seen", () => {
  it("three papers with a stamp, where the notice asks for three (Y9)", async () => {
    const id = await newlySubmitted("yiyang2024");
    await bringTo(city, id, "receive");
    const confirm = () => tryMove(city, "receiver", stages.receiveConfirm, id);
    expect(await confirm()).toEqual(blocked("papersComplete"));
    await move(city, "receiver", stages.receiveRecordPapers, id, papers(today, 2));
    expect(await confirm()).toEqual(blocked("papersComplete"));
    await move(city, "receiver", stages.receiveRecordPapers, id, { copies: "3", receivedOn: today });
    expect(await confirm()).toEqual(blocked("papersComplete"));
    await portal.setClock(later(monday, 0, 1));
    await move(city, "receiver", stages.receiveRecordPapers, id, papers(today, 3));
    expect((await confirm()).ok).toBe(true);
    const [receipt] = await portal.sql(
      'SELECT "contentHash" FROM "PaperReceipt" WHERE "applicationId" = $1 AND copies = 3 AND "stampChecked"',
      id,
    );
    expect(receipt?.contentHash).toBe(await portal.one<string>('SELECT hash FROM "Submission" WHERE "applicationId" = $1', id));
  });

  it("a place that passed the visit (Y10)", async () => {
    const id = await newlySubmitted("yiyang2024");
    await bringTo(city, id, "visit");
    const pass = () => tryMove(city, "staff", stages.siteVisitPass, id);
    expect(await pass()).toEqual(blocked("visitPassed"));
    await move(city, "staff", siteVisitRecord, id, visit(today, "rectify"));
    expect(await pass()).toEqual(blocked("visitPassed"));
    await portal.setClock(later(monday, 0, 1));
    await move(city, "staff", siteVisitRecord, id, visit(today, "passed"));
    expect((await pass()).ok).toBe(true);
  });

  it("and no plaque without that visit, however the award stage came to be open", async () => {
    const id = await newlySubmitted("yiyang2024");
    await bringTo(city, id, "award");
    for (const state of ["superseded", "returned", "refused"]) {
      await portal.sql(`UPDATE "Stage" SET state = $2::"StageState" WHERE "applicationId" = $1 AND kind = 'siteVisit'`, id, state);
      expect(await tryMove(city, "staff", stages.awardPlaque, id)).toEqual(blocked("visitsPassed"));
    }
    const plaques = () => portal.one('SELECT count(*)::int FROM "Plaque" WHERE "applicationId" = $1', id);
    expect(await plaques()).toBe(0);
    await portal.sql(`UPDATE "Stage" SET state = 'passed' WHERE "applicationId" = $1 AND kind = 'siteVisit'`, id);
    await portal.sql(`UPDATE "Decision" SET outcome = 'refuse' WHERE "applicationId" = $1`, id);
    expect(await tryMove(city, "staff", stages.awardPlaque, id)).toEqual(blocked("decisionApproved"));
    await portal.sql(`UPDATE "Decision" SET outcome = 'approve' WHERE "applicationId" = $1`, id);
    expect((await tryMove(city, "staff", stages.awardPlaque, id)).ok).toBe(true);
    expect(await plaques()).toBe(1);
  });

  it("a whole form, before it is handed in", async () => {
    const id = await inNewRound("yiyang2024", (round) =>
      draft(city, "yiyang2024", { round, answers: { facilities: "", certificateUntil: "2026-11-22" } }),
    );
    expect(await tryMove(city, "pharma", lifecycle.submitApplication, id)).toEqual(blocked("formComplete"));
    await move(city, "pharma", saveApplication, id, {
      task: "home",
      a: {
        homeName: "家",
        address: "x",
        hours: "y",
        phone: "66552201",
        keeper: "z",
        area: "80",
        equipment_room: "on",
        facilities: "会议室",
      },
    });
    expect(await tryMove(city, "pharma", lifecycle.submitApplication, id)).toEqual(blocked("formComplete"));
    // A certificate that ends today still holds today.
    const host = { hostKind: "highTech", recommender: city.ids.highTechZone, certificate: "GR1", certificateUntil: "2026-11-23" };
    await move(city, "pharma", saveApplication, id, { task: "host", a: host });
    expect((await tryMove(city, "pharma", lifecycle.submitApplication, id)).ok).toBe(true);
  });

  it("the form as it is now, not as it was when the page was drawn", async () => {
    const id = await newlySubmitted("kunshan2024");
    const drawn = await revisionOf(id);
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意" });
    await move(city, "staff", stages.receiveRecordPapers, id, papers(today, 1));
    const before = await everything(id);
    expect(await tryMove(city, "staff", stages.receiveConfirm, id, { revision: drawn })).toEqual(conflict);
    expect(await everything(id)).toBe(before);
  });
});
