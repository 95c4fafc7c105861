"use server";
import { formAction } from "@/lib/server/action";
import { receiptOf } from "@/lib/server/sealed";
import * as notices from "./commands/notice";
import * as objections from "./commands/objection";

const desk = ({ id }: { id: string }) => `/city/notices/${id}`;
const file = ({ id }: { id: string }) => `/city/objections/${id}`;

export const draftNotice = formAction(notices.draftNotice, desk);
export const releaseNotice = formAction(notices.releaseNotice, desk);
export const discardNotice = formAction(notices.discardNotice, desk);
export const withdrawNotice = formAction(notices.withdrawNotice, desk);

export const submitObjection = formAction(
  objections.submitObjection,
  ({ id, noticeId }) => `/notices/${noticeId}/objection/${receiptOf("objection", id)}`,
  { asVisitor: true },
);
export const revokeObjection = formAction(
  objections.revokeObjection,
  ({ noticeId, receipt }) => `/notices/${noticeId}/objection/${receipt}`,
  { asVisitor: true },
);
export const acceptObjection = formAction(objections.acceptObjection, file);
export const declineObjection = formAction(objections.declineObjection, file);
export const upholdObjection = formAction(objections.upholdObjection, file);
export const dismissObjection = formAction(objections.dismissObjection, file);
export const revealObjector = formAction(objections.revealObjector);
