"use server";
import { formAction } from "@/lib/server/action";
import { clearSidCookie, setSidCookie } from "@/lib/server/auth";
import * as membership from "./commands/membership";
import * as password from "./commands/password";
import * as registration from "./commands/register";
import * as session from "./commands/session";

/** Cookies are set here, after the commit: the one thing a transaction cannot do. */
async function enter(value: { token: string | null; target: string }): Promise<string> {
  if (value.token !== null) await setSidCookie(value.token);
  return value.target;
}

export const signIn = formAction(session.signIn, async (value) =>
  value.ok ? enter(value) : { kind: "invalidInput", fields: { password: ["wrongPair"] } },
);
export const signOut = formAction(session.signOut, async () => (await clearSidCookie(), "/"));
export const signOutEverywhere = formAction(session.signOutEverywhere, async () => (await clearSidCookie(), "/sign-in"));
export const switchMembership = formAction(session.switchMembership, ({ target }) => target);
export const changePassword = formAction(password.changePassword);
export const register = formAction(registration.register);
export const requestReset = formAction(password.requestReset);
export const issueReset = formAction(password.issueReset);
export const useReset = formAction(password.useReset, () => "/sign-in?set=1");
export const inviteOfficer = formAction(membership.inviteOfficer);
export const inviteCity = formAction(membership.inviteCity);
export const inviteSystem = formAction(membership.inviteSystem);
export const acceptInvitation = formAction(membership.acceptInvitation, enter);
export const endOfficer = formAction(membership.endOfficer);
export const endCity = formAction(membership.endCity);
export const endSystem = formAction(membership.endSystem);
export const setUp = formAction(registration.setUp, enter);
