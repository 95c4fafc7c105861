// The commands of homes in operation, each once: see commands.ts, which takes them in.
import { randomUUID } from "node:crypto";
import * as door from "@/lib/activities/commands/check-in";
import * as enrolling from "@/lib/activities/commands/enrol";
import * as campaigns from "@/lib/activities/commands/campaigns";
import { saveActivity } from "@/lib/activities/commands/file";
import * as moves from "@/lib/activities/commands/move";
import { rateSession, revokeSessionRating } from "@/lib/activities/commands/rate";
import { remindSession } from "@/lib/activities/commands/remind";
import * as photos from "@/lib/activities/commands/photos";
import * as sessions from "@/lib/activities/commands/session";
import { changeParent } from "@/lib/home-tree/commands";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { spanOn } from "@/lib/kernel/recurrence";
import * as evidence from "@/lib/evidence/commands";
import * as matters from "@/lib/matters/commands";
import * as profiles from "@/lib/profiles/commands";
import { giveTicket } from "@/lib/server/admission";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import * as bookings from "@/lib/venue/commands/bookings";
import * as facilities from "@/lib/venue/commands/facilities";
import * as incidents from "@/lib/venue/commands/incidents";
import * as opening from "@/lib/venue/commands/opening";
import * as rooms from "@/lib/venue/commands/rooms";
import { activityAt, aPhoto, enrolled, enrolment, filing, guest, guestsCame, openedHome, reported, seen } from "./activities";
import { act, type City, monday, type PersonActor, type PersonKey, visitor } from "./city";
import type { Case } from "./commands";
import { anyFile } from "./dossier";

type Given = { city: City; who: Record<PersonKey, PersonActor>; say: (text: string) => string };

