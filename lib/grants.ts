// THE table: role → permission → scope. A new permission without a row is a red test; nothing else decides who may do what.
import type { ActivityPermission } from "@/lib/activities/workflow";
import type { ApplicationPermission, SheetPermission } from "@/lib/applications/workflow";
import type { PlaquePermission } from "@/lib/homes/workflow";
import type { Grants, Scope } from "@/lib/kernel/access";
import type { MatterPermission } from "@/lib/matters/workflow";
import type { NoticePermission } from "@/lib/notices/workflow";
import type { PolicyPermission } from "@/lib/policies/workflow";
import type { ProfilePermission } from "@/lib/profiles/workflow";
import type { CaseMovePermission } from "@/lib/rights-cases/workflow";
import type { SuggestionPermission } from "@/lib/suggestions/workflow";
import type { BookingPermission } from "@/lib/venue/workflow";

export type Permission =
  | ApplicationPermission
  | SheetPermission
  | "sheet.read"
  | "panel.read"
  | PlaquePermission
  | "plaque.read"
  | "plaque.readCertificate"
  | "plaque.import"
  | "document.render"
  | "application.read"
  | "application.open"
  | "application.enterOnBehalf"
  | "application.takeOver"
  | "application.save"
  | "application.attach"
  | "application.detach"
  | "application.readVisit"
  | "application.keepVisitFile"
  | "application.keepVisitDraft"
  | "application.sweepVisit"
  | "workItem.assign"
  | "workItem.claim"
  | "workItem.release"
  | "workItem.urge"
  | "workItem.delegate"
  | "workItem.announce"
  | "workItem.remind"
  | "message.mark"
  | "message.deliver"
  | "calendar.read"
  | "calendar.change"
  | "record.purge"
  | NoticePermission
  | "notice.read"
  | "notice.draft"
  | "objection.read"
  | "objection.submit"
  | "objection.reveal"
  | PolicyPermission
  | "policy.read"
  | "policy.draft"
  | CaseMovePermission
  | "rightsCase.begin"
  | "rightsCase.resumeDraft"
  | "rightsCase.save"
  | "rightsCase.discard"
  | "rightsCase.submit"
  | "rightsCase.enter"
  | "rightsCase.read"
  | "rightsCase.open"
  | "rightsCase.message"
  | "rightsCase.rate"
  | "rightsCase.reply"
  | "rightsCase.note"
  | "rightsCase.link"
  | "rightsCase.claim"
  | "rightsCase.release"
  | "caseSetting.read"
  | "caseOffice.change"
  | "caseCategory.change"
  | "standard.change"
  | "attempt.read"
  | "partner.change"
  | "rightsCase.askConsent"
  | "rightsCase.consent"
  | "rightsCase.joinTransfer"
  | "rightsCase.agreeObjection"
  | "rightsCase.declineObjection"
  | "rightsCase.recallTransfer"
  | "rightsCase.renewLink"
  | "rightsCase.escalateDispute"
  | "rightsCase.settleDispute"
  | "rightsCase.enterTransfer"
  | "rightsCase.readTransfer"
  | "rightsCase.objectTransfer"
  | "rightsCase.answerTransfer"
  | "rightsCase.issueLetter"
  | "rightsCase.revokeRating"
  | "rightsCase.rectify"
  | "rightsCase.setAbove"
  | "rightsCase.askExtension"
  | "rightsCase.grantExtension"
  | "rightsCase.refuseExtension"
  | "rightsCase.startHearing"
  | "rightsCase.endHearing"
  | "rightsCase.assignOut"
  | "rightsCase.takeBack"
  | "rightsCase.handOver"
  | "rightsCase.supervise"
  | "rightsCase.escalate"
  | "rightsCase.lapseSupplement"
  | "rightsCase.attach"
  | "rightsCase.detach"
  | "rightsCase.openFile"
  | "rightsCase.readOwn"
  | "rightsCase.askData"
  | "rightsCase.answerData"
  | "rightsCase.archive"
  | "rightsCase.setKeptYears"
  | "rightsCase.shred"
  | "rightsCase.shredDue"
  | "rightsCase.expireDrafts"
  | "rightsCase.enterForClaimant"
  | "rightsCase.fileOnBehalf"
  | "rightsCase.readStatus"
  | "rightsCase.split"
  | "rightsCase.openSplit"
  | "rightsCase.readFigures"
  | SuggestionPermission
  | "suggestion.read"
  | "suggestion.draft"
  | "organization.read"
  | "organization.create"
  | "organization.readMembers"
  | "membership.inviteOfficer"
  | "membership.inviteCity"
  | "membership.inviteSystem"
  | "membership.endOfficer"
  | "membership.endCity"
  | "membership.endSystem"
  | "scheme.read"
  | "scheme.import"
  | "scheme.copy"
  | "scheme.edit"
  | "scheme.confirm"
  | "scheme.publish"
  | "round.open"
  | "round.read"
  | "round.settle"
  | "home.read"
  | MatterPermission
  | "homeMatter.save"
  | "evidence.pick"
  | ProfilePermission
  | "homeRevision.save"
  | "room.change"
  | "houseRules.change"
  | BookingPermission
  | "booking.read"
  | "booking.request"
  | "incident.record"
  | "keeper.change"
  | "closure.change"
  | "home.setManager"
  | "home.setParent"
  | "incident.settle"
  | "facility.change"
  | "facility.check"
  | ActivityPermission
  | "campaign.read"
  | "campaign.change"
  | "activity.read"
  | "activity.save"
  | "activitySession.changeSeats"
  | "activitySession.addPhoto"
  | "activitySession.removePhoto"
  | "enrolment.enrol"
  | "enrolment.cancel"
  | "attendance.record"
  | "attendance.void"
  | "attendance.checkIn"
  | "activityRating.rate"
  | "activityRating.revoke"
  | "activitySession.remind"
  | "person.resetPassword"
  | "setting.change"
  | "audit.read"
  | "attachment.settleScan"
  | "account.manage"
  | "account.register"
  | "account.signIn"
  | "account.requestReset"
  | "account.useReset"
  | "account.acceptInvitation"
  | "portal.setUp";

