// Applications of the test city: a filled form, and the way to any stage.
import { createHash, randomUUID } from "node:crypto";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { saveApplication } from "@/lib/applications/commands/save";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import * as panel from "@/lib/applications/commands/panel";
import { fillSheet } from "@/lib/applications/commands/sheets";
import * as stages from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { type Answer, type Answers as AppAnswers, keysOf, keysOfQuestion } from "@/lib/applications/rules/answers";
import { type FormTask, formTasks, readTask } from "@/lib/applications/rules/form";
import { linesOf, selfPoints } from "@/lib/applications/rules/scores";
import type { Actor } from "@/lib/kernel/access";
import { addDays, dayOf, endOf, startOf, toDateColumn } from "@/lib/kernel/dates";
import type { Outcome } from "@/lib/kernel/outcome";
import { draftNotice } from "@/lib/notices/commands/notice";
import type { Question } from "@/lib/schemes/rules/questions";
import { criteriaOf, schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { type Command, runCommand, type RunOptions } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, type City, type ExpertKey, experts, must, type OpenRound, type PersonKey, type SchemeKey } from "./city";

export type Answers = Record<string, string>;

let homes = 0;
/** Each application's home is a new one: the same home bears an honour once. */
const facts = (): Answers => ({
  homeName: `科技工作者之家 ${(homes += 1)}`,
  address: "创新路 108 号",
  hours: "周一至周五 9:00–17:30",
  phone: "0000-66552201",
  keeper: "陈淑敏",
  area: "120",
  facilities: "会议室 2 间、书刊 460 册",
  certificate: "GR202643000001",
  certificateUntil: "2029-12-31",
  headcount: "46",
});

export const hosts: Record<SchemeKey, string> = {
  yiyang2024: "highTech",
  kunshan2024: "enterpriseAssociation",
  linjiang2026: "association",
  linjiangScored2026: "association",
};

/** `ordinal`: of those it puts forward in the round, which. */
export type Applicant = { who?: "pharma" | "bearing"; round?: OpenRound; answers?: Answers; ordinal?: number };
const zones = { pharma: "highTechZone", bearing: "jiangbei" } as const;

