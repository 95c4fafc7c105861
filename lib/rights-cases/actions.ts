"use server";
import { formAction } from "@/lib/server/action";
import {
  holdCase,
  holdDraft,
  holdSaid,
  leave,
  limited,
  limitedEntering,
  readClaimant,
  readDrafter,
  readDraftPass,
  readSaidPass,
} from "@/lib/server/claimant";
import * as drafts from "./commands/draft";
import * as entry from "./commands/entry";
import * as own from "./commands/follow";
import * as related from "./commands/merge";
import * as office from "./commands/office";
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