export async function activityCommands({ city, who, say }: Given): Promise<Record<string, Case>> {
  const { pharma, staff } = who;
  const c = (command: unknown, actor: Actor, input: object): Case => ({ command: command as Case["command"], actor, input: { ...input } });
  const home = await openedHome(city);
  const { homeId, rulesId } = home;
  const comment = { comment: say("活动理由") };
  const nowhere = { ...home, roomId: "" };
  const both = { officer: pharma, staff };
  const at = (rung: Parameters<typeof activityAt>[2], more: object = {}) => activityAt(nowhere, both, rung, more);
  const on = async (rung: Parameters<typeof activityAt>[2], more: object = {}) => seen((await at(rung)).id, more);
  /** One that has just begun: it was filed, and the clock of what is kept is put back. */
  const begun = async () => {
    const made = await at("enrolling");
    const { startsAt, endsAt } = spanOn(dayOf(monday), 9 * 60 + 30, 11 * 60);
    await db().activitySession.update({ where: { id: made.sessionId }, data: { startsAt, endsAt } });
    return made.sessionId;
  };
  const came = async (n: number) => {
    const sessionId = await begun();
    const entry = { sessionId, key: randomUUID(), source: "walkIn", ...guest(n) };
    return act(door.recordAttendance, pharma, entry);
  };
  const handedIn = async () => {
    const sessionId = await begun();
    await reported(pharma, sessionId);
    return { sessionId };
  };
  const withGuest = async () => {
    const sessionId = await begun();
    await guestsCame(pharma, sessionId, 8_000, 8_000);
    return { sessionId };
  };
  const heldNow = async () => {
    const made = await withGuest();
    await act(sessions.holdSession, pharma, made);
    return made.sessionId;
  };
  const picture = () => ({ ...anyFile(say("照片.jpg")), contentType: "image/jpeg" });
  const shownPhoto = async () => {
    const sessionId = await heldNow();
    await act(photos.addReportPhoto, pharma, { sessionId, alt: "讲解", file: picture(), look: null });
    return (await db().reportPhoto.findFirstOrThrow({ where: { sessionId }, select: { id: true } })).id;
  };
  const seat = (await enrolled((await at("enrolling")).sessionId, 8_100, home)).id;
  const toClose = await withGuest();
  await act(sessions.holdSession, pharma, toClose);

  const request = (from: string, to: string) => ({
    ...{ roomId: home.roomId, purpose: say("用途"), day: "2026-12-28", from, to, rulesId, acceptRules: "on" },
  });
  const booked = async (from: string, to: string) => (await act(bookings.requestBooking, who.scientist, request(from, to))).id;
  const bookedWeekly = async (from: string, to: string) => {
    const weekly = { ...request(from, to), repeat: "weekly", every: "1", weekdays: "1", until: "2027-01-04" };
    return (await act(bookings.requestBooking, who.scientist, weekly)).id;
  };
  const over = await booked("6:00", "7:00");
  await act(bookings.approveBooking, pharma, { bookingId: over });
  await db().booking.update({ where: { id: over }, data: spanOn("2026-11-20", 360, 420) });

  /** Each of a home of its own, because one is under way a home. */
  const otherHomes: string[] = [];
  for (let n = 0; n < 5; n += 1)
    otherHomes.push(
      (
        await db().home.create({
          data: { ownerId: city.ids.pharmaAssociation, name: `家 ${n}`, category: "c", level: "l", address: "a", hours: "h" },
          select: { id: true },
        })
      ).id,
    );
  const profile = (of: string) => ({
    ...{ homeId: of, address: say("家的地址"), hours: say("开放时间"), phone: "", point: "", introduction: say("家的介绍") },
    ...{ features: say("亮点"), carrier: "", channels: say("渠道"), offers: { rights: say("服务内容") } },
  });
  const draft = async (nth: number, submit: boolean) => {
    const { id } = await act(profiles.saveProfile, pharma, profile(otherHomes[nth] ?? ""));
    const on_ = async () => ({ revisionId: id, revision: (await db().homeRevision.findUniqueOrThrow({ where: { id } })).revision });
    if (submit) await act(profiles.submitProfile, pharma, await on_());
    return on_();
  };

  const pictured = { homeId: otherHomes[4] ?? "", alt: say("照片说明") };
  const pictureOf = () => ({ ...pictured, file: aPhoto() });
  const shown = async () => (await act(profiles.addPhoto, pharma, pictureOf())).id;

  const incident = (more: object = {}) => ({
    homeId,
    bookingId: over,
    kind: "damage",
    onDay: "2026-11-20",
    text: say("损坏经过"),
    cost: "120",
    ...more,
  });
  const toSettle = (await act(incidents.recordIncident, pharma, incident())).id;
  const item = { homeId, facilityId: "", roomId: home.roomId, kind: "audio", name: say("设施"), quantity: "2" };
  const facilityId = (await act(facilities.saveFacility, pharma, item)).id;
  const matter = { homeId, matterId: "", revision: "0", title: say("实事"), owner: say("负责人"), dueOn: "2026-12-01" };
  const kept = async (ended: boolean) => {
    const { id: matterId } = await act(matters.saveMatter, pharma, matter);
    if (ended) await act(matters.dropMatter, pharma, { matterId, revision: "0", ...comment });
    return { matterId, revision: ended ? "1" : "0" };
  };

  const thing = await db().facility.create({ data: { homeId, kind: "audio", name: "投影机" }, select: { id: true } });
  const keeper = { homeId, name: say("值守人"), phone: "13690009999", partTime: "on", fromDay: "2026-11-20" };
  const toEnd = (await act(opening.addKeeper, pharma, keeper)).id;
  const closure = { homeId, firstDay: "2027-03-01", lastDay: "2027-03-02", reason: say("闭馆原因") };
  const toReopen = (await act(opening.closeHome, pharma, closure)).id;

  const ratedJustNow = async () => {
    const rated = { receipt: receiptOf("activity rating", (await came(8_700)).id), grade: "4", comment: "" };
    return act(rateSession, visitor, rated);
  };
  /** Tomorrow, and somebody has had a seat since last week. */
  const near = async () => {
    const { sessionId } = await at("enrolling", { day: "2026-11-24" });
    const rules = { rulesId: home.rulesId, acceptRules: "on", despite: "on" };
    const { id } = await act(enrolling.enrol, who.scientist, { sessionId, answers: {}, ...rules });
    await db().enrolment.update({ where: { id }, data: { enrolledAt: new Date("2026-11-16T10:00:00+08:00") } });
    return sessionId;
  };
  const campaign = { campaignId: "", name: say("主题活动"), firstDay: "2026-11-23", lastDay: "2026-11-30", theme: say("主题和要求") };
  const called = (await act(campaigns.saveCampaign, staff, { ...campaign, name: "科技周" })).id;

  return {
    pickForHome: c(evidence.pickForHome, pharma, { homeId, criterionKey: "venue", shown: "", picked: `facility~${thing.id}` }),
    saveCampaign: c(campaigns.saveCampaign, staff, campaign),
    closeCampaign: c(campaigns.closeCampaign, staff, { campaignId: called, closed: "on" }),
    saveMatter: c(matters.saveMatter, pharma, matter),
    finishMatter: c(matters.finishMatter, pharma, { ...(await kept(false)), endedOn: dayOf(monday), result: say("办成") }),
    dropMatter: c(matters.dropMatter, pharma, { ...(await kept(false)), ...comment }),
    reopenMatter: c(matters.reopenMatter, pharma, await kept(true)),
    saveActivity: c(saveActivity, pharma, {
      ...filing(nowhere, {
        title: say("活动名称"),
        summary: say("活动内容"),
        mode: "away",
        place: say("活动地点"),
        questions: say("问题"),
      }),
    }),
    fileActivity: c(moves.fileActivity, pharma, await on("draft")),
    withdrawActivity: c(moves.withdrawActivity, pharma, await on("filed")),
    approveActivity: c(moves.approveActivity, staff, await on("filed")),
    giveBackActivity: c(moves.giveBackActivity, staff, await on("filed", comment)),
    publishActivity: c(moves.publishActivity, pharma, await on("approved")),
    openEnrolment: c(moves.openEnrolment, pharma, await on("published")),
    closeEnrolment: c(moves.closeEnrolment, pharma, await on("enrolling")),
    cancelActivity: c(moves.cancelActivity, pharma, await on("published", comment)),
    holdSession: c(sessions.holdSession, pharma, await withGuest()),
    cancelSession: c(sessions.cancelSession, pharma, { sessionId: (await at("published")).sessionId, ...comment }),
    draftReport: c(sessions.draftReport, pharma, { sessionId: await heldNow(), body: say("写到一半的小结") }),
    reportSession: c(sessions.reportSession, pharma, { ...toClose, body: say("活动小结") }),
    addReportPhoto: c(photos.addReportPhoto, pharma, { sessionId: await heldNow(), alt: say("照片说明"), file: picture(), look: 5n }),
    removeReportPhoto: c(photos.removeReportPhoto, pharma, { photoId: await shownPhoto() }),
    giveBackReport: c(sessions.giveBackReport, staff, { ...(await handedIn()), ...comment }),
    countSession: c(sessions.countSession, staff, await handedIn()),
    changeSeats: c(sessions.changeSeats, pharma, { sessionId: (await at("enrolling")).sessionId, seats: "30" }),
    enrol: c(enrolling.enrol, visitor, {
      ...enrolment((await at("enrolling", { questions: "单位" })).sessionId, 8_200, home),
      ...{ name: say("报名人"), answers: { "1": say("报名回答") } },
    }),
    cancelEnrolment: c(enrolling.cancelEnrolment, visitor, { receipt: receiptOf("enrolment", seat) }),
    recordAttendance: c(door.recordAttendance, pharma, {
      ...{ sessionId: await begun(), key: randomUUID(), source: "paper", ...guest(8_300), name: say("签到人") },
    }),
    checkIn: c(door.checkIn, visitor, { ticket: giveTicket(await begun(), monday), ...guest(8_400), name: say("自己签到人") }),
    voidAttendance: c(door.voidAttendance, pharma, { attendanceId: (await came(8_500)).id, ...comment }),
    rateSession: c(rateSession, visitor, {
      ...{ receipt: receiptOf("activity rating", (await came(8_600)).id), grade: "4", comment: say("活动评语") },
    }),
    revokeSessionRating: c(revokeSessionRating, visitor, await ratedJustNow()),
    remindSession: c(remindSession, { kind: "system", job: "remindSessions" }, { sessionId: await near() }),
    saveProfile: c(profiles.saveProfile, pharma, profile(homeId)),
    submitProfile: c(profiles.submitProfile, pharma, await draft(0, false)),
    releaseProfile: c(profiles.releaseProfile, staff, await draft(1, true)),
    giveBackProfile: c(profiles.giveBackProfile, staff, { ...(await draft(2, true)), ...comment }),
    discardProfile: c(profiles.discardProfile, pharma, await draft(3, false)),
    addPhoto: c(profiles.addPhoto, pharma, pictureOf()),
    changePhoto: c(profiles.changePhoto, pharma, { photoId: await shown(), alt: say("改过的照片说明"), first: "on" }),
    dropPhoto: c(profiles.dropPhoto, pharma, { photoId: await shown() }),
    changeParent: c(changeParent, staff, { homeId: otherHomes[0], parent: "家 1" }),
    changeRoom: c(rooms.changeRoom, pharma, { homeId, roomId: "", name: say("房间"), seats: "10", note: say("房间说明") }),
    requestBooking: c(bookings.requestBooking, who.scientist, request("8:00", "9:00")),
    approveBooking: c(bookings.approveBooking, pharma, { bookingId: await booked("9:00", "10:00") }),
    refuseBooking: c(bookings.refuseBooking, pharma, { bookingId: await booked("10:00", "11:00"), ...comment }),
    cancelBooking: c(bookings.cancelBooking, who.scientist, { bookingId: await booked("11:00", "12:00") }),
    cancelSeries: c(bookings.cancelSeries, who.scientist, { bookingId: await bookedWeekly("12:00", "13:00") }),
    closeBooking: c(bookings.closeBooking, pharma, { bookingId: over, note: say("检查备注") }),
    saveFacility: c(facilities.saveFacility, pharma, item),
    checkFacility: c(facilities.checkFacility, pharma, {
      ...{ facilityId, onDay: "2026-11-20", state: "broken", note: say("设施说明"), file: aPhoto() },
    }),
    removeFacility: c(facilities.removeFacility, pharma, {
      facilityId: (await act(facilities.saveFacility, pharma, item)).id,
    }),
    recordIncident: c(incidents.recordIncident, pharma, incident({ kind: "violation" })),
    settleIncident: c(incidents.settleIncident, pharma, { incidentId: toSettle, paid: "100.50", settledOn: "2026-11-21" }),
    addKeeper: c(opening.addKeeper, pharma, keeper),
    endKeeper: c(opening.endKeeper, pharma, { keeperId: toEnd, toDay: "2026-11-21" }),
    closeHome: c(opening.closeHome, pharma, closure),
    reopenHome: c(opening.reopenHome, pharma, { closureId: toReopen }),
    changeManager: c(opening.changeManager, pharma, { homeId, manager: "" }),
    // Last, because the rules accepted above are then no longer those in force.
    changeHouseRules: c(rooms.changeHouseRules, pharma, { homeId, text: say("守则") }),
  };
}
