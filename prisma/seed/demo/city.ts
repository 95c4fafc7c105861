// The city itself: its setting, organizations, people and rounds.
import { readFileSync } from "node:fs";
import { acceptInvitation, inviteCity, inviteOfficer, inviteSystem } from "@/lib/accounts/commands/membership";
import { register, setUp } from "@/lib/accounts/commands/register";
import type { Actor, Role } from "@/lib/kernel/access";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { createOrganization } from "@/lib/organizations/commands";
import { checkCharacter } from "@/lib/organizations/rules";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import { copyScheme, pasteTable } from "@/lib/schemes/commands/editing";
import { confirmSamples } from "@/lib/schemes/commands/samples";
import { samplesOf } from "@/lib/schemes/rules/confirmations";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { hashToken, newToken } from "@/lib/server/secrets";
import { type Account, accounts, demoPassword, scientist } from "../accounts";
import { act, actorNamed, as, idOf, ids, rounds } from "./acts";

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

/** Who fills in for a unit that nobody has to play: in no list of accounts. */
const officer = <O extends string>(organization: O, last: string, name: string) => ({
  ...{ organization, name, phone: `138000001${last}`, note: "" },
  role: "enterpriseOfficer" as const,
});

/** Units whose honour is decided and hangs in public, or waits to. */
export const hopeful = (
  [
    ["optics", "18", "宋光年", "highTechZone"],
    ["water", "19", "江澄", "jiangbei"],
    ["hospital", "20", "吕仁", "jiangbei"],
    ["chemistry", "21", "冯恒", "highTechZone"],
  ] as const
).map(([organization, last, name, recommender]) => ({ ...officer(organization, last, name), recommender }));

/** Units that bear their plate already, so that a visitor finds homes in more than one place. */
export const settled = (
  [
    ["cityHospital", "22", "陶然", "市第一人民医院科技工作者之家", "城东街道人民路 1 号行政楼 5 层", "每天 8:00–20:00"],
    ["portWorks", "23", "海川", "港机装备科技工作者之家", "临港经开区港兴路 8 号技术中心 2 层", "周一至周六 8:30–18:00"],
    ["farmStation", "24", "田穗", "云岭镇农技中心科技工作者之家", "云岭镇云山路 30 号", "周一至周五 8:00–17:00，赶集日照常开"],
    ["academy", "25", "谷雨", "市农科院科技工作者之家", "城东街道农科路 2 号学术楼 1 层", "周一至周五 8:30–17:30"],
    ["jiangnanSchool", "26", "乐知", "江南实验学校科技工作者之家", "江南街道书院巷 12 号", "周末和假期 9:00–17:00"],
  ] as const
).map(([organization, last, name, homeName, address, hours]) => ({ ...officer(organization, last, name), homeName, address, hours }));

export async function setUpCity(): Promise<void> {
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

export async function inviteEverybody(): Promise<void> {
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

export async function loadSchemes(): Promise<void> {
  const staff = await actorNamed("市科协经办");
  const today = dayOf(await readNow(db()));
  for (const [code, name, receiving] of [
    ["yiyang2024", "科技工作者之家创建（益阳办法）", "federation"],
    ["kunshan2024", "企业科协“科技工作者之家”认定（昆山办法）", "academic"],
    ["linjiang2026", "“八有”科技工作者之家创建（临江办法）", "academic"],
    // A sample that shows what none of the three asks: points by experts.
    ["linjiangScored2026", "优秀科技工作者之家评分认定（样例）", "academic"],
  ] as const) {
    const text = readFileSync(new URL(`../schemes/${code}.json`, import.meta.url), "utf8");
    const { id: versionId } = await act(importScheme, staff, { document: text });
    // The city answers for what its notice leaves out, value by value; in the demo all at once.
    const { hash } = await db().schemeVersion.findUniqueOrThrow({ where: { id: versionId }, select: { hash: true } });
    const places = samplesOf(schemeDocument.parse(JSON.parse(text))).map(({ place }) => place);
    await act(confirmSamples, staff, { versionId, hash, places, note: "" });
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
  // Next year's, begun and not finished: a table lies there to be taken over.
  const { id: draftId } = await act(copyScheme, staff, {
    ...{ from: "linjiangScored2026", code: "linjiangScored2027", name: "临江市科技工作者之家评分认定（2027年草稿）" },
  });
  const table = [
    "一级指标\t项目\t评分标准\t分值",
    "组织建设\t机构健全\t有领导班子，分工明确\t10分",
    "\t制度完善\t制度上墙，有台账\t0-5",
    "活动开展\t活动次数\t≥12次得10分，6–11次得5分\t满分10分",
    "\t活动场所\t有固定场所\t5",
    "\t\t面积 100 平方米以上\t3",
    "\t特色工作\t视情况加分\t酌情",
    "合计\t\t\t33",
  ].join("\n");
  await act(pasteTable, staff, { versionId: draftId, table });
}
