// A case at a body outside: only with the claimant's consent to that one, by a link that ends, and with nothing more than is needed. Each
// wall has a control beside it.
import fs from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { answerConsent, askConsent } from "@/lib/rights-cases/commands/consent";
import { askExtension } from "@/lib/rights-cases/commands/extension";
import { sendMessage, withdrawCase } from "@/lib/rights-cases/commands/follow";
import { acceptCase, addNote, replyToClaimant } from "@/lib/rights-cases/commands/office";
import { answerTransfer, enterTransfer, objectTransfer } from "@/lib/rights-cases/commands/outside";
import { receiveFiles } from "@/lib/rights-cases/commands/receive";
import { retirePartner, savePartner } from "@/lib/rights-cases/commands/partners";
import * as transfers from "@/lib/rights-cases/commands/transfer";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { openCaseFile, openOwnFile } from "@/lib/rights-cases/queries/files";
import { openHandedFile, readTransfer } from "@/lib/rights-cases/queries/handed";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { listPartners } from "@/lib/rights-cases/queries/partners";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { dropScratch, newScratch } from "@/lib/server/storage";
import { type Filed, filedCase, linked, type Said, seen, type CaseCity, openCaseCity, blocked, refused } from "../support/cases";
import { act, later, monday, visitor } from "../support/city";
import * as evidenceFiles from "../support/files";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const wrong = (field: string, code: string) => ({ ok: false, problem: { kind: "invalidInput", fields: { [field]: [code] } } });
/** Taken up on Tuesday 24 November. */
const tuesday = later(monday, 1);

let made = 0;
const words = { kind: "government", remit: "处理拖欠工资", phone: "", address: "" };
const partner = async (name = `市劳动监察支队${(made += 1)}`) => (await act(savePartner, who.staff, { partnerId: "", name, ...words })).id;

/** A case that the desk has taken up. */
async function accepted(said: Said = {}, about = ""): Promise<Filed> {
  await portal.setClock(monday);
  return acceptedNow(await filedCase(said), about);
}
async function acceptedNow(filed: Filed, about = ""): Promise<Filed> {
  await portal.setClock(tuesday);
  await linked(who.staff, filed.id, about);
  await act(acceptCase, who.staff, await seen(filed.id));
  return filed;
}
/** A file as the upload hands it on. */
async function sendFile(by: Actor, caseId: string, bytes: Buffer, name: string): Promise<void> {
  const scratch = await newScratch();
  fs.writeFileSync(scratch, bytes);
  try {
    const file = { field: "file.evidence", name, scratch, size: bytes.length, tooLarge: false };
    const form = { fields: new FormData(), files: [file], tooMany: false, drop: async () => {} };
    expect(await receiveFiles(by, { caseId }, form)).toEqual({ problem: null, at: 0 });
  } finally {
    await dropScratch(scratch);
  }
}
async function consented(filed: Filed, partnerId: string): Promise<void> {
  await act(askConsent, who.staff, { caseId: filed.id, partnerId });
  await act(answerConsent, filed.claimant, { partnerId, answer: "give" });
}
const tryTransfer = async (caseId: string, partnerIds: string | string[], leadId = "", by: Actor = who.staff) =>
  runCommand(transfers.transferCase, by, { ...(await seen(caseId)), partnerIds, leadId, request: "请依法调查处理" });
async function transferred(caseId: string, partnerIds: string | string[], leadId = "") {
  const outcome = await tryTransfer(caseId, partnerIds, leadId);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value.links;
}
async function outside(secret: string): Promise<Actor> {
  const { id, transferId } = await act(enterTransfer, visitor, { secret });
  return { kind: "partner", caseId: id, transferId };
}
const transferOf = async (actor: Actor) =>
  db().caseTransfer.findUniqueOrThrow({ where: { id: actor.kind === "partner" ? actor.transferId : "" } });
const work = (caseId: string) =>
  portal.sql<{ purpose: string; role: string; due: string | null }>(
    `SELECT purpose, role, to_char("dueAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS due
     FROM "WorkItem" WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL ORDER BY purpose`,
    caseId,
  );
const statusOf = async (id: string) => (await db().rightsCase.findUniqueOrThrow({ where: { id } })).status;
const words2 = { text: "不属于我单位职责" };

