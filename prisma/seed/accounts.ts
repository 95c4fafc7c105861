// Who can sign in to the demonstration city.
import type { Role } from "@/lib/kernel/access";

export const demoPassword = "linjiang-2026";

export type Account = { phone: string; name: string; role: Role; organization: string; note: string };
const account = (phone: string, name: string, role: Role, organization: string, note: string): Account => ({
  phone,
  name,
  role,
  organization,
  note,
});

/** Numbers of a range that no carrier assigns. */
export const accounts = [
  account("13800000001", "周慎", "securityAdmin", "city", "安全管理员"),
  account("13800000002", "韩立", "systemAdmin", "city", "系统管理员"),
  account("13800000003", "许明察", "auditor", "city", "审计管理员"),
  account("13800000011", "沈嘉禾", "cityStaff", "academic", "市科协经办"),
  account("13800000012", "何文博", "cityStaff", "academic", "市科协经办"),
  account("13800000021", "顾长河", "cityLeader", "city", "市科协负责人"),
  account("13800000031", "林晓雯", "townshipOfficer", "highTechZone", "高新区科协"),
  account("13800000032", "罗江", "townshipOfficer", "jiangbei", "江北街道科协"),
  account("13800000041", "孟可", "receivingOfficer", "federation", "市企业科协联合会（收件）"),
  account("13800000051", "陈淑敏", "enterpriseOfficer", "pharmaAssociation", "新纪元制药科协经办"),
  account("13800000052", "赵铁生", "enterpriseOfficer", "bearingAssociation", "精工轴承科协经办"),
  account("13800000053", "郑量", "enterpriseOfficer", "sensorAssociation", "量衡传感科协经办"),
  account("13800000054", "杨帆", "enterpriseOfficer", "school", "市第二中学经办"),
  account("13800000055", "苏园", "enterpriseOfficer", "park", "生物医药产业园经办"),
  account("13800000056", "唐环", "enterpriseOfficer", "labAssociation", "环科检测科协经办"),
  account("13800000057", "白荷", "enterpriseOfficer", "seedCompany", "青禾种业经办"),
  account("13800000071", "龑㛃", "expert", "city", "考察专家"),
  account("13800000072", "陶砚秋", "expert", "city", "评审专家（机械）"),
  account("13800000073", "纪明川", "expert", "city", "评审专家（材料）"),
  account("13800000074", "温若谷", "expert", "city", "评审专家（信息）"),
  account("13800000075", "岑望舒", "expert", "city", "评审专家（生物）"),
  account("13800000076", "鲁敬之", "expert", "city", "评审专家（医学），在仁和医院任职"),
] as const;
export const scientist = { phone: "13800000061", name: "李云帆", note: "科技工作者" };

export function demoAccounts(): string {
  const lines = [...accounts, scientist].map(({ phone, name, note }) => `  ${phone}  ${name}　${note}`);
  return `演示账号（密码都是 ${demoPassword}）：\n${lines.join("\n")}\n`;
}
