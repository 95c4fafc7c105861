import type { Role } from "@/lib/kernel/access";

export const zh: Record<Role, string> = {
  scientist: "科技工作者",
  enterpriseOfficer: "单位经办人",
  townshipOfficer: "推荐单位审核员",
  receivingOfficer: "收件单位经办人",
  cityStaff: "市科协经办",
  cityLeader: "市科协负责人",
  expert: "专家",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditor: "审计管理员",
};
