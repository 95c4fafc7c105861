// What is left of a meeting: its photos and where they were shown before, its report as a paper, what campaigns count, who is reminded.
import fs from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeCampaign, saveCampaign } from "@/lib/activities/commands/campaigns";
import { saveActivity } from "@/lib/activities/commands/file";
import { addReportPhoto, removeReportPhoto } from "@/lib/activities/commands/photos";
import { enrol } from "@/lib/activities/commands/enrol";
import { remindSession } from "@/lib/activities/commands/remind";
import { activityJobs } from "@/lib/activities/jobs";
import { listMessages } from "@/lib/messages/queries";
import { rateSession, revokeSessionRating } from "@/lib/activities/commands/rate";
import { cancelSession, draftReport, giveBackReport, holdSession, reportSession } from "@/lib/activities/commands/session";
import { activityRegister, printActivityReport, printCampaignReport } from "@/lib/activities/documents";
import { listCampaigns, publicCampaigns, readCampaign } from "@/lib/activities/queries/campaigns";
import { listOwnConflicts } from "@/lib/activities/queries/own";
import { publicActivity, publicSessions } from "@/lib/activities/queries/public";
import { readSession } from "@/lib/activities/queries/session";
import { lookHeight, lookOf, lookWidth } from "@/lib/activities/rules/photos";
import { readAttachment } from "@/lib/files/queries";
import { sweepFiles } from "@/lib/files/jobs";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { greysOf } from "@/lib/server/greys";
import { receiptOf } from "@/lib/server/sealed";
import { readSheet } from "@/lib/server/sheets";
import { keepFile, openFile } from "@/lib/server/storage";
import { zh as after } from "@/lib/text/activity-report";
import { activityAt, enrolled, filing, guestsCame, type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, type City, later, monday, type PersonActor, visitor } from "../support/city";
import { pageTexts, squeeze } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let officer: PersonActor;
let staff: PersonActor;
let scientist: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [officer, staff, scientist] = await Promise.all([city.as("pharma"), city.as("staff"), city.as("scientist")]);
  home = await openedHome(city);
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

/** A meeting that has begun and was held, with so many guests. */
async function heldSession(guests = 1, more: object = {}): Promise<string> {
  await portal.setClock(monday);
  const { sessionId } = await activityAt({ ...home, roomId: "" }, { officer, staff }, "enrolling", more);
  const { startsAt } = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { startsAt: true } });
  await portal.setClock(later(startsAt, 1));
  await guestsCame(officer, sessionId, 1, guests);
  await act(holdSession, officer, { sessionId });
  return sessionId;
}

/** A picture as the route would keep it; `light` and `quality` make it another file of the same scene. */
async function photoOf(scene: number, { light = 0, quality = 90 } = {}) {
  const pixels = Uint8Array.from({ length: 90 * 80 }, (_, at) => {
    const [x, y] = [Math.floor((at % 90) / 10), Math.floor(at / 900)];
    return 40 + light + ((scene * 37 + x * x * 29 + y * 53 + x * y * scene * 11) % 140);
  });
  const bytes = await sharp(pixels, { raw: { width: 90, height: 80, channels: 1 } })
    .jpeg({ quality })
    .toBuffer();
  const greys = await greysOf(bytes, lookWidth, lookHeight);
  const kept = await keepFile(new Uint8Array(bytes));
  return { look: greys && lookOf(greys), file: { ...kept, name: "照片.jpg", contentType: "image/jpeg", scan: "clean" as const } };
}
const add = (actor: PersonActor, sessionId: string, photo: object, alt = "工程师在讲解") =>
  runCommand(addReportPhoto, actor, { sessionId, alt, ...photo });
const photosOf = async (sessionId: string, actor = officer) => (await readSession(actor, sessionId, null))?.photos ?? [];