/** Whoever stands before a notice: with an account one objects like anybody else, and as nobody in particular. */
const anybody = {
  "objection.submit": ["city"],
  "objection.revoke": ["city"],
  // Nobody needs an account to come: whoever has none holds a receipt, and the act finds nothing without it.
  "enrolment.enrol": ["city"],
  "enrolment.cancel": ["city"],
  "attendance.checkIn": ["city"],
  "activityRating.rate": ["city"],
} as const satisfies Partial<Record<Permission, readonly Scope[]>>;

/** Anybody with an account, over what is their own. */
const self = {
  "account.manage": ["own"],
  "message.mark": ["own"],
  ...anybody,
  "enrolment.cancel": ["own", "city"],
  // 单位及个人 may file (Y21): what one filed, one holds.
  "activity.read": ["own"],
  "activity.save": ["own"],
  "activity.file": ["own"],
  "activity.withdraw": ["own"],
  "activity.publish": ["own"],
  "activity.openEnrolment": ["own"],
  "activity.closeEnrolment": ["own"],
  "activity.cancel": ["own"],
  "activitySession.hold": ["own"],
  "activitySession.cancel": ["own"],
  "activitySession.report": ["own"],
  "activitySession.changeSeats": ["own"],
  "activitySession.addPhoto": ["own"],
  "activitySession.removePhoto": ["own"],
  "attendance.record": ["own"],
  "attendance.void": ["own"],
  "booking.request": ["city"],
  "booking.read": ["own"],
  "booking.cancel": ["own"],
} as const satisfies Partial<Record<Permission, readonly Scope[]>>;

