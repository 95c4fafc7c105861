"use server";
import { formAction } from "@/lib/server/action";
import {
  holdCase,
  holdDraft,
  holdRated,
  holdSaid,
  holdTransfer,
  leave,
  limited,
  limitedEntering,
  readClaimant,
  readDrafter,
  readDraftPass,
  readPartner,
  readCasePass,
  readRatedPass,
  readSaidPass,
} from "@/lib/server/claimant";
import * as consents from "./commands/consent";
import { burn } from "@/lib/server/burn";
import * as data from "./commands/data";
import * as drafts from "./commands/draft";
import * as assigning from "./commands/assign";
import * as clocks from "./commands/extension";
import * as own from "./commands/follow";
import * as letters from "./commands/letter";
import * as keeping from "./commands/keeping";
import * as entry from "./commands/entry";
import * as related from "./commands/merge";
import * as office from "./commands/office";
import * as settings from "./commands/settings";
import * as outside from "./commands/outside";
import * as partners from "./commands/partners";
import * as rating from "./commands/rating";
import * as remedy from "./commands/remedy";
import * as filing from "./commands/submit";
import * as transfers from "./commands/transfer";

const file = ({ id }: { id: string }) => `/rights-cases/${id}`;
/** Half an hour from the last thing done. */
const mine = async () => {
  const pass = await readCasePass();
  if (pass?.id !== undefined) await holdCase(pass.id);
  return "/rights/case";
};
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
  async (gone) => {
    await burn(gone);
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
    return "/rights/case";
  },
  { asVisitor: true, before: ({ number }) => limitedEntering(number) },
);
export const revokeCase = formAction(own.revokeCase, mine, {
  ...asClaimant,
  beside: async () => {
    const [said, own] = [await readSaidPass(), await readCasePass()];
    // Of the case that is open here, not of another that this browser handed in.
    return { until: (said?.id === own?.id && said?.until) || "" };
  },
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

export const changeCaseOffice = formAction(settings.changeCaseOffice);
export const addCategory = formAction(settings.addCategory);
export const renameCategory = formAction(settings.renameCategory);
export const switchCategory = formAction(settings.switchCategory);
export const setKeepers = formAction(settings.setKeepers);
export const changeStandard = formAction(settings.changeStandard);
const registry = () => "/city/partners";
export const savePartner = formAction(partners.savePartner, registry);
export const retirePartner = formAction(partners.retirePartner, registry);
export const askConsent = formAction(consents.askConsent, file);
export const answerConsent = formAction(consents.answerConsent, mine, asClaimant);
// Links are shown where they were made, and once: these lead nowhere.
export const transferCase = formAction(transfers.transferCase);
export const joinTransfer = formAction(transfers.joinTransfer);
export const renewLink = formAction(transfers.renewLink);
export const agreeObjection = formAction(transfers.agreeObjection, file);
export const declineObjection = formAction(transfers.declineObjection, file);
export const recallTransfer = formAction(transfers.recallTransfer, file);
export const resumeCase = formAction(transfers.resumeCase, file);
export const escalateDispute = formAction(transfers.escalateDispute, file);
export const settleDispute = formAction(transfers.settleDispute, file);
const handed = () => "/rights/partner";
export const enterTransfer = formAction(
  outside.enterTransfer,
  async ({ id, transferId }) => {
    await holdTransfer(id, transferId);
    return handed();
  },
  { asVisitor: true, before: () => limited("partner", 20) },
);
export const objectTransfer = formAction(outside.objectTransfer, handed, { as: readPartner });
export const answerTransfer = formAction(outside.answerTransfer, handed, { as: readPartner });
export const issueLetter = formAction(letters.issueLetter, file);
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
// Entered for somebody: number and code stand on the page that posted it, and nowhere else.
export const enterForClaimant = formAction(entry.enterForClaimant);
export const fileOnBehalf = formAction(entry.fileOnBehalf);

export const mergeCase = formAction(related.mergeCase, file);
export const splitCase = formAction(related.splitCase, file);
export const openSplit = formAction(
  related.openSplit,
  async ({ id }) => {
    await holdCase(id);
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
export const handOver = formAction(assigning.handOver, () => "/rights-cases");
export const takeBack = formAction(assigning.takeBack, file);
export const superviseCase = formAction(assigning.supervise, file);
export const finishRectification = formAction(rating.finishRectification, file);
export const askData = formAction(data.askData, () => "/rights/case/data?asked=1", asClaimant);
export const answerData = formAction(data.answerData, file);
export const archiveCase = formAction(keeping.archiveCase, file);
export const setKeptYears = formAction(keeping.setKeptYears);
export const shredCase = formAction(keeping.shredCase, async (gone) => {
  await burn(gone);
  return file(gone);
});
