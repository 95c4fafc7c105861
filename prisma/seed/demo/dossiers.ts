// One application through its stages.
import { randomUUID } from "node:crypto";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { saveApplication } from "@/lib/applications/commands/save";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { keysOf } from "@/lib/applications/rules/answers";
import { formTasks } from "@/lib/applications/rules/form";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { criteriaOf, schemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { type Command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { keepFile } from "@/lib/server/storage";
import { act, actorNamed, as, idOf, minutesLater, rounds } from "./acts";

/** A page that says it is a sample, as evidence. */
const samplePdf = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

type Facts = Record<string, string>;

/** Of a home's room: how large, what is in it (keys of the schemes' list), how much of it, and where it lies on a map. */
export const room = (area: number, equipment: string, facilities: string, point = ""): Facts => ({
  ...{ area: String(area), facilities, point },
  ...Object.fromEntries(equipment.split(" ").map((key) => [`equipment_${key}`, "on"])),
});
/** What the units that nobody plays say of their home. */
export const plainHome = (keeper: string, homeName: string, address: string): Facts => ({
  ...{ headcount: "58", homeName, address, keeper, hours: "周一至周五 8:30–18:00", phone: "0000-66552700" },
  ...room(96, "room books computers audio display", "会议室 1 间、书刊 320 册、电脑 6 台、投影 1 套、展示栏 8 米。"),
});

/** Fills every page of the form; a page's ticks and points come from the scheme, the rest from `facts`. */
export async function apply(
  phone: string,
  code: string,
  hostKind: string,
  recommender: string | null,
  facts: Facts,
): Promise<{ id: string; officer: Actor }> {
  const round = rounds.get(code);
  if (!round) throw new Error(`no round ${code}`);
  const officer = await as(phone);
  const { id } = await act(openApplication, officer, { roundId: round.roundId });
  const answers = { hostKind };
  for (const task of formTasks(round.document, answers)) {
    const a: Facts = {};
    if (task.kind === "host") Object.assign(a, { hostKind, recommender: recommender === null ? "" : idOf(recommender) });
    for (const field of task.fields) {
      if (field.kind === "file") {
        if (field.only !== "photos") await attach(officer, id, field.key, `${field.label}.pdf`);
      } else for (const key of keysOf(field)) a[key] = field.kind === "declaration" ? "on" : (facts[key] ?? "");
    }
    for (const criterion of task.criteria) {
      a[criterion.key] = criterion.kind === "manual" ? String((criterion.cap.value * 0.85) / 100) : "on";
      if (criterion.evidence !== "none") await attach(officer, id, criterion.key, `${criterion.name}.pdf`);
    }
    await act(saveApplication, officer, { applicationId: id, task: task.key, a });
  }
  return { id, officer };
}

async function attach(officer: Actor, applicationId: string, fieldKey: string, name: string): Promise<void> {
  const stored = await keepFile(samplePdf);
  await act(attachEvidence, officer, { applicationId, fieldKey, file: { ...stored, name, contentType: "application/pdf" } });
}

export const revisionOf = async (id: string) =>
  (await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision;
export const move = async <I, R, V>(command: Command<I, R, V>, note: string, id: string, more: object = {}) =>
  act(command, await actorNamed(note), { applicationId: id, revision: await revisionOf(id), ...more });
export async function submit(id: string, officer: Actor): Promise<void> {
  await act(submitApplication, officer, { applicationId: id, revision: await revisionOf(id) });
  await minutesLater(10);
}

export async function receive(note: string, id: string, copies: number): Promise<void> {
  const today = dayOf(await readNow(db()));
  await move(stages.receiveRecordPapers, note, id, { copies: String(copies), receivedOn: today, stampChecked: "on" });
  await move(stages.receiveConfirm, note, id);
}

/** Everything in order; points as the applicant gave them, but for what is said here: criterion → how far from them, and why. */
export async function visit(id: string, found: Record<string, readonly [number, string]> = {}): Promise<void> {
  const today = dayOf(await readNow(db()));
  const { schemeVersion, answers } = await db().application.findUniqueOrThrow({
    where: { id },
    select: { schemeVersion: true, answers: true },
  });
  const criteria = criteriaOf(schemeDocument.parse(schemeVersion.document));
  const self = answers as Record<string, number>;
  await move(siteVisitRecord, "市科协经办", id, {
    key: randomUUID(),
    visitedOn: today,
    visitors: "沈嘉禾\n何文博",
    companions: "陈淑敏",
    signed: "沈嘉禾\n何文博\n陈淑敏",
    c: Object.fromEntries(criteria.map(({ key }) => [key, "ok"])),
    p: Object.fromEntries(
      criteria.flatMap(({ kind, key }) => (kind === "manual" ? [[key, String((self[key] ?? 0) / 100 + (found[key]?.[0] ?? 0))]] : [])),
    ),
    r: Object.fromEntries(Object.entries(found).map(([key, [, why]]) => [key, why])),
    conclusion: "passed",
    note: "场地、设施与申报一致，开放时间已上墙。",
  });
  await move(stages.siteVisitPass, "市科协经办", id);
}

export async function decideAndAward(id: string): Promise<void> {
  await decide(id);
  await move(stages.awardPlaque, "市科协经办", id);
}

export async function decide(id: string): Promise<void> {
  const today = dayOf(await readNow(db()));
  await move(stages.decisionPropose, "市科协经办", id, {
    outcome: "approve",
    comment: "材料齐全，条件符合，建议授牌。",
    meeting: "市科协党组会议",
    metOn: today,
    attendees: "顾长河、沈嘉禾、何文博",
  });
  await move(stages.decisionApprove, "市科协负责人", id, { documentNumber: "临科协发〔2026〕31号" });
}
