// The commands of rights cases and of suggestions, each once: see commands.ts, which takes them in.
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/kernel/access";
import { toDateColumn } from "@/lib/kernel/dates";
import * as assigning from "@/lib/rights-cases/commands/assign";
import * as consents from "@/lib/rights-cases/commands/consent";
import * as data from "@/lib/rights-cases/commands/data";
import * as drafts from "@/lib/rights-cases/commands/draft";
import * as entry from "@/lib/rights-cases/commands/entry";
import * as clocks from "@/lib/rights-cases/commands/extension";
import * as files from "@/lib/rights-cases/commands/files";
import * as own from "@/lib/rights-cases/commands/follow";
import * as keeping from "@/lib/rights-cases/commands/keeping";
import * as letters from "@/lib/rights-cases/commands/letter";
import * as related from "@/lib/rights-cases/commands/merge";
import * as office from "@/lib/rights-cases/commands/office";
import * as outside from "@/lib/rights-cases/commands/outside";
import * as partners from "@/lib/rights-cases/commands/partners";
import * as rating from "@/lib/rights-cases/commands/rating";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import * as settings from "@/lib/rights-cases/commands/settings";
import * as filing from "@/lib/rights-cases/commands/submit";
import * as sweeping from "@/lib/rights-cases/commands/sweep";
import * as transfers from "@/lib/rights-cases/commands/transfer";
import { db } from "@/lib/server/db";
import { newToken } from "@/lib/server/secrets";
import * as suggestions from "@/lib/suggestions/commands";
import { linked, opinion, seen, writtenCase } from "./cases";
import { act, type City, later, monday, type PersonActor, type PersonKey, systemActor, visitor } from "./city";
import type { Case } from "./commands";

type Given = {
  city: City;
  who: Record<PersonKey, PersonActor>;
  say: (text: string) => string;
  /** An act so many minutes ago. */
  ago: <V>(minutes: number, work: () => Promise<V>) => Promise<V>;
};
type Entered = { id: string; number: string; code: string; claimant: Actor };

const today = "2026-11-23";
const yesterday = toDateColumn("2026-11-22");

/** What a claimant or an office says to a case: it stands nowhere in clear. */
export const sealedWords = [
  ...["经过", "请求", "被反映单位", "回避", "反映人", "住址", "代表", "工资条.pdf"],
  ...["留言", "补充", "撤回原因", "不服理由", "评语", "办理理由", "处理意见", "书面意见", "办理记录", "转办要求", "承办意见", "文书内容"],
];