/** One case at one body, and that body at its link. */
async function atPartner(said: Said = {}, given?: Filed) {
  const [filed, partnerId] = [given ?? (await accepted(said)), await partner()];
  await consented(filed, partnerId);
  const [link] = await transferred(filed.id, partnerId);
  const secret = link?.secret ?? "";
  return { filed, partnerId, secret, actor: await outside(secret) };
}

describe("the registry of partners", () => {
  it("is kept by the city's office, a name once; whoever is retired is sent nothing", async () => {
    const name = "市知识产权局";
    const id = await partner(name);
    expect((await listPartners(who.staff))?.map((row) => row.name)).toContain(name);
    expect(await listPartners(who.pharma)).toBeNull();
    expect(await runCommand(savePartner, who.pharma, { partnerId: "", name: "甲", ...words })).toMatchObject(refused("notFound"));
    expect(await runCommand(savePartner, who.staff, { partnerId: "", name, ...words })).toEqual(wrong("name", "alreadyThere"));
    const filed = await accepted();
    await consented(filed, id);
    await act(retirePartner, who.staff, { partnerId: id, active: "off" });
    expect(await tryTransfer(filed.id, id)).toEqual(wrong("partnerIds", "notChoice"));
    // Control: in use again, it is sent.
    await act(retirePartner, who.staff, { partnerId: id, active: "on" });
    expect(await tryTransfer(filed.id, id)).toMatchObject({ ok: true });
  });
});

describe("consent", () => {
  it("to one recipient is none to another, by the command and by the database", async () => {
    const filed = await accepted();
    const [asked, other] = [await partner(), await partner()];
    await act(askConsent, who.staff, { caseId: filed.id, partnerId: asked });
    expect(await tryTransfer(filed.id, asked)).toEqual(blocked("consented"));
    await act(answerConsent, filed.claimant, { partnerId: asked, answer: "give" });
    expect(await tryTransfer(filed.id, other)).toEqual(blocked("consented"));
    expect(await tryTransfer(filed.id, [asked, other], asked)).toEqual(blocked("consented"));
    expect(await db().caseTransfer.count({ where: { caseId: filed.id } })).toBe(0);
    const row = (partnerId: string, hash: string) =>
      portal.sql(
        `INSERT INTO "CaseTransfer" ("caseId", "partnerId", lead, "sentOn", "linkHash", "linkUntil") VALUES ($1, $2, true, now(), $3, now())`,
        ...[filed.id, partnerId, hash],
      );
    await expect(row(other, "x")).rejects.toThrow("without consent");
    // Controls: with the trigger off it would stand there; and to the one that was consented to, it is sent.
    await portal.rolledBack(async (client) => {
      await client.query('ALTER TABLE "CaseTransfer" DISABLE TRIGGER case_transfer_consented');
      await client.query(
        `INSERT INTO "CaseTransfer" ("caseId", "partnerId", lead, "sentOn", "linkHash", "linkUntil") VALUES ($1, $2, true, now(), 'y', now())`,
        [filed.id, other],
      );
    });
    expect(await tryTransfer(filed.id, asked)).toMatchObject({ ok: true });
    expect(await statusOf(filed.id)).toBe("transferred");
  });

  it("is refused, given, taken back and given again by the claimant alone, until the body has the case", async () => {
    const filed = await accepted();
    const stranger = await accepted();
    const partnerId = await partner();
    const say = (answer: string, actor: Actor = filed.claimant) => runCommand(answerConsent, actor, { partnerId, answer });
    expect(await say("give")).toEqual(wrong("partnerId", "notChoice"));
    await act(askConsent, who.staff, { caseId: filed.id, partnerId });
    expect(await runCommand(askConsent, who.staff, { caseId: filed.id, partnerId })).toEqual(wrong("partnerId", "alreadyThere"));
    expect(await say("give", who.staff)).toMatchObject(refused("notFound"));
    expect(await say("give", stranger.claimant)).toEqual(wrong("partnerId", "notChoice"));
    expect(await say("withdraw")).toMatchObject(refused("conflict"));
    expect(await say("refuse")).toMatchObject({ ok: true });
    expect(await tryTransfer(filed.id, partnerId)).toEqual(blocked("consented"));
    expect(await say("give")).toMatchObject({ ok: true });
    expect(await say("withdraw")).toMatchObject({ ok: true });
    expect(await tryTransfer(filed.id, partnerId)).toEqual(blocked("consented"));
    expect(await say("give")).toMatchObject({ ok: true });
    // However long it takes: it does not lapse by itself.
    await portal.setClock(later(tuesday, 45));
    expect((await readOwnCase(filed.claimant, null))?.consents).toMatchObject([{ state: "given", answers: ["withdraw"] }]);
    expect(await tryTransfer(filed.id, partnerId)).toMatchObject({ ok: true });
    expect(await say("withdraw")).toEqual(blocked("alreadySent"));
    expect((await readOwnCase(filed.claimant, null))?.consents).toMatchObject([{ state: "given", there: true, answers: [] }]);
  });
});

