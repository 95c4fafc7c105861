// The demonstration city: invented, with a real city's shape. Everything in it is made through the commands, at days before the loading.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { acceptInvitation, inviteCity, inviteOfficer, inviteSystem } from "@/lib/accounts/commands/membership";
import { register, setUp } from "@/lib/accounts/commands/register";
import { signIn } from "@/lib/accounts/commands/session";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { saveApplication } from "@/lib/applications/commands/save";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { keysOf } from "@/lib/applications/rules/answers";
import { formTasks } from "@/lib/applications/rules/form";
import type { Actor, Role } from "@/lib/kernel/access";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { draftNotice, releaseNotice, withdrawNotice } from "@/lib/notices/commands/notice";
import { submitObjection } from "@/lib/notices/commands/objection";
import type { Outcome } from "@/lib/kernel/outcome";
import { createOrganization } from "@/lib/organizations/commands";
import { checkCharacter } from "@/lib/organizations/rules";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import { criteriaOf, schemeDocument, type SchemeDocument } from "@/lib/schemes/schema";
import { readNow } from "@/lib/server/clock";
import { type Command, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { hashToken, newToken } from "@/lib/server/secrets";
import { actorOf } from "@/lib/server/session";
import { keepFile } from "@/lib/server/storage";
import { type Account, accounts, demoPassword, scientist } from "./accounts";
import { importOldPlates } from "./plates";
import { loadMap, loadPolicies } from "./public";
import { playScoring } from "./scoring";

function must<V>(outcome: Outcome<V>): V {
  if (!outcome.ok) throw new Error(`the demonstration city: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}
const act = async <I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown): Promise<V> =>
  must(await runCommand(command, actor, input));

/** Puts the demonstration's clock so many days before today. */
let shift = 0;
async function daysBefore(days: number): Promise<void> {
  shift = -days * 86_400_000;
  const value = { shift };
  await db().setting.upsert({ where: { key: "clock" }, create: { key: "clock", value }, update: { value } });
}

async function as(phone: string): Promise<Actor> {
  const entered = await act(signIn, { kind: "visitor" }, { phone, password: demoPassword });
  if (!entered.ok) throw new Error(`the demonstration account ${phone} cannot sign in`);
  return actorOf(entered.token);
}
const actorNamed = (note: string) => as([...accounts, scientist].find((a) => a.note === note)?.phone ?? "");

const ids = new Map<string, string>();
const idOf = (key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`no organization ${key}`);
  return id;
};

type Org = { key: string; name: string; kind: string; parent: string; code?: string; host?: string };
const organizations: Org[] = [
  { key: "academic", name: "学会学术部", kind: "department", parent: "city" },
  { key: "federation", name: "临江市企业科协联合会", kind: "enterpriseFederation", parent: "city" },
  { key: "mechanics", name: "临江市机械工程学会", kind: "society", parent: "city" },
  { key: "highTechZone", name: "高新区科协", kind: "zoneAssociation", parent: "city" },
  { key: "jiangbei", name: "江北街道科协", kind: "streetAssociation", parent: "city" },
  { key: "chengdong", name: "城东街道科协", kind: "streetAssociation", parent: "city" },
  { key: "yunling", name: "云岭镇科协", kind: "townshipAssociation", parent: "city" },
  { key: "lingang", name: "临港经开区科协", kind: "zoneAssociation", parent: "city" },
  { key: "jiangnan", name: "江南街道科协", kind: "streetAssociation", parent: "city" },
  ...["松溪镇", "石桥镇", "茶亭镇", "白鹭镇", "沙洲镇", "柳林乡"].map((name) => ({
    key: name,
    name: `${name}科协`,
    kind: "townshipAssociation",
    parent: "city",
  })),
  { key: "pharma", name: "临江新纪元制药有限公司", kind: "enterprise", parent: "highTechZone", code: "91439900MA0A0B001" },
  {
    key: "pharmaAssociation",
    name: "临江新纪元制药有限公司科学技术协会",
    kind: "enterpriseAssociation",
    parent: "highTechZone",
    host: "pharma",
  },
  { key: "bearing", name: "临江精工轴承股份有限公司", kind: "enterprise", parent: "jiangbei", code: "91439900MA0A0B002" },
  {
    key: "bearingAssociation",
    name: "临江精工轴承股份有限公司科学技术协会",
    kind: "enterpriseAssociation",
    parent: "jiangbei",
    host: "bearing",
  },
  { key: "sensor", name: "临江量衡传感技术有限公司", kind: "enterprise", parent: "highTechZone", code: "91439900MA0A0B003" },
  {
    key: "sensorAssociation",
    name: "临江量衡传感技术有限公司科学技术协会",
    kind: "enterpriseAssociation",
    parent: "highTechZone",
    host: "sensor",
  },
  { key: "lab", name: "临江环科检测股份有限公司", kind: "enterprise", parent: "highTechZone", code: "91439900MA0A0B004" },
  {
    key: "labAssociation",
    name: "临江环科检测股份有限公司科学技术协会",
    kind: "enterpriseAssociation",
    parent: "highTechZone",
    host: "lab",
  },
  { key: "seedCompany", name: "临江青禾种业科技有限公司", kind: "enterprise", parent: "yunling", code: "91439900MA0A0B005" },
  { key: "school", name: "临江市第二中学", kind: "publicUnit", parent: "jiangbei", code: "12439900MB0A0B006" },
  { key: "park", name: "高新区生物医药产业园", kind: "park", parent: "highTechZone", code: "91439900MA0A0B007" },
  { key: "optics", name: "临江华阳光电股份有限公司", kind: "enterprise", parent: "highTechZone", code: "91439900MA0A0B009" },
  { key: "water", name: "临江江源水务集团有限公司", kind: "enterprise", parent: "jiangbei", code: "91439900MA0A0B010" },
  { key: "hospital", name: "临江仁和医院", kind: "publicUnit", parent: "jiangbei", code: "12439900MB0A0B011" },
  { key: "chemistry", name: "临江恒达新材料有限公司", kind: "enterprise", parent: "highTechZone", code: "91439900MA0A0B012" },
  { key: "cityHospital", name: "临江市第一人民医院", kind: "publicUnit", parent: "chengdong", code: "12439900MB0A0B013" },
  { key: "portWorks", name: "临江港机装备有限公司", kind: "enterprise", parent: "lingang", code: "91439900MA0A0B014" },
  { key: "farmStation", name: "云岭镇农业技术推广中心", kind: "publicUnit", parent: "yunling", code: "12439900MB0A0B015" },
  { key: "academy", name: "临江市农业科学研究院", kind: "publicUnit", parent: "city", code: "12439900MB0A0B016" },
  { key: "jiangnanSchool", name: "临江市江南实验学校", kind: "publicUnit", parent: "jiangnan", code: "12439900MB0A0B017" },
  { key: "museum", name: "临江市科技馆", kind: "publicUnit", parent: "city", code: "12439900MB0A0B008" },
];

/** Units whose honour is decided and hangs in public, or waits to. Their officers are in no list: nobody has to play them. */
const hopeful = (
  [
    ["optics", "18", "宋光年", "highTechZone"],
    ["water", "19", "江澄", "jiangbei"],
    ["hospital", "20", "吕仁", "jiangbei"],
    ["chemistry", "21", "冯恒", "highTechZone"],
  ] as const
).map(([organization, last, name, recommender]) => ({
  organization,
  phone: `138000001${last}`,
  name,
  role: "enterpriseOfficer" as const,
  note: "",
  recommender,
}));

/** Units that bear their plate already, so that a visitor finds homes in more than one place. Nobody has to play their officers either. */
const settled = (
  [
    ["cityHospital", "22", "陶然", "市第一人民医院科技工作者之家", "城东街道人民路 1 号行政楼 5 层", "每天 8:00–20:00"],
    ["portWorks", "23", "海川", "港机装备科技工作者之家", "临港经开区港兴路 8 号技术中心 2 层", "周一至周六 8:30–18:00"],
    ["farmStation", "24", "田穗", "云岭镇农技中心科技工作者之家", "云岭镇云山路 30 号", "周一至周五 8:00–17:00，赶集日照常开"],
    ["academy", "25", "谷雨", "市农科院科技工作者之家", "城东街道农科路 2 号学术楼 1 层", "周一至周五 8:30–17:30"],
    ["jiangnanSchool", "26", "乐知", "江南实验学校科技工作者之家", "江南街道书院巷 12 号", "周末和假期 9:00–17:00"],
  ] as const
).map(([organization, last, name, homeName, address, hours]) => ({
  organization,
  phone: `138000001${last}`,
  name,
  role: "enterpriseOfficer" as const,
  note: "",
  homeName,
  address,
  hours,
}));

export async function loadDemo(): Promise<void> {
  await daysBefore(40);
  await setUpCity();
  await inviteEverybody();
  await loadMap();
  await loadSchemes();
  await loadPolicies(await actorNamed("市科协经办"), await actorNamed("市科协负责人"));
  await playApplications();
  await playSettled();
  await playNotices();
  await importOldPlates(act, await actorNamed("市科协经办"));
  await playScorings();
  await db().setting.delete({ where: { key: "clock" } });
  await db().session.updateMany({ where: { revokedAt: null }, data: { revokedAt: await readNow(db()) } });
  await db().setting.create({ data: { key: "demoLoaded", value: true } });
}

async function setUpCity(): Promise<void> {
  const now = await readNow(db());
  const token = newToken();
  await db().oneTimeToken.create({
    data: { purpose: "setup", hash: hashToken(token), createdAt: now, expiresAt: new Date(now.getTime() + 3_600_000) },
  });
  const { name, phone } = accounts[0];
  await act(
    setUp,
    { kind: "visitor" },
    { token, cityName: "临江市", associationName: "临江市科学技术协会", name, phone, password: demoPassword },
  );
  await db().setting.update({
    where: { key: "city" },
    data: {
      value: {
        name: "临江市",
        association: "临江市科学技术协会",
        hotline: "6655 0101",
        hours: "工作日 8:30–12:00，14:00–17:30",
        address: "临江市江北街道学府路 18 号科技大楼 6 层",
        postcode: "000000",
        department: "学会学术部（维权办公室）",
        icp: "某ICP备00000000号",
        police: "某公网安备 00000000000000号",
        siteCode: "0000000000",
        corrections: "jiucuo@kexie.example",
      },
    },
  });
  const root = await db().organization.findFirstOrThrow({ where: { parentId: null }, select: { id: true } });
  ids.set("city", root.id);
}

async function invite(by: Actor, command: typeof inviteOfficer, { phone, name, role, organization }: Account): Promise<void> {
  const { code } = await act(command, by, { organizationId: idOf(organization), role, name, phone });
  await act(acceptInvitation, { kind: "visitor" }, { code, password: demoPassword });
}

async function inviteEverybody(): Promise<void> {
  const security = await actorNamed("安全管理员");
  const of = (...roles: Role[]) => accounts.filter(({ role, phone }) => roles.includes(role) && phone !== accounts[0].phone);
  for (const person of of("systemAdmin", "auditor")) await invite(security, inviteSystem, person);
  const system = await actorNamed("系统管理员");
  for (const { key, name, kind, parent, code, host } of organizations) {
    const input = {
      name,
      kindCode: kind,
      parentId: idOf(parent),
      creditCode: code ? code + checkCharacter(code) : "",
      hostUnitId: host ? idOf(host) : "",
      phone: "",
    };
    ids.set(key, (await act(createOrganization, system, input)).id);
  }
  for (const person of of("cityStaff", "cityLeader")) await invite(system, inviteCity, person);
  const staff = await actorNamed("市科协经办");
  for (const person of of("townshipOfficer", "receivingOfficer", "enterpriseOfficer", "expert")) await invite(staff, inviteOfficer, person);
  for (const person of [...hopeful, ...settled]) await invite(staff, inviteOfficer, person);
  // One person, two hats: the firm and its association; an expert who works at a hospital.
  for (const [phone, organization] of [
    ["13800000051", "pharma"],
    ["13800000076", "hospital"],
  ] as const) {
    const both = accounts.find((account) => account.phone === phone);
    if (!both) continue;
    const { code } = await act(inviteOfficer, staff, {
      organizationId: idOf(organization),
      role: "enterpriseOfficer",
      name: both.name,
      phone,
    });
    await act(acceptInvitation, await as(phone), { code });
  }
  await act(register, { kind: "visitor" }, { ...{ name: scientist.name, phone: scientist.phone }, password: demoPassword, agree: "on" });
}

const rounds = new Map<string, { roundId: string; document: SchemeDocument }>();

async function loadSchemes(): Promise<void> {
  const staff = await actorNamed("市科协经办");
  const today = dayOf(await readNow(db()));
  for (const [code, name, receiving] of [
    ["yiyang2024", "科技工作者之家创建（益阳办法）", "federation"],
    ["kunshan2024", "企业科协“科技工作者之家”认定（昆山办法）", "academic"],
    ["linjiang2026", "“八有”科技工作者之家创建（临江办法）", "academic"],
    // A sample that shows what none of the three asks: points by experts.
    ["linjiangScored2026", "优秀科技工作者之家评分认定（样例）", "academic"],
  ] as const) {
    const text = readFileSync(new URL(`schemes/${code}.json`, import.meta.url), "utf8");
    const { id: versionId } = await act(importScheme, staff, { document: text });
    await act(publishScheme, staff, { versionId });
    const { id: roundId } = await act(openRound, staff, {
      versionId,
      name,
      opensOn: addDays(today, -1),
      lastDay: addDays(today, 62),
      receivingOrganizationId: idOf(receiving),
      decidingOrganizationId: idOf("city"),
      departmentId: idOf("academic"),
      rollsOver: code === "yiyang2024" ? "on" : undefined,
      place: receiving === "federation" ? "临江市滨江大道 188 号科技馆 3 层 306 室" : "临江市滨江大道 188 号市科协 5 层 512 室",
      phone: receiving === "federation" ? "0000-66550306" : "0000-66550512",
      supervisionPhone: "0000-66550100",
    });
    rounds.set(code, { roundId, document: schemeDocument.parse(JSON.parse(text)) });
  }
}

/** A page that says it is a sample, as evidence. */
const samplePdf = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

type Facts = Record<string, string>;

/** Fills every page of the form; a page's ticks and points come from the scheme, the rest from `facts`. */
async function apply(
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
      a[criterion.key] = criterion.kind === "checklist" ? "on" : String((criterion.cap.value * 0.85) / 100);
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

const revisionOf = async (id: string) => (await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision;
const move = async <I, R, V>(command: Command<I, R, V>, note: string, id: string, more: object = {}) =>
  act(command, await actorNamed(note), { applicationId: id, revision: await revisionOf(id), ...more });
async function submit(id: string, officer: Actor): Promise<void> {
  await act(submitApplication, officer, { applicationId: id, revision: await revisionOf(id) });
  await db().setting.update({ where: { key: "clock" }, data: { value: { shift: (shift += 10 * 60_000) } } });
}

async function receive(note: string, id: string, copies: number): Promise<void> {
  const today = dayOf(await readNow(db()));
  await move(stages.receiveRecordPapers, note, id, { copies: String(copies), receivedOn: today, stampChecked: "on" });
  await move(stages.receiveConfirm, note, id);
}

/** Everything in order; points as the applicant gave them, but for what is said here: criterion → how far from them, and why. */
async function visit(id: string, found: Record<string, readonly [number, string]> = {}): Promise<void> {
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

async function decideAndAward(id: string): Promise<void> {
  await decide(id);
  await move(stages.awardPlaque, "市科协经办", id);
}

async function decide(id: string): Promise<void> {
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

/** Up to the decision, each with its own facts. */
async function upToNotice(
  { phone, organization, recommender, name }: (typeof hopeful)[number],
  homeName: string,
  address: string,
): Promise<string> {
  const { id, officer } = await apply(phone, "linjiang2026", "unit", recommender, {
    headcount: "58",
    homeName,
    address,
    hours: "周一至周五 8:30–18:00",
    phone: "0000-66552700",
    keeper: name,
    ...{
      area: "96",
      equipment_room: "on",
      equipment_books: "on",
      equipment_computers: "on",
      equipment_audio: "on",
      equipment_display: "on",
    },
    facilities: "会议室 1 间、书刊 320 册、电脑 6 台、投影 1 套、展示栏 8 米。",
  });
  await submit(id, officer);
  await receive("市科协经办", id, 1);
  await move(stages.formalReviewPass, "市科协经办", id);
  await visit(id);
  await move(stages.endorseRecommend, recommender === "jiangbei" ? "江北街道科协" : "高新区科协", id, { comment: "属实，同意推荐。" });
  await visit(id);
  await decide(id);
  ids.set(`application ${organization}`, id);
  return id;
}

/** The city's notice: drafted by its staff, released by its head. */
async function hang(days: number, applications: readonly string[], title: string): Promise<string> {
  await daysBefore(days);
  const { id } = await act(draftNotice, await actorNamed("市科协经办"), {
    roundId: rounds.get("linjiang2026")?.roundId,
    title,
    body: "根据《临江市科技工作者之家建设办法》，经单位申报、形式审查、实地考察、推荐和集体研究，拟授予下列单位“科技工作者之家”称号，现予公示。\n公示期内，任何单位和个人有不同意见，可以实名或者保密提出，请写明事实和理由。有未处理完的异议，不授牌。",
    basis: "《临江市科技工作者之家建设办法》",
    contactPhone: "6655 0101",
    applicationIds: applications,
  });
  await act(releaseNotice, await actorNamed("市科协负责人"), { noticeId: id });
  return id;
}

async function playNotices(): Promise<void> {
  await daysBefore(12);
  const [optics, water, hospital, chemistry] = hopeful;
  if (!optics || !water || !hospital || !chemistry) throw new Error("nobody hopes");
  const first = [
    await upToNotice(optics, "华阳光电科技工作者之家", "高新区光谷路 21 号 3 号楼 1 层"),
    await upToNotice(water, "江源水务科技工作者之家", "临江市江北街道清源路 8 号"),
  ];
  const mistaken = await hang(3, first, "“八有”科技工作者之家拟授牌名单公示（第一批）");
  await act(withdrawNotice, await actorNamed("市科协负责人"), { noticeId: mistaken, comment: "单位名称有一处错字，更正后重新公示。" });
  const noticeId = await hang(1, first, "“八有”科技工作者之家拟授牌名单公示（第一批，更正）");
  const item = await db().noticeItem.findFirstOrThrow({
    where: { noticeId, applicationId: ids.get("application water") ?? "" },
    select: { id: true },
  });
  await act(
    submitObjection,
    { kind: "visitor" },
    {
      ...{ noticeId, itemId: item.id, mode: "confidential", name: "欧阳澄", phone: "13800000199" },
      text: "该单位的场地 10 月起改作仓库，没有按申报的时间开放，去过两次都没有开门。",
    },
  );
  await upToNotice(hospital, "仁和医院科技工作者之家", "临江市江北街道仁和路 1 号门诊楼 5 层");
  await upToNotice(chemistry, "恒达新材料科技工作者之家", "高新区新材料产业园 6 号");
}

/** The shortest of the ways: approved by the unit itself, three papers, a visit, a decision (Y9, Y10). */
async function playSettled(): Promise<void> {
  for (const { organization, phone, name, homeName, address, hours } of settled) {
    await daysBefore(17);
    const { id, officer } = await apply(phone, "yiyang2024", organization === "portWorks" ? "highTech" : "other", null, {
      ...{ headcount: "64", certificate: "GR202643000188", certificateUntil: "2029-12-31", route: "self" },
      ...{ homeName, address, hours, phone: "0000-66553000", keeper: name },
      ...{ area: "80", equipment_room: "on", equipment_books: "on", equipment_computers: "on", equipment_display: "on" },
      facilities: "会议室 1 间、书刊 300 册、电脑 5 台、展示栏 6 米。",
    });
    await submit(id, officer);
    await act(stages.selfApprovalApprove, officer, { applicationId: id, revision: await revisionOf(id), comment: "同意申报。" });
    await receive("市企业科协联合会（收件）", id, 3);
    await visit(id);
    await decideAndAward(id);
  }
}

async function playApplications(): Promise<void> {
  await daysBefore(36);
  const bearing = await apply("13800000052", "kunshan2024", "enterpriseAssociation", "jiangbei", {
    homeName: "精工轴承科技工作者之家",
    address: "临江市江北街道滨江大道 66 号研发楼 3 层",
    hours: "周一至周五 9:00–17:30，周六 9:00–12:00",
    phone: "0000-66552201",
    keeper: "赵铁生",
    ...{
      area: "210",
      equipment_room: "on",
      equipment_books: "on",
      equipment_periodicals: "on",
      equipment_computers: "on",
      equipment_audio: "on",
      equipment_display: "on",
      point: "28.58210,112.35940",
    },
    facilities: "会议室 2 间、图书角 1 处（科技书刊 460 册）、电脑 8 台、投影和音响各 1 套、成果展示栏 12 米。",
  });
  await submit(bearing.id, bearing.officer);
  const park = await apply("13800000055", "yiyang2024", "park", null, {
    managingDepartment: "高新区管委会产业发展局",
    route: "self",
    homeName: "生物医药产业园科技工作者之家",
    address: "高新区生物医药产业园 A 座 1 层",
    hours: "每天 8:30–20:00",
    phone: "0000-66552305",
    keeper: "苏园",
    ...{
      area: "460",
      equipment_room: "on",
      equipment_books: "on",
      equipment_audio: "on",
      equipment_network: "on",
      point: "28.61530,112.40270",
    },
    facilities: "共享会议室 3 间、路演厅 1 个、书刊 800 册、网络和音响齐备。",
  });
  await submit(park.id, park.officer);
  await move(stages.selfApprovalApprove, "生物医药产业园经办", park.id, { comment: "园区管理办公室同意申报。" });

  await daysBefore(30);
  await move(stages.endorseRecommend, "江北街道科协", bearing.id, { comment: "场地、设施与申报一致，活动正常，同意推荐。" });
  await receive("市企业科协联合会（收件）", park.id, 3);

  await daysBefore(24);
  await receive("市科协经办", bearing.id, 1);
  await visit(park.id);

  await daysBefore(18);
  await decideAndAward(bearing.id);
  await decideAndAward(park.id);

  await daysBefore(6);
  const school = await apply("13800000054", "yiyang2024", "other", "jiangbei", {
    headcount: "146",
    route: "recommender",
    homeName: "临江二中科技工作者之家",
    address: "临江市江北街道文昌路 9 号图书馆 2 层",
    hours: "周一至周五 16:30–20:00，周末 9:00–17:00",
    phone: "0000-66552408",
    keeper: "杨帆",
    ...{
      area: "320",
      equipment_room: "on",
      equipment_periodicals: "on",
      equipment_computers: "on",
      equipment_network: "on",
      equipment_outreach: "on",
      point: "28.57800,112.34860",
    },
    facilities: "研讨室 2 间、科技期刊 62 种、电脑 20 台、天文观测台 1 座、科普展廊 30 米。",
  });
  await submit(school.id, school.officer);

  await daysBefore(4);
  await move(stages.endorseRecommend, "江北街道科协", school.id, { comment: "学校重视，教师科研活动经常，同意推荐。" });
  await receive("市企业科协联合会（收件）", school.id, 3);
  const lab = await apply("13800000056", "linjiang2026", "association", "highTechZone", {
    homeName: "环科检测科技工作者之家",
    address: "高新区检测路 12 号 2 号楼",
    hours: "周一至周五 8:30–17:30",
    phone: "0000-66552516",
    keeper: "唐环",
    ...{ area: "150", equipment_room: "on", equipment_computers: "on", equipment_display: "on" },
    facilities: "会议室 1 间、实验开放平台 1 个、电脑 4 台、展示栏 6 米。",
  });
  await submit(lab.id, lab.officer);

  await daysBefore(3);
  await receive("市科协经办", lab.id, 1);
  const sensor = await apply("13800000053", "kunshan2024", "enterpriseAssociation", "highTechZone", {
    homeName: "量衡传感科技工作者之家",
    address: "高新区创新路 108 号 B 栋 5 层",
    hours: "周一至周五 9:00–18:00",
    phone: "0000-66552619",
    keeper: "郑量",
    ...{ area: "130", equipment_room: "on", equipment_books: "on", equipment_computers: "on", equipment_display: "on" },
    facilities: "会议室 1 间、传感器展示间 1 间、书刊 210 册、电脑 6 台。",
  });
  await submit(sensor.id, sensor.officer);
}

/** Three that experts score: one nobody was asked for yet, one under way, one whose points are in. */
async function playScorings(): Promise<void> {
  await daysBefore(9);
  const ready = async (at: number, homeName: string, address: string) => {
    const unit = hopeful[at];
    if (!unit) throw new Error("nobody hopes");
    const { id, officer } = await apply(unit.phone, "linjiangScored2026", "unit", unit.recommender, {
      headcount: "58",
      homeName,
      address,
      hours: "周一至周五 8:30–18:00",
      phone: "0000-66552700",
      keeper: unit.name,
      ...{
        area: "96",
        equipment_room: "on",
        equipment_books: "on",
        equipment_computers: "on",
        equipment_audio: "on",
        equipment_display: "on",
      },
      facilities: "会议室 1 间、书刊 320 册、电脑 6 台、投影 1 套、展示栏 8 米。",
    });
    await submit(id, officer);
    await move(stages.endorseRecommend, unit.recommender === "jiangbei" ? "江北街道科协" : "高新区科协", id, {
      comment: "属实，同意推荐。",
    });
    await visit(id, { facility: [-1.25, "书刊 260 册，申报写的是 320 册。"] });
    return id;
  };
  await ready(2, "仁和医院科技工作者之家", "临江市江北街道仁和路 1 号门诊楼 5 层");
  const water = await ready(1, "江源水务科技工作者之家", "临江市江北街道清源路 8 号");
  const optics = await ready(0, "华阳光电科技工作者之家", "高新区光谷路 21 号 3 号楼 1 层");
  await daysBefore(4);
  await playScoring({ act, actorNamed, move }, { water, optics });
}
