// Honours that no home holds: an organization's own, and those of people and teams whom an organization puts forward.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openApplication } from "@/lib/applications/commands/draft";
import { enterOnBehalf } from "@/lib/applications/commands/entry";
import { discardApplication, submitApplication } from "@/lib/applications/commands/lifecycle";
import { decisionPropose, decisionRefuse, formalReviewPass } from "@/lib/applications/commands/stages";
import { readApplication } from "@/lib/applications/queries/dossier";
import { listApplications, listOpenRounds } from "@/lib/applications/queries/lists";
import { listQueue } from "@/lib/applications/queries/queue";
import { listCandidates } from "@/lib/applications/queries/conflicts";
import { loadCase } from "@/lib/applications/queries/facts";
import { printApplicationForm } from "@/lib/applications/documents/print";
import { queueFilter } from "@/lib/applications/schema";
import { readCertificateState } from "@/lib/documents/queries";
import { certificateData } from "@/lib/documents/schema";
import { certificate } from "@/lib/homes/documents";
import { listForEngraver, listPlaques, publicAwarded, publicPlaqueByNumber, publicRecentPlaques } from "@/lib/homes/queries/plaques";
import { readFilter } from "@/lib/homes/rules";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { draftNotice } from "@/lib/notices/commands/notice";
import { publicNotice } from "@/lib/notices/queries/public";
import { readResults } from "@/lib/results/queries/round";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import { schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, confirmAll, monday, type OpenRound, type PersonActor, type PersonKey, publish } from "../support/city";
import { type Applicant, bringTo, draft, hungUp, move, noticeWords, openStage, proposal, submitted } from "../support/dossier";
import { pageTexts } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";
import { times } from "../support/race";
import { origin } from "../support/schemes";

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
beforeEach(() => portal.setClock(monday));

const today = dayOf(monday);
const textOf = (code: string) => readFileSync(new URL(`../../prisma/seed/schemes/${code}.json`, import.meta.url), "utf8");
type Code = "district2020Assessment" | "district2020Finest" | "district2020Teams";
const versions = new Map<Code, string>();
let rounds = 0;

async function roundOf(code: Code): Promise<OpenRound> {
  const text = textOf(code);
  const versionId = versions.get(code) ?? (await act(importScheme, who.staff, { document: text })).id;
  if (!versions.has(code)) await publish(who.staff, versionId);
  versions.set(code, versionId);
  const { id: roundId } = await act(openRound, who.staff, {
    ...{ versionId, name: `第 ${(rounds += 1)} 批`, opensOn: addDays(today, -1), lastDay: addDays(today, 30) },
    ...{ receivingOrganizationId: city.ids.academic, decidingOrganizationId: city.ids.city, departmentId: city.ids.academic },
  });
  const row = await db().round.findUniqueOrThrow({ where: { id: roundId }, select: { opensAt: true, closesAt: true } });
  return { roundId, versionId, document: schemeDocument.parse(JSON.parse(text)), ...row };
}

const written = { post: "研究员", story: "十年攻关", born: "1985-05-20", phone: "0000-66552201", summary: "全年工作" };
/** A form with nothing missing; whom it puts forward is its only difference from others. */
const form = (round: OpenRound, answers: Record<string, string> = {}, more: Applicant = {}) =>
  submitted(city, "yiyang2024", { round, answers: { ...written, ...answers }, ...more });
const nominate = (round: OpenRound, name: string, ordinal: number) =>
  form(round, { hostKind: "association", nomineeName: name }, { ordinal });
const assessed = (round: OpenRound, more: Applicant = {}) => form(round, { hostKind: "firm" }, more);

const plateOf = (applicationId: string) =>
  db().plaque.findUniqueOrThrow({
    where: { applicationId },
    select: { id: true, number: true, awardee: true, homeId: true, organizationId: true, holder: true, title: true },
  });
const homesNow = () => db().home.count();
const certificateOf = async (plaqueId: string) => {
  const { data } = await db().issuedDocument.findFirstOrThrow({ where: { plaqueId }, select: { data: true } });
  return (await pageTexts(await certificate(certificateData.parse(data)))).join("");
};
/** The notice hung last month with the names it may show. */
async function named(id: string): Promise<void> {
  await hungUp(city, id, "none", { namesShown: "on", personalBasis: "本人同意" });
}
async function awarded(id: string): Promise<void> {
  await bringTo(city, id, "notice");
  await named(id);
  await bringTo(city, id, "awarded");
}

