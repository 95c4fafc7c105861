// The home of the enterprise of `officer`: what it says of itself, its rooms and what is booked there.
import sharp from "sharp";
import { addDays } from "@/lib/kernel/dates";
import { everybody, type Who } from "./actors";
import { type City, oddly, rarely } from "./city";
import { asParts, nobodysId, type Part } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";
const white = { width: 30, height: 20, channels: 3, background: "#fff" } as const;

export async function tryVenue(city: City, matrix: Matrix): Promise<void> {
  const { command, page, route } = matrix;
  const { ids, one, really, sql } = city;
  const homeId = await one(`SELECT "id" FROM "Home" WHERE "ownerId" = $1 AND "status" = 'open'`, ids.firm);
  const open = () => one(`SELECT "id" FROM "HomeRevision" WHERE "homeId" = $1 AND "state" IN ('draft', 'submitted', 'returned')`, homeId);

  await page("/keeping", "", "/keeping");
  await page("/keeping/[homeId]", "the enterprise's", `/keeping/${homeId}`);
  await page("/keeping/[homeId]", "none", `/keeping/${nobodysId}`);
  await page("/keeping/[homeId]/profile", "before anything was written", `/keeping/${homeId}/profile`);
  await page("/keeping/[homeId]/profile", "none", `/keeping/${nobodysId}/profile`);
  const photos = "/api/homes/[id]/photos";
  const back = { posted: [["alt", " "]] satisfies Part[], back: `/keeping/${homeId}/profile` };
  await route("POST", photos, "without its words", `/api/homes/${homeId}/photos`, back);
  await route("POST", photos, "none", `/api/homes/${nobodysId}/photos`, { ...back, back: `/keeping/${nobodysId}/profile` });

  const profile = { homeId, address: "创新路 110 号", hours: "每天 9:00–21:00", "offers.rights": "周三下午有律师", functions: "window" };
  await really("officer", "profiles.saveProfile", profile);
  await really("officer", "profiles.discardProfile", { revisionId: await open(), revision: "0" });
  await really("officer", "profiles.saveProfile", profile);
  const revisionId = await open();
  const upload = async (width: number): Promise<string> => {
    const photo = [
      ["alt", rarely(`二楼会议室 ${width}`)],
      {
        ...{ name: "photo", file: "会议室.jpg", type: "image/jpeg" },
        bytes: await sharp({ create: { ...white, width } })
          .jpeg()
          .toBuffer(),
      },
    ] satisfies Part[];
    const { status } = await city.clients.officer.clone().post(`/api/homes/${homeId}/photos`, photo);
    if (status !== 303) throw new Error(`a picture was not taken: ${status}`);
    return one(`SELECT "id" FROM "HomePhoto" WHERE "revisionId" = $1 ORDER BY "ordinal" DESC LIMIT 1`, revisionId);
  };
  const spare = await upload(90);
  await really("officer", "profiles.changePhoto", { photoId: spare, alt: oddly("二楼会议室") });
  await really("officer", "profiles.dropPhoto", { photoId: spare });
  const photoId = await upload(80);
  const file = await one(`SELECT "attachmentId" FROM "HomePhoto" WHERE "id" = $1`, photoId);
  await route("GET", "/api/attachments/[id]", "a picture of a home, a draft", `/api/attachments/${file}`);
  const seen = async () => ({
    revisionId,
    revision: String(await one(`SELECT "revision" FROM "HomeRevision" WHERE "id" = $1`, revisionId)),
  });
  const old = { revisionId, revision: stale };
  await command("profiles.submitProfile", "a draft", old);
  await really("officer", "profiles.submitProfile", await seen());
  await page("/keeping/[homeId]/profile", "handed in", `/keeping/${homeId}/profile`);
  await command("profiles.saveProfile", "while it is handed in", profile);
  await command("profiles.changePhoto", "while it is handed in", { photoId, alt: "一楼" });
  await command("profiles.dropPhoto", "while it is handed in", { photoId });
  await command("profiles.releaseProfile", "handed in", old);
  await command("profiles.giveBackProfile", "handed in", { ...old, comment: "电话少一位" });
  await really("staff", "profiles.giveBackProfile", { ...(await seen()), comment: "电话少一位" });
  await command("profiles.discardProfile", "given back", old);

  // Another looks after it now (Y20), and has it laid before it.
  await sql(`UPDATE "Home" SET "managerId" = $2 WHERE "id" = $1`, homeId, ids.zone);
  const managed = "managed by the township";
  await page("/keeping/[homeId]", managed, `/keeping/${homeId}`);
  await really("township", "profiles.submitProfile", await seen());
  await command("profiles.saveProfile", managed, profile);
  await route("POST", photos, managed, `/api/homes/${homeId}/photos`, back);
  await command("profiles.submitProfile", managed, old);
  await command("profiles.discardProfile", managed, old);
  await sql(
    `UPDATE "WorkItem" SET "organizationId" = $2, "role" = 'townshipOfficer' WHERE "homeRevisionId" = $1 AND "closedAt" IS NULL`,
    ...[revisionId, ids.zone],
  );
  await command("profiles.releaseProfile", "laid before the township", old);
  await command("profiles.giveBackProfile", "laid before the township", { ...old, comment: "电话少一位" });
  await sql(
    `UPDATE "WorkItem" SET "organizationId" = $2, "role" = 'cityStaff' WHERE "homeRevisionId" = $1 AND "closedAt" IS NULL`,
    ...[revisionId, ids.department],
  );
  await really("staff", "profiles.releaseProfile", await seen());
  await route("GET", "/api/attachments/[id]", "a picture of a home, released", `/api/attachments/${file}`);
  await command("profiles.changePhoto", `${managed}, released`, { photoId, alt: "一楼" });
  await command("profiles.dropPhoto", `${managed}, released`, { photoId });
  await sql(`UPDATE "Home" SET "managerId" = NULL WHERE "id" = $1`, homeId);
  await tryRooms(city, matrix, homeId);
}