/** A home's own, and those who manage one that is not theirs (Y20): what it says of itself, its rooms, and what is held there. */
const homeKeeping = {
  "homeRevision.save": ["organization", "managing"],
  "homeRevision.submit": ["organization", "managing"],
  "homeRevision.discard": ["organization", "managing"],
  "room.change": ["organization", "managing"],
  "houseRules.change": ["organization", "managing"],
  // 实事台账 (L8)
  "homeMatter.save": ["organization", "managing"],
  "homeMatter.finish": ["organization", "managing"],
  "homeMatter.drop": ["organization", "managing"],
  "homeMatter.reopen": ["organization", "managing"],
  "evidence.pick": ["organization", "managing"],
  "booking.read": ["own", "organization", "managing"],
  "booking.approve": ["organization", "managing"],
  "booking.refuse": ["organization", "managing"],
  "booking.cancel": ["own", "organization", "managing"],
  "booking.close": ["organization", "managing"],
  "incident.record": ["organization", "managing"],
  "keeper.change": ["organization", "managing"],
  "closure.change": ["organization", "managing"],
  "incident.settle": ["organization", "managing"],
  "facility.change": ["organization", "managing"],
  "facility.check": ["organization", "managing"],
  "activity.read": ["own", "filing", "organization", "managing"],
  "activity.save": ["own", "filing"],
  "activity.file": ["own", "filing"],
  "activity.withdraw": ["own", "filing"],
  "activity.publish": ["own", "filing", "organization", "managing"],
  "activity.openEnrolment": ["own", "filing", "organization", "managing"],
  "activity.closeEnrolment": ["own", "filing", "organization", "managing"],
  "activity.cancel": ["own", "filing", "organization", "managing"],
  "activitySession.hold": ["own", "filing", "organization", "managing"],
  "activitySession.cancel": ["own", "filing", "organization", "managing"],
  "activitySession.report": ["own", "filing", "organization", "managing"],
  "activitySession.changeSeats": ["own", "filing", "organization", "managing"],
  "activitySession.addPhoto": ["own", "filing", "organization", "managing"],
  "activitySession.removePhoto": ["own", "filing", "organization", "managing"],
  "attendance.record": ["own", "filing", "organization", "managing"],
  "attendance.void": ["own", "filing", "organization", "managing"],
} as const satisfies Partial<Record<Permission, readonly Scope[]>>;

/** Whoever a filing, a report or a change of a home's page is laid before, as long as they have it. */
const homeApproval = {
  "homeRevision.release": ["handling"],
  "homeRevision.giveBack": ["handling"],
  "activity.approve": ["handling"],
  "activity.giveBack": ["handling"],
  "activitySession.giveBack": ["handling"],
  "activitySession.count": ["handling"],
} as const satisfies Partial<Record<Permission, readonly Scope[]>>;

