// A scheme in the language of criteria, from its import to a second plate on a home that is there: nothing of it is in the code.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApplication } from "@/lib/applications/commands/draft";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import { saveApplication } from "@/lib/applications/commands/save";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readForm } from "@/lib/applications/queries/form";
import { listOpenRounds } from "@/lib/applications/queries/lists";
import type { Measure } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { db } from "@/lib/server/db";
import { runCommand } from "@/lib/server/command";
import { type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, type City, monday, type OpenRound, type PersonActor } from "../support/city";
import { bringTo, move, pagesOf, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { group, origin, said, schemeWith } from "../support/schemes";

let portal: Portal;
let city: City;
let home: HomeAt;
let officer: PersonActor;
let round: OpenRound;

const line = { evidence: "none" as const, origin };
const from = (value: number) => ({ value, open: false });
const measures: Measure[] = [
  { key: "held", name: "计入的活动", unit: "次", decimals: 0, origin, from: { kind: "computed", source: "activitiesHeld" } },
  { key: "funds", name: "工作经费", unit: "万元", decimals: 1, origin, from: { kind: "asked", min: 0, max: 1000 } },
  { key: "members", name: "会员", unit: "人", decimals: 0, origin, from: { kind: "asked", min: 0, max: 5000 } },
  { key: "staff", name: "科技工作者", unit: "人", decimals: 0, origin, from: { kind: "asked", min: 0, max: 5000 } },
  { key: "share", name: "入会比例", unit: "%", decimals: 0, origin, from: { kind: "ratio", of: "members", over: "staff" } },
];
/** The best homes of a city that nobody programmed. */
const document: SchemeDocument = schemeWith({
  ...{ code: "bestHomes2026", name: "示范之家评选", kind: "demonstration", subject: "existingHome" },
  honour: {
    ...{ title: said("示范科技工作者之家"), numberPattern: said("示〔{year}〕{n:02}"), validMonths: said(null) },
    ...{ homeLevel: "市级", homeCategory: "示范" },
  },
  gates: [{ kind: "validPlaque", name: "已经授牌，牌匾有效", origin }],
  measures,
  groups: [
    group("work", [
      {
        ...{ ...line, key: "funding", name: "经费", kind: "tiers", pick: "first", otherwise: 0 },
        tiers: [
          { when: [{ kind: "measure", measure: "funds", from: from(200), to: null }], points: 2000 },
          { when: [{ kind: "measure", measure: "funds", from: from(50), to: { value: 200, open: true } }], points: 1000 },
        ],
      },
      { ...line, key: "reach", name: "入会比例", kind: "proportional", measure: "share", target: 50, points: 2000 },
      { ...line, key: "life", name: "活动", kind: "perUnit", measure: "held", per: 1, each: 200, whole: true, cap: 2400 },
    ]),
    group("care", [
      {
        ...{ ...line, key: "rooms", name: "场地", kind: "list" },
        items: ["meeting", "books", "network"].map((key) => ({ key, name: key })),
        steps: [
          { least: 2, points: 500 },
          { least: 3, points: 1000 },
        ],
      },
      { ...line, key: "own", name: "特色", kind: "manual", floor: said(0), cap: said(600) },
      { ...line, key: "gambling", name: "有赌博活动", kind: "veto" },
    ]),
  ],
});

const given = { funds: "12.5", members: "30", staff: "120", rooms_network: "", own: "4.5" };
const answersOf = async (id: string) =>
  (await db().application.findUniqueOrThrow({ where: { id }, select: { answers: true } })).answers as Record<string, unknown>;

async function filledIn(): Promise<string> {
  const { id } = await act(openApplication, officer, { roundId: round.roundId, homeId: "" });
  const facts = { hostKind: "association", recommender: city.ids.highTechZone, route: "self", area: "120", keeper: "陈淑敏" };
  const form = { homeName: "之家", address: "创新路 108 号", hours: "全天", phone: "0000-66552201", facilities: "会议室", headcount: "46" };
  for (const { task, a } of pagesOf(round, { ...facts, ...form, ...given })) await move(city, officer, saveApplication, id, { task, a });
  return id;
}

beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  officer = await city.as("pharma");
  round = await city.roundUnder(document);
});
afterAll(() => portal.close());