describe("the body a case is about", () => {
  const name = "新纪元制药有限公司";

  it("is never asked about and never sent to, by its name, by one in brackets, or by the register", async () => {
    const said = await accepted({ respondent: "精工（临江）轴承厂" });
    const written = await partner("精工(临江)轴承厂");
    expect(await runCommand(askConsent, who.staff, { caseId: said.id, partnerId: written })).toEqual(wrong("partnerId", "notSelf"));
    const filed = await accepted({ respondent: "我们公司" }, city.ids.pharma);
    const firm = await partner(name);
    const association = await partner("新纪元制药科协");
    for (const partnerId of [firm, association])
      expect(await runCommand(askConsent, who.staff, { caseId: filed.id, partnerId })).toEqual(wrong("partnerId", "notSelf"));
    // Control: of another's case the same body may be asked about.
    const other = await accepted({ respondent: "" }, city.ids.bearing);
    expect(await runCommand(askConsent, who.staff, { caseId: other.id, partnerId: firm })).toMatchObject({ ok: true });
    await act(answerConsent, other.claimant, { partnerId: firm, answer: "give" });
    // The desk finds out later whom it is about: what was consented to is not sent, and what was sent is not shown.
    await linked(who.staff, other.id, city.ids.pharma);
    expect(await tryTransfer(other.id, firm)).toEqual(wrong("partnerIds", "notSelf"));
    await linked(who.staff, other.id, city.ids.bearing);
    const [link] = await transferred(other.id, firm);
    const actor = await outside(link?.secret ?? "");
    expect(await readTransfer(actor)).not.toBeNull();
    await linked(who.staff, other.id, city.ids.pharma);
    expect(await readTransfer(actor)).toBeNull();
    expect(await runCommand(enterTransfer, visitor, { secret: link?.secret ?? "" })).toEqual(wrong("secret", "tokenUnusable"));
    expect(await runCommand(answerTransfer, actor, { text: "已答复" })).toMatchObject(refused("notFound"));
  });
});

describe("what a body outside sees", () => {
  it("names nobody who asked not to be named, and no word of what was said beside", async () => {
    for (const mode of ["confidential", "anonymous", "realName"] as const) {
      const { filed, actor } = await atPartner({ mode, what: "三个月没有发工资", name: "石敬岩", phone: "13700000001" });
      await act(sendMessage, filed.claimant, { text: "话一句" });
      await act(replyToClaimant, who.staff, { caseId: filed.id, text: "话两句" });
      await act(addNote, who.staff, { caseId: filed.id, kind: "note", onDay: "2026-11-24", text: "话三句" });
      const view = await readTransfer(actor);
      expect(view).toMatchObject({ open: true, what: "三个月没有发工资", ask: "补发拖欠的工资", request: "请依法调查处理" });
      expect(JSON.stringify(view)).not.toMatch(/话[一两三]句/);
      // Control: who signs with the name is named.
      if (mode === "realName") expect(view).toMatchObject({ claimant: { name: "石敬岩", phone: "13700000001" } });
      else expect(JSON.stringify(view)).not.toMatch(/石敬岩|13700000001/);
    }
  });

  it("is this one case by this one link", async () => {
    const [mine, theirs] = [await atPartner(), await atPartner()];
    const crossed: Actor = {
      kind: "partner",
      caseId: mine.filed.id,
      transferId: theirs.actor.kind === "partner" ? theirs.actor.transferId : "",
    };
    expect(await readTransfer(crossed)).toBeNull();
    expect(await runCommand(answerTransfer, crossed, { text: "已答复" })).toMatchObject(refused("notFound"));
    expect(await readOwnCase(mine.actor, null)).toBeNull();
    expect(await readCase(mine.actor, mine.filed.id)).toBeNull();
    expect(await readTransfer(visitor)).toBeNull();
    // What it does is in the log of days, and nowhere with a time.
    await act(answerTransfer, mine.actor, { text: "已答复" });
    expect(
      await portal.sql(
        `SELECT "actorKind", permission FROM "QuietEntry" WHERE "subjectId" = $1 AND "actorKind" = 'partner'`,
        mine.filed.id,
      ),
    ).toEqual([{ actorKind: "partner", permission: "rightsCase.answerTransfer" }]);
  });
});

