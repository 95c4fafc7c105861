"use server";
import { formAction } from "@/lib/server/action";
import {
  holdCase,
  holdDraft,
  holdRated,
  holdSaid,
  leave,
  limited,
  limitedEntering,
  readClaimant,
  readDrafter,
  readDraftPass,
  readCasePass,
  readRatedPass,
  readSaidPass,
} from "@/lib/server/claimant";
import * as drafts from "./commands/draft";
import * as assigning from "./commands/assign";
import * as clocks from "./commands/extension";
import * as own from "./commands/follow";
import * as office from "./commands/office";
import * as rating from "./commands/rating";
import * as remedy from "./commands/remedy";
import * as filing from "./commands/submit";

const file = ({ id }: { id: string }) => `/rights-cases/${id}`;
const mine = () => "/rights/case";
const page = (step: string | null) => `/rights/submit/${step ?? "check"}`;
const asDrafter = { as: readDrafter };
const asClaimant = { as: readClaimant };

export const beginDraft = formAction(
  drafts.beginDraft,
  async ({ id, code }) => {
    await holdDraft(id, code);
    return page("mode");
  },
  { asVisitor: true, before: () => limited("begin", 30) },
);
export const resumeDraft = formAction(
  drafts.resumeDraft,
  async ({ id, code }) => {
    await holdDraft(id, code);
    return page(null);
  },
  { asVisitor: true, before: () => limited("resume", 10) },
);
export const saveDraft = formAction(
  drafts.saveDraft,
  async ({ next }) => {
    const pass = await readDraftPass();
    if (pass?.id !== undefined && pass.code !== undefined) await holdDraft(pass.id, pass.code);
    return page(next);
  },
  asDrafter,
);
export const discardDraft = formAction(
  drafts.discardDraft,
  async () => {
    await leave();
    return "/rights";
  },
  asDrafter,
);
export const submitCase = formAction(
  filing.submitCase,
  async ({ id, until }) => {
    // An equal post again is shown the receipt again; when it was sent is not known any more.
    if (until !== null) await holdSaid(id, until);
    await holdCase(id);
    return "/rights/submit/receipt";
  },
  { ...asDrafter, beside: async () => ({ token: (await readDraftPass())?.code ?? "" }) },
);

export const enterCase = formAction(
  own.enterCase,
  async ({ id }) => {
    await holdCase(id);
    return mine();
  },
  { asVisitor: true, before: ({ number }) => limitedEntering(number) },
);
export const revokeCase = formAction(own.revokeCase, mine, {
  ...asClaimant,
  beside: async () => ({ until: (await readSaidPass())?.until ?? "" }),
});
export const withdrawCase = formAction(own.withdrawCase, mine, asClaimant);
export const supplyCase = formAction(own.supplyCase, mine, asClaimant);
export const sendMessage = formAction(own.sendMessage, mine, asClaimant);

export const acceptCase = formAction(office.acceptCase, file);
export const declineCase = formAction(office.declineCase, file);
export const requestSupplement = formAction(office.requestSupplement, file);
export const handleCase = formAction(office.handleCase, file);
export const answerCase = formAction(office.answerCase, file);
export const closeCase = formAction(office.closeCase, file);
export const reopenCase = formAction(office.reopenCase, file);
export const replyToClaimant = formAction(office.replyToClaimant, file);
export const addNote = formAction(office.addNote, file);
export const linkRespondent = formAction(office.linkRespondent, file);
export const claimCase = formAction(office.claimCase, file);
export const releaseCase = formAction(office.releaseCase, file);

export const askReconsideration = formAction(remedy.askReconsideration, mine, asClaimant);
export const askFinalReview = formAction(remedy.askFinalReview, mine, asClaimant);
export const rateCase = formAction(
  rating.rateCase,
  async ({ id, until }) => {
    await holdRated(id, until);
    return mine();
  },
  asClaimant,
);
export const revokeRating = formAction(rating.revokeRating, mine, {
  ...asClaimant,
  beside: async () => {
    const [pass, shown] = [await readRatedPass(), await readCasePass()];
    // Only of the case that this browser rated: it may have opened another one since.
    return { until: pass?.id === shown?.id ? (pass?.until ?? "") : "" };
  },
});
export const answerReconsideration = formAction(remedy.answerReconsideration, file);
export const answerFinalReview = formAction(remedy.answerFinalReview, file);
export const recordReconsideration = formAction(remedy.recordReconsideration, file);
export const recordFinalReview = formAction(remedy.recordFinalReview, file);
export const setCaseAbove = formAction(remedy.setCaseAbove);
export const askExtension = formAction(clocks.askExtension, file);
export const grantExtension = formAction(clocks.grantExtension, file);
export const refuseExtension = formAction(clocks.refuseExtension, file);
export const startHearing = formAction(clocks.startHearing, file);
export const endHearing = formAction(clocks.endHearing, file);
export const assignOut = formAction(assigning.assignOut, file);
export const takeBack = formAction(assigning.takeBack, file);
export const superviseCase = formAction(assigning.supervise, file);
export const finishRectification = formAction(rating.finishRectification, file);