describe("the photos of a report", () => {
  it("are put there by those who hold it, each with its words, and seen by those who may read of it", async () => {
    const sessionId = await heldSession();
    expect(await add(officer, sessionId, await photoOf(1))).toMatchObject({ ok: true, value: { again: false } });
    expect(await add(officer, sessionId, await photoOf(1), "")).toMatchObject({ problem: { fields: { alt: ["required"] } } });
    const pdf = { ...(await photoOf(2)).file, contentType: "application/pdf" };
    expect(await add(officer, sessionId, { file: pdf, look: null })).toMatchObject({ problem: { fields: { file: ["notPhoto"] } } });
    expect(await add(staff, sessionId, await photoOf(3))).toMatchObject({ problem: { kind: "forbidden" } });
    expect(await add(scientist, sessionId, await photoOf(3))).toMatchObject({ problem: { kind: "notFound" } });

    const [photo] = await photosOf(sessionId);
    expect(photo).toMatchObject({ alt: "工程师在讲解", ordinal: 1, state: "ready", before: [] });
    for (const actor of [officer, staff]) expect(await readAttachment(actor, photo?.attachmentId ?? "")).not.toBeNull();
    for (const actor of [scientist, visitor]) expect(await readAttachment(actor, photo?.attachmentId ?? "")).toBeNull();
  });

  it("are one however often they are sent, and no more than nine", async () => {
    const sessionId = await heldSession();
    const first = await photoOf(1);
    await Promise.all([1, 2, 3, 4].map(() => add(officer, sessionId, first)));
    expect(await photosOf(sessionId)).toHaveLength(1);
    for (let scene = 2; scene <= 9; scene += 1) await act(addReportPhoto, officer, { sessionId, alt: "讲解", ...(await photoOf(scene)) });
    expect(await add(officer, sessionId, await photoOf(10))).toMatchObject({ problem: { fields: { file: ["tooMany"] } } });
    expect((await photosOf(sessionId)).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("are taken away while the report is being written, with their bytes, and no longer when it is handed in", async () => {
    const sessionId = await heldSession();
    const [kept, gone] = [await photoOf(21), await photoOf(22)];
    for (const photo of [kept, gone]) await act(addReportPhoto, officer, { sessionId, alt: "讲解", ...photo });
    const [first, second] = await photosOf(sessionId);
    expect(await runCommand(removeReportPhoto, scientist, { photoId: second?.id ?? "" })).toMatchObject({ problem: { kind: "notFound" } });
    await act(removeReportPhoto, officer, { photoId: second?.id ?? "" });
    expect((await photosOf(sessionId)).map(({ id }) => id)).toEqual([first?.id]);
    expect(await db().photoHash.count({ where: { attachmentId: second?.attachmentId ?? "" } })).toBe(0);
    await sweepFiles(-1);
    expect(await openFile(gone.file.storageKey)).toBeNull();
    expect(await openFile(kept.file.storageKey)).not.toBeNull();

    await act(reportSession, officer, { sessionId, body: "来了一人" });
    expect(await runCommand(removeReportPhoto, officer, { photoId: first?.id ?? "" })).toMatchObject({ problem: { kind: "conflict" } });
    expect(await add(officer, sessionId, await photoOf(23))).toMatchObject({ problem: { kind: "conflict" } });
  });

  it("leave what was typed of the report where it is, until it is handed in", async () => {
    const sessionId = await heldSession();
    const draftOf = async (actor: PersonActor) => (await readSession(actor, sessionId, null))?.draft;
    const write = (actor: PersonActor, body: string) => runCommand(draftReport, actor, { sessionId, body });
    expect(await draftOf(officer)).toBe("");
    expect(await write(scientist, "别人写的")).toMatchObject({ problem: { kind: "notFound" } });
    expect(await write(staff, "审批的人写的")).toMatchObject({ problem: { kind: "forbidden" } });
    expect(await write(officer, "字".repeat(5_001))).toMatchObject({ problem: { fields: { body: ["tooLong"] } } });
    for (const body of ["写到一半", "", "写到一半\n又一行"]) {
      expect(await write(officer, body)).toMatchObject({ ok: true });
      expect(await draftOf(officer)).toBe(body);
    }
    // What is not handed in is nobody else's to read.
    expect(await draftOf(staff)).toBe("");
    await act(reportSession, officer, { sessionId, body: "写完了" });
    expect(await portal.one('SELECT "reportDraft" FROM "ActivitySession" WHERE id = $1', sessionId)).toBeNull();
    expect(await write(officer, "还想改")).toMatchObject({ problem: { kind: "conflict" } });
    await act(giveBackReport, staff, { sessionId, comment: "写细一点" });
    expect(await draftOf(officer)).toBe("写完了");
  });

  it("say where they were shown before: the same file, or nearly the same picture", async () => {
    const earlier = await heldSession(1, { title: "读书会", day: "2026-12-01" });
    const [same, scene] = [await photoOf(31), await photoOf(32)];
    await act(addReportPhoto, officer, { sessionId: earlier, alt: "读书", ...same });
    await act(addReportPhoto, officer, { sessionId: earlier, alt: "讨论", ...scene });

    const later_ = await heldSession(1, { title: "讲座", day: "2026-12-02" });
    await act(addReportPhoto, officer, { sessionId: later_, alt: "讲座", ...same, file: { ...same.file, storageKey: "again" } });
    await act(addReportPhoto, officer, { sessionId: later_, alt: "听讲", ...(await photoOf(32, { light: 30, quality: 60 })) });
    // The control: another scene is nobody's.
    await act(addReportPhoto, officer, { sessionId: later_, alt: "另一处", ...(await photoOf(35)) });
    const seen = (await photosOf(later_)).map(({ before }) =>
      before.map((place) => ({ id: place.id, title: place.title, same: place.same })),
    );
    expect(seen).toEqual([[{ id: earlier, title: "读书会", same: true }], [{ id: earlier, title: "读书会", same: false }], []]);
    expect((await photosOf(earlier)).flatMap(({ before }) => before)).toEqual([]);
  });

  it("are looked for in one's own home first, and in the whole city only then; of another's meeting only home and day are told", async () => {
    const bearing = await city.as("bearing");
    const ours = await heldSession(1, { title: "自家的", day: "2026-12-03" });
    const other = await db().home.create({
      data: { ownerId: city.ids.academic, name: "高新区之家", category: "c", level: "l", address: "a", hours: "h" },
      select: { id: true },
    });
    const elsewhere = await heldSession(1, { title: "别家的", day: "2026-12-04" });
    await db().activity.updateMany({
      where: { sessions: { some: { id: elsewhere } } },
      data: { homeId: other.id, filedById: bearing.personId, organizerId: null },
    });
    await db().activitySession.update({ where: { id: elsewhere }, data: { homeId: other.id } });
    const put = async (sessionId: string, photo: object) =>
      db().reportPhoto.findFirstOrThrow({
        where: { sessionId, id: await addAs(sessionId, photo) },
        select: { seenBefore: { select: { of: { select: { sessionId: true } } } } },
      });
    const addAs = async (sessionId: string, photo: object) => {
      const known = await db().reportPhoto.findMany({ where: { sessionId }, select: { id: true } });
      const actor = sessionId === elsewhere ? bearing : officer;
      await act(addReportPhoto, actor, { sessionId, alt: "讲解", ...photo });
      const now = await db().reportPhoto.findMany({ where: { sessionId }, select: { id: true } });
      return now.find(({ id }) => !known.some((one) => one.id === id))?.id ?? "";
    };
    const [both, theirs] = [await photoOf(41), await photoOf(44)];
    await put(ours, both);
    await put(elsewhere, { ...both, file: { ...both.file, storageKey: "b2" } });
    await put(elsewhere, theirs);
    const next = await heldSession(1, { title: "后来的", day: "2026-12-05" });
    const found = await put(next, { ...both, file: { ...both.file, storageKey: "b3" } });
    expect(found.seenBefore.map(({ of }) => of.sessionId)).toEqual([ours]);
    await put(next, { ...theirs, file: { ...theirs.file, storageKey: "t2" } });
    const [, second] = await photosOf(next);
    expect(second?.before).toMatchObject([{ id: elsewhere, title: null, home: "高新区之家", same: true }]);
    const [, forStaff] = await photosOf(next, staff);
    expect(forStaff?.before).toMatchObject([{ id: elsewhere, title: "别家的" }]);
  });
});

describe("what is left on paper", () => {
  it("is a report of the activity: person-times, people, how they found it, what was written, and the photos", async () => {
    const sessions = await heldSeries();
    const [first = "", second = ""] = sessions;
    const { activityId } = await db().activitySession.findUniqueOrThrow({ where: { id: first }, select: { activityId: true } });
    expect(await printActivityReport(officer, activityId)).toBeNull();
    await hold(first, 1, 4);
    await hold(second, 3, 5);
    for (const [nth, grade] of [5, 4].entries()) await rated(first, nth, grade);
    await act(addReportPhoto, officer, { sessionId: first, alt: "工程师在检测台前讲解", ...(await photoOf(51)) });
    await act(reportSession, officer, { sessionId: first, body: "讲了三台设备。\n讨论一小时。" });

    const printed = await printActivityReport(officer, activityId);
    const text = (await pageTexts(printed?.bytes ?? new Uint8Array())).join("");
    for (const said of [
      "活动报告",
      "振动分析系列讲座",
      "2场",
      "7人次",
      "5人",
      "4.5分",
      "2人评价",
      "讲了三台设备。",
      "工程师在检测台前讲解",
    ])
      expect(text).toContain(squeeze(said));
    expect(text).toContain(squeeze("还没有交小结"));
    // The same report is the same file.
    expect((await printActivityReport(staff, activityId))?.bytes).toEqual(printed?.bytes);
    expect(await printActivityReport(scientist, activityId)).toBeNull();
    expect(await printActivityReport(visitor, activityId)).toBeNull();
  });

  it("is a register of the year's meetings, for whoever may read of them", async () => {
    const bytes = (await activityRegister(staff, 2026))?.bytes ?? new Uint8Array();
    const sheet = await readSheet(bytes, { rows: 1_000, cells: 30_000 }, "2026 年活动登记簿");
    if (typeof sheet === "string") throw new Error(sheet);
    const [first = 0] = sheet.rows[0]?.cells.keys() ?? [];
    const lines = sheet.rows.map(({ cells }) =>
      Object.values(after.register.heads).map((_, at) => {
        const cell = cells.get(first + at);
        return cell && "text" in cell ? cell.text : "";
      }),
    );
    expect(lines[0]).toEqual(Object.values(after.register.heads));
    const series = lines.filter((line) => line[2] === "振动分析系列讲座");
    expect(series.map((line) => [line[17], line[19], line[20], line[21]])).toEqual([
      ["4", "4.5", "2", "1"],
      ["3", "", "0", "0"],
    ]);
    const rowsFor = async (actor: Parameters<typeof activityRegister>[0], year: number) => {
      const read = await readSheet((await activityRegister(actor, year))?.bytes ?? new Uint8Array(), { rows: 1_000, cells: 30_000 }, "");
      return typeof read === "string" ? read : read.rows.length;
    };
    expect(await activityRegister(visitor, 2026)).toBeNull();
    expect(await rowsFor(scientist, 2026)).toBe(1);
    expect(await rowsFor(staff, 2025)).toBe(1);
  });
});

describe("a campaign", () => {
  const days = { firstDay: "2026-11-20", lastDay: "2026-12-31" };
  const call = (actor: PersonActor, more: object = {}) =>
    runCommand(saveCampaign, actor, { campaignId: "", name: "冬季科普行动", theme: "走进企业", ...days, ...more });

  it("is the city's to call for, on days that follow one another", async () => {
    for (const actor of [officer, await city.as("leader"), scientist]) expect((await call(actor)).ok).toBe(false);
    expect(await call(staff, { lastDay: "2026-11-19" })).toMatchObject({ problem: { fields: { lastDay: ["outOfRange"] } } });
    const made = await call(staff);
    const campaignId = made.ok ? made.value.id : "";
    expect(await call(staff, { campaignId, name: "冬季科普行动周" })).toMatchObject({ ok: true, value: { id: campaignId } });
    expect((await listCampaigns(await city.as("leader"), null))?.rows).toMatchObject([{ name: "冬季科普行动周", phase: "running" }]);
    for (const actor of [officer, scientist, visitor]) {
      expect(await listCampaigns(actor, null)).toBeNull();
      expect(await readCampaign(actor, campaignId, null)).toBeNull();
    }
    await act(closeCampaign, staff, { campaignId, closed: "on" });
    expect(await runCommand(closeCampaign, staff, { campaignId, closed: "on" })).toMatchObject({ problem: { kind: "conflict" } });
    // One that is closed is named by no new filing.
    expect((await publicCampaigns()).map(({ id }) => id)).not.toContain(campaignId);
    const named = runCommand(saveActivity, officer, filing({ ...home, roomId: "" }, { campaignId }));
    expect(await named).toMatchObject({ problem: { fields: { campaignId: ["notChoice"] } } });
  });

  it("gathers the activities that name it: for everybody by its name, for the city by what came of them", async () => {
    const made = await call(staff, { name: "全国科技工作者日" });
    const campaignId = made.ok ? made.value.id : "";
    const sessionId = await heldSession(3, { campaignId, title: "座谈会", day: "2026-12-16" });
    await portal.setClock(monday);
    const ahead = await activityAt({ ...home, roomId: "" }, { officer, staff }, "enrolling", {
      campaignId,
      title: "义诊",
      day: "2026-12-17",
    });
    await act(saveActivity, officer, filing({ ...home, roomId: "" }, { campaignId, title: "草稿", day: "2026-12-18" }));
    const counts = { filed: 2, approved: 2, homes: 1, held: 1, personTimes: 3 };
    expect((await listCampaigns(staff, null))?.rows.find(({ id }) => id === campaignId)?.counts).toMatchObject(counts);
    const printed = await printCampaignReport(staff, campaignId);
    if (process.env.SHOTS && printed) fs.writeFileSync(`${process.env.SHOTS}/campaign.pdf`, printed.bytes);
    const text = (await pageTexts(printed?.bytes ?? new Uint8Array())).join("");
    for (const said of ["主题活动情况", "全国科技工作者日", "走进企业", "座谈会", "3人", "义诊", "还没有举办", "合计", "共1场，3人次"])
      expect(text).toContain(squeeze(said));
    expect(text).not.toContain("草稿");
    for (const actor of [officer, scientist, visitor]) expect(await printCampaignReport(actor, campaignId)).toBeNull();
    expect((await printCampaignReport(await city.as("leader"), campaignId))?.bytes).toEqual(printed?.bytes);
    const report = await readCampaign(staff, campaignId, null);
    expect(report).toMatchObject({ counts });
    expect(report?.activities.map(({ title, held, personTimes }) => [title, held, personTimes])).toEqual(
      expect.arrayContaining([
        ["座谈会", 1, 3],
        ["义诊", 0, 0],
      ]),
    );
    const everything = { word: "", day: "", place: "", home: "", service: "", campaign: "" };
    const found = async (campaign: string) => (await publicSessions({ ...everything, campaign }, null)).rows.map(({ id }) => id);
    expect(await found(campaignId)).toEqual([ahead.sessionId]);
    expect(await found("")).toContain(ahead.sessionId);
    expect(await found(sessionId)).toEqual([]);
    expect((await publicActivity(ahead.id))?.campaign).toEqual({ id: campaignId, name: "全国科技工作者日" });
  });
});

describe("whoever holds a seat", () => {
  const events = async (actor: PersonActor) => (await listMessages(actor, null)).rows.map(({ event }) => event);
  const job = { kind: "system", job: "remindSessions" } as const;

  it("is reminded once, from the morning of the day before, and not at night", async () => {
    const { sessionId } = await activityAt(home, { officer, staff }, "enrolling", { day: "2026-11-26", from: "9:00", to: "10:00" });
    await act(enrol, scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on" });
    await enrolled(sessionId, 70, home);
    const at = async (clock: string) => {
      await portal.setClock(new Date(`${clock}:00+08:00`));
      await activityJobs.remindSessions({});
      return (await events(scientist)).filter((event) => event === "sessionAhead").length;
    };
    expect(await at("2026-11-24T19:00")).toBe(0);
    expect(await at("2026-11-25T07:59")).toBe(0);
    expect(await at("2026-11-25T08:00")).toBe(1);
    expect(await at("2026-11-25T12:00")).toBe(1);
    expect(await at("2026-11-26T08:30")).toBe(1);
    expect(await runCommand(remindSession, job, { sessionId })).toMatchObject({ problem: { kind: "conflict" } });
    expect(await runCommand(remindSession, officer, { sessionId })).toMatchObject({ problem: { kind: "notFound" } });
    // Nobody else was marked: whoever has no account has no messages.
    expect(await db().enrolment.count({ where: { sessionId, remindedAt: { not: null } } })).toBe(1);
  });

  it("is reminded by one of two workers, and not of what was called off, nor whoever waits, nor who took the seat today", async () => {
    const { sessionId } = await activityAt(home, { officer, staff }, "enrolling", { day: "2026-11-24", from: "11:00", to: "12:00" });
    const own = await act(enrol, scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on", despite: "on" });
    const told = () => db().message.count({ where: { event: "sessionAhead", subjectId: own.id } });
    await activityJobs.remindSessions({});
    expect(await told()).toBe(0);
    await db().enrolment.update({ where: { id: own.id }, data: { enrolledAt: new Date("2026-11-20T10:00:00+08:00"), state: "waiting" } });
    await activityJobs.remindSessions({});
    expect(await told()).toBe(0);
    await db().enrolment.update({ where: { id: own.id }, data: { state: "enrolled" } });
    const outcomes = await Promise.all([1, 2, 3].map(() => runCommand(remindSession, job, { sessionId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await told()).toBe(1);
    await db().enrolment.update({ where: { id: own.id }, data: { remindedAt: null } });
    await act(cancelSession, officer, { sessionId, comment: "下雨" });
    expect(await runCommand(remindSession, job, { sessionId })).toMatchObject({ problem: { kind: "conflict" } });
  });
});

describe("one's own in the same hours", () => {
  it("is named before one enrols: what only touches, what was called off and what is another's is not", async () => {
    const own = async (more: object) => (await activityAt(home, { officer, staff }, "enrolling", { day: "2026-12-28", ...more })).sessionId;
    const mine = await own({ title: "已经报的", from: "9:00", to: "11:00" });
    const touching = await own({ title: "挨着的", from: "12:00", to: "13:00" });
    for (const sessionId of [mine, touching]) await act(enrol, scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on" });
    const at = (clock: string) => new Date(`2026-12-28T${clock}:00+08:00`);
    const span = { startsAt: at("10:00"), endsAt: at("12:00") };
    const wanted = [{ id: home.homeId, ...span }];
    expect((await listOwnConflicts(scientist, wanted)).map(({ title }) => title)).toEqual(["已经报的"]);
    expect(await listOwnConflicts(scientist, [{ ...span, id: mine }])).toEqual([]);
    for (const actor of [officer, null]) expect(await listOwnConflicts(actor, wanted)).toEqual([]);
    await db().enrolment.updateMany({ where: { sessionId: mine }, data: { state: "cancelled", cancelledAt: monday } });
    expect(await listOwnConflicts(scientist, wanted)).toEqual([]);
  });
});

describe("a rating", () => {
  it("is taken back within ten minutes by the browser that gave it, and given anew", async () => {
    const sessionId = await heldSession(1, { title: "评价", day: "2026-12-21" });
    const { id } = await db().attendance.findFirstOrThrow({ where: { sessionId }, select: { id: true } });
    const receipt = receiptOf("activity rating", id);
    const rated = await act(rateSession, visitor, { receipt, grade: "1", comment: "" });
    const now = new Date(rated.until).getTime() - 10 * 60_000;
    const grades = async () => (await db().activityRating.findMany({ where: { sessionId } })).map(({ grade }) => grade);
    await portal.setClock(new Date(now + 10 * 60_000));
    expect(await runCommand(revokeSessionRating, visitor, rated)).toMatchObject({ problem: { blockers: ["revocable"] } });
    expect(await grades()).toEqual([1]);
    await portal.setClock(new Date(now + 10 * 60_000 - 1_000));
    const outcomes = await Promise.all([1, 2, 3].map(() => runCommand(revokeSessionRating, visitor, rated)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await grades()).toEqual([]);
    await act(rateSession, visitor, { receipt, grade: "5", comment: "" });
    expect(await grades()).toEqual([5]);
    expect(await runCommand(revokeSessionRating, visitor, { ...rated, receipt: "nothing" })).toMatchObject({ ok: false });
  });
});

/** Two meetings of one activity, a week apart. */
async function heldSeries(): Promise<string[]> {
  await portal.setClock(monday);
  const weekly = { repeat: "weekly", every: "1", weekdays: ["1"], day: "2026-12-07", until: "2026-12-14", title: "振动分析系列讲座" };
  return (await activityAt({ ...home, roomId: "" }, { officer, staff }, "enrolling", weekly)).sessions;
}
async function hold(sessionId: string, from: number, to: number): Promise<void> {
  const { startsAt } = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { startsAt: true } });
  await portal.setClock(later(startsAt, 1));
  await guestsCame(officer, sessionId, from, to);
  await act(holdSession, officer, { sessionId });
}
async function rated(sessionId: string, nth: number, grade: number): Promise<void> {
  const [came] = await db().attendance.findMany({ where: { sessionId }, orderBy: { id: "asc" }, skip: nth, take: 1, select: { id: true } });
  await act(rateSession, visitor, { receipt: receiptOf("activity rating", came?.id ?? ""), grade: String(grade), comment: "" });
}