/** Rooms, what is booked in them, and what went wrong: by the home's own, and by whoever manages it. */
async function tryRooms(city: City, { command, page, route }: Matrix, homeId: string): Promise<void> {
  const { ids, one, really, sql, today } = city;
  const room = { homeId, roomId: "", name: rarely("二楼会议室"), seats: "30", needsApproval: "on" };
  await really("officer", "venue.changeRoom", room);
  await really("officer", "venue.changeHouseRules", { homeId, text: oddly("文明使用，禁止赌博") });
  const roomId = await one(`SELECT "id" FROM "HomeRoom" WHERE "homeId" = $1`, homeId);
  const rulesId = await one(`SELECT "id" FROM "HouseRules" WHERE "homeId" = $1`, homeId);
  const times = { day: addDays(today, 7), from: "09:00", to: "10:00", repeat: "none" };
  const request = { roomId, purpose: oddly("读书会"), ...times, rulesId };
  const bookingOf = () => one(`SELECT "id" FROM "Booking" WHERE "roomId" = $1 ORDER BY "requestedAt" DESC, "id" LIMIT 1`, roomId);
  const asked = async (who: Who = "scientist") => {
    const { to } = await really(who, "venue.requestBooking", { ...request, acceptRules: "on" });
    return to?.split("/").at(-1) ?? bookingOf();
  };

  await page("/homes/[id]/rooms/[roomId]", "open", `/homes/${homeId}/rooms/${roomId}`, false);
  await page("/homes/[id]/rooms/[roomId]", "of another home", `/homes/${nobodysId}/rooms/${roomId}`, false);
  await page("/my/bookings", "", "/my/bookings");
  await page("/my/bookings/[roomId]", "open", `/my/bookings/${roomId}`);
  await page("/my/bookings/[roomId]", "none", `/my/bookings/${nobodysId}`);
  await command("venue.requestBooking", "without the rules", request, { after: ["acceptRules notAccepted"] });
  const refused = await asked();
  await really("officer", "venue.refuseBooking", { bookingId: refused, comment: oddly("那天停电") });
  const gone = await asked();
  await really("officer", "venue.approveBooking", { bookingId: gone });
  await page("/bookings/[id]", "the scientist's", `/bookings/${gone}`);
  await page("/bookings/[id]", "none", `/bookings/${nobodysId}`);
  await really("scientist", "venue.cancelBooking", { bookingId: gone });
  const over = await asked();
  await really("officer", "venue.approveBooking", { bookingId: over });
  await sql(
    `UPDATE "Booking" SET "startsAt" = "startsAt" - interval '30 days', "endsAt" = "endsAt" - interval '30 days' WHERE "id" = $1`,
    over,
  );
  const lines = { safe: "on", kept: "on", clean: "on", restored: "on", powerOff: "on", note: "" };
  await really("officer", "venue.closeBooking", { bookingId: over, ...lines });
  const incident = { homeId, bookingId: over, kind: "damage", onDay: today, text: oddly("椅子断了一条腿"), cost: "120" };
  await really("officer", "venue.recordIncident", incident);
  const incidentId = await one(`SELECT "id" FROM "Incident" WHERE "homeId" = $1`, homeId);
  await really("officer", "venue.settleIncident", { incidentId, paid: "120", settledOn: today });

  const item = { homeId, facilityId: "", roomId: "", kind: "books", name: rarely("科技图书"), quantity: "120" };
  await really("officer", "venue.saveFacility", item);
  const struck = await one(`SELECT "id" FROM "Facility" WHERE "homeId" = $1`, homeId);
  await really("officer", "venue.removeFacility", { facilityId: struck });
  await really("officer", "venue.saveFacility", item);
  const facilityId = await one(`SELECT "id" FROM "Facility" WHERE "homeId" = $1 AND "removedAt" IS NULL`, homeId);
  const broken = { state: "broken", onDay: today, note: oddly("书架歪了") };
  const { status } = await city.clients.officer.clone().post(`/api/facilities/${facilityId}/checks`, asParts(broken));
  if (status !== 303) throw new Error(`an item was not checked: ${status}`);

  const own = new Map<Who, string>();
  for (const who of everybody) {
    if (!(who in city.persons)) continue;
    own.set(who, await asked(who));
    await really(who, "venue.cancelBooking", { bookingId: own.get(who) ?? "" });
  }
  await command("venue.cancelBooking", "one's own", (who) => ({ bookingId: own.get(who) ?? gone }));

  const weekly = { ...request, acceptRules: "on", repeat: "weekly", every: "1", weekdays: "1", until: addDays(today, 21) };
  await really("scientist", "venue.requestBooking", { ...weekly, day: addDays(today, 7) });
  const series = await one(`SELECT "id" FROM "Booking" WHERE "roomId" = $1 AND "seriesId" IS NOT NULL ORDER BY "startsAt" LIMIT 1`, roomId);
  await really("scientist", "venue.cancelSeries", { bookingId: series });
  await command("venue.cancelSeries", "one's own", (who) => ({ bookingId: own.get(who) ?? gone }));

  const keeper = { homeId, name: oddly("值守人员"), phone: "", partTime: "on", fromDay: today };
  await really("officer", "venue.addKeeper", keeper);
  const keeperId = await one(`SELECT "id" FROM "HomeKeeper" WHERE "homeId" = $1`, homeId);
  await really("officer", "venue.endKeeper", { keeperId, toDay: today });
  const closed = { homeId, firstDay: addDays(today, 90), lastDay: addDays(today, 91), reason: oddly("空调检修") };
  await really("officer", "venue.closeHome", closed);
  const closureId = await one(`SELECT "id" FROM "HomeClosure" WHERE "homeId" = $1`, homeId);
  await really("officer", "venue.reopenHome", { closureId });
  await really("staff", "home-tree.changeParent", { homeId, parent: "" });
  await really("officer", "venue.changeManager", { homeId, manager: "" });

  const tryAll = async (when: string) => {
    for (const name of ["rooms", "bookings", "incidents", "opening"] as const)
      await page(`/keeping/[homeId]/${name}`, when, `/keeping/${homeId}/${name}`);
    await command("venue.changeRoom", when, room, { after: ["name alreadyThere"] });
    await command("venue.approveBooking", when, { bookingId: gone });
    await command("venue.refuseBooking", when, { bookingId: gone, comment: "那天停电" });
    await command("venue.cancelBooking", when, { bookingId: gone });
    await command("venue.cancelSeries", when, { bookingId: gone });
    await command("venue.closeBooking", when, { bookingId: gone, ...lines });
    await command("venue.recordIncident", when, { ...incident, bookingId: nobodysId }, { after: ["bookingId notChoice"] });
    await command("venue.settleIncident", when, { incidentId, paid: "120", settledOn: today });
    await page("/keeping/[homeId]/facilities", when, `/keeping/${homeId}/facilities`);
    await route("GET", "/api/homes/[id]/facilities", when, `/api/homes/${homeId}/facilities`);
    await route("GET", "/api/homes/[id]/poster", when, `/api/homes/${homeId}/poster?size=a3`);
    await page("/keeping/[homeId]/tree", when, `/keeping/${homeId}/tree`);
    await command("home-tree.changeParent", when, { homeId, parent: oddly("没有这个之家") }, { after: ["parent notChoice"] });
    await command("venue.saveFacility", when, { ...item, facilityId: struck });
    await command("venue.removeFacility", when, { facilityId: struck });
    await command("venue.addKeeper", when, keeper, { changes: true });
    await command("venue.endKeeper", when, { keeperId, toDay: today });
    const past = { ...closed, firstDay: addDays(today, -2), lastDay: addDays(today, -1) };
    await command("venue.closeHome", when, past, { after: ["lastDay outOfRange"] });
    await command("venue.reopenHome", when, { closureId });
    await command("venue.changeManager", when, { homeId, manager: "没有这个单位" }, { after: ["manager notChoice"] });
    const tomorrow = { posted: asParts({ ...broken, onDay: addDays(today, 1) }), back: "/keeping" };
    await route("POST", "/api/facilities/[id]/checks", when, `/api/facilities/${facilityId}/checks`, tomorrow);
    await command("venue.changeHouseRules", when, { homeId, text: oddly("文明使用") }, { changes: true });
  };
  await tryAll("its own");
  await sql(`UPDATE "Home" SET "managerId" = $2 WHERE "id" = $1`, homeId, ids.zone);
  await tryAll("managed by the township");
  await sql(`UPDATE "Home" SET "managerId" = NULL WHERE "id" = $1`, homeId);
  for (const name of ["rooms", "bookings", "incidents", "facilities", "opening", "tree"] as const)
    await page(`/keeping/[homeId]/${name}`, "none", `/keeping/${nobodysId}/${name}`);
  await route("GET", "/api/homes/[id]/poster", "none", `/api/homes/${nobodysId}/poster`);
  await route("GET", "/api/homes/[id]/facilities", "none", `/api/homes/${nobodysId}/facilities`);
  await route("POST", "/api/facilities/[id]/checks", "none", `/api/facilities/${nobodysId}/checks`, { back: "/keeping" });
}