describe("a scheme that judges homes that are there", () => {
  it("opens nobody's form before a home has its plate (K21), and lists the round once for each home", async () => {
    expect((await runCommand(openApplication, officer, { roundId: round.roundId, homeId: "" })).ok).toBe(false);
    expect(await listOpenRounds(officer).then((rounds) => rounds.filter(({ id }) => id === round.roundId))).toEqual([]);
    home = await openedHome(city);
    const listed = (await listOpenRounds(officer)).filter(({ id }) => id === round.roundId);
    expect(listed.map((one) => one.homeId)).toEqual([home.homeId]);
    const suspended = `UPDATE "Plaque" SET "status" = $2::"PlaqueStatus" WHERE "homeId" = $1`;
    await portal.sql(suspended, home.homeId, "suspended");
    const refused = await runCommand(openApplication, officer, { roundId: round.roundId, homeId: "" });
    expect(refused).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["validPlaque"] } });
    await portal.sql(suspended, home.homeId, "valid");
    const strangers = await runCommand(openApplication, await city.as("bearing"), { roundId: round.roundId, homeId: home.homeId });
    expect(strangers).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["homeThere"] } });
  });

  it("asks figures in their own decimals, writes what the system knows by itself, and reckons as it is filled in", async () => {
    const { id } = await act(openApplication, officer, { roundId: round.roundId, homeId: home.homeId });
    expect(await act(openApplication, officer, { roundId: round.roundId, homeId: "" })).toEqual({ id });
    expect(await answersOf(id)).toEqual({ held: 0 });
    const page = (a: Record<string, string>) => tryMove(city, officer, saveApplication, id, { task: "work", a });
    const whole = { funds: "12.5", members: "30", staff: "120", funding_note: "", reach_note: "", life_note: "" };
    expect(await page({ ...whole, funds: "12.55" })).toMatchObject({ problem: { fields: { "a.funds": ["notNumber"] } } });
    expect(await page({ ...whole, funds: "100.1" })).toMatchObject({ problem: { fields: { "a.funds": ["outOfRange"] } } });
    expect(await page({ ...whole, held: "99" })).toMatchObject({ problem: { fields: { "a.held": ["unknownField"] } } });
    expect((await page(whole)).ok).toBe(true);
    expect(await answersOf(id)).toMatchObject({ funds: 125, members: 30, staff: 120, held: 0 });
    const form = await readForm(officer, id);
    if (!form?.editable) throw new Error("not theirs to fill in");
    expect(form.lines.get("funding")).toMatchObject({ points: 1000, by: { code: "tier", index: 1 } });
    // 30 of 120 is 25 %, half of what is asked.
    expect(form.lines.get("reach")).toMatchObject({ points: 1000, by: { code: "proportion", share: 5000 } });
    expect(form.lines.get("own")).toMatchObject({ points: null, by: { code: "notGiven" } });
    expect(form.total).toBe(2000);
    expect(form.missing.map(({ field }) => field)).toContain("own");
  });

  it("keeps the figures of the day it was handed in, on the form and on its paper", async () => {
    const id = await filledIn();
    const activity = await db().activity.findFirst({ select: { id: true } });
    expect(activity).toBeNull();
    await portal.sql(
      `WITH a AS (
        INSERT INTO "Activity" ("homeId", "filedById", "title", "summary", "services", "lines", "mode", "place", "contactPhone", "status",
          "createdAt", "filedAt", "number", "approvedById", "approvedAt", "publishedAt")
        VALUES ($1, $2, '沙龙', '读书', '{}', '{}', 'atHome', '会议室', '0000-66552201', 'published', now(), now(), 'HD-1', $3, now(), now())
        RETURNING "id")
      INSERT INTO "ActivitySession" ("activityId", "homeId", "ordinal", "startsAt", "endsAt", "status", "heldAt", "present", "staffPresent")
      SELECT "id", $1, 1, '2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z', 'reported', now(), 12, 0 FROM a`,
      home.homeId,
      officer.personId,
      city.persons.staff,
    );
    expect(await answersOf(id)).toMatchObject({ held: 0 });
    await move(city, officer, submitApplication, id);
    expect(await answersOf(id)).toMatchObject({ held: 1 });
    const submission = await db().submission.findFirstOrThrow({ where: { applicationId: id }, select: { answers: true } });
    expect(submission.answers).toMatchObject({ held: 1, funds: 125 });
    await portal.sql(`UPDATE "ActivitySession" SET "status" = 'cancelled', "heldAt" = NULL, "present" = 0`);
    const dossier = await readApplication(await city.as("staff"), id);
    expect(dossier?.lines.get("life")).toMatchObject({ points: 200, by: { code: "units", units: 100 } });
    expect(dossier?.total).toBe(1000 + 1000 + 200 + 500 + 450);
    expect(dossier?.vetoes).toEqual([]);
  });

  it("ends in a second plate on the same home", async () => {
    const { id } = await db().application.findFirstOrThrow({ where: { roundId: round.roundId }, select: { id: true } });
    const before = await db().home.count();
    await bringTo(city, id, "awarded");
    const plaque = await db().plaque.findUniqueOrThrow({
      where: { applicationId: id },
      select: { homeId: true, title: true, number: true },
    });
    expect(plaque).toEqual({ homeId: home.homeId, title: "示范科技工作者之家", number: "示〔2026〕01" });
    expect(await db().home.count()).toBe(before);
    expect((await readApplication(officer, id))?.status).toBe("awarded");
  });
});
