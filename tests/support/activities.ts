// Activities of the test city: a home with a plate, a room and rules, and the way of an activity to any of its states.
import { randomUUID } from "node:crypto";
import { saveActivity } from "@/lib/activities/commands/file";
import { recordAttendance } from "@/lib/activities/commands/check-in";
import { enrol } from "@/lib/activities/commands/enrol";
import * as moves from "@/lib/activities/commands/move";
import { holdSession, reportSession } from "@/lib/activities/commands/session";
import type { Actor } from "@/lib/kernel/access";
import { type Command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { changeHouseRules, changeRoom } from "@/lib/venue/commands/rooms";
import { act, type City, type PersonActor, visitor } from "./city";
import { bringTo, submitted } from "./dossier";

export type HomeAt = { homeId: string; roomId: string; rulesId: string };

/** A home of 新纪元制药科协 with a plate under 益阳办法, a room of thirty seats and house rules. */
export async function openedHome(city: City): Promise<HomeAt> {
  const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
  await bringTo(city, id, "awarded");
  const { homeId: made } = await db().plaque.findUniqueOrThrow({ where: { applicationId: id }, select: { homeId: true } });
  const homeId = made ?? "";
  const officer = await city.as("pharma");
  const room = { homeId, roomId: "", name: "二楼会议室", seats: "30", needsApproval: "on" };
  const { id: roomId } = await act(changeRoom, officer, room);
  const { id: rulesId } = await act(changeHouseRules, officer, { homeId, text: "文明使用，禁止赌博" });
  return { homeId, roomId, rulesId };
}

/** As the form posts it: on Wednesday the 25th, from two to four. */
export const filing = ({ homeId, roomId }: Pick<HomeAt, "homeId" | "roomId">, more: object = {}) => ({
  ...{ homeId, roomId, activityId: "", title: "科学家精神沙龙", summary: "读书，讨论", services: ["exchange", "popularization"] },
  ...{ lines: "ideological", yearlyKind: "academic", scope: "city", mode: "atHome", contactPhone: "0000-66552201", enrolment: "on" },
  ...{ seats: "20", day: "2026-11-25", from: "14:00", to: "16:00" },
  ...more,
});
export const begins = new Date("2026-11-25T14:00:00+08:00");

const revisionOf = async (activityId: string) =>
  (await db().activity.findUniqueOrThrow({ where: { id: activityId }, select: { revision: true } })).revision;
export const seen = async (activityId: string, more: object = {}) => ({ activityId, revision: await revisionOf(activityId), ...more });

/** A move on the activity as it stands. */
export const moved = async <I, R, V>(actor: Actor, command: Command<I, R, V>, activityId: string, more: object = {}): Promise<V> =>
  act(command, actor, await seen(activityId, more));

export const sessionsOf = async (activityId: string): Promise<string[]> =>
  (
    await db().activitySession.findMany({
      where: { activityId, status: { not: "cancelled" } },
      orderBy: { ordinal: "asc" },
      select: { id: true },
    })
  ).map(({ id }) => id);

const ladder = ["draft", "filed", "approved", "published", "enrolling"] as const;
export type Rung = (typeof ladder)[number];

/** An activity brought so far, by whoever files it and the city's staff. */
export async function activityAt(
  home: Pick<HomeAt, "homeId" | "roomId">,
  who: { officer: PersonActor; staff: PersonActor },
  rung: Rung,
  more: object = {},
): Promise<{ id: string; sessionId: string; sessions: string[] }> {
  const { id } = await act(saveActivity, who.officer, filing(home, more));
  const steps = [
    () => moved(who.officer, moves.fileActivity, id),
    () => moved(who.staff, moves.approveActivity, id),
    () => moved(who.officer, moves.publishActivity, id),
    () => moved(who.officer, moves.openEnrolment, id),
  ];
  for (const step of steps.slice(0, ladder.indexOf(rung))) await step();
  const sessions = await sessionsOf(id);
  return { id, sessionId: sessions[0] ?? "", sessions };
}

export const guest = (n: number) => ({ name: `来宾${n}`, phone: `1369000${String(n).padStart(4, "0")}` });
export const enrolment = (sessionId: string, n: number, { rulesId }: Pick<HomeAt, "rulesId">) => ({
  ...{ sessionId, ...guest(n), rulesId, acceptRules: "on" },
});
export const enrolled = (sessionId: string, n: number, home: Pick<HomeAt, "rulesId">) => act(enrol, visitor, enrolment(sessionId, n, home));

/** So many guests at the door. */
export async function guestsCame(officer: PersonActor, sessionId: string, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await act(recordAttendance, officer, { sessionId, key: randomUUID(), source: "walkIn", ...guest(n) });
}

/** Held with one guest, and reported. */
export async function reported(officer: PersonActor, sessionId: string): Promise<void> {
  await guestsCame(officer, sessionId, 9_000, 9_000);
  await act(holdSession, officer, { sessionId });
  await act(reportSession, officer, { sessionId, body: "来了十人，讨论热烈" });
}

let photos = 0;
/** A picture as its route has kept it; each another one. */
export function aPhoto() {
  photos += 1;
  const sha256 = String(photos).padStart(64, "0");
  return { name: `照片 ${photos}.jpg`, contentType: "image/jpeg", size: 1, sha256, storageKey: randomUUID().replaceAll("-", "") };
}
