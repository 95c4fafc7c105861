// What the demonstration city's experts gave: one application scored to the end, one half way.
import { panelAssignExperts, panelPass } from "@/lib/applications/commands/panel";
import { fillSheet } from "@/lib/applications/commands/sheets";
import { columnBefore, linesOf, selfPoints } from "@/lib/applications/rules/scores";
import type { LineResult } from "@/lib/applications/rules/visit";
import type { Answers } from "@/lib/applications/rules/answers";
import type { Actor } from "@/lib/kernel/access";
import { schemeDocument } from "@/lib/schemes/schema/document";
import type { Command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { accounts } from "../accounts";

type City = {
  act: <I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown) => Promise<V>;
  actorNamed: (note: string) => Promise<Actor>;
  move: <I, R, V>(command: Command<I, R, V>, note: string, id: string, more?: object) => Promise<V>;
};
/** Criterion → how far from the points of the column before, and why. */
type Opinion = Record<string, readonly [number, string]>;

const experts = ["评审专家（机械）", "评审专家（材料）", "评审专家（信息）"] as const;
const opinions: readonly Opinion[] = [
  { venue: [-1.75, "与培训教室合用，每周只有两天归之家使用。"], activity: [1, "全年 22 次，比申报的多。"] },
  { venue: [-0.75, "面积够，但门口没有单独标识。"], results: [-2.75, "成效材料只有新闻稿，没有科技工作者的评价。"] },
  { funds: [-1.5, "经费没有单列。"], activity: [-0.5, "后半年只有 4 次。"] },
];

export async function playScoring({ act, actorNamed, move }: City, { water, optics }: { water: string; optics: string }): Promise<void> {
  const ask = async (id: string) => {
    const expertIds = await Promise.all(experts.map((note) => personOf(note)));
    await move(panelAssignExperts, "市科协经办", id, { expertIds });
  };
  const score = async (id: string, at: number, go: "save" | "submit" = "submit") => {
    const note = experts[at] ?? "";
    await act(fillSheet, await actorNamed(note), await sheetOf(id, await personOf(note), opinions[at] ?? {}, go));
  };
  await ask(water);
  await score(water, 0);
  await score(water, 1, "save");
  await ask(optics);
  for (const at of experts.keys()) await score(optics, at);
  await move(panelPass, "市科协经办", optics, { comment: "评分程序符合办法。" });
}

const personOf = async (note: string) =>
  (
    await db().person.findFirstOrThrow({
      where: { phoneKey: accounts.find((account) => account.note === note)?.phone ?? "" },
      select: { id: true },
    })
  ).id;

async function sheetOf(applicationId: string, expertId: string, opinion: Opinion, go: "save" | "submit") {
  const sheet = await db().scoreSheet.findFirstOrThrow({
    where: { expertId, stage: { applicationId } },
    select: {
      id: true,
      revision: true,
      stage: {
        select: {
          application: {
            select: { answers: true, schemeVersion: { select: { document: true } }, visits: { select: { checklist: true } } },
          },
        },
      },
    },
  });
  const { answers, schemeVersion, visits } = sheet.stage.application;
  const visited = (visits[0]?.checklist ?? {}) as Record<string, LineResult>;
  const judged = { document: schemeDocument.parse(schemeVersion.document), answers: answers as Answers, evidence: new Map() };
  const keys = linesOf(judged).map(({ key }) => key);
  const self = selfPoints(judged);
  const before = (key: string) => columnBefore(self, visited, key)?.points ?? 0;
  const points = keys.map((key) => [key, String((before(key) + (opinion[key]?.[0] ?? 0) * 100) / 100)]);
  return {
    ...{ sheetId: sheet.id, revision: sheet.revision, go },
    p: Object.fromEntries(points) as Record<string, string>,
    r: Object.fromEntries(keys.map((key) => [key, opinion[key]?.[1] ?? ""])),
  };
}