export async function caseCommands({ city, who, say, ago }: Given): Promise<Record<string, Case>> {
  const { staff, leader, deputy, pharma } = who;
  const c = (command: unknown, actor: Actor, input: object): Case => ({ command: command as Case["command"], actor, input: { ...input } });
  const on = async ({ id }: { id: string }, more: object = {}) => ({ ...(await seen(id)), ...more });
  const spoken = {
    ...{ category: "wages", what: "三个月没有发工资", ask: "补发拖欠的工资", respondent: "", respondentCode: "", notBy: "" },
    ...{ name: "石敬岩", phone: "13700000001", address: "", people: "", representatives: [] },
    ...{ consentHow: "telephone", consentOn: today, consentHandle: "on" },
  };

  /** Entered so long ago that it can no longer be taken back. */
  const filed = (): Promise<Entered> =>
    ago(20, async () => {
      const input = { ...spoken, token: randomUUID(), mode: "confidential", channel: "phone", receivedOn: today, alike: "" };
      const made = await act(entry.enterForClaimant, staff, input);
      return { ...made, claimant: { kind: "claimant", caseId: made.id } };
    });
  const settled = async () => {
    const made = await filed();
    await linked(staff, made.id);
    return made;
  };
  const then =
    (before: () => Promise<Entered>, command: typeof office.acceptCase, more: object = {}) =>
    async (): Promise<Entered> => {
      const made = await before();
      await act(command, staff, await on(made, more));
      return made;
    };
  const supplementing = then(filed, office.requestSupplement as never, { comment: "请补充" });
  const accepted = then(settled, office.acceptCase);
  const answered = then(accepted, office.answerCase as never, opinion);
  const closed = then(answered, office.closeCase);
  const withdrawn = async () => {
    const made = await settled();
    await act(own.withdrawCase, made.claimant, { comment: "" });
    return made;
  };
  const reconsidering = async () => {
    const made = await answered();
    await act(remedy.askReconsideration, made.claimant, { grounds: "不服" });
    return made;
  };
  const reconsidered = async () => {
    const made = await reconsidering();
    await act(remedy.answerReconsideration, leader, await on(made, opinion));
    return made;
  };
  const reviewing = async () => {
    const made = await reconsidered();
    await act(remedy.askFinalReview, made.claimant, { grounds: "不服" });
    return made;
  };
  const rated = async () => {
    const made = await closed();
    await ago(20, () => act(rating.rateCase, made.claimant, { grade: "5", comment: "" }));
    return made;
  };
  const limitOf = async ({ id }: Entered, standard: string) =>
    (await db().caseLimit.findFirstOrThrow({ where: { caseId: id, standard, doneOn: null }, select: { id: true } })).id;
  const over = async (made: Entered, standard: string) => {
    const limitId = await limitOf(made, standard);
    await db().caseLimit.update({ where: { id: limitId }, data: { dueOn: yesterday }, select: { id: true } });
    await db().casePause.updateMany({ where: { caseId: made.id }, data: { fromDay: toDateColumn("2026-11-01") } });
    return { caseId: made.id, limitId };
  };
  const extending = async () => {
    const made = await accepted();
    await act(clocks.askExtension, staff, { caseId: made.id, days: "10", reason: "等调查" });
    return { caseId: made.id, limitId: await limitOf(made, "caseHandling") };
  };

  const partner = async () =>
    (await act(partners.savePartner, staff, { partnerId: "", name: newToken(), kind: "government", remit: "r", phone: "", address: "" }))
      .id;
  const consented = async (made: Entered): Promise<string> => {
    const partnerId = await partner();
    await act(consents.askConsent, staff, { caseId: made.id, partnerId });
    await act(consents.answerConsent, made.claimant, { partnerId, answer: "give" });
    return partnerId;
  };
  const sent = async () => {
    const made = await accepted();
    const partnerIds = [await consented(made)];
    const { links } = await act(transfers.transferCase, staff, await on(made, { partnerIds, leadId: "", request: "请处理" }));
    const secret = links[0]?.secret ?? "";
    const { transferId } = await act(outside.enterTransfer, visitor, { secret });
    const at: Actor = { kind: "partner", caseId: made.id, transferId };
    return { made, secret, at, named: { caseId: made.id, transferId } };
  };
  const objected = async () => {
    const { at, named } = await sent();
    await act(outside.objectTransfer, at, { text: "不归我们" });
    return named;
  };

  const draft = () => writtenCase();
  const keyOf = async (id: string) =>
    (await db().caseDraft.findUnique({ where: { id }, select: { keyRef: true } }))?.keyRef ??
    (await db().rightsCase.findUniqueOrThrow({ where: { id }, select: { keyRef: true } })).keyRef;
  const file = async (id: string, name = "工资条.pdf") => ({
    ...{ id: randomUUID(), keyRef: await keyOf(id), name, contentType: "application/pdf", size: 1, storageKey: newToken() },
    treatment: "cleaned",
  });
  const attached = async (made: Entered) => {
    const kept = await file(made.id);
    await act(files.attachFile, made.claimant, { files: [kept] });
    return { fileId: kept.id };
  };

  const title = { title: "把工资写进合同", body: "许多诉求说的是工资", year: "2026" };
  type Step = typeof suggestions.submitSuggestion;
  const suggested = async (...steps: [Step, PersonActor, object?][]) => {
    const { id: suggestionId } = await act(suggestions.draftSuggestion, staff, { ...title, suggestionId: "" });
    for (const [revision, [step, actor, more]] of steps.entries()) await act(step, actor, { suggestionId, revision, ...more });
    return { suggestionId, revision: steps.length };
  };
  const handedIn: [Step, PersonActor] = [suggestions.submitSuggestion, staff];
  const argued: [Step, PersonActor, object] = [suggestions.argueSuggestion as never, leader, { comment: "可行" }];
  const reported: [Step, PersonActor, object] = [suggestions.sendSuggestion as never, staff, { sentTo: "市政府", sentOn: today }];

  const said = () => ({
    ...{ what: say("经过"), ask: say("请求"), respondent: say("被反映单位"), respondentCode: "", notBy: say("回避") },
    ...{ name: say("反映人"), phone: "13777000021", address: say("住址"), people: "2", representatives: [say("代表")] },
  });
  const parts = () => ({
    ...{ outcome: "explained", request: say("处理意见"), facts: say("处理意见"), decision: say("处理意见"), basis: say("处理意见") },
  });
  const recorded = () => ({ outcome: "explained", body: say("出具机关"), issuedOn: today, opinion: say("书面意见") });
  const comment = (text = "办理理由") => ({ comment: say(text) });
  const soon = { until: later(monday, 0, 5 * 60_000).toISOString() };

  const [writing, filling, leaving, evidenced, rid] = [await draft(), await draft(), await draft(), await draft(), await draft()];
  const written = await writtenCase({
    what: say("经过"),
    ask: say("请求"),
    respondent: say("被反映单位"),
    notBy: say("回避"),
    name: say("反映人"),
  });
  const detached = await file(rid.id);
  await act(files.attachToDraft, rid.claimant, { files: [detached] });
  const stale = await draft();
  await db().caseDraft.update({ where: { id: stale.id }, data: { touchedOn: toDateColumn("2026-10-01") }, select: { id: true } });

  const [shown, claimed, given] = [await filed(), await settled(), await accepted()];
  await act(office.claimCase, staff, { caseId: claimed.id });
  await act(assigning.assignOut, staff, await on(given, { organizationId: city.ids.highTechZone, comment: "" }));
  const asked = await accepted();
  const askedPartner = await partner();
  await act(consents.askConsent, staff, { caseId: asked.id, partnerId: askedPartner });
  const wanting = await accepted();
  await act(data.askData, wanting.claimant, { what: "correction", text: "改电话" });
  const hearing = await reviewing();
  await act(clocks.startHearing, staff, { caseId: hearing.id, onDay: today });
  const evidence = await filed();
  const due = await withdrawn();
  await act(keeping.archiveCase, staff, await on(due));
  await db().rightsCase.update({ where: { id: due.id }, data: { keptUntil: yesterday }, select: { id: true } });
  const deleting = await withdrawn();
  await act(data.askData, deleting.claimant, { what: "deletion", text: "请删除" });
  const [main, later_, parted, split] = [await settled(), await settled(), await filed(), await filed()];
  await act(
    related.splitCase,
    staff,
    await on(split, { category: "title", what: "职称", ask: "评审", respondent: "", respondentCode: "" }),
  );
  const { id: splitId } = await db().rightsCase.findFirstOrThrow({ where: { splitFromId: split.id }, select: { id: true } });
  const regretted = await rated();
  // Above the city nobody answers in the portal, and below it somebody does: the other way of each is written here.
  const recordedOutside = await reconsidering();
  await db().caseRemedy.updateMany({
    where: { caseId: recordedOutside.id },
    data: { organizationId: null, outsideName: "湘江市科协", outsideAddress: "人民路1号" },
  });
  const answeredInside = await reviewing();
  await db().caseRemedy.updateMany({
    where: { caseId: answeredInside.id, tier: 3 },
    data: { organizationId: city.ids.city, outsideName: null, outsideAddress: null },
  });
  await db().workItem.updateMany({
    where: { rightsCaseId: answeredInside.id, closedAt: null },
    data: { purpose: "answerFinalReview", organizationId: city.ids.city, role: "cityLeader" },
  });
  const [transferring, joining] = [await accepted(), await sent()];
  const readyPartner = await consented(transferring);
  const joined = await consented(joining.made);
  const back = await sent();
  await act(transfers.recallTransfer, staff, { ...back.named, comment: "收回" });
  const [disputed, raised] = [await sent(), await sent()];
  await act(transfers.escalateDispute, staff, { caseId: raised.made.id, comment: "谁牵头" });
  const narrow = { code: "ownKind", name: "自设类别", nameEn: "Own kind", track: "care", basisKind: "sample", basis: "样例" };
  await act(settings.addCategory, leader, narrow);
  const code = "ownKind";

  // Whom a case is given to: the colleague leaves in another of all these commands.
  const { organizationId, validFrom } = await db().membership.findFirstOrThrow({
    where: { personId: city.persons.staff, role: "cityStaff" },
  });
  await db().membership.create({ data: { personId: city.persons.deputy, role: "cityStaff", organizationId, validFrom } });

  return {
    beginDraft: c(drafts.beginDraft, visitor, { language: "zh" }),
    resumeDraft: c(drafts.resumeDraft, visitor, { code: writing.token }),
    saveDraft: c(drafts.saveDraft, filling.claimant, {
      ...{ step: "who", name: say("反映人"), phone: "13777000022", address: say("住址"), people: "2", representatives: [say("代表")] },
    }),
    discardDraft: c(drafts.discardDraft, leaving.claimant, {}),
    submitCase: c(filing.submitCase, written.claimant, { token: written.token }),
    enterForClaimant: c(entry.enterForClaimant, staff, {
      ...{ ...spoken, ...said(), token: randomUUID(), mode: "confidential", channel: "visit", receivedOn: today, alike: "" },
    }),
    fileOnBehalf: c(entry.fileOnBehalf, pharma, { ...spoken, ...said(), token: randomUUID(), mode: "realName" }),
    enterCase: c(own.enterCase, visitor, { number: shown.number, code: shown.code }),
    revokeCase: c(own.revokeCase, (await filed()).claimant, soon),
    withdrawCase: c(own.withdrawCase, (await filed()).claimant, comment("撤回原因")),
    supplyCase: c(own.supplyCase, (await supplementing()).claimant, { text: say("补充") }),
    sendMessage: c(own.sendMessage, (await filed()).claimant, { text: say("留言") }),
    attachToDraft: c(files.attachToDraft, evidenced.claimant, { files: [await file(evidenced.id, say("工资条.pdf"))] }),
    detachFromDraft: c(files.detachFromDraft, rid.claimant, { fileId: detached.id }),
    attachFile: c(files.attachFile, staff, { caseId: evidence.id, files: [await file(evidence.id, say("工资条.pdf"))] }),
    detachFile: c(files.detachFile, evidence.claimant, await attached(evidence)),
    acceptCase: c(office.acceptCase, staff, await on(await settled())),
    declineCase: c(office.declineCase, staff, await on(await filed(), { ...comment(), competentBody: say("有权机关") })),
    requestSupplement: c(office.requestSupplement, staff, await on(await filed(), comment())),
    handleCase: c(office.handleCase, staff, await on(await accepted())),
    answerCase: c(office.answerCase, staff, await on(await accepted(), parts())),
    closeCase: c(office.closeCase, staff, await on(await answered())),
    reopenCase: c(office.reopenCase, staff, await on(await closed(), comment())),
    replyToClaimant: c(office.replyToClaimant, staff, { caseId: (await filed()).id, text: say("留言") }),
    addNote: c(office.addNote, staff, { caseId: (await filed()).id, kind: "call", onDay: today, text: say("办理记录") }),
    linkRespondent: c(office.linkRespondent, staff, await on(await filed(), { organizationId: city.ids.bearing })),
    claimCase: c(office.claimCase, staff, { caseId: (await filed()).id }),
    releaseCase: c(office.releaseCase, staff, { caseId: claimed.id }),
    assignOut: c(assigning.assignOut, staff, await on(await accepted(), { organizationId: city.ids.highTechZone, ...comment() })),
    takeBack: c(assigning.takeBack, staff, await on(given, comment())),
    handOver: c(assigning.handOver, staff, {
      ...{ caseId: (await accepted()).id, fromId: "", toId: city.persons.deputy },
      ...comment(),
    }),
    supervise: c(assigning.supervise, leader, { caseId: (await accepted()).id, ...comment() }),
    askConsent: c(consents.askConsent, staff, { caseId: (await accepted()).id, partnerId: await partner() }),
    answerConsent: c(consents.answerConsent, asked.claimant, { partnerId: askedPartner, answer: "give" }),
    transferCase: c(
      transfers.transferCase,
      staff,
      await on(transferring, { partnerIds: [readyPartner], leadId: "", request: say("转办要求") }),
    ),
    joinTransfer: c(transfers.joinTransfer, staff, { caseId: joining.made.id, partnerId: joined, request: say("转办要求") }),
    agreeObjection: c(transfers.agreeObjection, staff, await objected()),
    "rights-cases.declineObjection": c(transfers.declineObjection, staff, { ...(await objected()), ...comment() }),
    recallTransfer: c(transfers.recallTransfer, staff, { ...(await sent()).named, ...comment() }),
    renewLink: c(transfers.renewLink, staff, (await sent()).named),
    resumeCase: c(transfers.resumeCase, staff, await on(back.made, comment())),
    escalateDispute: c(transfers.escalateDispute, staff, { caseId: disputed.made.id, ...comment() }),
    settleDispute: c(transfers.settleDispute, leader, { ...raised.named, ...comment() }),
    enterTransfer: c(outside.enterTransfer, visitor, { secret: (await sent()).secret }),
    objectTransfer: c(outside.objectTransfer, (await sent()).at, { text: say("承办意见") }),
    answerTransfer: c(outside.answerTransfer, (await sent()).at, { text: say("承办意见") }),
    savePartner: c(partners.savePartner, staff, {
      ...{ partnerId: "", name: say("承办单位"), kind: "government", remit: say("职责"), phone: "0000-66552202", address: say("承办地址") },
    }),
    retirePartner: c(partners.retirePartner, staff, { partnerId: await partner(), active: "off" }),
    issueLetter: c(letters.issueLetter, staff, {
      ...{ caseId: (await accepted()).id, kind: "mediation", other: say("文书内容"), facts: say("文书内容"), terms: say("文书内容") },
    }),
    askExtension: c(clocks.askExtension, staff, { caseId: (await accepted()).id, days: "10", reason: say("办理理由") }),
    grantExtension: c(clocks.grantExtension, leader, await extending()),
    refuseExtension: c(clocks.refuseExtension, leader, { ...(await extending()), ...comment() }),
    startHearing: c(clocks.startHearing, staff, { caseId: (await reviewing()).id, onDay: today }),
    endHearing: c(clocks.endHearing, staff, { caseId: hearing.id, onDay: today }),
    askReconsideration: c(remedy.askReconsideration, (await answered()).claimant, { grounds: say("不服理由") }),
    answerReconsideration: c(remedy.answerReconsideration, leader, await on(await reconsidering(), parts())),
    recordReconsideration: c(remedy.recordReconsideration, staff, await on(recordedOutside, recorded())),
    askFinalReview: c(remedy.askFinalReview, (await reconsidered()).claimant, { grounds: say("不服理由") }),
    answerFinalReview: c(remedy.answerFinalReview, deputy, await on(answeredInside, parts())),
    recordFinalReview: c(remedy.recordFinalReview, staff, await on(await reviewing(), recorded())),
    setCaseAbove: c(remedy.setCaseAbove, leader, { name: say("上级机关"), address: say("上级地址") }),
    rateCase: c(rating.rateCase, (await closed()).claimant, { grade: "5", ...comment("评语") }),
    revokeRating: c(rating.revokeRating, regretted.claimant, soon),
    finishRectification: c(rating.finishRectification, staff, { caseId: (await rated()).id, ...comment(), record: say("办理记录") }),
    askData: c(data.askData, (await filed()).claimant, { what: "correction", text: say("留言") }),
    answerData: c(data.answerData, staff, { caseId: wanting.id, text: say("留言") }),
    mergeCase: c(related.mergeCase, staff, await on(later_, { mainId: main.id })),
    splitCase: c(
      related.splitCase,
      staff,
      await on(parted, {
        ...{ category: "title", what: say("经过"), ask: say("请求"), respondent: say("被反映单位"), respondentCode: "" },
      }),
    ),
    openSplit: c(related.openSplit, split.claimant, { splitId }),
    archiveCase: c(keeping.archiveCase, staff, await on(await withdrawn())),
    setKeptYears: c(keeping.setKeptYears, leader, { years: "12" }),
    shredDue: c(keeping.shredDue, systemActor, { caseId: due.id }),
    shredCase: c(keeping.shredCase, leader, await on(deleting, { ground: "consentWithdrawn" })),
    expireDrafts: c(keeping.expireDrafts, systemActor, {}),
    escalateCase: c(sweeping.escalateCase, systemActor, await over(await accepted(), "caseHandling")),
    lapseSupplement: c(sweeping.lapseSupplement, systemActor, await over(await supplementing(), "caseSupplement")),
    changeCaseOffice: c(settings.changeCaseOffice, leader, { organizationId: city.ids.academic }),
    addCategory: c(settings.addCategory, leader, {
      ...{ code: "anotherKind", name: say("类别"), nameEn: say("类别"), track: "care", basisKind: "sample", basis: say("依据") },
    }),
    renameCategory: c(settings.renameCategory, leader, { code, name: say("类别"), nameEn: say("类别") }),
    switchCategory: c(settings.switchCategory, leader, { code, active: "off" }),
    setKeepers: c(settings.setKeepers, leader, { code: "mind", personIds: [staff.personId] }),
    changeStandard: c(settings.changeStandard, leader, {
      ...{ key: "careService", version: "1", days: "8", dayKind: "working", basisKind: "sample", basis: say("依据") },
    }),
    draftSuggestion: c(suggestions.draftSuggestion, staff, {
      ...{ suggestionId: "", title: say("建议标题"), body: say("建议正文"), year: "2026" },
    }),
    submitSuggestion: c(suggestions.submitSuggestion, staff, await suggested()),
    returnSuggestion: c(suggestions.returnSuggestion, leader, { ...(await suggested(handedIn)), comment: say("建议意见") }),
    argueSuggestion: c(suggestions.argueSuggestion, leader, { ...(await suggested(handedIn)), comment: say("建议意见") }),
    sendSuggestion: c(suggestions.sendSuggestion, staff, {
      ...(await suggested(handedIn, argued)),
      sentTo: say("报送机关"),
      sentOn: today,
    }),
    adoptSuggestion: c(suggestions.adoptSuggestion, staff, {
      ...{ ...(await suggested(handedIn, argued, reported)), comment: say("建议意见"), adoptedOn: today },
    }),
  };
}