export const revisionOf = async (id: string) =>
  (await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision;

/** A command on an application with the revision it has now, unless the input says another. */
export async function tryMove<I, R, V>(
  city: City,
  who: PersonKey | Actor,
  command: Command<I, R, V>,
  applicationId: string,
  more: object = {},
  options?: RunOptions,
): Promise<Outcome<V>> {
  const actor = typeof who === "string" ? await city.as(who) : who;
  // A page of the form is compared field by field, everything else by the revision it was decided on.
  const seen = command.permission === saveApplication.permission ? {} : { revision: await revisionOf(applicationId) };
  const found = command.permission === siteVisitRecord.permission ? { key: randomUUID(), ...(await inOrder(applicationId)) } : {};
  return runCommand(command, actor, { applicationId, ...seen, ...found, ...more }, options);
}

/** Every criterion of a standard set found in order, with the points of the self-score. */
export const allInOrder = (document: SchemeDocument, answers: Readonly<Record<string, unknown>> = {}) => {
  const said = { document, answers: answers as AppAnswers, evidence: new Map() };
  const self = selfPoints(said);
  return {
    c: Object.fromEntries(criteriaOf(document).map(({ key }) => [key, "ok"])),
    p: Object.fromEntries(linesOf(said).map(({ key, floor }) => [key, String((self.get(key) ?? floor) / 100)])),
  };
};
async function inOrder(id: string) {
  const { schemeVersion, answers } = await db().application.findUniqueOrThrow({
    where: { id },
    select: { schemeVersion: true, answers: true },
  });
  return allInOrder(schemeDocument.parse(schemeVersion.document), answers as Record<string, unknown>);
}
export async function move<I, R, V>(city: City, who: PersonKey | Actor, command: Command<I, R, V>, id: string, more?: object): Promise<V> {
  const value = must(await tryMove(city, who, command, id, more));
  if (command.permission === submitApplication.permission) await settle(id);
  return value;
}

/** A file as the upload route hands it over; its bytes are of no account here. */
export const anyFile = (name = "证明.pdf") => ({
  name,
  contentType: "application/pdf",
  size: 1024,
  sha256: createHash("sha256").update(randomUUID()).digest("hex"),
  storageKey: randomUUID(),
});

/** What brings the most points; of a veto, that it did not happen. */
function bestOf(question: Question): string {
  if (question.kind === "points") return String(question.cap / 100);
  if (question.kind === "figure") return String(question.measure.from.max / 10 ** question.measure.decimals);
  return question.kind === "tick" && question.says === "happened" ? "" : "on";
}

/** What the pages of a form are filled with: ticks and points from the scheme, the rest from `given`. */
export function pagesOf({ document }: OpenRound, given: Answers): { task: string; a: Answers; files: string[] }[] {
  return formTasks(document, given).map((task) => {
    const a: Answers = task.kind === "host" ? { hostKind: given.hostKind ?? "", recommender: given.recommender ?? "" } : {};
    const files: string[] = [];
    for (const field of task.fields) {
      if (field.kind === "file") files.push(...(field.only === "photos" ? [] : [field.key]));
      else for (const key of keysOf(field)) a[key] = given[key] ?? (field.kind === "declaration" || field.kind === "choices" ? "on" : "");
    }
    for (const criterion of task.criteria) {
      for (const question of task.questions.get(criterion.key) ?? [])
        for (const key of keysOfQuestion(question)) a[key] = given[key] ?? bestOf(question);
      if (criterion.evidence === "required") files.push(criterion.key);
    }
    return { task: task.key, a, files };
  });
}

const answersOf = (city: City, scheme: SchemeKey, { who = "pharma", answers = {} }: Applicant): Answers => ({
  ...facts(),
  hostKind: hosts[scheme],
  recommender: city.ids[zones[who]],
  route: "self",
  ...answers,
});

/** A form with nothing missing, filled page by page as its officer does. */
export async function filled(city: City, scheme: SchemeKey, applicant: Applicant = {}): Promise<string> {
  const { who = "pharma", round = city.rounds[scheme], ordinal = 1 } = applicant;
  const officer = await city.as(who);
  const { id } = await act(openApplication, officer, { roundId: round.roundId, ordinal: String(ordinal) });
  for (const { task, a, files } of pagesOf(round, answersOf(city, scheme, applicant))) {
    await move(city, officer, saveApplication, id, { task, a });
    for (const fieldKey of files) await act(attachEvidence, officer, { applicationId: id, fieldKey, file: anyFile() });
  }
  return id;
}

/** The same form in one write, for tests that are about what comes after it. */
export async function draft(city: City, scheme: SchemeKey, applicant: Applicant = {}): Promise<string> {
  const { who = "pharma", round = city.rounds[scheme], ordinal = 1 } = applicant;
  const officer = await city.as(who);
  const { id } = await act(openApplication, officer, { roundId: round.roundId, ordinal: String(ordinal) });
  const given = answersOf(city, scheme, applicant);
  const tasks = formTasks(round.document, given);
  const pages = pagesOf(round, given);
  const values = pages.map(({ a }, i) => readTask(tasks[i] as FormTask, round.document, a, [given.recommender ?? ""], null).values);
  const answers = Object.fromEntries(values.flatMap((page) => Object.entries(page)).filter(([, value]) => value !== null)) as Record<
    string,
    Answer
  >;
  const files = pages.flatMap((page) => page.files).map((fieldKey) => ({ fieldKey, attachmentId: randomUUID() }));
  // By the portal's clock, as the application itself: the database's own stands at another day.
  const { createdAt } = await db().application.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  await db().$transaction([
    db().application.update({
      where: { id },
      data: { answers, recommenderOrganizationId: given.recommender ?? null, revision: { increment: 1 } },
    }),
    db().attachment.createMany({
      data: files.map(({ attachmentId }) => ({ id: attachmentId, ...anyFile(), createdById: officer.personId, createdAt })),
    }),
    db().evidence.createMany({ data: files.map((file) => ({ ...file, applicationId: id })) }),
  ]);
  return id;
}

/** Lets the minutes pass in which this application can be taken back. */
export const settle = (id: string) =>
  db().$transaction([
    db().$executeRaw`UPDATE "Application" SET "revocableUntil" = "submittedAt" WHERE "id" = ${id}::uuid AND "revocableUntil" IS NOT NULL`,
    ...(["Stage", "WorkItem"] as const).map((table) =>
      db().$executeRawUnsafe(
        `UPDATE "${table}" t SET "openedAt" = a."submittedAt" FROM "Application" a WHERE a."id" = $1::uuid AND t."applicationId" = a."id"
            AND t."closedAt" IS NULL AND t."openedAt" > a."submittedAt" AND t."openedAt" <= a."submittedAt" + interval '10 minutes'`,
        id,
      ),
    ),
  ]);

export async function submitted(city: City, scheme: SchemeKey, applicant: Applicant = {}): Promise<string> {
  const id = await draft(city, scheme, applicant);
  await move(city, applicant.who ?? "pharma", submitApplication, id);
  return id;
}

export const openStage = (applicationId: string) =>
  db().stage.findFirst({
    where: { applicationId, state: { in: ["open", "proposed"] } },
    select: { id: true, key: true, kind: true, state: true, seq: true },
  });

export const papers = (today: string, copies = 3) => ({ copies: String(copies), receivedOn: today, stampChecked: "on" });
export const visit = (today: string, conclusion = "passed") => ({
  visitedOn: today,
  visitors: "沈嘉禾\n何文博",
  signed: "沈嘉禾\n何文博",
  conclusion,
  note: "场地与申报一致",
});
export const proposal = (today: string, outcome: "approve" | "refuse" = "approve") => ({
  outcome,
  comment: "条件符合，建议授牌",
  meeting: "党组会议",
  metOn: today,
  attendees: "顾长河、沈嘉禾",
});

export const noticeWords = {
  title: "拟授牌名单公示",
  body: "现予公示。",
  basis: "管理办法",
  contactPhone: "66550102",
};

/** A draft of a notice with these applications of one round, by the department's staff. */
export async function draftedNotice(city: City, ...ids: string[]): Promise<string> {
  return draftedWith(city, {}, ids);
}
async function draftedWith(city: City, words: object, ids: readonly string[]): Promise<string> {
  const { roundId } = await db().application.findUniqueOrThrow({ where: { id: ids[0] ?? "" }, select: { roundId: true } });
  return (await act(draftNotice, await city.as("staff"), { ...noticeWords, ...words, roundId, applicationIds: ids })).id;
}

/**
 * A notice that hung last month and is over, for tests that are about what comes after it: released in one write, because no act can be
 * dated back. What hangs already stays.
 */
export async function hungUp(city: City, id: string, objection: "none" | "upheld" = "none", words: object = {}): Promise<void> {
  const stage = await openStage(id);
  const hanging = await db().noticeItem.findFirst({
    where: { stageId: stage?.id ?? "", notice: { state: "published" } },
    select: { id: true },
  });
  if (hanging) return;
  const noticeId = await draftedWith(city, words, [id]);
  const now = await readNow(db());
  const [first, last] = [addDays(dayOf(now), -30), addDays(dayOf(now), -24)];
  await db().publicNotice.update({
    where: { id: noticeId },
    data: {
      state: "published",
      releasedById: city.persons.leader,
      publishedAt: startOf(first),
      number: noticeId,
      ...{ days: 5, dayKind: "working", firstDay: toDateColumn(first), lastDay: toDateColumn(last), endsAt: endOf(last) },
    },
  });
  await db().workItem.updateMany({ where: { noticeId }, data: { closedAt: now } });
  if (objection === "none") return;
  const { id: itemId } = await db().noticeItem.findFirstOrThrow({ where: { noticeId }, select: { id: true } });
  const acted = { acceptedById: city.persons.staff, acceptedAt: now, answeredById: city.persons.staff, answeredAt: now };
  await db().objection.create({
    data: {
      ...{ number: itemId, itemId, mode: "confidential", identity: "", callerMark: "", text: "场地不实", state: objection },
      ...{ receivedAt: startOf(last), dueAt: now, answer: "属实", toldOn: toDateColumn(last), ...acted },
    },
  });
}

/** The office asks these experts. */
export const assign = (city: City, id: string, keys: readonly ExpertKey[] = experts.slice(0, 3)) =>
  move(city, "staff", panel.panelAssignExperts, id, { expertIds: keys.map((key) => city.persons[key]) });

/** What somebody could post to their own sheet now, with the applicant's own points unless others are given: "8.5", "8.5 a reason". */
export async function sheetFor(
  city: City,
  key: PersonKey,
  id: string,
  given: Record<string, string> = {},
  go: "save" | "submit" = "submit",
) {
  const { answers, schemeVersion } = await db().application.findUniqueOrThrow({
    where: { id },
    select: { answers: true, schemeVersion: { select: { document: true } } },
  });
  const own = answers as Record<string, number>;
  const sheet = await db().scoreSheet.findFirstOrThrow({
    where: { expertId: city.persons[key], stage: { applicationId: id } },
    orderBy: [{ stage: { seq: "desc" } }, { assignedAt: "desc" }],
    select: { id: true, revision: true },
  });
  const keys = criteriaOf(schemeDocument.parse(schemeVersion.document)).map((criterion) => criterion.key);
  const typed = keys.map((name) => [name, given[name] ?? String((own[name] ?? 0) / 100)] as const);
  return {
    ...{ sheetId: sheet.id, revision: String(sheet.revision), go },
    p: Object.fromEntries(typed.map(([name, text]) => [name, text.split(" ")[0] ?? ""])),
    r: Object.fromEntries(typed.map(([name, text]) => [name, text.split(" ").slice(1).join(" ")])),
  };
}
export const score = async (city: City, key: PersonKey, id: string, given?: Record<string, string>, go?: "save" | "submit") =>
  act(fillSheet, await city.as(key), await sheetFor(city, key, id, given, go));

/** Passes the open stage the way its office would. */
export async function passStage(city: City, id: string): Promise<void> {
  const stage = await openStage(id);
  const application = await db().application.findUniqueOrThrow({
    where: { id },
    select: { applicantOrganizationId: true, recommenderOrganizationId: true, round: { select: { receivingOrganizationId: true } } },
  });
  const today = dayOf(await readNow(db()));
  switch (stage?.kind) {
    case "selfApproval":
      await move(
        city,
        application.applicantOrganizationId === city.ids.bearingAssociation ? "bearing" : "pharma",
        stages.selfApprovalApprove,
        id,
      );
      break;
    case "endorse":
      await move(city, application.recommenderOrganizationId === city.ids.jiangbei ? "jiangbei" : "highTech", stages.endorseRecommend, id, {
        comment: "同意推荐",
      });
      break;
    case "receive": {
      const office = application.round.receivingOrganizationId === city.ids.federation ? "receiver" : "staff";
      await move(city, office, stages.receiveRecordPapers, id, papers(today));
      await move(city, office, stages.receiveConfirm, id);
      break;
    }
    case "formalReview":
      await move(city, "staff", stages.formalReviewPass, id);
      break;
    case "siteVisit":
      await move(city, "staff", siteVisitRecord, id, visit(today));
      await move(city, "staff", stages.siteVisitPass, id);
      break;
    case "panelScoring":
      await assign(city, id);
      for (const key of experts.slice(0, 3)) await score(city, key, id);
      await move(city, "staff", panel.panelPass, id);
      break;
    case "decision":
      if (stage.state === "open") await move(city, "staff", stages.decisionPropose, id, proposal(today));
      await move(city, "leader", stages.decisionApprove, id, { documentNumber: "临科协发〔2026〕31号" });
      break;
    case "publicNotice":
      await hungUp(city, id);
      await move(city, "staff", stages.publicNoticePass, id);
      break;
    case "award":
      await move(city, "staff", stages.awardPlaque, id);
      break;
    default:
      throw new Error("no stage is open");
  }
}

/** Passes stage after stage until this one is open, or, for "awarded", until there is none left. */
export async function bringTo(city: City, id: string, key: string): Promise<void> {
  for (let stage = await openStage(id); stage?.key !== key; stage = await openStage(id)) {
    if (!stage) {
      if (key === "awarded") return;
      throw new Error(`the application ended before ${key}`);
    }
    await passStage(city, id);
  }
}
