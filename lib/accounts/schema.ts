// Pure.
import { z } from "zod";
import { roles } from "@/lib/kernel/access";
import { id, mobile, newPassword, optionalId, text } from "@/lib/kernel/fields";

export const nothing = z.strictObject({});

export const signInInput = z.strictObject({
  phone: z.string({ error: "required" }).min(1, "required").max(40, "tooLong"),
  password: z.string({ error: "required" }).min(1, "required").max(128, "tooLong"),
  next: z.string().max(500).optional(),
});

export const registerInput = z.strictObject({
  name: text(50),
  phone: mobile(),
  password: newPassword(),
  agree: z.literal("on", { error: "notAccepted" }),
});

export const resetRequestInput = z.strictObject({ phone: mobile() });

const secret = z.string({ error: "required" }).min(1, "required").max(100, "tooLong");
export const useResetInput = z.strictObject({ token: secret, password: newPassword() });

export const changePasswordInput = z.strictObject({
  current: z.string({ error: "required" }).min(1, "required").max(128),
  password: newPassword(),
});

export const switchMembershipInput = z.strictObject({ membershipId: optionalId() });

export const inviteInput = z.strictObject({
  organizationId: id(),
  role: z.enum(roles, { error: "notChoice" }),
  name: text(50),
  phone: mobile(),
});

/** Password is for those without an account; the signed-in accept with what they have. */
export const acceptInvitationInput = z.strictObject({ code: secret, password: z.string().max(128, "tooLong").optional() });

export const endMembershipInput = z.strictObject({ membershipId: id(), successorId: optionalId() });

export const issueResetInput = z.strictObject({ personId: id() });

export const setUpInput = z.strictObject({
  token: secret,
  cityName: text(50),
  associationName: text(50),
  name: text(50),
  phone: mobile(),
  password: newPassword(),
});
