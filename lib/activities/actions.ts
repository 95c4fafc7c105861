"use server";
import { formAction } from "@/lib/server/action";
import { limited } from "@/lib/server/claimant";
import { besideRated, besideTicket, holdRated } from "@/lib/server/door";
import { receiptOf } from "@/lib/server/sealed";
import * as campaigns from "./commands/campaigns";
import * as checkIns from "./commands/check-in";
import * as enrolments from "./commands/enrol";
import * as filings from "./commands/file";
import * as photos from "./commands/photos";
import * as ratings from "./commands/rate";
import * as moves from "./commands/move";
import * as sessions from "./commands/session";

const filing = ({ id }: { id: string }) => `/filings/${id}`;
const session = ({ id }: { id: string }) => `/filings/sessions/${id}`;

export const saveActivity = formAction(filings.saveActivity, filing);
export const fileActivity = formAction(moves.fileActivity, filing);
export const withdrawActivity = formAction(moves.withdrawActivity, filing);
export const approveActivity = formAction(moves.approveActivity, filing);
export const giveBackActivity = formAction(moves.giveBackActivity, filing);
export const publishActivity = formAction(moves.publishActivity, filing);
export const openEnrolment = formAction(moves.openEnrolment, filing);
export const closeEnrolment = formAction(moves.closeEnrolment, filing);
export const cancelActivity = formAction(moves.cancelActivity, filing);

export const holdSession = formAction(sessions.holdSession, session);
export const cancelSession = formAction(sessions.cancelSession, session);
export const reportSession = formAction(sessions.reportSession, session);
export const giveBackReport = formAction(sessions.giveBackReport, session);
export const countSession = formAction(sessions.countSession, session);
export const removeReportPhoto = formAction(photos.removeReportPhoto, ({ sessionId }) => `/filings/sessions/${sessionId}#photos`);
export const changeSeats = formAction(sessions.changeSeats, session);

export const recordAttendance = formAction(
  checkIns.recordAttendance,
  ({ sessionId, id, already }) => `/filings/sessions/${sessionId}?came=${id}${already ? "&already=1" : ""}`,
);
/** The same from the page at the door, which is where it leads back to. */
export const recordAtDoor = formAction(
  checkIns.recordAttendance,
  ({ sessionId, id, already }) => `/filings/sessions/${sessionId}/check-in?came=${id}${already ? "&already=1" : ""}`,
);
export const voidAttendance = formAction(checkIns.voidAttendance, ({ sessionId }) => `/filings/sessions/${sessionId}`);

export const enrol = formAction(enrolments.enrol, ({ id }) => `/activities/receipt/${receiptOf("enrolment", id)}`, {
  before: () => limited("enrol", 30),
});
export const cancelEnrolment = formAction(enrolments.cancelEnrolment, ({ receipt }) => `/activities/receipt/${receipt}`, {
  asVisitor: true,
});
export const checkIn = formAction(checkIns.checkIn, ({ id }) => `/activities/came/${receiptOf("activity rating", id)}`, {
  before: () => limited("check in", 60),
  beside: besideTicket,
});
const came = ({ receipt }: { receipt: string }) => `/activities/came/${receipt}`;
export const rateSession = formAction(
  ratings.rateSession,
  async (rated) => {
    await holdRated(rated.receipt, rated.until);
    return came(rated);
  },
  { asVisitor: true, before: () => limited("rate", 30) },
);
export const revokeSessionRating = formAction(ratings.revokeSessionRating, came, { asVisitor: true, beside: besideRated });

const campaign = ({ id }: { id: string }) => `/city/campaigns/${id}`;
export const saveCampaign = formAction(campaigns.saveCampaign, campaign);
export const closeCampaign = formAction(campaigns.closeCampaign, campaign);
