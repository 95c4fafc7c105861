// Every command once: somebody who may, and an input it takes, each on a subject of its own.
import { randomUUID } from "node:crypto";
import * as membership from "@/lib/accounts/commands/membership";
import * as passwords from "@/lib/accounts/commands/password";
import * as registration from "@/lib/accounts/commands/register";
import * as sessions from "@/lib/accounts/commands/session";
import * as drafts from "@/lib/applications/commands/draft";
import * as entries from "@/lib/applications/commands/entry";
import * as saves from "@/lib/applications/commands/save";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as panel from "@/lib/applications/commands/panel";
import * as sheets from "@/lib/applications/commands/sheets";
import * as stages from "@/lib/applications/commands/stages";
import * as documents from "@/lib/documents/commands";
import * as visits from "@/lib/applications/commands/visit";
import * as files from "@/lib/files/commands";
import * as calendar from "@/lib/calendar/commands";
import type { Actor } from "@/lib/kernel/access";
import * as homes from "@/lib/homes/commands";
import * as imports from "@/lib/imports/commands";
import { paperDigits } from "@/lib/documents/rules";
import * as messages from "@/lib/messages/commands";
import * as notices from "@/lib/notices/commands/notice";
import * as objections from "@/lib/notices/commands/objection";
import * as organizations from "@/lib/organizations/commands";
import * as policies from "@/lib/policies/commands";
import * as portal from "@/lib/portal/commands";
import * as results from "@/lib/results/commands";
import * as schemes from "@/lib/schemes/commands";
import * as schemeEditing from "@/lib/schemes/commands/editing";
import * as schemeSamples from "@/lib/schemes/commands/samples";
import * as schemeTrial from "@/lib/schemes/commands/trial";
import { samplesOf } from "@/lib/schemes/rules/confirmations";
import { type Command, isCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { toDateColumn } from "@/lib/kernel/dates";
import { hashToken, newToken } from "@/lib/server/secrets";
import * as upkeep from "@/lib/upkeep/commands";
import { criteriaOf, schemeDocument } from "@/lib/schemes/schema/document";
import { receiptOf } from "@/lib/server/sealed";
import * as delegation from "@/lib/work/commands/delegate";
import * as reminders from "@/lib/work/commands/remind";
import * as work from "@/lib/work/commands/assign";
import { activityCommands } from "./activity-commands";
import { caseCommands } from "./case-commands";
import { rowsOf } from "./plates";
import { oldPlate } from "./tables";
import {
  act,
  type City,
  experts,
  confirmAll,
  later,
  monday,
  password,
  type PersonActor,
  type PersonKey,
  type SchemeKey,
  systemActor,
  visitor,
} from "./city";
import {
  allInOrder,
  anyFile,
  assign,
  bringTo,
  draft,
  draftedNotice,
  hungUp,
  move,
  noticeWords,
  papers,
  pagesOf,
  proposal,
  revisionOf,
  score,
  sheetFor,
  submitted,
  visit,
} from "./dossier";

export type Case = { command: Command<unknown, unknown, unknown>; actor: Actor; input: Record<string, unknown> };

const modules = import.meta.glob<Record<string, unknown>>(["../../lib/*/commands.ts", "../../lib/*/commands/**/*.ts"], { eager: true });

/** The names of all commands there are, wherever a feature keeps them, with their feature where two have the same; the list below has to have these. */
export function commandNames(): string[] {
  const found = Object.entries(modules).flatMap(([file, module]) =>
    Object.keys(module).flatMap((name) => (isCommand(module[name]) ? [{ feature: file.split("/")[3], name }] : [])),
  );
  const often = (name: string) => found.filter((other) => other.name === name).length > 1;
  return found.map(({ feature, name }) => (often(name) ? `${feature}.${name}` : name)).toSorted();
}

/** An act so many minutes ago: what can be taken back for ten of them is then settled. */
async function ago<V>(minutes: number, work: () => Promise<V>): Promise<V> {
  await db().setting.create({ data: { key: "clock", value: { shift: -minutes * 60_000 } } });
  try {
    return await work();
  } finally {
    await db().setting.delete({ where: { key: "clock" } });
  }
}

/** `say` may put other words in the place of what people type. */
export async function everyCommand(
  city: City,
  who: Record<PersonKey, PersonActor>,
  say = (text: string) => text,
): Promise<Record<string, Case>> {
  const today = "2026-11-23";
  const { staff, highTech, receiver, pharma, leader, security } = who;
  const at = async (scheme: SchemeKey, stage: string) => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    await bringTo(city, id, stage);
    return id;
  };
  const on = async (id: string, more: object = {}) => ({ applicationId: id, revision: String(await revisionOf(id)), ...more });
  const endorse = () => at("kunshan2024", "recommend");
  const proposed = async (outcome: "approve" | "refuse") => {
    const id = await at("kunshan2024", "decide");
    await move(city, "staff", stages.decisionPropose, id, proposal(today, outcome));
    return id;
  };
  const returned = async () => {
    const id = await endorse();
    await move(city, "highTech", stages.endorseReturn, id, { comment: "补正", m: { hours: "x" } });
    return id;
  };
  const received = await at("yiyang2024", "receive");
  await move(city, "receiver", stages.receiveRecordPapers, received, papers(today));
  const scanned = await at("yiyang2024", "receive");
  const scannedCode = paperDigits((await db().submission.findFirstOrThrow({ where: { applicationId: scanned } })).hash);
  const visited = await at("yiyang2024", "visit");
  await move(city, "staff", visits.siteVisitRecord, visited, visit(today));
  const refused = await endorse();
  await move(city, "highTech", stages.endorseRefuse, refused, { comment: "不推荐" });
  const late = await returned();
  await db().workItem.updateMany({ where: { applicationId: late, closedAt: null }, data: { dueAt: monday } });

  const plaque = async () => {
    const id = await at("kunshan2024", "award");
    await move(city, "staff", stages.awardPlaque, id);
    return (await db().plaque.findUniqueOrThrow({ where: { applicationId: id }, select: { id: true } })).id;
  };
  const past = await plaque();
  await db().plaque.update({ where: { id: past }, data: { validTo: toDateColumn("2026-11-20") }, select: { id: true } });
  const { id: unset } = await db().issuedDocument.findFirstOrThrow({ where: { plaqueId: past, rendered: null }, select: { id: true } });
  const oldPlates = (number: string) => rowsOf([oldPlate(number, { home: say("旧家"), address: say("旧址"), hours: say("旧时间") })]);
  const { id: importId } = await act(imports.checkImport, staff, { file: anyFile(), rows: oldPlates("旧匾一") });
  const suspended = await plaque();
  await act(homes.suspendPlaque, leader, { plaqueId: suspended, note: "维修" });
  const fresh = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
  await act(lifecycle.submitApplication, pharma, await on(fresh));
  const over = await city.roundOf("kunshan2024");
  const ended = await city.roundOf("kunshan2024");
  await db().round.update({
    where: { id: ended.roundId },
    data: { opensAt: later(monday, -2), closesAt: later(monday, -1) },
    select: { id: true },
  });
  const overdue = await draft(city, "kunshan2024", { round: over });
  await db().round.update({
    where: { id: over.roundId },
    data: { opensAt: later(monday, -2), closesAt: later(monday, -1) },
    select: { id: true },
  });
  const atPanel = () => at("linjiangScored2026", "panel");
  const askedFor = async (scored: boolean) => {
    const id = await atPanel();
    await assign(city, id);
    if (scored) for (const key of experts.slice(0, 3)) await score(city, key, id);
    return id;
  };
  const excusing = await askedFor(false);
  const filling = await askedFor(false);
  const sheet = await sheetFor(city, "expert", filling, { venue: `9 ${say("面积不够")}` });
  const leaving = await sheetFor(city, "expert", await askedFor(false));
  const atNotice = () => at("linjiang2026", "notice");
  const upheld = async () => {
    const id = await atNotice();
    await hungUp(city, id, "upheld");
    return id;
  };
  const waiting = await atNotice();
  const { roundId: noticeRound } = await db().application.findUniqueOrThrow({ where: { id: waiting }, select: { roundId: true } });
  const published = await draftedNotice(city, await atNotice());
  await ago(30, () => act(notices.releaseNotice, leader, { noticeId: published }));
  const { id: itemId } = await db().noticeItem.findFirstOrThrow({ where: { noticeId: published }, select: { id: true } });
  const objection = (phone: string) => ({
    ...{ noticeId: published, itemId, criterionKey: "venue", mode: "confidential", name: "石敬", phone, text: "场地与申报不符" },
  });
  const objected = async (phone: string) => (await ago(20, () => act(objections.submitObjection, visitor, objection(phone)))).id;
  const accepted = async (phone: string) => {
    const objectionId = await objected(phone);
    await act(objections.acceptObjection, staff, { objectionId });
    return objectionId;
  };

  const round = await city.roundOf("kunshan2024");
  const form = await draft(city, "kunshan2024", { round });
  const evidence = await db().evidence.findFirstOrThrow({ where: { applicationId: form } });
  const { applicantOrganizationId: ownerId } = await db().application.findUniqueOrThrow({ where: { id: form } });
  const ownHome = await db().home.create({ data: { ownerId, name: "老家", category: "企业", level: "市级", address: "一路", hours: "" } });
  const books = await db().facility.create({ data: { homeId: ownHome.id, kind: "books", name: "书" }, select: { id: true } });
  const page = pagesOf(round, { hostKind: "enterpriseAssociation" })[1];
  const typed = {
    homeName: say("家"),
    address: say("地址"),
    hours: say("时间"),
    phone: "0000-66552201",
    keeper: say("负责人"),
    area: "120",
    equipment_room: "on",
    facilities: say("设施"),
  };

  const setup = newToken();
  await db().oneTimeToken.create({ data: { purpose: "setup", hash: hashToken(setup), expiresAt: later(monday, 1) } });
  const reset = await act(passwords.issueReset, security, { personId: city.persons.bearing });
  const invite = (role: string, organizationId: string, phone: string) => ({ organizationId, role, name: say("新人"), phone });
  const invited = await act(membership.inviteOfficer, staff, invite("enterpriseOfficer", city.ids.bearing, "13777000001"));
  const json = (code: string) => JSON.stringify({ ...city.rounds.kunshan2024.document, code });
  const { id: unpublished } = await act(schemes.importScheme, staff, { document: json("unpublished") });
  await confirmAll(staff, unpublished);
  /** A draft for each act on one, with a table pasted into it: what is edited is not what another page was drawn from any more. */
  const edited = async (code: string) => {
    const { id: versionId } = await act(schemes.importScheme, staff, { document: json(code) });
    await act(schemeEditing.pasteTable, staff, { versionId, table: "项目\t标准\t分值\n场所\t有\t10" });
    const { hash, document } = await db().schemeVersion.findUniqueOrThrow({ where: { id: versionId } });
    return { versionId, hash, document };
  };
  const drawn = async (code: string) => {
    const { versionId, hash } = await edited(code);
    return { versionId, hash };
  };
  const { document: draftDocument, ...sampledFrom } = await edited("sampled");
  const [sampled] = samplesOf(schemeDocument.parse(draftDocument)).map(({ place }) => place);
  const item = await db().workItem.findFirstOrThrow({ where: { applicationId: await endorse(), closedAt: null } });
  const { id: enteredForm } = await act(entries.enterOnBehalf, staff, {
    ...{ roundId: (await city.roundOf("kunshan2024")).roundId, organization: "新纪元制药科协", channel: "paper", receivedOn: today },
  });
  const free = await db().workItem.findFirstOrThrow({ where: { applicationId: await endorse(), closedAt: null } });
  const claimed = await db().workItem.findFirstOrThrow({ where: { applicationId: await endorse(), closedAt: null } });
  await act(work.claimWork, highTech, { workItemId: claimed.id });
  await act(delegation.delegateWork, leader, { toPersonId: city.persons.deputy, firstDay: today, lastDay: today });
  const delegated = await db().delegation.findFirstOrThrow({ where: { membership: { personId: city.persons.leader } } });
  const postOf = async (key: PersonKey) =>
    (await db().membership.findFirstOrThrow({ where: { personId: city.persons[key] }, select: { id: true } })).id;

  const { id: due } = await db().workItem.findFirstOrThrow({ where: { applicationId: await endorse(), closedAt: null } });
  const { id: begun } = await db().workItem.findFirstOrThrow({ where: { applicationId: await endorse(), closedAt: null } });
  const told = await db().message.findFirstOrThrow({ where: { personId: pharma.personId, readAt: null } });
  const letter = await db().outbox.create({
    data: { channel: "mail", personId: pharma.personId, template: "submitted", params: {}, dedupeKey: newToken(), createdAt: monday },
  });
  await db().calendarDay.create({
    data: { date: toDateColumn("2027-01-01"), working: false, name: "元旦", source: "尚无通知", provisional: true },
  });

  const policyWords = {
    ...{ policyId: "", title: say("办法"), number: "", indexNumber: say("索引"), numberingBody: say("机关"), signingBody: say("机关") },
    ...{
      publisher: say("机关"),
      signedOn: today,
      issuedOn: today,
      effectiveOn: today,
      publishedOn: "",
      status: "trial",
      text: say("正文"),
    },
  };
  const entered = async () => (await act(policies.draftPolicy, staff, policyWords)).id;
  const released = async () => (await act(policies.releasePolicy, leader, { policyId: await entered() })).id;

  const comment = { comment: say("意见") };
  const [cameAlong, companion] = [say("考察人"), say("陪同人")];
  const back = { ...comment, m: { hours: say("不清") } };
  const to = (stage: string) => ({ ...comment, stage });
  const answered = { comment: say("答复"), toldOn: today };
  const decided = { documentNumber: say("文号"), minutes: say("纪要") };
  const revocable = (await act(objections.submitObjection, visitor, objection("13777000013"))).id;
  const c = (command: unknown, actor: Actor, input: object): Case => ({ command: command as Case["command"], actor, input: { ...input } });
  return {
    signIn: c(sessions.signIn, visitor, { phone: "13900000010", password: say("wrong-password"), next: "/my" }),
    register: c(registration.register, visitor, { name: say("登记人"), phone: "13777000002", password: say("long-enough-1"), agree: "on" }),
    requestReset: c(passwords.requestReset, visitor, { phone: "13900000010" }),
    issueReset: c(passwords.issueReset, security, { personId: city.persons.pharma }),
    useReset: c(passwords.useReset, visitor, { token: reset.token, password: say("long-enough-2") }),
    acceptInvitation: c(membership.acceptInvitation, visitor, { code: invited.code, password: say("long-enough-3") }),
    setUp: c(registration.setUp, visitor, {
      token: setup,
      cityName: say("市"),
      associationName: say("科协"),
      name: say("设置人"),
      phone: "13777000003",
      password: say("long-enough-4"),
    }),
    changePassword: c(passwords.changePassword, who.scientist, { current: password, password: say("long-enough-5") }),
    switchMembership: c(sessions.switchMembership, staff, { membershipId: staff.acting?.id }),
    inviteOfficer: c(membership.inviteOfficer, staff, invite("enterpriseOfficer", city.ids.bearing, "13777000004")),
    inviteCity: c(membership.inviteCity, who.system, invite("cityStaff", city.ids.academic, "13777000005")),
    inviteSystem: c(membership.inviteSystem, security, invite("auditor", city.ids.city, "13777000006")),
    // Before its colleague leaves.
    delegateWork: c(delegation.delegateWork, staff, { toPersonId: city.persons.colleague, firstDay: today, lastDay: today }),
    endOfficer: c(membership.endOfficer, staff, { membershipId: await postOf("jiangbei"), successorId: "" }),
    endCity: c(membership.endCity, who.system, { membershipId: await postOf("colleague"), successorId: city.persons.staff }),
    endSystem: c(membership.endSystem, security, { membershipId: await postOf("auditor"), successorId: "" }),
    signOut: c(sessions.signOut, who.scientist, {}),
    signOutEverywhere: c(sessions.signOutEverywhere, who.scientist, {}),
    createOrganization: c(organizations.createOrganization, who.system, {
      ...{
        name: say("学会"),
        kindCode: "society",
        parentId: city.ids.city,
        creditCode: "",
        hostUnitId: city.ids.pharma,
        phone: say("电话"),
      },
    }),
    handOverPlaque: c(homes.handOverPlaque, staff, { plaqueId: await plaque(), onDay: today, receivedBy: say("签收人") }),
    suspendPlaque: c(homes.suspendPlaque, leader, { plaqueId: await plaque(), note: say("维修") }),
    reinstatePlaque: c(homes.reinstatePlaque, leader, { plaqueId: suspended, note: say("修好") }),
    revokePlaque: c(homes.revokePlaque, leader, { plaqueId: await plaque(), note: say("注销") }),
    expirePlaque: c(homes.expirePlaque, systemActor, { plaqueId: past }),
    noteRendering: c(documents.noteRendering, systemActor, {
      ...{ documentId: unset, storageKey: newToken(), size: 1, sha256: "0".repeat(64) },
    }),
    checkImport: c(imports.checkImport, staff, { file: anyFile(say("旧匾.xlsx")), rows: oldPlates("旧匾二") }),
    confirmImport: c(imports.confirmImport, staff, { importId }),
    draftPolicy: c(policies.draftPolicy, staff, { ...policyWords, policyId: await entered(), number: say("文号") }),
    releasePolicy: c(policies.releasePolicy, leader, { policyId: await entered() }),
    repealPolicy: c(policies.repealPolicy, leader, { policyId: await released(), repealedOn: today, comment: say("有了新的办法") }),
    withdrawPolicy: c(policies.withdrawPolicy, leader, { policyId: await released(), comment: say("录错了") }),
    changeCity: c(portal.changeCity, who.system, {
      ...{ hotline: say("网站信息"), hours: say("网站信息"), address: say("网站信息"), postcode: "000001", department: say("网站信息") },
      ...{ icp: say("网站信息"), police: say("网站信息"), siteCode: "0000000001", corrections: "kexie@example.gov.cn" },
    }),
    importScheme: c(schemes.importScheme, staff, { document: json("another") }),
    publishScheme: c(schemes.publishScheme, staff, { versionId: unpublished, effectiveOn: today }),
    settleRound: c(results.settleRound, leader, { roundId: ended.roundId, reason: say("说明") }),
    copyScheme: c(schemeEditing.copyScheme, staff, { from: "yiyang2024", code: "copied2027", name: say("复制的细则") }),
    editScheme: c(schemeEditing.editScheme, staff, {
      ...(await drawn("edited")),
      do: "add",
      place: "stages",
      kind: "receive",
      name: say("收件"),
      note: say("样例"),
    }),
    pasteTable: c(schemeEditing.pasteTable, staff, {
      versionId: (await drawn("pasted")).versionId,
      table: `项目\t分值\n${say("场所")}\t10`,
    }),
    dropTable: c(schemeEditing.dropTable, staff, { versionId: (await drawn("dropped")).versionId }),
    takeTable: c(schemeEditing.takeTable, staff, {
      ...{ ...(await drawn("taken")), columns: "name,text,points", note: say("附件"), group: "" },
      r: { "0.take": "on", "0.name": say("场所"), "0.text": say("有"), "0.points": "10", "0.kind": "manual" },
    }),
    confirmSamples: c(schemeSamples.confirmSamples, staff, { ...sampledFrom, places: sampled, note: say("商定") }),
    tryScheme: c(schemeTrial.tryScheme, staff, { versionId: unpublished, a: {}, c: {}, e: {} }),
    openRound: c(schemes.openRound, staff, {
      ...{ versionId: round.versionId, name: say("批次"), opensOn: today, lastDay: "2026-12-31" },
      ...{ receivingOrganizationId: city.ids.academic, decidingOrganizationId: city.ids.city, departmentId: city.ids.academic },
    }),
    announceWork: c(reminders.announceWork, systemActor, { workItemId: begun }),
    remindWork: c(reminders.remindWork, systemActor, { workItemId: due, event: "dueSoon" }),
    markMessage: c(messages.markMessage, pharma, { messageId: told.id }),
    markAllMessages: c(messages.markAllMessages, highTech, {}),
    setMail: c(messages.setMail, who.scientist, { email: "home@example.com", mailed: "on" }),
    noteLetter: c(messages.noteLetter, systemActor, { outboxId: letter.id, outcome: "sent" }),
    setDay: c(calendar.setDay, staff, { day: "2026-12-31", choice: "rest", name: say("放假"), source: say("通知"), seen: "plain" }),
    confirmYear: c(calendar.confirmYear, staff, { year: "2027", source: say("通知") }),
    purgeRecords: c(upkeep.purgeRecords, systemActor, {}),
    assignWork: c(work.assignWork, highTech, { workItemId: item.id, assigneeId: city.persons.highTech }),
    claimWork: c(work.claimWork, highTech, { workItemId: free.id }),
    releaseWork: c(work.releaseWork, highTech, { workItemId: claimed.id }),
    urgeWork: c(work.urgeWork, staff, { workItemId: item.id }),
    endDelegation: c(delegation.endDelegation, leader, { delegationId: delegated.id }),
    enterOnBehalf: c(entries.enterOnBehalf, staff, {
      ...{ roundId: (await city.roundOf("kunshan2024")).roundId, organization: "新纪元制药科协", channel: "post", receivedOn: today },
    }),
    takeOverApplication: c(entries.takeOverApplication, pharma, { applicationId: enteredForm }),
    openApplication: c(drafts.openApplication, pharma, { roundId: (await city.roundOf("kunshan2024")).roundId }),
    saveApplication: c(saves.saveApplication, pharma, { applicationId: form, task: page?.task, a: { ...page?.a, ...typed }, go: "next" }),
    autosaveApplication: c(saves.autosaveApplication, pharma, { applicationId: form, task: page?.task, a: { ...page?.a, ...typed } }),
    pickForApplication: c(drafts.pickForApplication, pharma, {
      applicationId: form,
      ...{ criterionKey: criteriaOf(round.document)[0]?.key, shown: "", picked: `facility~${books.id}` },
    }),
    attachEvidence: c(drafts.attachEvidence, pharma, { applicationId: form, fieldKey: evidence.fieldKey, file: anyFile(say("照片.pdf")) }),
    detachEvidence: c(drafts.detachEvidence, pharma, { applicationId: form, evidenceId: evidence.id }),
    settleScan: c(files.settleScan, systemActor, { attachmentId: evidence.attachmentId, verdict: "clean" }),
    submitApplication: c(
      lifecycle.submitApplication,
      pharma,
      await on(await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") })),
    ),
    resubmitApplication: c(lifecycle.resubmitApplication, pharma, await on(await returned())),
    revokeApplication: c(lifecycle.revokeApplication, pharma, await on(fresh)),
    discardApplication: c(
      lifecycle.discardApplication,
      pharma,
      await on(await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") })),
    ),
    expireApplication: c(lifecycle.expireApplication, systemActor, await on(overdue)),
    withdrawApplication: c(lifecycle.withdrawApplication, pharma, await on(await endorse())),
    forgoApplication: c(lifecycle.forgoApplication, pharma, await on(await at("kunshan2024", "award"), comment)),
    lapseApplication: c(lifecycle.lapseApplication, systemActor, await on(late)),
    reopenApplication: c(lifecycle.reopenApplication, staff, await on(refused, comment)),
    selfApprovalApprove: c(stages.selfApprovalApprove, pharma, await on(await at("yiyang2024", "approve"), comment)),
    selfApprovalReturn: c(stages.selfApprovalReturn, pharma, await on(await at("yiyang2024", "approve"), back)),
    endorseRecommend: c(stages.endorseRecommend, highTech, await on(await endorse(), comment)),
    endorseReturn: c(stages.endorseReturn, highTech, await on(await endorse(), back)),
    endorseReturnToStage: c(stages.endorseReturnToStage, highTech, await on(await at("linjiang2026", "recommend"), to("receive"))),
    endorseRefuse: c(stages.endorseRefuse, highTech, await on(await endorse(), comment)),
    receiveRecordPapers: c(stages.receiveRecordPapers, receiver, await on(await at("yiyang2024", "receive"), papers(today))),
    receiveMatchScan: c(
      stages.receiveMatchScan,
      receiver,
      await on(scanned, { code: scannedCode, readBy: "digits", file: anyFile(say("盖章件.pdf")) }),
    ),
    receiveConfirm: c(stages.receiveConfirm, receiver, await on(received, comment)),
    receiveReturn: c(stages.receiveReturn, receiver, await on(await at("yiyang2024", "receive"), back)),
    receiveReturnToStage: c(stages.receiveReturnToStage, receiver, await on(await at("yiyang2024", "receive"), to("approve"))),
    formalReviewPass: c(stages.formalReviewPass, staff, await on(await at("linjiang2026", "review"), comment)),
    formalReviewReturn: c(stages.formalReviewReturn, staff, await on(await at("linjiang2026", "review"), back)),
    formalReviewReturnToStage: c(stages.formalReviewReturnToStage, staff, await on(await at("linjiang2026", "review"), to("receive"))),
    formalReviewRefuse: c(stages.formalReviewRefuse, staff, await on(await at("linjiang2026", "review"), comment)),
    siteVisitRecord: c(
      visits.siteVisitRecord,
      staff,
      await on(await at("linjiang2026", "firstVisit"), {
        ...{ key: randomUUID(), ...visit(today), ...allInOrder(city.rounds.linjiang2026.document) },
        ...{ visitors: cameAlong, companions: companion, signed: `${cameAlong}\n${companion}`, note: say("备注") },
      }),
    ),
    keepVisitFile: c(visits.keepVisitFile, staff, {
      ...{ applicationId: visited, key: randomUUID(), kind: "signature", signer: say("签名人") },
      file: { ...anyFile(say("签名.png")), contentType: "image/png" },
    }),
    keepVisitDraft: c(visits.keepVisitDraft, staff, {
      ...{ applicationId: visited, key: randomUUID(), visitors: say("考察人"), note: say("备注") },
    }),
    sweepVisits: c(visits.sweepVisits, systemActor, {}),
    siteVisitPass: c(stages.siteVisitPass, staff, await on(visited, comment)),
    siteVisitReturn: c(stages.siteVisitReturn, staff, await on(await at("yiyang2024", "visit"), back)),
    siteVisitReturnToStage: c(stages.siteVisitReturnToStage, staff, await on(await at("yiyang2024", "visit"), to("receive"))),
    siteVisitRefuse: c(stages.siteVisitRefuse, staff, await on(await at("yiyang2024", "visit"), comment)),
    panelAssignExperts: c(panel.panelAssignExperts, staff, await on(await atPanel(), { expertIds: [city.persons.expert] })),
    panelExcuseExpert: c(panel.panelExcuseExpert, staff, await on(excusing, { expertId: city.persons.expert, comment: say("原因") })),
    panelPass: c(panel.panelPass, staff, await on(await askedFor(true), comment)),
    panelReturn: c(panel.panelReturn, staff, await on(await atPanel(), back)),
    panelReturnToStage: c(panel.panelReturnToStage, staff, await on(await atPanel(), to("visit"))),
    panelRefuse: c(panel.panelRefuse, staff, await on(await atPanel(), comment)),
    fillSheet: c(sheets.fillSheet, who.expert, sheet),
    declareInterest: c(sheets.declareInterest, who.expert, { sheetId: leaving.sheetId, ...comment }),
    decisionPropose: c(
      stages.decisionPropose,
      staff,
      await on(await at("kunshan2024", "decide"), {
        ...proposal(today),
        ...comment,
        meeting: say("会议"),
        attendees: say("出席"),
        minutes: say("纪要"),
      }),
    ),
    decisionTakeBack: c(stages.decisionTakeBack, leader, await on(await proposed("approve"), comment)),
    decisionApprove: c(stages.decisionApprove, leader, await on(await proposed("approve"), decided)),
    decisionRefuse: c(stages.decisionRefuse, leader, await on(await proposed("refuse"), decided)),
    decisionReturnToStage: c(stages.decisionReturnToStage, staff, await on(await at("kunshan2024", "decide"), to("receive"))),
    publicNoticePass: c(
      stages.publicNoticePass,
      staff,
      await (async () => {
        const id = await atNotice();
        await hungUp(city, id);
        return on(id, comment);
      })(),
    ),
    publicNoticeReturnToStage: c(stages.publicNoticeReturnToStage, staff, await on(await upheld(), to("review"))),
    publicNoticeRefuse: c(stages.publicNoticeRefuse, staff, await on(await upheld(), comment)),
    draftNotice: c(notices.draftNotice, staff, {
      ...{ roundId: noticeRound, ...noticeWords, applicationIds: waiting, namesShown: "on" },
      ...{ title: say("公示标题"), body: say("公示正文"), basis: say("公示依据"), personalBasis: say("姓名依据") },
    }),
    releaseNotice: c(notices.releaseNotice, leader, { noticeId: await draftedNotice(city, await atNotice()) }),
    discardNotice: c(notices.discardNotice, leader, { noticeId: await draftedNotice(city, waiting), ...comment }),
    submitObjection: c(objections.submitObjection, visitor, {
      ...objection("13777000007"),
      ...{ mode: "realName", name: say("异议人"), text: say("异议事实") },
    }),
    acceptObjection: c(objections.acceptObjection, staff, { objectionId: await objected("13777000008") }),
    "notices.declineObjection": c(objections.declineObjection, staff, { objectionId: await objected("13777000009"), ...answered }),
    upholdObjection: c(objections.upholdObjection, staff, { objectionId: await accepted("13777000010"), ...answered }),
    dismissObjection: c(objections.dismissObjection, staff, { objectionId: await accepted("13777000011"), ...answered }),
    revealObjector: c(objections.revealObjector, staff, { objectionId: await objected("13777000012"), purpose: "askMore" }),
    revokeObjection: c(objections.revokeObjection, visitor, { receipt: receiptOf("objection", revocable) }),
    withdrawNotice: c(notices.withdrawNotice, leader, { noticeId: published, ...comment }),
    awardPlaque: c(stages.awardPlaque, staff, await on(await at("kunshan2024", "award"))),
    ...(await caseCommands({ city, who, say, ago })),
    ...(await activityCommands({ city, who, say })),
  };
}
