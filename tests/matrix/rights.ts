// Rights cases: everybody tries everything on a case at a body outside, at the desk, with an association, entrusted to few, and filed away.
// What nothing of the act itself would refuse is tried on the case that is filed away, where nothing is done any more.
import { randomUUID } from "node:crypto";
import { phoneOf } from "../e2e/support";
import { everybody, type Who } from "./actors";
import type { Case, Cases } from "./cases";
import { categoryOf, type City, oddly } from "./city";
import { asParts, type Fields, nobodysId } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";
const text = "说明";
const comment = "理由";
const pdf = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
const opinion: Fields = { outcome: "supported", request: "补发", facts: "属实", decision: "支持", basis: "劳动法" };
const part: Fields = { category: "otherRights", what: "另一件事", respondent: "", respondentCode: "", ask: "请查明" };
const letter: Fields = { kind: "opinion", to: "某公司", facts: "属实", opinion: "请改正" };

/** Every act of an office on a case, as it would be sent. */
function actsOn(caseId: string, today: string): [name: string, fields: Fields][] {
  const onCase = { caseId, revision: stale };
  const transferId = nobodysId;
  const limitId = nobodysId;
  const outside = { outcome: "explained", body: "省科协", issuedOn: today, opinion: text };
  return [
    ...["acceptCase", "handleCase", "closeCase", "archiveCase"].map((name): [string, Fields] => [name, onCase]),
    ...["requestSupplement", "reopenCase", "resumeCase", "takeBack"].map((name): [string, Fields] => [name, { ...onCase, comment }]),
    ...["answerCase", "answerReconsideration", "answerFinalReview"].map((name): [string, Fields] => [name, { ...onCase, ...opinion }]),
    ...["recordReconsideration", "recordFinalReview"].map((name): [string, Fields] => [name, { ...onCase, ...outside }]),
    ...["claimCase", "releaseCase"].map((name): [string, Fields] => [name, { caseId }]),
    ...["replyToClaimant", "answerData"].map((name): [string, Fields] => [name, { caseId, text }]),
    ...["renewLink", "agreeObjection"].map((name): [string, Fields] => [name, { caseId, transferId }]),
    ...["declineObjection", "recallTransfer", "settleDispute"].map((name): [string, Fields] => [name, { caseId, transferId, comment }]),
    ...["escalateDispute", "superviseCase"].map((name): [string, Fields] => [name, { caseId, comment }]),
    ...["startHearing", "endHearing"].map((name): [string, Fields] => [name, { caseId, onDay: today }]),
    ["declineCase", { ...onCase, comment, competentBody: "某局" }],
    ["addNote", { caseId, kind: "note", onDay: today, text }],
    ["linkRespondent", { ...onCase, organizationId: "" }],
    ["askConsent", { caseId, partnerId: nobodysId }],
    ["transferCase", { ...onCase, partnerIds: nobodysId, leadId: "", request: text }],
    ["joinTransfer", { caseId, partnerId: nobodysId, request: text }],
    ["issueLetter", { caseId, ...letter }],
    ["mergeCase", { ...onCase, mainId: nobodysId }],
    ["splitCase", { ...onCase, ...part }],
    ["askExtension", { caseId, days: "10", reason: comment }],
    ["grantExtension", { caseId, limitId }],
    ["refuseExtension", { caseId, limitId, comment }],
    ["assignOut", { ...onCase, organizationId: nobodysId, comment: "" }],
    ["handOver", { caseId, fromId: "", toId: nobodysId, comment }],
    ["finishRectification", { caseId, comment, record: text }],
    ["shredCase", { ...onCase, ground: "purposeDone" }],
  ];
}

