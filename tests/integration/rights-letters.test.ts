// Letters of a case: frozen under its key, numbered by kind and year, read by those whose they are, known to others by their code alone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { toDateColumn } from "@/lib/kernel/dates";
import { answerConsent, askConsent } from "@/lib/rights-cases/commands/consent";
import { acceptCase, answerCase, declineCase, requestSupplement } from "@/lib/rights-cases/commands/office";
import { askExtension, grantExtension } from "@/lib/rights-cases/commands/extension";
import { supplyCase } from "@/lib/rights-cases/commands/follow";
import { issueLetter } from "@/lib/rights-cases/commands/letter";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import { savePartner } from "@/lib/rights-cases/commands/partners";
import { answerReconsideration, askReconsideration } from "@/lib/rights-cases/commands/remedy";
import { transferCase } from "@/lib/rights-cases/commands/transfer";
import { printLetter } from "@/lib/rights-cases/documents/letters";
import { publicLetter, readLetter } from "@/lib/rights-cases/queries/letters";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { addEvent } from "@/lib/rights-cases/writes";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { shredKey } from "@/lib/server/keys";
import { readCodes } from "@/lib/server/scan";
import { type Filed, filedCase, linked, type Said, seen, type CaseCity, openCaseCity, refused } from "../support/cases";
import { act, later, monday, visitor } from "../support/city";
import { pageTexts, squeeze } from "../support/pdf";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const opinion = {
  request: "补发三个月工资",
  facts: "查明拖欠三个月\n单位承认",
  decision: "协调单位十日内补发",
  basis: "劳动法第五十条",
  outcome: "supported",
};

/** A case that can no longer be taken back, linked. */
async function settled(said: Said = {}): Promise<Filed> {
  await portal.setClock(monday);
  const filed = await filedCase(said);
  await portal.setClock(later(monday, 1));
  await linked(who.staff, filed.id);
  return filed;
}
async function accepted(said: Said = {}): Promise<Filed> {
  const filed = await settled(said);
  await act(acceptCase, who.staff, await seen(filed.id));
  return filed;
}
const issue = async (caseId: string, kind: string, more: object = {}) =>
  (await act(issueLetter, who.staff, { caseId, kind, ...more })).letterId;

/** Its text as somebody reads it, and the row it was printed from. */
async function printed(caseId: string, letterId: string, actor: Actor = who.staff) {
  const paper = await printLetter(actor, caseId, letterId);
  if (!paper) throw new Error("there is no such letter for this actor");
  const row = await db().caseLetter.findUniqueOrThrow({ where: { id: letterId } });
  return { row, name: paper.name, bytes: paper.bytes, text: (await pageTexts(paper.bytes)).join("") };
}
/** What all letters bear: who writes, the number, the date in words, the code, and where the seal goes. */
async function expectLetter(caseId: string, letterId: string, title: string, parts: readonly string[]) {
  const { row, name, text } = await printed(caseId, letterId);
  expect(name).toBe(`${title} ${row.number}.pdf`);
  for (const part of ["临江市科协", row.number, title, "二〇二六年十一月二十四日", row.verifyCode, "（公章）", ...parts])
    expect(text).toContain(squeeze(part));
  return { row, text };
}

