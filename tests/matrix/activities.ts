// Activities of the enterprise's home, filed over HTTP by its officer and approved by the department's staff; everybody tries each act where
// the act itself refuses it last, so that nothing moves.
import { randomUUID } from "node:crypto";
import { addDays } from "@/lib/kernel/dates";
import { everybody, type Who } from "./actors";
import { type City, oddly } from "./city";
import type { Client, Fields } from "./http";
import { asParts, nobodysId } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";

export async function tryActivities(city: City, { command, page, route }: Matrix): Promise<void> {
  const { ids, one, really, sql, stranger, today } = city;
  const homeId = await one(`SELECT id FROM "Home" WHERE "ownerId" = $1 ORDER BY "createdAt" LIMIT 1`, ids.firm);
  const filing = (more: Fields = {}): Fields => ({
    ...{ homeId, activityId: "", title: oddly("沙龙"), summary: oddly("读书"), services: "exchange", yearlyKind: "", scope: "city" },
    ...{ mode: "online", place: oddly("腾讯会议"), contactPhone: "0000-66552201", enrolment: "on", seats: "9" },
    ...{ day: addDays(today, 9), from: "14:00", to: "16:00" },
    ...more,
  });
  const seen = async (id: string): Promise<Fields> => ({
    activityId: id,
    revision: String(await one<number>(`SELECT revision FROM "Activity" WHERE id = $1`, id)),
  });
  const idIn = (to: string | null) => to?.split("/").at(-1) ?? "";
  const move = async (who: "officer" | "staff", name: string, id: string, more: Fields = {}) =>
    really(who, `activities.${name}`, { ...(await seen(id)), ...more });
  const sessionOf = (id: string) => one(`SELECT id FROM "ActivitySession" WHERE "activityId" = $1 AND status <> 'cancelled'`, id);
  const begin = (sessionId: string) =>
    sql(
      `UPDATE "ActivitySession" SET "startsAt" = now.at - interval '10 minutes', "endsAt" = now.at + interval '1 hour' FROM
        (SELECT transaction_timestamp() + coalesce((SELECT ("value"->>'shift')::float8 FROM "Setting" WHERE "key" = 'clock'), 0) * interval '1 millisecond' AS at) now
      WHERE id = $1`,
      sessionId,
    );
  const tryMoves = async (id: string, when: string, names: readonly string[]) => {
    for (const name of names)
      await command(`activities.${name}`, when, {
        ...{ activityId: id, revision: stale },
        ...(name === "giveBackActivity" || name === "cancelActivity" ? { comment: "理由" } : {}),
      });
  };
  const look = async (id: string, when: string) => {
    await page("/filings/[id]", when, `/filings/${id}`);
    await page("/filings/[id]/edit", when, `/filings/${id}/edit`);
  };

  await page("/city/campaigns", "", "/city/campaigns");
  await page("/city/campaigns/[id]", "none", `/city/campaigns/${nobodysId}`);
  const campaignFields = { campaignId: "", firstDay: today, lastDay: addDays(today, 9) };
  const called = await really("staff", "activities.saveCampaign", { ...campaignFields, name: oddly("科普周"), theme: oddly("走进企业") });
  const campaignId = idIn(called.to);
  await page("/city/campaigns/[id]", "open", `/city/campaigns/${campaignId}`);
  await route("GET", "/api/campaigns/[id]/report", "open", `/api/campaigns/${campaignId}/report`);
  await route("GET", "/api/campaigns/[id]/report", "none", `/api/campaigns/${nobodysId}/report`);
  await command("activities.saveCampaign", "a new one", { ...campaignFields, name: "科普周", theme: "" }, { changes: true });
  await command("activities.closeCampaign", "open already", { campaignId, closed: "off" });
  await really("staff", "activities.closeCampaign", { campaignId, closed: "on" });
  await really("staff", "activities.closeCampaign", { campaignId, closed: "off" });
  await page("/filings", "", "/filings");
  await route("GET", "/api/filings/register", "", "/api/filings/register?year=2000");
  await page("/filings/new", "", "/filings/new");
  await page("/filings/new", "a home's", `/filings/new?home=${homeId}`);
  await page("/filings/new", "none", `/filings/new?home=${nobodysId}`);
  await look(nobodysId, "none");
  await page("/filings/sessions/[id]", "none", `/filings/sessions/${nobodysId}`);
  await page("/filings/sessions/[id]/door", "none", `/filings/sessions/${nobodysId}/door`);
  await page("/filings/sessions/[id]/check-in", "none", `/filings/sessions/${nobodysId}/check-in`);
  await route("GET", "/api/sessions/[id]/check-in", "none", `/api/sessions/${nobodysId}/check-in`);
  await route("GET", "/api/sessions/[id]/door", "none", `/api/sessions/${nobodysId}/door`);
  await page("/my/activities", "", "/my/activities");
  await route("GET", "/my/activities/calendar", "", "/my/activities/calendar");
  await page("/activities", "", "/activities", false);
  await page("/activities/[id]", "none", `/activities/${nobodysId}`, false);
  await page("/activities/receipt/[receipt]", "none", "/activities/receipt/nothing", false);
  await page("/activities/came/[receipt]", "none", "/activities/came/nothing", false);
  await page("/activities/door", "without a ticket", "/activities/door", false);
  await route("GET", "/activities/door/[code]", "one that holds no more", "/activities/door/nothing");
  await route("GET", "/activities/receipt/[receipt]/calendar", "none", "/activities/receipt/nothing/calendar");

  const plain = { ...filing(), title: "沙龙", summary: "读书", place: "腾讯会议" };
  await command("activities.saveActivity", "a new one", { ...plain, services: "nothing" }, { after: ["services notChoice"] });
  const id = idIn((await really("officer", "activities.saveActivity", filing())).to);
  await route("GET", "/api/filings/[id]/report", "a draft", `/api/filings/${id}/report`);
  await command("activities.saveActivity", "a draft", { ...plain, activityId: id, revision: stale });
  await tryMoves(id, "a draft", ["fileActivity", "withdrawActivity"]);
  await look(id, "a draft");
  await page("/activities/[id]", "a draft", `/activities/${id}`, false);

  await move("officer", "fileActivity", id);
  await look(id, "filed");
  await tryMoves(id, "filed", ["withdrawActivity", "approveActivity", "giveBackActivity"]);
  await move("staff", "giveBackActivity", id, { comment: oddly("写明地点") });
  await move("officer", "fileActivity", id);
  await move("staff", "approveActivity", id);
  await tryMoves(id, "approved", ["publishActivity", "cancelActivity"]);
  await move("officer", "publishActivity", id);
  await page("/activities/[id]", "published", `/activities/${id}`, false);
  await tryMoves(id, "published", ["openEnrolment"]);
  const sessionId = await sessionOf(id);
  await command("activities.enrol", "before it is open", { sessionId, name: "甲", phone: "13690000001" });
  await move("officer", "openEnrolment", id);
  await tryMoves(id, "enrolling", ["closeEnrolment"]);
  await look(id, "enrolling");

  const session = async (when: string) => {
    await page("/filings/sessions/[id]", when, `/filings/sessions/${sessionId}`);
    await page("/filings/sessions/[id]/door", when, `/filings/sessions/${sessionId}/door`);
    await page("/filings/sessions/[id]/check-in", when, `/filings/sessions/${sessionId}/check-in`);
  };
  await session("enrolling");
  await route("GET", "/api/sessions/[id]/roll", "enrolling", `/api/sessions/${sessionId}/roll`);
  const { to } = await really("visitor", "activities.enrol", { sessionId, name: oddly("甲"), phone: "13690000001" });
  const receipt = idIn(to);
  await page("/activities/receipt/[receipt]", "by its receipt", to ?? "", false);
  await route("GET", "/activities/receipt/[receipt]/calendar", "by its receipt", `${to}/calendar`);
  await really("visitor", "activities.cancelEnrolment", { receipt });
  await command("activities.cancelEnrolment", "called off", { receipt });
  // Fewer seats than are taken: whoever may is told so.
  for (const n of [2, 3]) await really("visitor", "activities.enrol", { sessionId, name: oddly("乙"), phone: `1369000000${n}` });
  await command("activities.changeSeats", "fewer than are taken", { sessionId, seats: "1" });
  await really("officer", "activities.changeSeats", { sessionId, seats: "12" });

  const atTheDoor = { sessionId, key: randomUUID(), source: "walkIn", name: "丙", phone: "13690000004" };
  await command("activities.recordAttendance", "before the doors open", atTheDoor);
  await command("activities.recordAtDoor", "before the doors open", atTheDoor);
  await begin(sessionId);
  const telephone = `/api/sessions/${sessionId}/check-in`;
  await route("GET", "/api/sessions/[id]/check-in", "begun", telephone);
  await route("GET", "/api/sessions/[id]/door", "begun", `/api/sessions/${sessionId}/door`);
  // A code of nobody: whoever may is told so, in an answer of its own.
  const nobody = asParts({ key: randomUUID(), source: "manual", code: "000000" });
  await route("POST", "/api/sessions/[id]/check-in", "a code of nobody", telephone, { posted: nobody });
  await command("activities.holdSession", "where nobody came", { sessionId });
  const came = await really("officer", "activities.recordAttendance", {
    ...{ sessionId, key: randomUUID(), source: "walkIn", name: oddly("丙"), phone: "13690000004" },
  });
  const attendanceId = /came=([0-9a-f-]{36})/.exec(came.to ?? "")?.[1] ?? "";
  await really("officer", "activities.voidAttendance", { attendanceId, comment: oddly("记错了") });
  await command("activities.voidAttendance", "voided", { attendanceId, comment: "记错了" });
  await really("officer", "activities.recordAtDoor", {
    ...{ sessionId, key: randomUUID(), source: "paper", name: oddly("丁"), phone: "13690000005" },
  });

  // By oneself, with the code of now; nobody else holds its ticket.
  await command("activities.checkIn", "without a ticket", { name: "戊", phone: "13690000006" }, { after: ["ticket tokenUnusable"] });
  const self: Client = stranger();
  await self.send(await doorAddress(city, sessionId));
  const checked = await really(self, "activities.checkIn", { name: oddly("戊"), phone: "13690000006" });
  await page("/activities/came/[receipt]", "by its receipt", checked.to ?? "", false);
  const rating = idIn(checked.to);
  await really("visitor", "activities.rateSession", { receipt: rating, grade: "2", comment: oddly("很好") });
  await really("visitor", "activities.revokeSessionRating", {});
  await command("activities.revokeSessionRating", "taken back already", {}, { pass: ["until notChoice"], quiet: true });
  await really(stranger(), "activities.rateSession", { receipt: rating, grade: "5", comment: oddly("很好") });
  await command("activities.rateSession", "twice", { receipt: rating, grade: "4" }, { quiet: true });

  await really("officer", "activities.holdSession", { sessionId });
  await session("held");
  // Where a township has it before it: whoever may is told that nothing was handed in yet.
  await sql(
    `UPDATE "WorkItem" SET "organizationId" = $2, role = 'townshipOfficer', "assigneeId" = NULL WHERE "sessionId" = $1 AND "closedAt" IS NULL`,
    sessionId,
    ids.zone,
  );
  await command("activities.giveBackReport", "held, with the township", { sessionId, comment: "理由" });
  await command("activities.countSession", "held, with the township", { sessionId });
  await command("activities.cancelSession", "held", { sessionId, comment: "理由" });
  const photos = (of: string) => `/api/sessions/${of}/photos`;
  const tryPhotos = (when: string, of: string | ((who: Who) => string)) => {
    const own = typeof of === "function" ? of : () => of;
    return route("POST", "/api/sessions/[id]/photos", when, (who) => photos(own(who)), {
      posted: asParts({ "alt.1": "" }),
      back: (who) => `/filings/sessions/${own(who)}`,
    });
  };
  /** As the route would keep it, its bytes taken away since. */
  const photoOf = async (of: string, by: string, ordinal: number) => {
    const attachmentId = await one(
      `INSERT INTO "Attachment" (name, "contentType", size, sha256, "storageKey", scan, "createdById")
        VALUES ('照片.jpg', 'image/jpeg', 1, repeat('0', 64), gen_random_uuid()::text, 'infected', $1) RETURNING id`,
      by,
    );
    return one(
      `INSERT INTO "ReportPhoto" ("sessionId", "attachmentId", ordinal, alt, "addedById", "addedAt") VALUES ($1, $2, $3, '讲解', $4, now())
        RETURNING id`,
      ...[of, attachmentId, ordinal, by],
    );
  };
  await tryPhotos("none", nobodysId);
  await tryPhotos("held, without a picture", sessionId);
  await command("activities.removeReportPhoto", "none", { photoId: nobodysId });
  await really("officer", "activities.removeReportPhoto", { photoId: await photoOf(sessionId, city.persons.officer, 1) });
  const photoId = await photoOf(sessionId, city.persons.officer, 2);
  await really("officer", "activities.reportSession", { sessionId, body: oddly("来了两人") });
  await command("activities.removeReportPhoto", "reported", { photoId });
  await command("activities.reportSession", "reported", { sessionId, body: "来了两人" });
  await session("reported");
  await route("GET", "/api/filings/[id]/report", "reported", `/api/filings/${id}/report`);
  await command("activities.giveBackReport", "reported", { sessionId, comment: "写细一点" }, { changes: true });
  await really("officer", "activities.reportSession", { sessionId, body: oddly("来了两人，讨论") });
  await really("staff", "activities.giveBackReport", { sessionId, comment: oddly("写细一点") });
  await command("activities.giveBackReport", "given back", { sessionId, comment: "理由" });
  await really("officer", "activities.reportSession", { sessionId, body: oddly("来了两人，讨论热烈") });
  // Counted once and for all: by whoever of everybody may.
  await command("activities.countSession", "reported", { sessionId }, { changes: true });
  city.done.add("activities.countSession");
  await command("activities.countSession", "counted", { sessionId });
  await session("counted");
  await move("officer", "closeEnrolment", id);

  const second = idIn((await really("officer", "activities.saveActivity", filing({ title: oddly("讲座") }))).to);
  await move("officer", "withdrawActivity", second);
  const third = idIn((await really("officer", "activities.saveActivity", filing({ title: oddly("参观") }))).to);
  await move("officer", "fileActivity", third);
  const handTo = (organizationId: string, role: string) =>
    sql(
      `UPDATE "WorkItem" SET "organizationId" = $2, role = $3::"Role" WHERE "activityId" = $1 AND "closedAt" IS NULL`,
      third,
      organizationId,
      role,
    );
  await handTo(ids.zone, "townshipOfficer");
  await tryMoves(third, "with the township", ["approveActivity", "giveBackActivity"]);
  await handTo(ids.department, "cityStaff");
  await move("staff", "approveActivity", third);
  await really("officer", "activities.cancelSession", { sessionId: await sessionOf(third), comment: oddly("下雨") });
  await move("officer", "cancelActivity", third, { comment: oddly("下雨") });

  // 单位及个人 may file (Y21): everybody with an account, one of their own, taken back.
  const own = new Map<Who, { activityId: string; sessionId: string; attendanceId: string; photoId: string }>();
  for (const who of everybody.filter((one) => one in city.persons)) {
    const activityId = idIn((await really(who, "activities.saveActivity", filing({ title: oddly("自办") }))).to);
    const meeting = await sessionOf(activityId);
    await really(who, "activities.withdrawActivity", await seen(activityId));
    // Nobody came, because nothing was approved: a line of the roll past the trigger that holds this.
    const attendanceId = randomUUID();
    await sql(`BEGIN; SET LOCAL session_replication_role = replica;
      INSERT INTO "Attendance" (id, "sessionId", "attendeeKey", name, source, key, at, "recordedAt", "recordedById", "voidedAt", "voidedById", "voidReason")
        VALUES ('${attendanceId}', '${meeting}', 'nobody', '无', 'paper', gen_random_uuid(), now(), now(), '${city.persons[who]}', now(), '${city.persons[who]}', '记错');
      COMMIT`);
    const photoId = await photoOf(meeting, city.persons[who], 1);
    own.set(who, { activityId, sessionId: meeting, attendanceId, photoId });
  }
  const of = (who: Who) => own.get(who) ?? { activityId: nobodysId, sessionId: nobodysId, attendanceId: nobodysId, photoId: nobodysId };
  for (const name of ["file", "withdraw", "publish", "cancel"])
    await command(`activities.${name}Activity`, "one's own", (who) => ({
      ...{ activityId: of(who).activityId, revision: stale },
      ...(name === "cancel" ? { comment: "理由" } : {}),
    }));
  for (const name of ["openEnrolment", "closeEnrolment"])
    await command(`activities.${name}`, "one's own", (who) => ({ activityId: of(who).activityId, revision: stale }));
  const said: Record<string, Fields> = {
    ...{ holdSession: {}, cancelSession: { comment: "理由" }, reportSession: { body: "来了" }, changeSeats: { seats: "3" } },
    recordAttendance: { key: randomUUID(), source: "walkIn", name: "丙", phone: "13690000004" },
    recordAtDoor: { key: randomUUID(), source: "walkIn", name: "丙", phone: "13690000004" },
  };
  for (const [name, fields] of Object.entries(said))
    await command(`activities.${name}`, "one's own", (who) => ({ sessionId: of(who).sessionId, ...fields }));
  await tryPhotos("one's own, called off", (who) => of(who).sessionId);
  await command("activities.removeReportPhoto", "one's own, called off", (who) => ({ photoId: of(who).photoId }));
  await command("activities.voidAttendance", "one's own", (who) => ({ attendanceId: of(who).attendanceId, comment: "理由" }));
}

/** What the screen by the door leads to now, as its keeper sees it. */
async function doorAddress(city: City, sessionId: string): Promise<string> {
  const screen = await (await city.clients.officer.send(`/filings/sessions/${sessionId}/door`)).text();
  const found = /data-door="([^"]+)"/.exec(screen)?.[1];
  if (!found) throw new Error("the screen by the door shows no code");
  return new URL(found).pathname;
}