describe("a yearly assessment of organizations", () => {
  it("asks for no home and makes none; what is given is the organization's", async () => {
    const round = await roundOf("district2020Assessment");
    const before = await homesNow();
    const id = await assessed(round);
    await awarded(id);
    expect(await homesNow()).toBe(before);
    const plate = await plateOf(id);
    expect(plate).toMatchObject({
      ...{ awardee: "organization", homeId: null, organizationId: city.ids.pharmaAssociation },
      ...{ holder: "新纪元制药科协", title: "优秀基层科协" },
    });
    expect(await publicPlaqueByNumber(plate.number)).toMatchObject({ state: "valid", holder: "新纪元制药科协", home: null });
    expect(await publicAwarded(round.roundId)).toMatchObject([{ number: plate.number, holder: "新纪元制药科协", home: null }]);
    expect((await listPlaques(who.staff, readFilter({ number: plate.number }), null))?.rows).toMatchObject([{ holder: "新纪元制药科协" }]);
    expect((await listForEngraver(who.staff, readFilter({ number: plate.number })))?.plaques).toHaveLength(1);
    const paper = await certificateOf(plate.id);
    for (const part of ["授牌证书", "新纪元制药科协：", "你单位符合"]) expect(paper).toContain(part);
  });

  it("is open to the kinds of organization that the scheme names, and to no other", async () => {
    const round = await roundOf("district2020Assessment");
    const bare = JSON.parse(textOf("district2020Assessment")) as { hostKinds: { key: string }[] };
    const streets = { ...bare, code: "streetsOnly", hostKinds: bare.hostKinds.filter(({ key }) => key === "street") };
    const { id: versionId } = await act(importScheme, who.staff, { document: JSON.stringify(streets) });
    await confirmAll(who.staff, versionId);
    await act(publishScheme, who.staff, { versionId });
    await db().round.update({ where: { id: round.roundId }, data: { schemeVersionId: versionId } });
    expect(await runCommand(openApplication, who.pharma, { roundId: round.roundId })).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["hostKind"] },
    });
    expect((await listOpenRounds(who.pharma)).map(({ id }) => id)).not.toContain(round.roundId);
  });

  it("is applied for once by each, however many places are asked for", async () => {
    const round = await roundOf("district2020Assessment");
    const { id } = await act(openApplication, who.pharma, { roundId: round.roundId });
    expect(await act(openApplication, who.pharma, { roundId: round.roundId, ordinal: "2" })).toEqual({ id });
    expect(await db().application.count({ where: { roundId: round.roundId } })).toBe(1);
  });

  it("scores with the terminal's points, and its results name no home", async () => {
    const round = await roundOf("district2020Assessment");
    const id = await assessed(round, { answers: { ...written, hostKind: "firm" } });
    const results = await readResults(who.staff, round.roundId);
    expect(results).toMatchObject({ awardee: "organization", scored: true });
    expect(results?.rows).toMatchObject([
      { id, called: "新纪元制药科协", beside: null, home: null, total: 10_000, grade: "合格", fellFrom: "优秀" },
    ]);
  });

  it("is of the organization's plates, where a gate asks for one", async () => {
    const gated: SchemeDocument = {
      ...schemeDocument.parse(JSON.parse(textOf("district2020Assessment"))),
      ...{ code: "gated", gates: [{ kind: "notAwarded", name: "没有得过", origin, title: "优秀基层科协", years: 1 }] },
    };
    const { id: versionId } = await act(importScheme, who.staff, { document: JSON.stringify(gated) });
    await publish(who.staff, versionId);
    const round = await roundOf("district2020Assessment");
    await db().round.update({ where: { id: round.roundId }, data: { schemeVersionId: versionId } });
    expect((await runCommand(openApplication, who.bearing, { roundId: round.roundId })).ok).toBe(true);
    // The other one holds it since the first test of this file.
    expect(await runCommand(openApplication, who.pharma, { roundId: round.roundId })).toMatchObject({
      problem: { blockers: ["notAwarded"] },
    });
  });
});