describe("each letter", () => {
  it("tells that a case is taken up, by its days and its article", async () => {
    const { id } = await accepted();
    await expectLetter(id, await issue(id, "noticeOfReceipt"), "受理告知书", ["决定受理", "2027年1月23日", "第三十四条"]);
  });

  it("tells that it is not, and who is competent", async () => {
    const { id } = await settled();
    await act(declineCase, who.staff, { ...(await seen(id)), comment: "已经进入仲裁", competentBody: "市劳动人事争议仲裁院" });
    await expectLetter(id, await issue(id, "noticeOfReceipt"), "不予受理告知书", ["已经进入仲裁", "市劳动人事争议仲裁院", "第三十一条"]);
  });

  it("tells what more is needed, and until when", async () => {
    const { id } = await settled();
    await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
    await expectLetter(id, await issue(id, "noticeOfReceipt"), "补正告知书", ["请补工资条", "2026年12月9日", "不计入办理期限"]);
  });

  it("hands a case on with its days and nobody's name", async () => {
    const filed = await accepted({ mode: "realName", name: "石敬岩" });
    const { id: partnerId } = await act(savePartner, who.staff, {
      ...{ partnerId: "", name: "市劳动监察支队", kind: "government", remit: "拖欠工资", phone: "", address: "" },
    });
    await act(askConsent, who.staff, { caseId: filed.id, partnerId });
    await act(answerConsent, filed.claimant, { partnerId, answer: "give" });
    await act(transferCase, who.staff, { ...(await seen(filed.id)), partnerIds: partnerId, leadId: "", request: "请依法查处" });
    const letter = await db().caseLetter.findFirstOrThrow({ where: { caseId: filed.id, kind: "transferLetter" } });
    const parts = ["市劳动监察支队：", "请依法查处", "牵头办理", "2026年12月24日", "2026年11月30日", "5 个工作日"];
    const { text } = await expectLetter(filed.id, letter.id, "转办函", parts);
    expect(text).not.toContain("石敬岩");
    // It is the other body's, and not the claimant's to hold.
    expect(await readLetter(filed.claimant, filed.id, letter.id)).toBeNull();
  });

  it("reminds, and gives an opinion, in the office's own words", async () => {
    const { id } = await accepted();
    const remind = { to: "新纪元制药有限公司", matter: "工资发放不及时", ask: "建立工资台账", replyBy: "2026-12-10" };
    await expectLetter(id, await issue(id, "remindLetter", remind), "提示函", [...Object.values(remind).slice(0, 3), "2026年12月10日"]);
    expect(await runCommand(issueLetter, who.staff, { caseId: id, kind: "remindLetter", ...remind, replyBy: "2026-11-23" })).toMatchObject({
      problem: { fields: { replyBy: ["outOfRange"] } },
    });
    const words = { to: "市人社局", facts: "多家企业有同样情况", opinion: "建议开展专项检查" };
    await expectLetter(id, await issue(id, "opinion", words), "意见书", Object.values(words));
  });

  it("answers in four parts, with the outcome ticked that it is", async () => {
    for (const [outcome, said] of [
      ["supported", "处理结果：予以支持"],
      ["explained", "处理结果：解释说明"],
      ["refused", "处理结果：不予支持"],
    ] as const) {
      const { id } = await accepted();
      await act(answerCase, who.staff, { ...(await seen(id)), ...opinion, outcome });
      const letterId = await issue(id, "decision");
      const parts = ["一、诉求事项", "二、事实和理由", "三、处理意见", "四、依据", ...Object.values(opinion).slice(0, 4)];
      const { text } = await expectLetter(id, letterId, "处理意见书", [...parts, "2026年12月24日", "第三十五条", said]);
      expect(text.match(/处理结果：/g)).toHaveLength(1);
      expect((await readLetter(who.staff, id, letterId))?.content).toMatchObject({ outcome });
    }
    // A service has nothing to have reviewed.
    const { id } = await accepted({ category: "health" });
    await act(answerCase, who.staff, { ...(await seen(id)), ...opinion });
    expect((await printed(id, await issue(id, "decision"))).text).not.toContain("第三十五条");
  });

  it("tells of more days, once, with the reason", async () => {
    const { id } = await accepted();
    expect(await runCommand(issueLetter, who.staff, { caseId: id, kind: "extensionNotice" })).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["nothingToTell"] },
    });
    const { keyRef } = await db().rightsCase.findUniqueOrThrow({ where: { id } });
    const line = { kind: "extended", office: "临江市科协", note: "要等鉴定", facts: { days: 30, dueOn: "2027-02-22" } } as const;
    await db().$transaction((tx) => addEvent(tx, { id, keyRef }, line, later(monday, 1)));
    await expectLetter(id, await issue(id, "extensionNotice"), "延期告知书", ["要等鉴定", "30 日", "2027年2月22日", "第三十四条"]);
  });

  it("asks a body outside for 复核, by its name and address, and names only who signed with the name", async () => {
    await act(remedy.setCaseAbove, who.leader, { name: "湘江市科协", address: "人民路1号" });
    for (const mode of ["realName", "confidential"] as const) {
      const { id, claimant } = await accepted({ mode, name: "石敬岩" });
      await act(answerCase, who.staff, { ...(await seen(id)), ...opinion });
      await act(remedy.askReconsideration, claimant, { grounds: "先问上一级" });
      await act(remedy.answerReconsideration, who.leader, { ...(await seen(id)), ...opinion, outcome: "explained" });
      await act(remedy.askFinalReview, claimant, { grounds: "没有提到第三个月" });
      const letter = await db().caseLetter.findFirstOrThrow({ where: { caseId: id, kind: "reviewRequest" } });
      const parts = [
        "湘江市科协：",
        "人民路1号",
        "没有提到第三个月",
        "作出的复查意见，结果为“解释说明”",
        "30 日内作出复核意见",
        "第三十六条",
      ];
      const { text } = await expectLetter(id, letter.id, "复核申请转送函", parts);
      expect(text.includes("石敬岩")).toBe(mode === "realName");
      expect(text.includes(squeeze("反映人要求身份保密"))).toBe(mode === "confidential");
      expect(text).not.toContain("先问上一级");
      // Both sides hold it: the office sends it, the claimant may take it there.
      expect(await readLetter(claimant, id, letter.id)).not.toBeNull();
    }
  });

  it("holds what two sides agreed on, with places to sign", async () => {
    const { id } = await accepted({ mode: "realName", name: "石敬岩" });
    const words = { other: "新纪元制药有限公司", facts: "拖欠工资三个月", terms: "十日内一次付清" };
    const parts = ["石敬岩", ...Object.values(words), "甲方（签字）", "乙方（签字或者盖章）", "调解人（签字）", "第三十三条"];
    await expectLetter(id, await issue(id, "mediation", words), "调解协议书", parts);
  });
});

