"use server";
import { formAction } from "@/lib/server/action";
import * as draft from "./commands/draft";
import * as save from "./commands/save";
import * as entry from "./commands/entry";
import * as lifecycle from "./commands/lifecycle";
import * as panel from "./commands/panel";
import * as sheets from "./commands/sheets";
import * as stages from "./commands/stages";

const dossier = ({ id }: { id: string }) => `/applications/${id}`;
const scoring = ({ id }: { id: string }) => `/applications/${id}/panel`;

export const openApplication = formAction(draft.openApplication, ({ id }) => `/applications/${id}/form`);
export const saveApplication = formAction(save.saveApplication, ({ target }) => target);

export const pickForApplication = formAction(
  draft.pickForApplication,
  ({ applicationId, task, criterionKey }) => `/applications/${applicationId}/form/${task}#c-${criterionKey}`,
);

export const enterOnBehalf = formAction(entry.enterOnBehalf, ({ id }) => `/applications/${id}/form`);
export const takeOverApplication = formAction(entry.takeOverApplication, ({ id, form }) => `/applications/${id}${form ? "/form" : ""}`);

export const submit = formAction(lifecycle.submitApplication, ({ id }) => `/applications/${id}?done=submit`);
export const resubmit = formAction(lifecycle.resubmitApplication, ({ id }) => `/applications/${id}?done=resubmit`);
export const revoke = formAction(lifecycle.revokeApplication, ({ id }) => `/applications/${id}/form`);
export const discard = formAction(lifecycle.discardApplication, () => "/enterprise");
export const withdraw = formAction(lifecycle.withdrawApplication, dossier);
export const forgo = formAction(lifecycle.forgoApplication, dossier);
export const reopen = formAction(lifecycle.reopenApplication, dossier);

export const selfApprovalApprove = formAction(stages.selfApprovalApprove, dossier);
export const selfApprovalReturn = formAction(stages.selfApprovalReturn, dossier);
export const endorseRecommend = formAction(stages.endorseRecommend, dossier);
export const endorseReturn = formAction(stages.endorseReturn, dossier);
export const endorseReturnToStage = formAction(stages.endorseReturnToStage, dossier);
export const endorseRefuse = formAction(stages.endorseRefuse, dossier);
export const receiveRecordPapers = formAction(stages.receiveRecordPapers, dossier);
export const receiveConfirm = formAction(stages.receiveConfirm, dossier);
export const receiveReturn = formAction(stages.receiveReturn, dossier);
export const receiveReturnToStage = formAction(stages.receiveReturnToStage, dossier);
export const formalReviewPass = formAction(stages.formalReviewPass, dossier);
export const formalReviewReturn = formAction(stages.formalReviewReturn, dossier);
export const formalReviewReturnToStage = formAction(stages.formalReviewReturnToStage, dossier);
export const formalReviewRefuse = formAction(stages.formalReviewRefuse, dossier);
export const siteVisitPass = formAction(stages.siteVisitPass, dossier);
export const siteVisitReturn = formAction(stages.siteVisitReturn, dossier);
export const siteVisitReturnToStage = formAction(stages.siteVisitReturnToStage, dossier);
export const siteVisitRefuse = formAction(stages.siteVisitRefuse, dossier);
export const panelAssignExperts = formAction(panel.panelAssignExperts, scoring);
export const panelExcuseExpert = formAction(panel.panelExcuseExpert, scoring);
export const panelPass = formAction(panel.panelPass, dossier);
export const panelReturn = formAction(panel.panelReturn, dossier);
export const panelReturnToStage = formAction(panel.panelReturnToStage, dossier);
export const panelRefuse = formAction(panel.panelRefuse, dossier);
export const fillSheet = formAction(sheets.fillSheet, ({ applicationId, done }) => `/applications/${applicationId}/score?done=${done}`);
export const declareInterest = formAction(sheets.declareInterest, () => "/my");
export const decisionPropose = formAction(stages.decisionPropose, dossier);
export const decisionTakeBack = formAction(stages.decisionTakeBack, dossier);
export const decisionApprove = formAction(stages.decisionApprove, dossier);
export const decisionRefuse = formAction(stages.decisionRefuse, dossier);
export const decisionReturnToStage = formAction(stages.decisionReturnToStage, dossier);
export const publicNoticePass = formAction(stages.publicNoticePass, dossier);
export const publicNoticeReturnToStage = formAction(stages.publicNoticeReturnToStage, dossier);
export const publicNoticeRefuse = formAction(stages.publicNoticeRefuse, dossier);
export const awardPlaque = formAction(stages.awardPlaque, dossier);