describe("an award programme for people", () => {
  it("gives each a place of its own: several in one round, each opened once", async () => {
    const round = await roundOf("district2020Finest");
    const open = (ordinal: string) => act(openApplication, who.pharma, { roundId: round.roundId, ordinal });
    const [first, again] = [await open("1"), await open("1")];
    expect(again).toEqual(first);
    const second = await open("2");
    expect(second.id).not.toBe(first.id);
    // A place further on than there is one is the next: no number is left out.
    await open("9");
    const rows = await db().application.findMany({
      where: { roundId: round.roundId },
      orderBy: { ordinal: "asc" },
      select: { ordinal: true },
    });
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  });

  it("offers the next place beside those that are there, by name", async () => {
    const round = await roundOf("district2020Finest");
    const first = await nominate(round, "周若兰", 1);
    const { id: second } = await act(openApplication, who.pharma, { roundId: round.roundId, ordinal: "2" });
    const mine = async () => (await listOpenRounds(who.pharma)).filter(({ id }) => id === round.roundId);
    expect(await mine()).toMatchObject([
      { ordinal: 1, named: "周若兰", application: { id: first } },
      { ordinal: 2, named: null, application: { id: second, status: "draft" } },
      { ordinal: 3, named: null, application: null },
    ]);
    await move(city, "pharma", discardApplication, second);
    expect((await mine()).map(({ ordinal }) => ordinal)).toEqual([1, 3]);
  });

  it("is not doubled by a race for one place", async () => {
    const round = await roundOf("district2020Finest");
    const rush = () => Promise.all(times(12, () => runCommand(openApplication, who.pharma, { roundId: round.roundId, ordinal: "1" })));
    const ids = new Set((await rush()).flatMap((outcome) => (outcome.ok ? [outcome.value.id] : [])));
    expect(ids.size).toBe(1);
    expect(await db().application.count({ where: { roundId: round.roundId } })).toBe(1);
  });

  it("cannot be sent before somebody is named and agreed to be", async () => {
    const round = await roundOf("district2020Finest");
    for (const answers of [
      { ...written, hostKind: "association", nomineeName: "" },
      { ...written, hostKind: "association", nomineeName: "周若兰", consent: "" },
    ]) {
      const id = await draft(city, "yiyang2024", { round, answers });
      const found = await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } });
      expect(await runCommand(submitApplication, who.pharma, { applicationId: id, ...found })).toMatchObject({
        problem: { kind: "notNow", blockers: ["formComplete"] },
      });
      await move(city, "pharma", discardApplication, id);
    }
  });

  it("names the one who is awarded on the certificate, the check, the public lists; not the one who is refused", async () => {
    const round = await roundOf("district2020Finest");
    const before = await homesNow();
    const [one, other] = [await nominate(round, "周若兰", 1), await nominate(round, "郑砚秋", 2)];
    await move(city, "staff", formalReviewPass, other);
    await move(city, "staff", decisionPropose, other, proposal(today, "refuse"));
    await move(city, "leader", decisionRefuse, other);
    await awarded(one);
    expect(await homesNow()).toBe(before);
    const plate = await plateOf(one);
    expect(plate).toMatchObject({ awardee: "person", homeId: null, organizationId: city.ids.pharmaAssociation, holder: "周若兰" });
    expect(await publicPlaqueByNumber(plate.number)).toMatchObject({
      ...{ holder: "周若兰", title: "最美科技工作者", home: null, organization: { name: "新纪元制药科协" } },
    });
    const list = await publicAwarded(round.roundId);
    expect(list).toMatchObject([{ holder: "周若兰", organization: { name: "新纪元制药科协" } }]);
    expect(JSON.stringify(list)).not.toContain("郑砚秋");
    expect((await publicRecentPlaques()).map(({ holder }) => holder)).toContain("周若兰");
    const paper = await certificateOf(plate.id);
    for (const part of ["荣誉证书", "周若兰：", "新纪元制药科协", "您符合"]) expect(paper).toContain(part);
    expect(paper).not.toContain("你单位");
    for (const reader of [who.pharma, who.staff, who.leader]) expect(await readCertificateState(reader, plate.id)).not.toBeNull();
    expect(await readCertificateState(who.bearing, plate.id)).toBeNull();
    expect((await listForEngraver(who.staff, readFilter({ number: plate.number })))?.plaques).toEqual([]);
  });

  it("is called by whom it puts forward, in the dossier, the lists, the results, and on the paper", async () => {
    const round = await roundOf("district2020Finest");
    const id = await nominate(round, "周若兰", 1);
    expect(await readApplication(who.pharma, id)).toMatchObject({ awardee: "person", named: "周若兰", applicant: "新纪元制药科协" });
    expect((await listApplications(who.pharma, null)).rows).toContainEqual(
      expect.objectContaining({ id, awardee: "person", named: "周若兰" }),
    );
    const queue = await listQueue(who.staff, queueFilter.parse({ round: round.roundId }), null);
    expect(queue?.rows).toMatchObject([{ applicationId: id, awardee: "person", named: "周若兰" }]);
    expect((await readResults(who.staff, round.roundId))?.rows).toMatchObject([{ called: "周若兰", beside: "新纪元制药科协" }]);
    const printed = await printApplicationForm(who.pharma, id);
    expect(printed && "name" in printed && printed.name).toMatch(/^推荐审批表 /);
    const text = printed && "bytes" in printed ? (await pageTexts(printed.bytes)).join("") : "";
    for (const part of ["最美科技工作者推荐审批表", "周若兰", "同意推荐", "同意授予"]) expect(text).toContain(part);
    expect(text).not.toContain("授牌");
  });

  it("hangs no name without the words that allow it", async () => {
    const round = await roundOf("district2020Finest");
    const id = await nominate(round, "周若兰", 1);
    await bringTo(city, id, "notice");
    const given = { ...noticeWords, roundId: round.roundId, applicationIds: [id] };
    expect(await runCommand(draftNotice, who.staff, given)).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { namesShown: ["required"] } },
    });
    await named(id);
    const { noticeId } = await db().noticeItem.findFirstOrThrow({ where: { applicationId: id }, select: { noticeId: true } });
    expect(await publicNotice(noticeId)).toMatchObject({
      ...{ awardee: "person", personalBasis: "本人同意" },
      items: [{ homeName: "周若兰", unit: "新纪元制药科协" }],
    });
  });

  it("is not judged by its own candidate", async () => {
    const round = await roundOf("district2020Finest");
    const id = await nominate(round, "龑㛃", 1);
    const found = await loadCase(db(), id);
    const candidates = found ? await listCandidates(db(), found) : [];
    expect(candidates.find(({ name }) => name === "龑㛃")?.blocked).toContain("nominee");
    expect(candidates.find(({ name }) => name === "陶砚秋")?.blocked).toEqual([]);
  });

  it("leaves no name in any log", async () => {
    const round = await roundOf("district2020Finest");
    const id = await nominate(round, "植入之人", 1);
    await awarded(id);
    expect(await portal.tablesWith("植入之人")).toEqual(["Application", "IssuedDocument", "NoticeItem", "Plaque", "Submission"]);
  });

  it("is entered by the office for the same organization as often as papers come", async () => {
    const round = await roundOf("district2020Finest");
    const entry = { roundId: round.roundId, organization: "新纪元制药科协", channel: "post", receivedOn: today };
    const [one, other] = [await act(enterOnBehalf, who.staff, entry), await act(enterOnBehalf, who.staff, entry)];
    expect(other.id).not.toBe(one.id);
    const assessment = await roundOf("district2020Assessment");
    const once = { ...entry, roundId: assessment.roundId };
    await act(enterOnBehalf, who.staff, once);
    expect(await runCommand(enterOnBehalf, who.staff, once)).toMatchObject({
      problem: { kind: "invalidInput", fields: { organization: ["alreadyThere"] } },
    });
  });
});

describe("an award programme for teams", () => {
  it("gives the honour to the team by its name", async () => {
    const round = await roundOf("district2020Teams");
    const id = await form(round, { hostKind: "association", teamName: "轴承攻关组", members: "12", direction: "精密轴承" });
    expect((await openStage(id))?.key).toBe("review");
    await awarded(id);
    const plate = await plateOf(id);
    expect(plate).toMatchObject({ awardee: "team", homeId: null, holder: "轴承攻关组", title: "创新争先团队" });
    expect(await certificateOf(plate.id)).toContain("你们团队符合");
  });
});
