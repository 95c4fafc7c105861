import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { readEnv } from "@/lib/server/env";
import { typeset } from "@/lib/server/typeset";
import { zh } from "@/lib/text/documents/letters";
import { certificateDate } from "@/lib/text/format";
import { readLetter } from "../queries/letters";
import { caseOutcomes } from "../schema";
import { type LetterContent, type LetterData, letterData } from "../schema/letters";

type Part = { title: string; text: string };
type Said = {
  title: string;
  /** Null: an agreement is written to nobody. */
  to: string | null;
  lead: string[];
  parts: Part[];
  checks?: { title: string; items: { label: string; on: boolean }[] };
  close: string[];
  signs?: string[];
};
type Of<K extends LetterContent["kind"]> = (data: LetterData, content: Extract<LetterContent, { kind: K }>) => Said;

const claimantOf = ({ claimant, caseNumber }: LetterData) => claimant ?? zh.nobody(caseNumber);
const lines = (...list: (string | null)[]) => list.filter((line) => line !== null);

/** What each letter says around what the office wrote in it. */
const kinds: { [K in LetterContent["kind"]]: Of<K> } = {
  noticeOfReceipt: (data, { variant, dueOn, reason, body }) => {
    const words = zh.notice;
    const statute = data.track === "rights";
    const received = words.received(zh.day(data.filedOn), data.category, data.caseNumber);
    const said = { title: zh.titles[variant], to: claimantOf(data) };
    if (variant === "accepted")
      return {
        ...said,
        lead: lines(received, words.accepted, dueOn && words.until(zh.day(dueOn), statute), words.look),
        parts: [],
        close: [words.basis(statute)],
      };
    if (variant === "declined")
      return {
        ...said,
        lead: [received, words.declined],
        parts: reason === null ? [] : [{ title: words.parts.reason, text: reason }],
        close: lines(body && words.body(body), words.declinedBasis),
      };
    return {
      ...said,
      lead: [received, words.supplement],
      parts: reason === null ? [] : [{ title: words.parts.needed, text: reason }],
      close: dueOn === null ? [] : [words.supplementUntil(zh.day(dueOn))],
    };
  },
  transferLetter: (data, { to, lead, request, dueOn, objectUntil }) => {
    const words = zh.transfer;
    return {
      title: zh.kinds.transferLetter,
      to,
      lead: [words.lead(data.caseNumber, data.category), words.leads(lead)],
      parts: [
        { title: words.parts.request, text: request },
        { title: words.parts.how, text: [words.answer(zh.day(dueOn)), words.object(zh.day(objectUntil)), words.secret].join("\n") },
      ],
      close: [],
    };
  },
  remindLetter: (data, { to, matter, ask, replyBy }) => {
    const words = zh.remind;
    return {
      title: zh.kinds.remindLetter,
      to,
      lead: [words.lead(data.caseNumber)],
      parts: [
        { title: words.parts.matter, text: matter },
        { title: words.parts.ask, text: ask },
      ],
      close: [words.reply(zh.day(replyBy))],
    };
  },
  opinion: (data, { to, facts, opinion }) => {
    const words = zh.opinion;
    return {
      title: zh.kinds.opinion,
      to,
      lead: [words.lead(data.caseNumber)],
      parts: [
        { title: words.parts.facts, text: facts },
        { title: words.parts.opinion, text: opinion },
      ],
      close: [words.close],
    };
  },
  decision: (data, { tier, outcome, request, facts, decision, basis, askUntil }) => {
    const words = zh.decision;
    const until = askUntil === null ? words.service : words.remedy[tier === 1 ? 1 : 2](zh.day(askUntil));
    return {
      title: zh.titles.decision[tier],
      to: claimantOf(data),
      lead: [words.lead[tier](zh.day(data.filedOn), data.caseNumber)],
      parts: [
        { title: words.parts.request, text: request },
        { title: words.parts.facts, text: facts },
        { title: words.parts.decision, text: decision },
        { title: words.parts.basis, text: basis },
      ],
      checks: {
        title: words.outcome(outcome),
        items: caseOutcomes.map((value) => ({ label: words.outcomes[value], on: value === outcome })),
      },
      close: [tier === 3 ? words.final : until],
    };
  },
  extensionNotice: (data, { days, reason, dueOn }) => {
    const words = zh.extension;
    return {
      title: zh.kinds.extensionNotice,
      to: claimantOf(data),
      lead: [words.lead(data.caseNumber, days)],
      parts: [{ title: words.parts.reason, text: reason }],
      close: [words.until(zh.day(dueOn)), words.basis],
    };
  },
  mediation: (data, { other, facts, terms }) => {
    const words = zh.mediation;
    return {
      title: zh.kinds.mediation,
      to: null,
      lead: [words.lead(data.caseNumber)],
      parts: [
        { title: words.parts.parties, text: `${words.party.claimant}：${claimantOf(data)}\n${words.party.other}：${other}` },
        { title: words.parts.facts, text: facts },
        { title: words.parts.terms, text: terms },
      ],
      close: [words.close],
      signs: [words.signs.claimant, words.signs.other, words.signs.mediator],
    };
  },
  reviewRequest: (data, { tier, to, address, askedOn, grounds, answer }) => {
    const words = zh.review;
    const { ask, against, article } = words.tiers[tier];
    return {
      title: zh.titles.review[tier],
      to,
      lead: [words.lead(data.caseNumber, data.category, zh.day(askedOn), against, ask)],
      parts: [
        { title: words.parts.claimant, text: claimantOf(data) },
        { title: words.parts.answer, text: words.answered(answer.body, zh.day(answer.issuedOn), against, answer.outcome) },
        { title: words.parts.grounds, text: grounds },
        ...(address === "" ? [] : [{ title: words.parts.address, text: address }]),
      ],
      close: lines(data.claimant === null ? words.confidential : null, words.close(ask, article)),
    };
  },
};

function saidBy(data: LetterData): Said {
  const say = kinds[data.content.kind] as (data: LetterData, content: LetterContent) => Said;
  return say(data, data.content);
}

/** A letter from its frozen data: the same data are the same file, whenever it is set. Nothing of it is kept in clear. */
export async function letter(frozen: LetterData): Promise<{ bytes: Uint8Array; name: string }> {
  const data = letterData.parse(frozen);
  const { title, to, lead, parts, checks = null, close, signs = [] } = saidBy(data);
  const bytes = await typeset({
    template: "letter",
    data: {
      ...{ title, lead, parts, checks, close, signs },
      to: to === null ? null : zh.to(to),
      issuer: data.issuer,
      number: data.number,
      on: certificateDate(data.issuedOn),
      seal: zh.seal,
      verify: [...zh.verify, data.verifyCode],
    },
    made: data.issuedOn,
    qr: `${readEnv().publicOrigin}/verify/${data.verifyCode}`,
  });
  return { bytes, name: zh.fileName(title, data.number) };
}

/** For the office of the case, and for whoever showed its number and code. Null: not theirs, or its key is gone. */
export async function printLetter(actor: Actor, caseId: string, letterId: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const data = await readLetter(actor, caseId, letterId);
  return data && letter(data);
}
