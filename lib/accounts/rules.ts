// Pure.
import type { Role } from "@/lib/kernel/access";

/** Five failures lock an account for fifteen minutes (等保三级). */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

export const invitationDays = 7;
export const resetHours = 24;

/** Which power it takes to invite somebody into a role; an administrator of one kind never makes the others by accident. */
export const invitedBy = {
  officer: ["enterpriseOfficer", "townshipOfficer", "receivingOfficer", "expert"],
  city: ["cityStaff", "cityLeader"],
  system: ["systemAdmin", "securityAdmin", "auditor"],
} as const satisfies Record<string, readonly Role[]>;

/** Where somebody in this role begins the day. */
export const landingOf: Record<Role, "/my" | "/enterprise" | "/township" | "/city"> = {
  scientist: "/my",
  enterpriseOfficer: "/enterprise",
  townshipOfficer: "/township",
  receivingOfficer: "/township",
  expert: "/my",
  cityStaff: "/city",
  cityLeader: "/city",
  systemAdmin: "/city",
  securityAdmin: "/city",
  auditor: "/city",
};

/** Only a path of this site; anything else would be an open redirect. */
export function safeNext(next: string | undefined): string | null {
  if (next === undefined || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next)) return null;
  // A browser takes the dots out of "/.//evil.example" and keeps "//evil.example", still a path; read once more, as the router does,
  // that is another site.
  return new URL(next, "http://portal.invalid").pathname.startsWith("//") ? null : next;
}
