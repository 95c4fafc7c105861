// The columns of the table: who tries everything. "Elsewhere" holds the same role in another organization.
// Nobody signed in: a visitor who holds nothing, the claimant who showed a case's number and code and still writes another, and a body
// outside by its link.
import type { Role } from "@/lib/kernel/access";

export const columns = {
  visitor: null,
  claimant: null,
  partner: null,
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
/** Those without an account. */
export type Nameless = "visitor" | "claimant" | "partner";
export const everybody = Object.keys(columns) as Who[];
