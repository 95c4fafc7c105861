// One enterprise's applications, led through every stage and every way back; at each place everybody tries what belongs to it. Inputs
// name a revision that never was, so that whoever may is told of a conflict and nothing moves.
import { randomUUID } from "node:crypto";
import { type City, oddly, rarely } from "./city";
import { asParts, type Fields } from "./http";
import { openMatters } from "./matters";
import { openNotices } from "./notices";
import type { Matrix } from "./matrix";

const stale = "2000000000";
const reason = "应由本单位办理";
const pdf = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

export function openWalk(city: City, { command, page, route, faults }: Matrix) {
  const { move, today, one } = city;

  const papers: Fields = { copies: "1", receivedOn: today, stampChecked: "on" };
  const marks: Fields = { comment: oddly("补正"), "m.homeName": rarely("名称写全") };
  const say: Fields = { comment: oddly("同意") };
  const propose: Fields = {
    outcome: "approve",
    comment: oddly("建议授牌"),
    meeting: oddly("党组会议"),
    metOn: today,
    attendees: oddly("甲乙"),
  };
  const decide: Fields = { documentNumber: oddly("矩科协〔2026〕1号"), minutes: "" };
  const plainMarks: Fields = { comment: reason, "m.homeName": reason };
  const comment: Fields = { comment: reason };

  /** Everybody tries a move of the application with a revision that never was. */
  const tryMove = (id: string, name: string, when: string, more: Fields = {}) =>
    command(`applications.${name}`, when, { applicationId: id, revision: stale, ...more });
  const trySave = (id: string, when: string, fields: Fields) =>
    command("applications.saveApplication", when, { applicationId: id, ...fields });
  const tryAssign = async (id: string, when: string) => {
    const workItemId = await city.workOf(id);
    await command("work.assignWork", when, { workItemId, assigneeId: city.persons.auditor }, { after: ["assigneeId notChoice"] });
  };
  /** Taken up and put back by one of the office, so that whoever may is told that it is so already. */
  const tryClaim = async (id: string, who: "township" | "receiver", when: string) => {
    const workItemId = await city.workOf(id);
    await city.really(who, "work.claimWork", { workItemId });
    await command("work.claimWork", when, { workItemId });
    await city.really(who, "work.releaseWork", { workItemId });
    await command("work.releaseWork", when, { workItemId });
  };
  const tryReturns = async (id: string, kind: string, when: string) => {
    await tryMove(id, `${kind}Return`, when, plainMarks);
    await tryMove(id, `${kind}ReturnToStage`, when, { ...comment, stage: "self" });
    await tryMove(id, `${kind}Refuse`, when, comment);
  };
  const at = async (id: string, stage: string) => {
    if ((await city.stageOf(id)) !== stage) throw new Error(`the application stands at ${await city.stageOf(id)}, not ${stage}`);
  };
  const dossier = (id: string, when: string) => page("/applications/[id]", when, `/applications/${id}`);
  const moveForm = (id: string, slug: string, when: string) =>
    page("/applications/[id]/move/[move]", `${slug}, ${when}`, `/applications/${id}/move/${slug}`);
  const form = async (id: string, when: string) => {
    await page("/applications/[id]/form", when, `/applications/${id}/form`);
    await page("/applications/[id]/form/[task]", when, `/applications/${id}/form/home`);
    await page("/applications/[id]/form/check", when, `/applications/${id}/form/check`);
    await page("/applications/[id]/records/[key]", when, `/applications/${id}/records/place`);
  };
  const tryUpload = (id: string, when: string) =>
    route("POST", "/api/attachments", when, `/api/attachments?application=${id}&task=have`, {
      posted: asParts(unseen),
      back: `/applications/${id}/form/have`,
    });
  const papersOf = async (id: string, when: string) => {
    await route("GET", "/api/applications/[id]/form", when, `/api/applications/${id}/form`);
    await route("GET", "/api/applications/[id]/dossier", when, `/api/applications/${id}/dossier`);
  };
  /** Without a file: whoever may is led back to the form and told so. */
  const tryScan = (id: string, when: string) =>
    route("POST", "/api/applications/[id]/scan", when, `/api/applications/${id}/scan`, {
      posted: asParts({ revision: stale, digits: "" }),
      back: `/applications/${id}/move/receive.matchScan`,
    });
  /** What cannot even be kept as a draft: whoever may is led back to the page. */
  const tryVisit = async (id: string, when: string) => {
    await page("/applications/[id]/visit", when, `/applications/${id}/visit`);
    await route("POST", "/api/applications/[id]/visit", when, `/api/applications/${id}/visit?key=${randomUUID()}`, {
      posted: asParts({ revision: stale, visitedOn: "0".repeat(41) }),
      back: `/applications/${id}/visit`,
    });
  };
  /** As if another had stood there: whoever may is told what does. */
  const unseen = { "s.place": "never", "s.place_note": "never" };
  /** A page as it is written, which nothing that stands there lets through. */
  const tryAutosave = (id: string, when: string) =>
    route("POST", "/api/applications/[id]/answers", when, `/api/applications/${id}/answers`, {
      posted: asParts({ task: "have", ...unseen }),
    });
  const again = async (id: string) => {
    const more = { task: "home", go: "list", "a.homeName": rarely("矩阵之家二") };
    await move("officer", "saveApplication", id, more);
    await move("officer", "resubmit", id);
  };

  /** The plate on the wall: whoever may is told that its state does not allow it, and nothing moves. */
  async function lifeOfPlaque(applicationId: string): Promise<void> {
    const plaqueId = await one(`SELECT id FROM "Plaque" WHERE "applicationId" = $1`, applicationId);
    const note = oddly("维修");
    const set = `SELECT count(*)::int FROM "RenderedDocument" r JOIN "IssuedDocument" d ON d.id = r."documentId" WHERE d."plaqueId" = $1`;
    while ((await one<number>(set, plaqueId)) === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    await route("GET", "/api/plaques/[id]/certificate", "of the enterprise's plate", `/api/plaques/${plaqueId}/certificate`);
    const homeId = await one(`SELECT "homeId" FROM "Plaque" WHERE id = $1`, plaqueId);
    await page("/keeping/[homeId]/meter", "the enterprise's", `/keeping/${homeId}/meter`);
    await openMatters(city, { command, page })(homeId);
    const tooEarly = { plaqueId, onDay: "2000-01-01", receivedBy: "甲" };
    await command("homes.handOver", "on the wall", tooEarly, { after: ["onDay outOfRange"] });
    await command("homes.reinstate", "on the wall", { plaqueId, note });
    await city.really("staff", "homes.handOver", { plaqueId, onDay: today, receivedBy: oddly("签收人") });
    for (const name of ["suspend", "reinstate", "revoke"]) await city.really("leader", `homes.${name}`, { plaqueId, note });
    for (const name of ["suspend", "revoke"]) await command(`homes.${name}`, "revoked", { plaqueId, note });
  }

  /** From a draft to a plaque: the round names a federation to receive papers, the department handles the rest. */
  async function upToPlaque(): Promise<string> {
    await city.draft("officerElsewhere", city.rounds.federation);
    const id = await city.draft("officer", city.rounds.federation);
    const home = `/applications/${id}`;

    await command(
      "applications.openApplication",
      "where one has been opened already",
      { roundId: city.rounds.federation },
      { retry: true },
    );
    await trySave(id, "a draft", { task: "have", ...unseen });
    await tryAutosave(id, "a draft");
    const nowhere = { applicationId: id, criterionKey: "nothing", shown: "" };
    await command("applications.pickForApplication", "a draft", nowhere, { after: ["criterionKey notChoice"] });
    await tryMove(id, "submit", "a draft");
    await tryMove(id, "discard", "a draft");
    await dossier(id, "a draft");
    await form(id, "a draft");
    await moveForm(id, "submit", "a draft");
    await moveForm(id, "discard", "a draft");
    await tryUpload(id, "a draft");
    await papersOf(id, "a draft");

    const kept = await city.upload("officer", id, pdf);
    if (kept !== `303 ${home}/form/have#files-place`) faults.push(`a file was not kept: ${kept}`);
    const evidence = await one(`SELECT id FROM "Evidence" WHERE "applicationId" = $1`, id);
    const attachment = await one(`SELECT "attachmentId" FROM "Evidence" WHERE id = $1`, evidence);
    await route("GET", "/api/attachments/[id]", "of a draft", `/api/attachments/${attachment}`);
    await city.upload("officer", id, pdf);
    const taken = await city.clients.officer.post(
      `/api/attachments?application=${id}&task=have&remove=${evidence}`,
      asParts({ "a.place": "on", "a.place_note": "" }),
    );
    if (taken.headers.get("location") !== `${home}/form/have#files-place`)
      faults.push(`a file was not taken away: ${taken.headers.get("location")}`);
    const left = await one(`SELECT "attachmentId" FROM "Evidence" WHERE "applicationId" = $1 AND "removedAt" IS NULL`, id);

    await move("officer", "submit", id);
    await at(id, "self open");
    await tryMove(id, "selfApprovalApprove", "before the unit's own approval", comment);
    await tryMove(id, "selfApprovalReturn", "before the unit's own approval", plainMarks);
    await dossier(id, "before the unit's own approval");
    await move("officer", "selfApprovalReturn", id, marks);
    await tryMove(id, "resubmit", "given back");
    await trySave(id, "given back", { task: "home", "a.homeName": "矩阵", "s.homeName": "从来没有" });
    await tryAutosave(id, "given back");
    await form(id, "given back");
    await again(id);
    await move("officer", "selfApprovalApprove", id, say);

    await at(id, "recommend open");
    const here = "with the recommender";
    await tryMove(id, "endorseRecommend", here, comment);
    await tryReturns(id, "endorse", here);
    await tryMove(id, "revoke", here);
    await tryMove(id, "withdraw", here);
    await tryMove(id, "formalReviewPass", here);
    await tryAssign(id, here);
    await tryClaim(id, "township", here);
    await dossier(id, here);
    await form(id, here);
    await moveForm(id, "endorse.recommend", here);
    await moveForm(id, "revoke", here);
    await moveForm(id, "withdraw", here);
    await route("GET", "/api/attachments/[id]", here, `/api/attachments/${left}`);
    await route("GET", "/api/attachments/[id]", "taken away before it was handed in", `/api/attachments/${attachment}`);
    await tryUpload(id, here);
    await papersOf(id, here);
    await tryScan(id, here);
    await move("township", "endorseReturn", id, marks);
    await again(id);
    await move("township", "endorseReturnToStage", id, { ...say, stage: "self" });
    await at(id, "self open");
    await move("officer", "selfApprovalApprove", id, { comment: "" });
    await move("township", "endorseRecommend", id, say);

    await at(id, "papers open");
    const counter = "with the receiving federation";
    await tryMove(id, "receiveRecordPapers", counter, papers);
    await tryMove(id, "receiveConfirm", counter);
    await tryMove(id, "receiveReturn", counter, plainMarks);
    await tryMove(id, "receiveReturnToStage", counter, { ...comment, stage: "self" });
    await tryMove(id, "endorseRecommend", "gone on to the receiving federation", comment);
    await tryAssign(id, counter);
    await tryClaim(id, "receiver", counter);
    await dossier(id, counter);
    await moveForm(id, "receive.recordPapers", counter);
    await moveForm(id, "receive.matchScan", counter);
    await tryScan(id, counter);
    await papersOf(id, counter);
    await move("receiver", "receiveRecordPapers", id, papers);
    await move("receiver", "receiveReturn", id, marks);
    await again(id);
    await move("receiver", "receiveReturnToStage", id, { ...say, stage: "recommend" });
    await move("township", "endorseRecommend", id, say);
    await move("receiver", "receiveRecordPapers", id, papers);
    await move("receiver", "receiveConfirm", id, say);

    await at(id, "review open");
    const desk = "with the department";
    await tryMove(id, "formalReviewPass", desk);
    await tryReturns(id, "formalReview", desk);
    await tryAssign(id, desk);
    await move("staff", "formalReviewReturn", id, marks);
    await again(id);
    await move("staff", "formalReviewReturnToStage", id, { ...say, stage: "papers" });
    await move("receiver", "receiveRecordPapers", id, papers);
    await move("receiver", "receiveConfirm", id);
    await move("staff", "formalReviewPass", id, say);

    await at(id, "visit open");
    await tryVisit(id, "before anybody is sent");
    await tryMove(id, "siteVisitPass", "before anybody is sent");
    await tryReturns(id, "siteVisit", "before anybody is sent");
    const workItemId = await city.workOf(id);
    for (const name of ["claimWork", "releaseWork", "urgeWork"]) await city.really("staff", `work.${name}`, { workItemId });
    await city.really("staff", "work.assignWork", { workItemId, assigneeId: city.persons.expert });
    for (const name of ["claimWork", "releaseWork"]) await command(`work.${name}`, "given to the expert", { workItemId });
    await command("work.urgeWork", "urged today", { workItemId });
    const sent = "given to the expert";
    await tryVisit(id, sent);
    await tryMove(id, "siteVisitPass", sent);
    await tryAssign(id, sent);
    await dossier(id, sent);
    await moveForm(id, "siteVisit.recordVisit", sent);
    await city.recordVisit("expert", id);
    await move("staff", "siteVisitReturn", id, marks);
    await again(id);
    await move("staff", "siteVisitReturnToStage", id, { ...say, stage: "review" });
    await move("staff", "formalReviewPass", id);
    await city.recordVisit("staff", id);
    await move("staff", "siteVisitPass", id, say);

    await at(id, "decide open");
    await tryMove(id, "decisionPropose", "before a proposal", { ...propose, comment: reason, meeting: "会议", attendees: "甲" });
    await page("/city/decisions", "where one waits for a proposal", `/city/decisions?act=propose&round=${city.rounds.federation}`);
    await tryMove(id, "decisionReturnToStage", "before a proposal", { ...comment, stage: "self" });
    await move("staff", "decisionReturnToStage", id, { ...say, stage: "visit" });
    await city.recordVisit("staff", id);
    await move("staff", "siteVisitPass", id);
    await move("staff", "decisionPropose", id, propose);
    await at(id, "decide proposed");
    const proposed = "proposed";
    await tryMove(id, "decisionTakeBack", proposed, comment);
    await tryMove(id, "decisionApprove", proposed, { documentNumber: "", minutes: "" });
    await tryMove(id, "decisionRefuse", proposed, { documentNumber: "", minutes: "" });
    await tryMove(id, "withdraw", proposed);
    await dossier(id, proposed);
    await moveForm(id, "decision.approve", proposed);
    await page("/city/decisions", "where one waits for a decision", `/city/decisions?act=decide&round=${city.rounds.federation}`);
    await move("leader", "decisionTakeBack", id, say);
    await move("leader", "decisionPropose", id, { ...propose, minutes: oddly("纪要") });
    const own = await city.clients.leader.act("applications.decisionApprove", {
      applicationId: id,
      revision: await city.revision(id),
      ...decide,
    });
    if (own.word !== "notNow") faults.push(`the leader who proposed could decide: ${own.word}`);
    await move("leader", "decisionTakeBack", id, say);
    await move("staff", "decisionPropose", id, propose);
    await move("leader", "decisionApprove", id, decide);

    await at(id, "hang open");
    await tryMove(id, "publicNoticePass", "before its notice");
    await tryMove(id, "publicNoticeRefuse", "before its notice", comment);
    await tryMove(id, "publicNoticeReturnToStage", "before its notice", { ...comment, stage: "self" });
    await dossier(id, "before its notice");
    await openNotices(city, { command, page }).until(id, {
      returned: async () => {
        await move("staff", "publicNoticeReturnToStage", id, { ...say, stage: "decide" });
        await move("staff", "decisionPropose", id, propose);
        await move("leader", "decisionApprove", id, decide);
      },
      refused: async () => {
        await move("staff", "publicNoticeRefuse", id, say);
        await move("staff", "reopen", id, say);
      },
      shown: (when) => dossier(id, when),
      passed: () => move("staff", "publicNoticePass", id, say),
    });

    await at(id, "plaque open");
    await tryMove(id, "awardPlaque", "decided");
    await tryMove(id, "forgo", "decided", comment);
    await moveForm(id, "award.awardPlaque", "decided");
    await page("/city/awards", "where somebody waits", `/city/awards?round=${city.rounds.federation}`);
    await move("staff", "awardPlaque", id);
    await lifeOfPlaque(id);
    await dossier(id, "awarded");
    if ((await city.statusOf(id)) !== "awarded") faults.push("no plaque at the end of the way");
    return id;
  }

  /** Refused at every stage that can refuse, taken up again each time, and forgone in the end; the department itself receives. */
  async function throughRefusals(): Promise<void> {
    const id = await city.draft("officer", city.rounds.department);
    await move("officer", "submit", id);
    await move("officer", "selfApprovalApprove", id);
    await move("township", "endorseRefuse", id, say);
    await tryMove(id, "reopen", "refused by the recommender", comment);
    await dossier(id, "refused by the recommender");
    await move("staff", "reopen", id, say);
    await move("township", "endorseRecommend", id, say);

    await at(id, "papers open");
    const office = "where the department receives";
    await tryMove(id, "receiveRecordPapers", office, papers);
    await tryMove(id, "receiveConfirm", office);
    await tryMove(id, "receiveReturn", office, plainMarks);
    await tryMove(id, "receiveReturnToStage", office, { ...comment, stage: "self" });
    await tryScan(id, office);
    await move("staff", "receiveRecordPapers", id, papers);
    await move("staff", "receiveConfirm", id);
    await move("staff", "formalReviewRefuse", id, say);
    await move("staffElsewhere", "reopen", id, say);
    await move("staff", "formalReviewPass", id);
    await move("staff", "siteVisitRefuse", id, say);
    await move("staff", "reopen", id, say);
    await city.recordVisit("staff", id);
    await move("staff", "siteVisitPass", id);
    await move("staff", "decisionPropose", id, { ...propose, outcome: "refuse" });
    await move("leader", "decisionRefuse", id, decide);
    await move("staff", "reopen", id, say);
    await move("staff", "decisionPropose", id, propose);
    await move("leader", "decisionApprove", id, decide);
    await move("officer", "forgo", id, say);
    const second = await city.draft("officer", city.rounds.department);
    await city.move("officer", "submit", second, {}, false);
    await move("officer", "revoke", second);
    await move("officer", "submit", second);
    await move("officer", "withdraw", second);
    await move("officer", "discard", await city.draft("officer", city.rounds.department));
  }

  return { upToPlaque, throughRefusals };
}
