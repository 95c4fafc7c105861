"use server";
import { formAction } from "@/lib/server/action";
import { clearSidCookie, setSidCookie } from "@/lib/server/auth";
import * as commands from "./commands";

/** Cookies are set here, after the commit: the one thing a transaction cannot do. */
async function enter(value: { token: string | null; target: string }): Promise<string> {
  if (value.token !== null) await setSidCookie(value.token);
  return value.target;
}

export const signIn = formAction(commands.signIn, async (value) =>
  value.ok ? enter(value) : { kind: "invalidInput", fields: { password: ["wrongPair"] } },
);
export const signOut = formAction(commands.signOut, async () => (await clearSidCookie(), "/"));
export const signOutEverywhere = formAction(commands.signOutEverywhere, async () => (await clearSidCookie(), "/sign-in"));
export const switchMembership = formAction(commands.switchMembership, ({ target }) => target);
export const changePassword = formAction(commands.changePassword);
export const register = formAction(commands.register);
export const requestReset = formAction(commands.requestReset);
export const issueReset = formAction(commands.issueReset);
export const useReset = formAction(commands.useReset, () => "/sign-in?set=1");
export const inviteOfficer = formAction(commands.inviteOfficer);
export const inviteCity = formAction(commands.inviteCity);
export const inviteSystem = formAction(commands.inviteSystem);
export const acceptInvitation = formAction(commands.acceptInvitation, enter);
export const endMembership = formAction(commands.endMembership);
export const setUp = formAction(commands.setUp, enter);
