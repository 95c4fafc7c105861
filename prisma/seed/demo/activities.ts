// What is held in the homes of the demonstration city: one for which people enrol, one that waits for its approval.
import { saveCampaign } from "@/lib/activities/commands/campaigns";
import { enrol } from "@/lib/activities/commands/enrol";
import { saveActivity } from "@/lib/activities/commands/file";
import * as moves from "@/lib/activities/commands/move";
import { addDays, dayOf } from "@/lib/kernel/dates";
import type { Actor } from "@/lib/kernel/access";
import { readNow } from "@/lib/server/clock";
import type { Command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { changeHouseRules, changeRoom } from "@/lib/venue/commands/rooms";
import { act, as, daysBefore } from "./acts";

const owner = "13800000052";
const staff = "13800000011";

async function seen(activityId: string) {
  const { revision } = await db().activity.findUniqueOrThrow({ where: { id: activityId }, select: { revision: true } });
  return { activityId, revision };
}
const move = async <I, R, V>(command: Command<I, R, V>, actor: Actor, id: string) => act(command, actor, await seen(id));

/** Whoever the home's filings are laid before. */
async function approverOf(activityId: string): Promise<Actor> {
  const { organizationId, role } = await db().workItem.findFirstOrThrow({
    where: { subjectKind: "activity", subjectId: activityId, closedAt: null },
    select: { organizationId: true, role: true },
  });
  const { person } = await db().membership.findFirstOrThrow({
    where: { organizationId, role },
    orderBy: { validFrom: "asc" },
    select: { person: { select: { phoneKey: true } } },
  });
  return as(person.phoneKey);
}

export async function playActivities(): Promise<void> {
  await daysBefore(3);
  const officer = await as(owner);
  const { id: homeId } = await db().home.findFirstOrThrow({ where: { name: "精工轴承科技工作者之家" }, select: { id: true } });
  const { id: roomId } = await act(changeRoom, officer, { homeId, roomId: "", name: "三楼报告厅", seats: "60", needsApproval: "on" });
  const { id: rulesId } = await act(changeHouseRules, officer, {
    homeId,
    text: "爱护设施，损坏照价赔偿。\n不得吸烟、赌博，不得从事营利活动。\n用完关好水电门窗，恢复原样。",
  });
  const today = dayOf(await readNow(db()));
  const filing = (title: string, more: object) => ({
    ...{ homeId, roomId, activityId: "", title, yearlyKind: "", scope: "city", mode: "atHome", contactPhone: "0000-66552516" },
    ...{ enrolment: "on", from: "14:00", to: "16:30" },
    ...more,
  });
  const { id } = await act(saveActivity, officer, {
    ...filing("轴承振动分析青年沙龙", { services: "exchange", yearlyKind: "academic", seats: "30" }),
    summary: "三位青年工程师讲近期做的轴承振动分析，讲完一起讨论。\n请带上自己的问题和数据。",
    day: addDays(today, 12),
    questions: "您的单位和专业*",
  });
  await move(moves.fileActivity, officer, id);
  await move(moves.approveActivity, await approverOf(id), id);
  await move(moves.publishActivity, officer, id);
  await move(moves.openEnrolment, officer, id);
  const { id: sessionId } = await db().activitySession.findFirstOrThrow({ where: { activityId: id }, select: { id: true } });
  for (const [name, phone] of [
    ["季春晓", "13900000911"],
    ["卓凡", "13900000912"],
  ])
    await act(
      enrol,
      { kind: "visitor" },
      {
        ...{ sessionId, name, phone, rulesId, acceptRules: "on" },
        answers: { "1": "机械设计" },
      },
    );
  const { id: campaignId } = await act(saveCampaign, await as(staff), {
    ...{ campaignId: "", name: "冬季科普行动（样例）", firstDay: today, lastDay: addDays(today, 60) },
    theme: "企业向中小学生开放展厅和试验间。\n各之家至少办一场，报备时选上这次活动。",
  });
  const waiting = await act(saveActivity, officer, {
    ...filing("科普开放日：一颗轴承是怎样做出来的", {
      services: ["popularization", "exchange"],
      yearlyKind: "welfare",
      seats: "40",
      campaignId,
    }),
    summary: "带中学生参观展厅和试验间，动手装一套轴承。",
    day: addDays(today, 20),
  });
  await move(moves.fileActivity, officer, waiting.id);
}