describe("an act", () => {
  const sent = async ({ id, claimant }: Filed) => {
    const letters = await db().caseLetter.findMany({ where: { caseId: id }, orderBy: { number: "asc" }, select: { id: true } });
    return Promise.all(letters.map(async (letter) => (await readLetter(claimant, id, letter.id))?.content));
  };

  it("sends its letter by itself: taken up, more needed, more days, answered", async () => {
    const filed = await settled();
    await act(requestSupplement, who.staff, { ...(await seen(filed.id)), comment: "请补工资条" });
    const [asked] = await sent(filed);
    expect(asked).toMatchObject({ kind: "noticeOfReceipt", variant: "supplement", dueOn: "2026-12-09", reason: "请补工资条" });
    await act(supplyCase, filed.claimant, { text: "工资条" });
    await act(acceptCase, who.staff, await seen(filed.id));
    expect(await sent(filed)).toMatchObject([{}, { variant: "accepted", dueOn: "2027-01-23", reason: null }]);
    await act(askExtension, who.staff, { caseId: filed.id, days: "20", reason: "要等鉴定" });
    const { id: limitId } = await db().caseLimit.findFirstOrThrow({ where: { caseId: filed.id, standard: "caseHandling" } });
    await act(grantExtension, who.leader, { caseId: filed.id, limitId });
    expect(await sent(filed)).toContainEqual({ kind: "extensionNotice", days: 20, reason: "要等鉴定", dueOn: "2027-02-12" });
    await act(answerCase, who.staff, { ...(await seen(filed.id)), ...opinion });
    expect(await sent(filed)).toContainEqual({ kind: "decision", tier: 1, ...opinion, askUntil: "2026-12-24" });
    expect(await sent(filed)).toHaveLength(4);
    // Each act tells of it in its own line; the office's history names the letters too.
    const lines = await db().caseEvent.findMany({ where: { caseId: filed.id, kind: "letterIssued" }, select: { shown: true } });
    expect(lines).toEqual(Array.from({ length: 4 }, () => ({ shown: false })));
  });

  it("sends it when nothing is taken up, with the body that is competent", async () => {
    const filed = await settled();
    await act(declineCase, who.staff, { ...(await seen(filed.id)), comment: "已经进入仲裁", competentBody: "市劳动人事争议仲裁院" });
    expect(await sent(filed)).toMatchObject([{ variant: "declined", reason: "已经进入仲裁", body: "市劳动人事争议仲裁院" }]);
  });

  it("sends what 复查 came to in the name of whoever decided it, under its own title", async () => {
    const filed = await accepted();
    await act(answerCase, who.staff, { ...(await seen(filed.id)), ...opinion });
    await act(askReconsideration, filed.claimant, { grounds: "没有提到第三个月" });
    await act(answerReconsideration, who.leader, { ...(await seen(filed.id)), ...opinion, outcome: "explained" });
    const letters = await db().caseLetter.findMany({ where: { caseId: filed.id, kind: "decision" }, select: { id: true } });
    const texts = await Promise.all(letters.map(async ({ id }) => (await printed(filed.id, id)).text));
    const text = texts.find((one) => one.includes("复查意见书"));
    for (const part of ["请求上一级单位复核", "第三十六条", "2026年12月24日", "处理结果：解释说明"]) expect(text).toContain(squeeze(part));
    // Made anew, it is of the last answer too.
    expect((await readLetter(who.staff, filed.id, await issue(filed.id, "decision")))?.content).toMatchObject({ tier: 2 });
  });

  it("sends none to somebody without a name, nor of a service: those are answered online (art. 23)", async () => {
    for (const said of [{ mode: "anonymous" }, { category: "health" }] as const) {
      const filed = await accepted(said);
      await act(answerCase, who.staff, { ...(await seen(filed.id)), ...opinion });
      expect(await sent(filed)).toEqual([]);
    }
  });

  it("that is refused sends nothing", async () => {
    const filed = await settled();
    const { revision } = await seen(filed.id);
    expect(await runCommand(acceptCase, who.staff, { caseId: filed.id, revision: revision + 1 })).toEqual(refused("conflict"));
    expect(await sent(filed)).toEqual([]);
  });
});

