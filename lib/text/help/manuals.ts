import type { Role } from "@/lib/kernel/access";
import { administrators } from "./administrators";
import { cases } from "./cases";
import { claimant } from "./claimant";
import { enterprise } from "./enterprise";
import { expert } from "./expert";
import { home } from "./home";
import { leader } from "./leader";
import type { Manual } from "./manual";
import { receiving } from "./receiving";
import { scientist } from "./scientist";
import { staff } from "./staff";
import { township } from "./township";
import { visitor } from "./visitor";

/** All manuals, those for everybody first. */
export const manuals: readonly Manual[] = [
  visitor,
  claimant,
  scientist,
  enterprise,
  township,
  receiving,
  staff,
  leader,
  cases,
  home,
  expert,
  administrators,
];

/** Which manual is a role's own. */
export const manualOf: Record<Role, string> = {
  scientist: scientist.role,
  enterpriseOfficer: enterprise.role,
  townshipOfficer: township.role,
  receivingOfficer: receiving.role,
  cityStaff: staff.role,
  cityLeader: leader.role,
  expert: expert.role,
  systemAdmin: administrators.role,
  securityAdmin: administrators.role,
  auditor: administrators.role,
};