/** Handling a case, by the desk it is at or whoever is entrusted with it. */
const caseDesk = {
  "rightsCase.read": ["organization", "entrusted"],
  "rightsCase.open": ["organization", "entrusted"],
  "rightsCase.reply": ["organization", "entrusted"],
  "rightsCase.note": ["organization", "entrusted"],
  "rightsCase.link": ["organization", "entrusted"],
  "rightsCase.claim": ["organization", "entrusted"],
  "rightsCase.release": ["organization", "entrusted"],
  "rightsCase.accept": ["organization", "entrusted"],
  "rightsCase.decline": ["organization", "entrusted"],
  "rightsCase.requestSupplement": ["organization", "entrusted"],
  "rightsCase.handle": ["organization", "entrusted"],
  "rightsCase.transfer": ["organization", "entrusted"],
  "rightsCase.resume": ["organization", "entrusted"],
  "rightsCase.answer": ["organization", "entrusted"],
  "rightsCase.close": ["organization", "entrusted"],
  "rightsCase.reopen": ["organization", "entrusted"],
  "rightsCase.merge": ["organization", "entrusted"],
  "rightsCase.split": ["organization", "entrusted"],
  "rightsCase.recordReconsideration": ["organization", "entrusted"],
  "rightsCase.recordFinalReview": ["organization", "entrusted"],
  "rightsCase.askConsent": ["organization", "entrusted"],
  "rightsCase.joinTransfer": ["organization", "entrusted"],
  "rightsCase.agreeObjection": ["organization", "entrusted"],
  "rightsCase.declineObjection": ["organization", "entrusted"],
  "rightsCase.recallTransfer": ["organization", "entrusted"],
  "rightsCase.renewLink": ["organization", "entrusted"],
  "rightsCase.escalateDispute": ["organization", "entrusted"],
  "rightsCase.issueLetter": ["organization", "entrusted"],
  "rightsCase.askExtension": ["organization", "entrusted"],
  "rightsCase.startHearing": ["organization", "entrusted"],
  "rightsCase.endHearing": ["organization", "entrusted"],
  "rightsCase.assignOut": ["organization"],
  "rightsCase.takeBack": ["organization"],
  "rightsCase.handOver": ["organization", "entrusted"],
  "rightsCase.rectify": ["organization", "entrusted"],
  "rightsCase.attach": ["organization", "entrusted"],
  "rightsCase.openFile": ["organization", "entrusted"],
  "rightsCase.answerData": ["organization", "entrusted"],
  "rightsCase.archive": ["organization", "entrusted"],
  // A narrow case is nobody's to see but theirs who are entrusted with it, the leaders included.
  "rightsCase.shred": ["entrusted"],
} as const satisfies Partial<Record<Permission, readonly Scope[]>>;