export async function tryRights(city: City, matrix: Matrix, cases: Cases): Promise<void> {
  const { command, page, route, faults } = matrix;
  const { really, sql, one, ids, persons, today, mark, clients, stranger } = city;
  const { main, move, act } = cases;

  /** Some of what an office does, or all of it. */
  async function tryActs(id: string, when: string, names: readonly string[] | null, retry = true): Promise<void> {
    for (const [name, fields] of actsOn(id, today))
      if (names === null || names.includes(name)) await command(`rights-cases.${name}`, when, fields, { retry });
  }
  /** The claimant's column is another one's for a while. */
  async function as(client: Case["client"], work: () => Promise<void>): Promise<void> {
    const usual = clients.claimant;
    clients.claimant = client;
    try {
      await work();
    } finally {
      clients.claimant = usual;
    }
  }
  /** What everybody may open shows these words to nobody else. */
  async function showsOnly(address: string, words: string, to: readonly Who[]): Promise<void> {
    for (const who of everybody) {
      const shown = (await (await clients[who].send(address)).text()).includes(words);
      if (shown !== to.includes(who)) faults.push(`${address} ${shown ? "shows" : "does not show"} ${words} to ${who}`);
    }
  }
  const dossier = async (id: string, when: string, moved?: string) => {
    await page("/rights-cases/[id]", when, `/rights-cases/${id}`);
    if (moved !== undefined) await page("/rights-cases/[id]/move/[move]", `${moved}, ${when}`, `/rights-cases/${id}/move/${moved}`);
  };
  const openTransfer = async (partnerId: string) => {
    await cases.consented(main, partnerId);
    const { value } = await act("staff", "joinTransfer", main.id, { partnerId, request: "请一并处理" });
    return cases.secretIn(value);
  };
  const transferTo = (partnerId: string) =>
    one(`SELECT id FROM "CaseTransfer" WHERE "caseId" = $1 AND "partnerId" = $2`, main.id, partnerId);

  await tryPages();
  await tryFiling();
  await tryAtTheDesk();
  await tryOutside();
  await tryNarrow();
  await tryFiledAway();
  await trySettings();
  await tryEntering();
  await trySuggestions();

  /** While the case is at the body outside, and its claimant still writes another. */
  async function tryPages(): Promise<void> {
    for (const [pattern, when, address] of [
      ["/rights/submit", "", "/rights/submit"],
      ["/rights/submit/[step]", "the first", "/rights/submit/mode"],
      ["/rights/submit/[step]", "none", "/rights/submit/nothing"],
      ["/rights/submit/check", "", "/rights/submit/check"],
      ["/rights/submit/receipt", "", "/rights/submit/receipt"],
      ["/rights/track", "", "/rights/track"],
      ["/rights/case", "", "/rights/case"],
      ["/rights/case/data", "", "/rights/case/data"],
      ["/rights/partner", "", "/rights/partner"],
      ["/rights/partner/[secret]", "none", "/rights/partner/nothing"],
      ["/rights/[...missing]", "", "/rights/nothing"],
    ] as const)
      await page(pattern, when, address, false);
    for (const [pattern, when, address] of [
      ["/rights-cases", "", "/rights-cases"],
      ["/rights-cases", "by its number", `/rights-cases?number=${main.number}`],
      ["/rights-cases/[id]", "none", `/rights-cases/${nobodysId}`],
      ["/rights-cases/[id]/move/[move]", "none", `/rights-cases/${nobodysId}/move/answer`],
      ["/rights-cases/board", "", "/rights-cases/board"],
      ["/rights-cases/new", "", "/rights-cases/new"],
      ["/rights-cases/figures", "", "/rights-cases/figures"],
      ["/rights-cases/report/[year]", "this year's", `/rights-cases/report/${today.slice(0, 4)}`],
      ["/rights-cases/report/[year]", "none", "/rights-cases/report/nothing"],
      ["/city/attempts", "", "/city/attempts"],
      ["/city/rights", "", "/city/rights"],
      ["/city/partners", "", "/city/partners"],
      ["/city/suggestions", "", "/city/suggestions"],
      ["/city/suggestions/[id]", "none", `/city/suggestions/${nobodysId}`],
      ["/enterprise/rights", "", "/enterprise/rights"],
      ["/enterprise/rights/new", "", "/enterprise/rights/new"],
    ] as const)
      await page(pattern, when, address);
    await dossier(main.id, "at a body outside");
    await showsOnly(`/rights-cases?number=${main.number}`, main.id, ["staff", "leader"]);
    await showsOnly("/rights/partner", "请依法处理", ["partner"]);
    await showsOnly("/rights/case", main.number, ["claimant"]);

    await route("GET", "/api/rights/report/[year]", "this year's", `/api/rights/report/${today.slice(0, 4)}`);
    await route("GET", "/api/rights/report/[year]", "none", "/api/rights/report/nothing");
    await route("GET", "/rights/case/data/file", "", "/rights/case/data/file");
    await route("POST", "/rights/leave", "", "/rights/leave");
    await route("POST", "/rights/language", "", "/rights/language", { posted: asParts({ language: "zh", back: "/rights" }) });
    const upload = { name: "file", file: "证明.pdf", type: "application/pdf", bytes: pdf };
    const kept = await main.client.post("/rights/files", [upload]);
    if (kept.headers.get("location") !== "/rights/case#files") faults.push(`a file was not taken: ${kept.headers.get("location")}`);
    const fileId = await one(`SELECT id FROM "CaseFile" WHERE "caseId" = $1`, main.id);
    await act("staff", "issueLetter", main.id, { kind: "noticeOfReceipt" });
    const letterOf = (kind: string) =>
      one(`SELECT id FROM "CaseLetter" WHERE "caseId" = $1 AND kind = $2 ORDER BY number DESC LIMIT 1`, main.id, kind);
    const [letterId, handedOn] = [await letterOf("noticeOfReceipt"), await letterOf("transferLetter")];
    const nothing = asParts({ nothing: "" });
    await route("POST", "/rights/files", "to one's case, without a file", "/rights/files", { posted: nothing });
    await route("POST", "/rights/files", "to what is being written, without a file", "/rights/files?to=draft", { posted: nothing });
    await route("POST", "/rights/files", "taking away one that is none", `/rights/files?remove=${nobodysId}`, { posted: nothing });
    await route("GET", "/rights/files/[id]", "of the case", `/rights/files/${fileId}`);
    await route("GET", "/rights/files/[id]", "none", `/rights/files/${nobodysId}`);
    await route("GET", "/rights/partner/files/[id]", "of the case", `/rights/partner/files/${fileId}`);
    await route("GET", "/rights/partner/files/[id]", "none", `/rights/partner/files/${nobodysId}`);
    await route("GET", "/rights/letter/[letter]", "of the case", `/rights/letter/${letterId}`);
    await route("GET", "/rights/letter/[letter]", "to the body outside", `/rights/letter/${handedOn}`);
    await route("GET", "/rights/letter/[letter]", "none", `/rights/letter/${nobodysId}`);
    const desk = `/api/rights-cases/${main.id}`;
    const back = `/rights-cases/${main.id}`;
    await route("POST", "/api/rights-cases/[id]/files", "without a file", `${desk}/files`, { posted: nothing, back });
    await route("GET", "/api/rights-cases/[id]/files/[fileId]", "of the case", `${desk}/files/${fileId}`);
    await route("GET", "/api/rights-cases/[id]/files/[fileId]", "none", `${desk}/files/${nobodysId}`);
    await route("GET", "/api/rights-cases/[id]/letters/[letter]", "of the case", `${desk}/letters/${letterId}`);
    await route("GET", "/api/rights-cases/[id]/letters/[letter]", "none", `${desk}/letters/${nobodysId}`);
  }

  /** Filing, and what only the browser that files holds. */
  async function tryFiling(): Promise<void> {
    await command("rights-cases.beginDraft", "", { language: "zh" }, { changes: true, aside: true, quiet: true });
    const wrongCode = { after: ["code wrongCode"] };
    await command("rights-cases.resumeDraft", "a code nobody has", { code: "0000 0000 0000 0000 0000" }, wrongCode);
    await command(
      "rights-cases.enterCase",
      "with a wrong code",
      { number: `WQ2026-00${mark}`, code: main.code },
      { after: ["code wrongCase"] },
    );
    await command("rights-cases.saveDraft", "", { step: "category", category: "nothing" }, { after: ["category notChoice"] });
    const open = ["mode", "category", "what", "respondent", "ask", "files", "notBy", "who", "consent"].map((step) => `${step} required`);
    await command("rights-cases.submitCase", "before all is said", {}, { after: open });

    const writer = stranger();
    await really(writer, "rights-cases.beginDraft", {});
    const code = /(?:\d{4} ){4}\d{4}/.exec(await (await writer.send("/rights/submit/mode")).text())?.[0] ?? "";
    await really(stranger(), "rights-cases.resumeDraft", { code });
    await as(writer, () => command("rights-cases.discardDraft", "", {}, { changes: true, retry: false, aside: true }));
    const thrower = stranger();
    await really(thrower, "rights-cases.beginDraft", {});
    await really(thrower, "rights-cases.discardDraft", {});
    await really(stranger(), "rights-cases.enterCase", { number: main.number, code: main.code });

    const taken = await cases.file();
    await as(taken.client, async () => {
      await page("/rights/submit/receipt", "of a case just handed in", "/rights/submit/receipt", false);
      await page("/rights/case", "just handed in", "/rights/case", false);
      await really(taken.client, "rights-cases.revokeCase", {});
      await command("rights-cases.revokeCase", "taken back already", {}, { pass: ["until notChoice"] });
    });
  }

  /** Filed, taken up, in the hands of an association, and reviewed twice. */
  async function tryAtTheDesk(): Promise<void> {
    const { id, client: claimant } = await cases.file();
    const few = ["claimCase", "acceptCase", "linkRespondent", "superviseCase", "requestSupplement", "shredCase"];
    await act("staff", "handOver", id, { fromId: "", toId: persons.staff, comment: oddly("由您办理") });
    await act("staff", "releaseCase", id);
    await act("staff", "claimCase", id);
    await dossier(id, "just filed", "accept");
    await tryActs(id, "just filed", few, false);
    await act("staff", "releaseCase", id);
    await move("staff", "requestSupplement", id, { comment: oddly("请补正") });
    await really(claimant, "rights-cases.supplyCase", { text: oddly("补正") });
    await move("staff", "linkRespondent", id, { organizationId: ids.firm });
    await move("staff", "acceptCase", id);
    await act("staff", "addNote", id, { kind: "note", onDay: today, text: oddly("通话") });
    await act("staff", "replyToClaimant", id, { text: oddly("已收到") });
    await act("staff", "issueLetter", id, letter);
    await really(claimant, "rights-cases.sendMessage", { text: oddly("谢谢") });
    await dossier(id, "at the desk", "answer");
    const ofItsLeader = ["grantExtension", "refuseExtension", "startHearing", "endHearing", "answerReconsideration", "answerFinalReview"];
    await tryActs(id, "at the desk", ofItsLeader);

    const same = await cases.file();
    await move("staff", "linkRespondent", same.id, { organizationId: ids.firm });
    await move("staff", "mergeCase", same.id, { mainId: id });
    await dossier(same.id, "joined to another");
    await move("staff", "splitCase", id, part);
    const split = await one(`SELECT id FROM "RightsCase" WHERE "splitFromId" = $1`, id);
    await cases.adopt(split);
    await as(claimant, () =>
      command("rights-cases.openSplit", "of the case shown", { splitId: split }, { changes: true, aside: true, quiet: true, retry: false }),
    );
    await command("rights-cases.openSplit", "of another case", { splitId: split }, { retry: false });
    const other = claimant.clone();
    await really(other, "rights-cases.openSplit", { splitId: split });
    await really(other, "rights-cases.withdrawCase", { comment: "" });
    await move("staff", "linkRespondent", split, { organizationId: "" });
    await move("staff", "reopenCase", split, { comment });

    // In the hands of an association that has nothing to do with the enterprise.
    const theirs = [
      "handleCase",
      "answerCase",
      "releaseCase",
      "askExtension",
      "closeCase",
      "assignOut",
      "takeBack",
      "handOver",
      "acceptCase",
    ];
    await move("staff", "assignOut", id, { organizationId: ids.street, comment: "" });
    await act("townshipElsewhere", "claimCase", id);
    await act("townshipElsewhere", "askExtension", id, { days: "10", reason: oddly("取证") });
    const given = "with an association";
    await dossier(id, given, "answer");
    await tryActs(id, given, [...theirs.filter((name) => name !== "releaseCase"), "claimCase"], false);
    await command("rights-cases.replyToClaimant", given, { caseId: id, text }, { changes: true, retry: false });
    await command(
      "rights-cases.addNote",
      given,
      { caseId: id, kind: "note", onDay: "2099-01-01", text },
      { after: ["onDay dayAhead"], retry: false },
    );
    await act("townshipElsewhere", "releaseCase", id);
    await tryActs(id, given, ["releaseCase"], false);
    const asked = () => one(`SELECT id FROM "CaseLimit" WHERE "caseId" = $1 AND asked IS NOT NULL`, id);
    await act("leader", "refuseExtension", id, { limitId: await asked(), comment });
    await move("staff", "takeBack", id, { comment });
    await act("staff", "askExtension", id, { days: "10", reason: oddly("取证") });
    await act("leader", "grantExtension", id, { limitId: await asked() });
    await act("leader", "superviseCase", id, { comment });

    await move("staff", "handleCase", id);
    await move("staff", "answerCase", id, opinion);
    await really(claimant, "rights-cases.askReconsideration", { grounds: oddly("不服") });
    await decidedBy(id, 2, null);
    await move("staff", "recordReconsideration", id, { outcome: "explained", body: "省科协", issuedOn: today, opinion: text });
    await really(claimant, "rights-cases.askFinalReview", { grounds: oddly("不服") });
    await decidedBy(id, 3, ids.department);
    await act("staff", "startHearing", id, { onDay: today });
    await act("staff", "endHearing", id, { onDay: today });
    await move("leader", "answerFinalReview", id, opinion);
  }

  /** Who is above the matrix' department is the demonstration's leader, whom other journeys need: another body has it. */
  async function decidedBy(id: string, tier: 2 | 3, organizationId: string | null): Promise<void> {
    const name = organizationId === null ? "省科协" : null;
    await sql(
      `UPDATE "CaseRemedy" SET "organizationId" = $3, "outsideName" = $4, "outsideAddress" = NULL WHERE "caseId" = $1 AND tier = $2`,
      ...[id, tier, organizationId, name],
    );
    await sql(`UPDATE "WorkItem" SET "organizationId" = $2 WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL`, id, ids.department);
  }

  /** The case at a body outside comes back, is answered, reviewed twice and rated. */
  async function tryOutside(): Promise<void> {
    await command("rights-cases.enterTransfer", "a link that is none", { secret: "nothing" }, { after: ["secret tokenUnusable"] });
    const first = await one(`SELECT id FROM "CaseTransfer" WHERE "caseId" = $1`, main.id);
    await really("partner", "rights-cases.objectTransfer", { text: oddly("不属于我们") });
    await act("staff", "declineObjection", main.id, { transferId: first, comment });
    await act("staff", "renewLink", main.id, { transferId: first });
    const [second, third] = [await cases.partner("人社局"), await cases.partner("工会")];
    const guest = await cases.enter(await openTransfer(second));
    await act("staff", "escalateDispute", main.id, { comment });
    await act("leader", "settleDispute", main.id, { transferId: first, comment });
    await really(guest, "rights-cases.objectTransfer", { text: oddly("不属于我们") });
    await act("staff", "agreeObjection", main.id, { transferId: await transferTo(second) });
    await openTransfer(third);
    await act("staff", "recallTransfer", main.id, { transferId: await transferTo(third), comment });
    await really("partner", "rights-cases.answerTransfer", { text: oddly("已补发") });
    for (const name of ["objectTransfer", "answerTransfer"]) await command(`rights-cases.${name}`, "answered already", { text });
    await page("/rights/partner", "answered already", "/rights/partner", false);

    await move("staff", "resumeCase", main.id, { comment });
    await move("staff", "answerCase", main.id, opinion);
    await move("staff", "closeCase", main.id);
    await really("claimant", "rights-cases.askReconsideration", { grounds: oddly("不服") });
    await decidedBy(main.id, 2, ids.department);
    await move("leader", "answerReconsideration", main.id, opinion);
    await really("claimant", "rights-cases.rateCase", { grade: "5", comment: "" });
    await really("claimant", "rights-cases.revokeRating", {});
    await command("rights-cases.revokeRating", "taken back already", {}, { pass: ["until notChoice"] });
    await really("claimant", "rights-cases.rateCase", { grade: "5", comment: oddly("太慢") });
    await cases.settle(main.id);
    await act("staff", "finishRectification", main.id, { comment: oddly("已改"), record: oddly("回访") });
    await really("claimant", "rights-cases.askFinalReview", { grounds: oddly("不服") });
    await decidedBy(main.id, 3, null);
    await move("staff", "recordFinalReview", main.id, { outcome: "explained", body: "省科协", issuedOn: today, opinion: text });
  }

  /** Entrusted to one of the department's staff: its leader does not know of it, nor anybody beside. */
  async function tryNarrow(): Promise<void> {
    const code = categoryOf(mark);
    const names = { name: `矩阵${mark}`, nameEn: "Matrix" };
    await really("leader", "rights-cases.addCategory", {
      code,
      ...names,
      track: "rights",
      narrow: "on",
      basisKind: "sample",
      basis: "样例",
    });
    await really("leader", "rights-cases.renameCategory", { code, name: `矩阵类${mark}`, nameEn: "Matrix" });
    await really("leader", "rights-cases.setKeepers", { code, personIds: persons.staff });
    const { id, client } = await cases.file(code);
    await really("leader", "rights-cases.switchCategory", { code, active: "off" });
    await dossier(id, "entrusted to few", "decline");
    await move("staff", "declineCase", id, { comment, competentBody: "某局" });
    await move("staff", "archiveCase", id);
    await tryActs(id, "entrusted to few, and filed away", null, false);
    await dossier(id, "entrusted to few, and filed away");
    await really(client, "rights-cases.askData", { what: "correction", text: oddly("名字写错了") });
    await act("staff", "answerData", id, { text: oddly("已改") });
    await really(client, "rights-cases.askData", { what: "deletion", text: oddly("请删除") });
    await move("staff", "shredCase", id, { ground: "purposeDone" });
    await dossier(id, "entrusted to few, and shredded");
  }

  async function tryFiledAway(): Promise<void> {
    await move("staff", "archiveCase", main.id);
    const away = "filed away";
    await dossier(main.id, away);
    await tryActs(main.id, away, null);
    for (const [name, fields] of [
      ["withdrawCase", { comment: "" }],
      ["supplyCase", { text }],
      ["sendMessage", { text }],
      ["answerConsent", { partnerId: nobodysId, answer: "give" }],
      ["rateCase", { grade: "3", comment: "" }],
      ["askReconsideration", { grounds: comment }],
      ["askFinalReview", { grounds: comment }],
    ] as [string, Fields][])
      await command(`rights-cases.${name}`, away, fields);
    await really("claimant", "rights-cases.askData", { what: "correction", text: oddly("名字写错了") });
    await command("rights-cases.askData", "asked already", { what: "correction", text });
  }

  async function trySettings(): Promise<void> {
    const code = categoryOf(mark);
    const noOffice = { after: ["organizationId notChoice"] };
    await command("rights-cases.changeCaseOffice", "to one that is none", { organizationId: nobodysId }, noOffice);
    const wages = { code: "wages", name: "甲", nameEn: "A", track: "rights", basisKind: "sample", basis: "样例" };
    await command("rights-cases.addCategory", "a code that is there", wages, { after: ["code alreadyThere"] });
    await command("rights-cases.renameCategory", "to what it is called", { code, name: `矩阵类${mark}`, nameEn: "Matrix" });
    await command("rights-cases.switchCategory", "to what it is", { code, active: "off" });
    await command("rights-cases.setKeepers", "to those who are", { code, personIds: persons.staff });
    const standard = { key: "rectification", days: "5", dayKind: "working", basisKind: "sample", basis: "样例" };
    await command("rights-cases.changeStandard", "as it never was", { ...standard, version: stale });
    const [now] = await sql<{ version: number; days: number; dayKind: string }>(
      `SELECT version, days, "dayKind" FROM "ServiceStandard" WHERE key = 'rectification' ORDER BY version DESC LIMIT 1`,
    );
    await really("leader", "rights-cases.changeStandard", {
      ...{ ...standard, basis: `矩阵${mark}` },
      ...{ version: String(now?.version), days: String(now?.days), dayKind: now?.dayKind ?? "" },
    });

    // What the whole city goes by is set to what it is, and forgotten again: beside this journey others rest on it.
    const settings = ["caseOffice", "caseAbove", "caseKeptYears"];
    const before = await sql<{ key: string; value: unknown }>(`SELECT key, value FROM "Setting" WHERE key = ANY($1)`, settings);
    const valueOf = (key: string) => (before.find((setting) => setting.key === key)?.value ?? {}) as Record<string, string | number>;
    const desk = await one(
      `SELECT o.id FROM "Organization" o WHERE o."kindCode" = 'department' AND o.status = 'active' AND EXISTS (
        SELECT FROM "Membership" m WHERE m."organizationId" = o.id AND m.role = 'cityStaff' AND m."validTo" IS NULL)
      ORDER BY o."createdAt", o.id LIMIT 1`,
    );
    await sql(`DELETE FROM "Setting" WHERE key = 'caseOffice'`);
    await really("leader", "rights-cases.changeCaseOffice", { organizationId: String(valueOf("caseOffice").organizationId ?? desk) });
    const above = { name: String(valueOf("caseAbove").name ?? "省科协"), address: String(valueOf("caseAbove").address ?? "省城") };
    const years = { years: String(valueOf("caseKeptYears").years ?? 10) };
    for (const [name, fields] of [
      ["setCaseAbove", above],
      ["setKeptYears", years],
    ] as [string, Fields][]) {
      await command(`rights-cases.${name}`, "to what it is", fields, { changes: true });
      await really("leader", `rights-cases.${name}`, fields);
    }
    await sql(`DELETE FROM "Setting" WHERE key = ANY($1)`, settings);
    for (const { key, value } of before) await sql(`INSERT INTO "Setting" (key, value) VALUES ($1, $2::jsonb)`, key, JSON.stringify(value));

    const known = await one(`SELECT name FROM "Partner" WHERE name LIKE $1 ORDER BY name LIMIT 1`, `矩阵${mark}%`);
    const again = { partnerId: "", name: known, kind: "government", remit: "劳动", phone: "", address: "" };
    await command("rights-cases.savePartner", "a name that is there", again, { after: ["name alreadyThere"] });
    const partnerId = await one(`SELECT id FROM "Partner" WHERE name = $1`, known);
    await command("rights-cases.retirePartner", "to what it is", { partnerId, active: "on" }, { quiet: true });
    await really("staff", "rights-cases.retirePartner", { partnerId, active: "off" });
  }

  /** Entered for somebody: at the desk of the city, which is the demonstration's, and by an enterprise's association. */
  async function tryEntering(): Promise<void> {
    const entry: Fields = {
      ...{ ...part, notBy: "", name: "欧阳", phone: "13900000977", address: "", people: "" },
      ...{ mode: "realName", consentHow: "oral", consentOn: today, consentHandle: "on" },
    };
    const spoken: Fields = { ...entry, channel: "phone", receivedOn: today };
    const noCategory = { after: ["category notChoice"] };
    const desk = await city.signedIn(phoneOf("市科协经办"));
    const usual = clients.staff;
    clients.staff = desk;
    try {
      const wrong = { ...spoken, token: randomUUID(), category: "nothing" };
      await command("rights-cases.enterForClaimant", "where cases come to", wrong, noCategory);
      await page("/rights-cases/new", "where cases come to", "/rights-cases/new");
    } finally {
      clients.staff = usual;
    }
    const elsewhere = { ...spoken, token: randomUUID(), category: "nothing" };
    await command("rights-cases.enterForClaimant", "elsewhere", elsewhere, noCategory);
    const idIn = (value: unknown) => (value as { id: string }).id;
    const { value: oral } = await really(desk, "rights-cases.enterForClaimant", { ...spoken, token: randomUUID() });
    await cases.adopt(idIn(oral));

    // The matrix's own officers are of firms; it is an association that files for somebody (K11), and the demonstration has one.
    const ofFirm = clients.officerElsewhere;
    const association = await city.signedIn(phoneOf("精工轴承科协经办"));
    clients.officerElsewhere = association;
    try {
      const wrong = { ...entry, token: randomUUID(), category: "nothing" };
      await command("rights-cases.fileOnBehalf", "as an association elsewhere", wrong, noCategory);
      await page("/enterprise/rights/new", "as an association elsewhere", "/enterprise/rights/new");
      const { value: behalf } = await really(association, "rights-cases.fileOnBehalf", { ...entry, token: randomUUID() });
      await cases.adopt(idIn(behalf));
      await dossier(idIn(behalf), "filed by an association");
      await page("/enterprise/rights", "where one was filed", "/enterprise/rights");
      const number = await one(`SELECT number FROM "RightsCase" WHERE id = $1`, idIn(behalf));
      await showsOnly("/enterprise/rights", number, ["officerElsewhere"]);
    } finally {
      clients.officerElsewhere = ofFirm;
    }
  }

  async function trySuggestions(): Promise<void> {
    const words: Fields = { suggestionId: "", title: "关于反馈的建议", body: "建议改进。" };
    const ahead = { after: ["year outOfRange"] };
    await command("suggestions.draftSuggestion", "of a year to come", { ...words, year: "2100" }, ahead);
    const year = today.slice(0, 4);
    const { to } = await really("staff", "suggestions.draftSuggestion", { ...words, year });
    const suggestionId = to?.split("/").at(-1) ?? "";
    const now = async (): Promise<Fields> => ({
      suggestionId,
      revision: String(await one<number>(`SELECT revision FROM "Suggestion" WHERE id = $1`, suggestionId)),
    });
    const step = async (who: "staff" | "leader", name: string, more: Fields = {}) =>
      really(who, `suggestions.${name}Suggestion`, { ...(await now()), ...more });
    await page("/city/suggestions/[id]", "a draft", `/city/suggestions/${suggestionId}`);
    await step("staff", "submit");
    await step("leader", "return", { comment });
    await step("staff", "submit");
    await step("leader", "argue", { comment });
    await step("staff", "send", { sentTo: "市委", sentOn: today });
    await step("staff", "adopt", { comment, adoptedOn: today });
    const seenNever = { suggestionId, revision: stale };
    for (const [name, more] of [
      ["submit", {}],
      ["return", { comment }],
      ["argue", { comment }],
      ["send", { sentTo: "市委", sentOn: today }],
      ["adopt", { comment, adoptedOn: today }],
    ] as [string, Fields][])
      await command(`suggestions.${name}Suggestion`, "adopted", { ...seenNever, ...more });
    await page("/city/suggestions/[id]", "adopted", `/city/suggestions/${suggestionId}`);
  }
}
