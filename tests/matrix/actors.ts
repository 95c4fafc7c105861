// The columns of the table: who tries everything. "Elsewhere" holds the same role in another organization.
import type { Role } from "@/lib/kernel/access";

export const columns = {
  visitor: null,
  scientist: "scientist",
  officer: "enterpriseOfficer",
  officerElsewhere: "enterpriseOfficer",
  township: "townshipOfficer",
  townshipElsewhere: "townshipOfficer",
  receiver: "receivingOfficer",
  receiverElsewhere: "receivingOfficer",
  staff: "cityStaff",
  staffElsewhere: "cityStaff",
  leader: "cityLeader",
  expert: "expert",
  systemAdmin: "systemAdmin",
  securityAdmin: "securityAdmin",
  auditor: "auditor",
} as const satisfies Record<string, Role | null>;

export type Who = keyof typeof columns;
export const everybody = Object.keys(columns) as Who[];