export const grants = {
  // Number and code, or the code of what one is still writing: whoever shows them, and nobody by name.
  claimant: {
    "rightsCase.read": ["shown"],
    "rightsCase.save": ["shown"],
    "rightsCase.discard": ["shown"],
    "rightsCase.submit": ["shown"],
    "rightsCase.revoke": ["shown"],
    "rightsCase.withdraw": ["shown"],
    "rightsCase.supply": ["shown"],
    "rightsCase.message": ["shown"],
    "rightsCase.consent": ["shown"],
    "rightsCase.rate": ["shown"],
    "rightsCase.revokeRating": ["shown"],
    "rightsCase.askReconsideration": ["shown"],
    "rightsCase.askFinalReview": ["shown"],
    "rightsCase.attach": ["shown"],
    "rightsCase.detach": ["shown"],
    "rightsCase.readOwn": ["shown"],
    "rightsCase.askData": ["shown"],
    "rightsCase.openSplit": ["shown"],
  },
  // A body outside, by its link: the one case, and of it what was handed on.
  partner: {
    "rightsCase.readTransfer": ["shown"],
    "rightsCase.openFile": ["shown"],
    "rightsCase.objectTransfer": ["shown"],
    "rightsCase.answerTransfer": ["shown"],
  },
  visitor: {
    "rightsCase.begin": ["city"],
    "rightsCase.resumeDraft": ["city"],
    "rightsCase.enter": ["city"],
    "rightsCase.enterTransfer": ["city"],
    ...anybody,
    // By the browser that rated, whoever is signed in there.
    "activityRating.revoke": ["city"],
    "account.register": ["city"],
    "account.signIn": ["city"],
    "account.requestReset": ["city"],
    "account.useReset": ["city"],
    "account.acceptInvitation": ["city"],
    "portal.setUp": ["city"],
  },
  system: {
    "application.read": ["city"],
    "application.lapse": ["city"],
    "application.expire": ["city"],
    "application.sweepVisit": ["city"],
    "attachment.settleScan": ["city"],
    "document.render": ["city"],
    "plaque.read": ["city"],
    "plaque.expire": ["city"],
    "workItem.announce": ["city"],
    "workItem.remind": ["city"],
    "activitySession.remind": ["city"],
    "message.deliver": ["city"],
    "record.purge": ["city"],
    "rightsCase.read": ["city"],
    "rightsCase.escalate": ["city"],
    "rightsCase.lapseSupplement": ["city"],
    "rightsCase.expireDrafts": ["city"],
    "rightsCase.shredDue": ["city"],
  },
  scientist: {
    ...self,
    "account.acceptInvitation": ["city"],
  },
  enterpriseOfficer: {
    ...self,
    ...homeKeeping,
    "account.acceptInvitation": ["city"],
    "organization.read": ["organization"],
    "organization.readMembers": ["organization"],
    "application.read": ["organization"],
    "application.open": ["organization"],
    "application.takeOver": ["organization"],
    // What the office entered for it is not its own to write in before it takes it over.
    "application.save": ["filling"],
    "application.attach": ["filling"],
    "application.detach": ["filling"],
    "application.submit": ["filling"],
    "application.revoke": ["organization"],
    "application.discard": ["filling"],
    "application.resubmit": ["filling"],
    "application.withdraw": ["organization"],
    "application.forgo": ["organization"],
    "application.selfApproval.approve": ["filling"],
    "application.selfApproval.returnForRevision": ["filling"],
    "home.read": ["organization", "managing"],
    // Y20: who looks after it is the owner's to say.
    "home.setManager": ["organization"],
    "plaque.readCertificate": ["organization"],
    // K11: files for somebody with their consent, and afterwards reads how far it is, and nothing of what is said.
    "rightsCase.fileOnBehalf": ["organization"],
    "rightsCase.readStatus": ["filing"],
  },
  townshipOfficer: {
    ...self,
    ...homeKeeping,
    ...homeApproval,
    "activity.read": ["own", "filing", "subtree", "managing", "handling"],
    "account.acceptInvitation": ["city"],
    "organization.read": ["subtree"],
    "organization.readMembers": ["organization"],
    "application.read": ["subtree"],
    "application.endorse.recommend": ["handling"],
    "application.endorse.returnForRevision": ["handling"],
    "application.endorse.returnToStage": ["handling"],
    "application.endorse.refuse": ["handling"],
    "workItem.assign": ["handling"],
    "workItem.claim": ["handling"],
    "workItem.release": ["handling"],
    "workItem.delegate": ["organization"],
    "home.read": ["subtree", "managing"],
    // T9: which home stands under which is said above them.
    "home.setParent": ["subtree"],
    // 交办: a case that the desk gave to it, as long as it has it.
    "rightsCase.read": ["handling"],
    "rightsCase.open": ["handling"],
    "rightsCase.reply": ["handling"],
    "rightsCase.note": ["handling"],
    "rightsCase.claim": ["handling"],
    "rightsCase.release": ["handling"],
    "rightsCase.handOver": ["handling"],
    "rightsCase.handle": ["handling"],
    "rightsCase.askExtension": ["handling"],
    "rightsCase.answer": ["handling"],
  },
  receivingOfficer: {
    ...self,
    "account.acceptInvitation": ["city"],
    "organization.read": ["organization"],
    "organization.readMembers": ["organization"],
    "application.read": ["receiving"],
    "application.receive.recordPapers": ["handling"],
    "application.receive.matchScan": ["handling"],
    "application.receive.confirm": ["handling"],
    "application.receive.returnForRevision": ["handling"],
    "application.receive.returnToStage": ["handling"],
    "workItem.assign": ["handling"],
    "workItem.claim": ["handling"],
    "workItem.release": ["handling"],
    "workItem.delegate": ["organization"],
  },
  cityStaff: {
    ...self,
    ...homeApproval,
    "activity.read": ["own", "city", "handling"],
    "campaign.read": ["city"],
    "campaign.change": ["city"],
    "account.acceptInvitation": ["city"],
    "organization.read": ["city"],
    "organization.create": ["city"],
    "organization.readMembers": ["city"],
    "membership.inviteOfficer": ["city"],
    "membership.endOfficer": ["city"],
    "scheme.read": ["city"],
    "scheme.import": ["city"],
    "scheme.copy": ["city"],
    "scheme.edit": ["city"],
    "scheme.confirm": ["city"],
    "scheme.publish": ["city"],
    "round.open": ["city"],
    "round.read": ["city"],
    "calendar.read": ["city"],
    "calendar.change": ["city"],
    "application.read": ["city", "handling"],
    // What came by mail or on paper is the office's to fill in, while it has it.
    "application.enterOnBehalf": ["city"],
    "application.save": ["handling"],
    "application.attach": ["handling"],
    "application.detach": ["handling"],
    "application.submit": ["handling"],
    "application.resubmit": ["handling"],
    "application.discard": ["handling"],
    "application.selfApproval.approve": ["handling"],
    "application.selfApproval.returnForRevision": ["handling"],
    "application.receive.recordPapers": ["handling"],
    "application.receive.matchScan": ["handling"],
    "application.receive.confirm": ["handling"],
    "application.receive.returnForRevision": ["handling"],
    "application.receive.returnToStage": ["handling"],
    "application.formalReview.pass": ["handling"],
    "application.formalReview.returnForRevision": ["handling"],
    "application.formalReview.returnToStage": ["handling"],
    "application.formalReview.refuse": ["handling"],
    "application.siteVisit.recordVisit": ["handling"],
    "application.keepVisitFile": ["handling"],
    "application.keepVisitDraft": ["handling"],
    "application.readVisit": ["city"],
    "application.siteVisit.pass": ["handling"],
    "application.siteVisit.returnForRevision": ["handling"],
    "application.siteVisit.returnToStage": ["handling"],
    "application.siteVisit.refuse": ["handling"],
    "application.panelScoring.assignExperts": ["handling"],
    "application.panelScoring.excuseExpert": ["handling"],
    "application.panelScoring.pass": ["handling"],
    "application.panelScoring.returnForRevision": ["handling"],
    "application.panelScoring.returnToStage": ["handling"],
    "application.panelScoring.refuse": ["handling"],
    // Who was asked is the handling department's and the leaders' to know; which sheet is whose is nobody's.
    "panel.read": ["handling"],
    "application.decision.propose": ["handling"],
    "application.decision.returnToStage": ["handling"],
    "application.publicNotice.pass": ["handling"],
    "application.publicNotice.returnToStage": ["handling"],
    "application.publicNotice.refuse": ["handling"],
    "application.award.awardPlaque": ["handling"],
    "notice.read": ["city"],
    "notice.draft": ["handling"],
    "notice.release": ["handling"],
    "notice.discard": ["handling"],
    "notice.withdraw": ["handling"],
    // Who objected, and in what words, is the handling department's alone.
    "objection.read": ["handling"],
    "objection.accept": ["handling"],
    "objection.decline": ["handling"],
    "objection.uphold": ["handling"],
    "objection.dismiss": ["handling"],
    "objection.reveal": ["handling"],
    ...caseDesk,
    "caseSetting.read": ["city"],
    "partner.change": ["city"],
    // What was said or brought on paper; that it is the desk's own staff the command sees to.
    "rightsCase.enterForClaimant": ["city"],
    "rightsCase.readFigures": ["city"],
    "suggestion.read": ["city"],
    "suggestion.draft": ["city"],
    "suggestion.submit": ["city"],
    "suggestion.send": ["city"],
    "suggestion.adopt": ["city"],
    "policy.read": ["city"],
    "policy.draft": ["city"],
    "application.reopen": ["city"],
    "workItem.urge": ["city"],
    "workItem.assign": ["handling"],
    "workItem.claim": ["handling"],
    "workItem.release": ["handling"],
    "workItem.delegate": ["organization"],
    "home.read": ["city"],
    "home.setParent": ["city"],
    "plaque.read": ["city"],
    "plaque.readCertificate": ["city"],
    "plaque.import": ["city"],
    "plaque.handOver": ["city"],
  },
  cityLeader: {
    ...self,
    "activity.read": ["own", "city"],
    "campaign.read": ["city"],
    "account.acceptInvitation": ["city"],
    "organization.read": ["city"],
    "scheme.read": ["city"],
    "round.read": ["city"],
    // How a round ended, and who is given how much, is the leader's word (K22, K23).
    "round.settle": ["city"],
    "calendar.read": ["city"],
    "application.read": ["city"],
    "panel.read": ["city"],
    "application.readVisit": ["city"],
    // In an office of one, proposer and decider are the same person; the minutes then stand for the second (T2).
    "application.decision.propose": ["city"],
    "application.decision.takeBack": ["city"],
    "application.decision.approve": ["city"],
    "application.decision.refuse": ["city"],
    "workItem.claim": ["handling"],
    "workItem.release": ["handling"],
    "workItem.urge": ["city"],
    "workItem.delegate": ["organization"],
    "notice.read": ["city"],
    "notice.release": ["city"],
    "notice.discard": ["city"],
    "notice.withdraw": ["city"],
    "caseSetting.read": ["city"],
    "caseOffice.change": ["city"],
    "caseCategory.change": ["city"],
    "standard.change": ["city"],
    "rightsCase.openFile": ["city"],
    "rightsCase.shred": ["city"],
    "rightsCase.setKeptYears": ["city"],
    // Art. 24: what several handlers cannot agree on is decided above them.
    "rightsCase.settleDispute": ["city"],
    // Of a narrow case a leader knows only as one of those entrusted with it.
    "rightsCase.read": ["city", "entrusted"],
    "rightsCase.open": ["city", "entrusted"],
    "rightsCase.answerReconsideration": ["handling", "entrusted"],
    "rightsCase.answerFinalReview": ["handling", "entrusted"],
    "rightsCase.grantExtension": ["handling", "entrusted"],
    "rightsCase.refuseExtension": ["handling", "entrusted"],
    "rightsCase.startHearing": ["handling", "entrusted"],
    "rightsCase.endHearing": ["handling", "entrusted"],
    "rightsCase.supervise": ["city", "entrusted"],
    "rightsCase.setAbove": ["city"],
    "rightsCase.readFigures": ["city"],
    "suggestion.read": ["city"],
    "suggestion.argue": ["city"],
    "suggestion.return": ["city"],
    "policy.read": ["city"],
    "policy.release": ["city"],
    "policy.repeal": ["city"],
    "policy.withdraw": ["city"],
    "home.read": ["city"],
    "plaque.read": ["city"],
    "plaque.readCertificate": ["city"],
    "plaque.suspend": ["city"],
    "plaque.reinstate": ["city"],
    "plaque.revoke": ["city"],
  },
  expert: {
    ...self,
    "account.acceptInvitation": ["city"],
    "application.read": ["assigned"],
    "application.siteVisit.recordVisit": ["assigned"],
    "sheet.read": ["own"],
    "sheet.submit": ["own"],
    "sheet.declareInterest": ["own"],
    "application.keepVisitFile": ["assigned"],
    "application.keepVisitDraft": ["assigned"],
    "application.readVisit": ["assigned"],
  },
  systemAdmin: {
    ...self,
    "account.acceptInvitation": ["city"],
    "organization.read": ["city"],
    "organization.create": ["city"],
    "organization.readMembers": ["city"],
    "membership.inviteCity": ["city"],
    "membership.endCity": ["city"],
    "calendar.read": ["city"],
    "setting.change": ["city"],
  },
  securityAdmin: {
    ...self,
    "account.acceptInvitation": ["city"],
    "organization.read": ["city"],
    "organization.readMembers": ["city"],
    "membership.inviteSystem": ["city"],
    "membership.endOfficer": ["city"],
    "membership.endCity": ["city"],
    "membership.endSystem": ["city"],
    "person.resetPassword": ["city"],
    "attempt.read": ["city"],
  },
  auditor: {
    ...self,
    "account.acceptInvitation": ["city"],
    "audit.read": ["city"],
    "attempt.read": ["city"],
  },
} as const satisfies Grants<Permission>;

/** The same table without its literal types, for those who look a permission up. */
export const grantTable: Grants<Permission> = grants;