describe("letters", () => {
  it("are numbered by kind and year, without a gap", async () => {
    const { id } = await accepted();
    const numberOf = async (letterId: string) => (await db().caseLetter.findUniqueOrThrow({ where: { id: letterId } })).number;
    const words = { to: "市人社局", facts: "情况", opinion: "意见" };
    const first = await numberOf(await issue(id, "opinion", words));
    const [, n = "0"] = /^维权意〔2026〕(\d+)号$/.exec(first) ?? [];
    expect(await runCommand(issueLetter, who.staff, { caseId: id, kind: "opinion", ...words, to: "" })).toMatchObject({ ok: false });
    expect(await numberOf(await issue(id, "opinion", words))).toBe(`维权意〔2026〕${Number(n) + 1}号`);
    expect(await numberOf(await issue(id, "noticeOfReceipt"))).toMatch(/^维权告〔2026〕\d+号$/);
  });

  it("name only who signed with the name, and lie nowhere in clear", async () => {
    for (const [mode, named] of [
      ["realName", true],
      ["confidential", false],
      ["anonymous", false],
    ] as const) {
      const { id, number } = await accepted({ mode, name: "石敬岩" });
      const letterId = await issue(id, "mediation", { other: "对方一家", facts: "只此一处的事实", terms: "条款" });
      const { text } = await printed(id, letterId);
      expect(text.includes("石敬岩")).toBe(named);
      expect(text.includes(squeeze(`编号 ${number} 的反映人`))).toBe(!named);
    }
    for (const words of ["石敬岩", "只此一处的事实", "对方一家"]) expect(await portal.tablesWith(words)).toEqual([]);
  });

  it("are read by the desk and by the claimant, and by nobody else", async () => {
    const [mine, other] = [await accepted(), await accepted()];
    const letterId = await issue(mine.id, "noticeOfReceipt");
    const openings = () => db().caseOpening.count({ where: { caseId: mine.id } });
    const before = await openings();
    expect(await printLetter(who.staff, mine.id, letterId)).not.toBeNull();
    expect(await openings()).toBe(before + 1);
    expect(await printLetter(mine.claimant, mine.id, letterId)).not.toBeNull();
    // The one that went out with the act, and the one made anew.
    expect((await readOwnCase(mine.claimant, null))?.letters.map(({ id }) => id)).toContain(letterId);
    for (const actor of [other.claimant, visitor, who.pharma, who.scientist, who.security])
      expect(await printLetter(actor, mine.id, letterId)).toBeNull();
    expect(await printLetter(other.claimant, other.id, letterId)).toBeNull();
    expect(await runCommand(issueLetter, who.pharma, { caseId: mine.id, kind: "noticeOfReceipt" })).toMatchObject(refused("notFound"));
    expect(await runCommand(issueLetter, who.leader, { caseId: mine.id, kind: "noticeOfReceipt" })).toMatchObject(refused("forbidden"));
  });

  it("are known by the code they bear: kind, number, day, who wrote it, and nothing of the case", async () => {
    const { id, number } = await accepted({ mode: "realName", name: "石敬岩" });
    const letterId = await issue(id, "noticeOfReceipt");
    const { row, bytes } = await printed(id, letterId);
    const known = await publicLetter(row.verifyCode);
    expect(known).toEqual({ kind: "noticeOfReceipt", number: row.number, issuedOn: "2026-11-24", issuer: "临江市科协" });
    expect(JSON.stringify(known)).not.toContain(number);
    expect(await publicLetter("ABCDEFGH23456789")).toBeNull();
    expect(await readCodes(new Uint8Array(bytes), "application/pdf")).toEqual(
      expect.arrayContaining([expect.stringContaining(`/verify/${row.verifyCode}`)]),
    );
  });

  it("end with the case's key", async () => {
    const { id } = await accepted();
    const letterId = await issue(id, "noticeOfReceipt");
    const { keyRef } = await db().rightsCase.findUniqueOrThrow({ where: { id } });
    await shredKey(keyRef ?? "");
    await expect(printLetter(who.staff, id, letterId)).rejects.toThrow("the key is gone");
    await db().rightsCase.update({
      where: { id },
      data: { keyRef: null, body: null, respondentKey: null, shreddedOn: toDateColumn("2026-11-24") },
    });
    expect(await printLetter(who.staff, id, letterId)).toBeNull();
    const { verifyCode } = await db().caseLetter.findUniqueOrThrow({ where: { id: letterId } });
    expect(await publicLetter(verifyCode)).not.toBeNull();
  });

  it("of a conversation are none", async () => {
    const category = await db().caseCategory.findFirstOrThrow({ where: { track: "counselling" } });
    await db().caseKeeper.create({ data: { categoryCode: category.code, personId: city.persons.staff } });
    const filed = await accepted({ category: category.code });
    expect(await runCommand(issueLetter, who.staff, { caseId: filed.id, kind: "noticeOfReceipt" })).toMatchObject(refused("conflict"));
    expect((await readCase(who.staff, filed.id))?.letters).toEqual([]);
  });
});