describe("the evidence", () => {
  const openings = (caseId: string) =>
    portal.sql<{ permission: string; office: string; at: Date; personId: string | null }>(
      `SELECT permission, office, at, "personId" FROM "CaseOpening" WHERE "caseId" = $1 AND "personId" IS NULL ORDER BY permission`,
      caseId,
    );
  const evidence = async (actor: Actor) => {
    const view = await readTransfer(actor);
    return view?.open ? view.files : [];
  };

  it("is what the body was given: the claimant's files, by their names only where the claimant signed with one, and nothing of the office's", async () => {
    for (const mode of ["confidential", "anonymous", "realName"] as const) {
      await portal.setClock(monday);
      const filed = await filedCase({ mode });
      await sendFile(filed.claimant, filed.id, await evidenceFiles.picture("png"), "石敬岩的工资条.png");
      const { actor } = await atPartner({}, await acceptedNow(filed));
      await sendFile(who.staff, filed.id, await evidenceFiles.pdf(), "走访照片.pdf");
      const files = await evidence(actor);
      const named = mode === "realName";
      expect(files).toMatchObject([{ name: named ? "石敬岩的工资条.png" : null, ending: "PNG", treatment: "cleaned" }]);
      const opened = await openHandedFile(actor, files[0]?.id ?? "");
      expect(opened?.contentType).toBe("image/png");
      expect(
        Buffer.from(opened?.bytes ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
      expect(decodeURIComponent(opened?.disposition ?? "")).toContain(named ? "石敬岩的工资条.png" : `${filed.number}-1.png`);
      if (!named) expect(decodeURIComponent(opened?.disposition ?? "")).not.toContain("石敬岩");
      const [, ofOffice] = await portal.sql<{ id: string }>(`SELECT id FROM "CaseFile" WHERE "caseId" = $1 ORDER BY ordinal`, filed.id);
      expect(await openHandedFile(actor, ofOffice?.id ?? "")).toBeNull();
    }
  });

  it("and each look at the case are openings that the claimant reads: the body and the day, no hour and no person", async () => {
    const filed = await filedCase({ mode: "anonymous" });
    await sendFile(filed.claimant, filed.id, await evidenceFiles.picture("png"), "工资条.png");
    const { actor } = await atPartner({}, await acceptedNow(filed));
    expect(await openings(filed.id)).toEqual([]);
    const [file] = await evidence(actor);
    expect(await openHandedFile(actor, file?.id ?? "")).not.toBeNull();
    const lines = await openings(filed.id);
    expect(lines.map(({ permission }) => permission)).toEqual(["rightsCase.openFile", "rightsCase.readTransfer"]);
    const midnight = new Date("2026-11-24T00:00:00+08:00").getTime();
    expect(lines.map(({ at, personId }) => [at.getTime(), personId])).toEqual([
      [midnight, null],
      [midnight, null],
    ]);
    const name = lines[0]?.office ?? "";
    expect(name).toMatch(/^市劳动监察支队/);
    expect((await readOwnCase(filed.claimant, null))?.openings).toContainEqual({ day: "2026-11-24", office: name, times: 2 });
    // What shows nothing of the case is none.
    expect(await openHandedFile(actor, filed.id)).toBeNull();
    await act(answerTransfer, actor, { text: "已经查清" });
    expect(await readTransfer(actor)).toMatchObject({ open: false });
    expect(await openings(filed.id)).toHaveLength(2);
  });

  it("is nobody else's: not another body's, not the claimant's by this door, not a file of another case", async () => {
    const [mine, theirs] = [await filedCase(), await filedCase()];
    for (const { claimant, id } of [mine, theirs]) await sendFile(claimant, id, await evidenceFiles.picture("png"), "工资条.png");
    const [one, other] = [await atPartner({}, await acceptedNow(mine)), await atPartner({}, await acceptedNow(theirs))];
    const [[my], [their]] = [await evidence(one.actor), await evidence(other.actor)];
    const crossed: Actor = { kind: "partner", caseId: mine.id, transferId: other.actor.kind === "partner" ? other.actor.transferId : "" };
    for (const [actor, fileId] of [
      [one.actor, their?.id],
      [other.actor, my?.id],
      [crossed, my?.id],
      [mine.claimant, my?.id],
      [visitor, my?.id],
      [who.staff, my?.id],
      [one.actor, "nothing"],
    ] as const)
      expect(await openHandedFile(actor, fileId ?? "")).toBeNull();
    // Controls: each its own; and by the claimant's door the body finds nothing either.
    expect(await openHandedFile(one.actor, my?.id ?? "")).not.toBeNull();
    expect(await openHandedFile(other.actor, their?.id ?? "")).not.toBeNull();
    expect(await openOwnFile(one.actor, my?.id ?? "")).toBeNull();
    expect(await openCaseFile(one.actor, mine.id, my?.id ?? "")).toBeNull();
  });

  it("is open until the link's last day, and as long as the body has the case", async () => {
    const filed = await filedCase();
    await sendFile(filed.claimant, filed.id, await evidenceFiles.picture("png"), "工资条.png");
    const { actor } = await atPartner({}, await acceptedNow(filed));
    const [file] = await evidence(actor);
    const open = () => openHandedFile(actor, file?.id ?? "");
    await portal.setClock("2026-12-24T23:59:59.999+08:00");
    expect(await open()).not.toBeNull();
    await portal.setClock("2026-12-25T00:00:00+08:00");
    expect(await open()).toBeNull();
    await portal.setClock(tuesday);
    expect(await open()).not.toBeNull();
    await act(objectTransfer, actor, words2);
    expect(await open()).not.toBeNull();
    await act(transfers.agreeObjection, who.staff, { caseId: filed.id, transferId: (await transferOf(actor)).id });
    expect(await open()).toBeNull();
  });
});

describe("a link", () => {
  it("is kept as a hash, opens until its last day, and not the day after", async () => {
    const { secret, actor, filed } = await atPartner();
    expect(await portal.tablesWith(secret)).toEqual([]);
    const transfer = await transferOf(actor);
    // Thirty days from Tuesday 24 November.
    expect(transfer.linkUntil.toISOString().slice(0, 10)).toBe("2026-12-24");
    await portal.setClock("2026-12-24T23:59:59.999+08:00");
    expect(await runCommand(enterTransfer, visitor, { secret })).toMatchObject({ ok: true });
    expect(await readTransfer(actor)).toMatchObject({ open: true });
    await portal.setClock("2026-12-25T00:00:00+08:00");
    expect(await runCommand(enterTransfer, visitor, { secret })).toEqual(wrong("secret", "tokenUnusable"));
    expect(await readTransfer(actor)).toBeNull();
    expect(await runCommand(answerTransfer, actor, { text: "迟了" })).toMatchObject(refused("notFound"));
    // The office sees that it is over and hands out another one; the first opens nothing.
    expect((await readCase(who.staff, filed.id))?.transfer.transfers).toMatchObject([{ linkOver: true, state: "sent" }]);
    const renewed = await act(transfers.renewLink, who.staff, { caseId: filed.id, transferId: transfer.id });
    expect(await runCommand(enterTransfer, visitor, { secret })).toEqual(wrong("secret", "tokenUnusable"));
    expect(await runCommand(enterTransfer, visitor, { secret: renewed.links[0]?.secret ?? "" })).toMatchObject({ ok: true });
  });

  it("opens nothing once that body answered, and takes one answer", async () => {
    const { secret, actor, filed } = await atPartner();
    const answers = await Promise.all([1, 2].map((n) => runCommand(answerTransfer, actor, { text: `已责令补发${n}` })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refused("conflict"));
    expect(await runCommand(enterTransfer, visitor, { secret })).toEqual(wrong("secret", "tokenUnusable"));
    const view = await readTransfer(actor);
    expect(view).toMatchObject({ open: false, state: "answered" });
    expect(JSON.stringify(view)).not.toContain("工资");
    expect(await runCommand(objectTransfer, actor, words2)).toMatchObject(refused("conflict"));
    expect((await readCase(who.staff, filed.id))?.transfer.transfers[0]?.answer).toMatch(/^已责令补发[12]$/);
  });

  it("is over when the claimant lets the matter rest, or the office calls it back", async () => {
    const [one, two] = [await atPartner(), await atPartner()];
    await act(withdrawCase, one.filed.claimant, { comment: "" });
    await act(transfers.recallTransfer, who.staff, {
      caseId: two.filed.id,
      transferId: (await transferOf(two.actor)).id,
      comment: "改由本会协调",
    });
    for (const { actor, secret } of [one, two]) {
      expect(await readTransfer(actor)).toMatchObject({ open: false, state: "recalled" });
      expect(await runCommand(enterTransfer, visitor, { secret })).toEqual(wrong("secret", "tokenUnusable"));
    }
  });
});

describe("an objection", () => {
  // From Tuesday 24 November: 25, 26, 27, the working Saturday 28, and Monday 30.
  const lastInstant = "2026-11-30T23:59:59.999+08:00";

  it("is taken within five working days, the working Saturday among them, and not after", async () => {
    const [inTime, late] = [await atPartner(), await atPartner()];
    await portal.setClock(lastInstant);
    expect(await readTransfer(inTime.actor)).toMatchObject({ mayObject: true, objectUntil: "2026-11-30" });
    expect(await runCommand(objectTransfer, inTime.actor, { text: "" })).toEqual(wrong("text", "required"));
    expect(await runCommand(objectTransfer, inTime.actor, words2)).toMatchObject({ ok: true });
    await portal.setClock("2026-12-01T00:00:00+08:00");
    expect(await readTransfer(late.actor)).toMatchObject({ mayObject: false });
    expect(await runCommand(objectTransfer, late.actor, words2)).toEqual(blocked("objectInTime"));
  });

  it("returns the case only if the sender agrees; else it stays, with its days anew, and is not objected to again", async () => {
    const { filed, actor } = await atPartner();
    const { id: transferId } = await transferOf(actor);
    const on = { caseId: filed.id, transferId };
    expect(await runCommand(transfers.agreeObjection, who.staff, on)).toMatchObject(refused("conflict"));
    await act(objectTransfer, actor, words2);
    expect(await runCommand(transfers.resumeCase, who.staff, { ...(await seen(filed.id)), comment: "继续" })).toEqual(
      blocked("noOpenTransfer"),
    );
    expect(await runCommand(answerTransfer, actor, { text: "已答复" })).toMatchObject(refused("conflict"));
    await portal.setClock("2026-11-26T10:00:00+08:00");
    await act(transfers.declineObjection, who.staff, { ...on, comment: "属于你单位法定职责" });
    expect(await readTransfer(actor)).toMatchObject({
      mayObject: false,
      mayAnswer: true,
      dueOn: "2026-12-26",
      upheld: "属于你单位法定职责",
    });
    expect(await work(filed.id)).toEqual([{ purpose: "followTransfer", role: "cityStaff", due: "2026-12-27 00:00" }]);
    expect(await runCommand(objectTransfer, actor, words2)).toEqual(blocked("objectOnce"));

    const other = await atPartner();
    await act(objectTransfer, other.actor, words2);
    const returned = { caseId: other.filed.id, transferId: (await transferOf(other.actor)).id };
    await act(transfers.agreeObjection, who.staff, returned);
    expect(await transferOf(other.actor)).toMatchObject({ state: "returned" });
    expect(await readTransfer(other.actor)).toMatchObject({ open: false });
    // Sixty days from Tuesday 24 November: the case's own limit is what is due now.
    expect(await work(other.filed.id)).toEqual([{ purpose: "resumeCase", role: "cityStaff", due: "2027-01-24 00:00" }]);
    await act(transfers.resumeCase, who.staff, { ...(await seen(other.filed.id)), comment: "由本会协调" });
    expect(await statusOf(other.filed.id)).toBe("handling");
    expect(await work(other.filed.id)).toEqual([{ purpose: "handleCase", role: "cityStaff", due: "2027-01-24 00:00" }]);
  });
});

describe("several bodies", () => {
  it("have one lead among them; the last answer gives the case back", async () => {
    const filed = await accepted();
    const ids = [await partner(), await partner(), await partner()];
    for (const id of ids) await consented(filed, id);
    const [one = "", two = "", three = ""] = ids;
    expect(await tryTransfer(filed.id, [one, two])).toEqual(wrong("leadId", "required"));
    expect(await tryTransfer(filed.id, [one, two], three)).toEqual(wrong("leadId", "required"));
    const links = await transferred(filed.id, [one, two], two);
    expect(links).toHaveLength(2);
    expect((await readCase(who.staff, filed.id))?.transfer.transfers.map(({ partner: { id }, lead }) => [id, lead])).toEqual([
      [two, true],
      [one, false],
    ]);
    expect(await tryTransfer(filed.id, three)).toMatchObject(refused("conflict"));
    const join = (partnerId: string) => runCommand(transfers.joinTransfer, who.staff, { caseId: filed.id, partnerId, request: "请协助" });
    expect(await join(one)).toEqual(wrong("partnerId", "alreadyThere"));
    await portal.setClock(later(tuesday, 2));
    const joined = await join(three);
    const secrets = [...links, ...(joined.ok ? joined.value.links : [])].map(({ secret }) => secret);
    expect(new Set(secrets).size).toBe(3);
    expect(await work(filed.id)).toEqual([{ purpose: "followTransfer", role: "cityStaff", due: "2026-12-25 00:00" }]);
    const actors = await Promise.all(secrets.map(outside));
    for (const [at, actor] of actors.entries()) {
      expect(await statusOf(filed.id)).toBe("transferred");
      expect((await work(filed.id)).map(({ purpose }) => purpose)).toEqual(["followTransfer"]);
      await act(answerTransfer, actor, { text: `答复${at}` });
    }
    expect((await work(filed.id)).map(({ purpose }) => purpose)).toEqual(["resumeCase"]);
    expect(await runCommand(transfers.resumeCase, who.staff, { ...(await seen(filed.id)), comment: "汇总答复" })).toMatchObject({
      ok: true,
    });
  });

  it("who cannot agree are told by the leader who leads", async () => {
    const filed = await accepted();
    const [one, two] = [await partner(), await partner()];
    for (const id of [one, two]) await consented(filed, id);
    const links = await transferred(filed.id, [one, two], one);
    const second = await outside(links[1]?.secret ?? "");
    const { id: transferId } = await transferOf(second);
    const settle = (by: Actor) => runCommand(transfers.settleDispute, by, { caseId: filed.id, transferId, comment: "由乙单位牵头" });
    expect(await settle(who.leader)).toMatchObject(refused("conflict"));
    await act(transfers.escalateDispute, who.staff, { caseId: filed.id, comment: "两家都说不归自己" });
    expect(await runCommand(transfers.escalateDispute, who.staff, { caseId: filed.id, comment: "再报" })).toMatchObject(
      refused("conflict"),
    );
    expect((await work(filed.id)).map(({ purpose, role }) => [purpose, role])).toEqual([
      ["followTransfer", "cityStaff"],
      ["settleDispute", "cityLeader"],
    ]);
    expect(await settle(who.staff)).toMatchObject(refused("forbidden"));
    expect(await settle(who.leader)).toMatchObject({ ok: true });
    expect((await readCase(who.staff, filed.id))?.transfer.transfers.map(({ id, lead }) => [id === transferId, lead])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect((await work(filed.id)).map(({ purpose }) => purpose)).toEqual(["followTransfer"]);
    expect((await readCase(who.staff, filed.id))?.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["disputeRaised", "disputeSettled"]),
    );
  });

  it("do not end what stands beside the case: an extension that is asked for waits on", async () => {
    const [filed, partnerId] = [await accepted(), await partner()];
    await consented(filed, partnerId);
    await act(askExtension, who.staff, { caseId: filed.id, days: "10", reason: "等鉴定" });
    const purposes = async () => (await work(filed.id)).map(({ purpose }) => purpose);
    expect(await purposes()).toEqual(["approveExtension", "handleCase"]);
    const [link] = await transferred(filed.id, partnerId);
    expect(await purposes()).toEqual(["approveExtension", "followTransfer"]);
    await act(answerTransfer, await outside(link?.secret ?? ""), { text: "已经查清" });
    expect(await purposes()).toEqual(["approveExtension", "resumeCase"]);
  });

  it("get the case once, when two of the office send it at the same moment", async () => {
    const [filed, partnerId] = [await accepted(), await partner()];
    await consented(filed, partnerId);
    const input = { ...(await seen(filed.id)), partnerIds: partnerId, leadId: "", request: "请处理" };
    const outcomes = await Promise.all([who.staff, who.colleague].map((by) => runCommand(transfers.transferCase, by, input)));
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await db().caseTransfer.count({ where: { caseId: filed.id } })).toBe(1);
  });
});
