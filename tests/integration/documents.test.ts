// Papers as files: their text is taken out of them again, their code is read from the picture of a page.
import fs from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printApplicationForm, printDossier } from "@/lib/applications/documents/print";
import * as stages from "@/lib/applications/commands/stages";
import { resubmitApplication, revokeApplication, submitApplication, withdrawApplication } from "@/lib/applications/commands/lifecycle";
import { saveApplication } from "@/lib/applications/commands/save";
import type { Actor } from "@/lib/kernel/access";
import { inGroups, paperAddress, paperDigits } from "@/lib/documents/rules";
import { applicationFormData, type CertificateData } from "@/lib/documents/schema";
import { certificate } from "@/lib/homes/documents";
import { criteriaOf, fieldsFor } from "@/lib/schemes/schema/document";
import { printBlankForm } from "@/lib/schemes/documents";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { readCodes } from "@/lib/server/scan";
import { act, type City, buildCity, monday, must, type PersonKey, type SchemeKey, visitor } from "../support/city";
import { anyFile, bringTo, draft, move, pagesOf, papers, revisionOf, submitted, tryMove } from "../support/dossier";
import { pageTexts, squeeze } from "../support/pdf";
import { firstPage, onItsSide, png, pngOf, stained, upsideDown } from "../support/picture";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());

/** For eyes: LOOK=folder keeps every paper of a run. */
function keep(name: string, bytes: Uint8Array): Uint8Array {
  if (process.env.LOOK) fs.writeFileSync(path.join(process.env.LOOK, `${name}.pdf`), bytes);
  return bytes;
}
const pdf = (bytes: Uint8Array) => new Uint8Array(bytes);
const hashOf = async (id: string) =>
  (await db().submission.findFirstOrThrow({ where: { applicationId: id }, orderBy: { ordinal: "desc" } })).hash;

const schemes: SchemeKey[] = ["yiyang2024", "kunshan2024", "linjiang2026"];

describe.each(schemes)("the form of %s", (scheme) => {
  let id: string;
  let bytes: Uint8Array;
  let texts: string[];
  beforeAll(async () => {
    id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    const printed = await printApplicationForm(await city.as("pharma"), id);
    bytes = keep(`form-${scheme}`, printed?.bytes ?? new Uint8Array());
    texts = await pageTexts(bytes);
  });

  it("has every copy the scheme asks for, with its number and its pages", () => {
    const receive = city.rounds[scheme].document.stages.find((stage) => stage.kind === "receive");
    const copies = receive?.kind === "receive" ? receive.copies.value : 1;
    const pages = texts.length / copies;
    expect(Number.isInteger(pages)).toBe(true);
    texts.forEach((text, i) => {
      expect(text).toContain(`第${(i % pages) + 1}页/共${pages}页`);
      expect(text).toContain(`第${Math.floor(i / pages) + 1}份/共${copies}份`);
    });
  });

  it("says what was handed in, question by question, with the standards and their evidence", async () => {
    const all = texts.join("");
    const { document } = city.rounds[scheme];
    const { number, answers, submissions } = await db().application.findUniqueOrThrow({ where: { id }, include: { submissions: true } });
    const typed = answers as Record<string, string | number | boolean>;
    for (const text of [
      "新纪元制药科协",
      number ?? "",
      "高新区科协",
      document.standards.name,
      inGroups(paperDigits(submissions[0]?.hash ?? "")),
    ])
      expect(all).toContain(squeeze(text));
    for (const field of fieldsFor(document, String(typed.hostKind))) {
      expect(all, field.key).toContain(squeeze(field.label));
      if (field.kind === "text" || field.kind === "longText")
        expect(all, field.key).toContain(squeeze(String(typed[field.key] ?? "（没有填）")));
    }
    for (const criterion of criteriaOf(document)) expect(all, criterion.key).toContain(squeeze(criterion.name));
    if (document.scoring) expect(all).toContain("自评合计");
    const evidence = await db().evidence.count({ where: { applicationId: id } });
    expect(evidence === 0 || all.includes("证明.pdf（1KB）")).toBe(true);
  });

  it("has a box for each office, in the order of the way", () => {
    const all = texts.join("");
    const plan = city.rounds[scheme].document.stages.filter((stage) => stage.when === undefined);
    const places = plan.map(({ name }) => all.lastIndexOf(squeeze(name)));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(all).toContain("（公章）");
    expect(all).toContain("（签字）：");
  });

  it("carries its code as a picture on the first page of every copy", async () => {
    const [code] = await readCodes(pdf(bytes), "application/pdf");
    expect(code).toBe(paperAddress(readEnv().publicOrigin, id, paperDigits(await hashOf(id))));
  });

  it("is the same file, with the same code, however often it is printed", async () => {
    const again = await printApplicationForm(await city.as("highTech"), id);
    expect(Buffer.from(again?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(await db().issuedDocument.count({ where: { submission: { applicationId: id } } })).toBe(1);
  });

  it("is blank for everybody who wants to draft", async () => {
    const blank = await printBlankForm(city.rounds[scheme].roundId);
    const all = (await pageTexts(keep(`blank-${scheme}`, blank?.bytes ?? new Uint8Array()))).join("");
    const { document } = city.rounds[scheme];
    for (const host of document.hostKinds) {
      expect(all).toContain(squeeze(host.name));
      for (const rule of host.conditions) if (rule.kind !== "equals") expect(all).toContain(squeeze(rule.message));
      for (const field of host.fields) expect(all).toContain(squeeze(field.label));
    }
    for (const stage of document.stages) expect(all).toContain(squeeze(stage.name));
    expect(all).not.toContain("新纪元");
    expect(await readCodes(pdf(blank?.bytes ?? new Uint8Array()), "application/pdf")).toEqual([]);
  });

  it("lies with everything else in the whole file", async () => {
    await bringTo(city, id, "awarded");
    const whole = await printDossier(await city.as("staff"), id);
    const all = (await pageTexts(keep(`dossier-${scheme}`, whole?.bytes ?? new Uint8Array()))).join("");
    const plaque = await db().plaque.findUniqueOrThrow({ where: { applicationId: id } });
    for (const text of ["申报卷宗", "办理经过", "附件清单", "临科协发〔2026〕31号", "党组会议", plaque.number])
      expect(all).toContain(squeeze(text));
    for (const stage of await db().stage.findMany({ where: { applicationId: id } }))
      expect(all).toContain(squeeze(city.rounds[scheme].document.stages.find(({ key }) => key === stage.key)?.name ?? ""));
    for (const { attachment } of await db().evidence.findMany({ where: { applicationId: id }, include: { attachment: true } }))
      expect(all).toContain(attachment.sha256.slice(0, 16));
  });
});

describe("what somebody typed", () => {
  const hostile = {
    markup: '#panic("x") #import "a.typ" $x^2$ \\ @ref <label> *b* _i_ `raw` = 题 // 注 /* 注 */ [x] {y} "q" -- ...',
    names: "龑㛃䶮𠮷田 ẞ ệ Ж",
    emoji: "成果🏆很好👍",
    rtl: "العربية abc",
  };

  it("is printed as it is, whatever it would mean to the typesetter", async () => {
    const answers = {
      homeName: hostile.names,
      address: hostile.markup,
      hours: hostile.emoji,
      keeper: hostile.rtl,
      facilities: `${"会议室一间，".repeat(30)}尾`,
    };
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024"), answers });
    const all = (
      await pageTexts(keep("hostile", (await printApplicationForm(await city.as("pharma"), id))?.bytes ?? new Uint8Array()))
    ).join("");
    for (const text of [hostile.markup, hostile.names, hostile.emoji, answers.facilities]) expect(all).toContain(squeeze(text));
    // Letters of a script that runs the other way come out of the file in either order.
    for (const letter of hostile.rtl.replaceAll(" ", "").normalize("NFKD")) expect(all.normalize("NFKD")).toContain(letter);
    expect(all).not.toContain("〔U+");
  });

  it("of ten thousand characters takes the pages it needs, and none of it stands over the edge", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    const { data } = await db().issuedDocument.findFirstOrThrow({ where: { submission: { applicationId: id } } });
    const issued = data as { answers: Record<string, unknown> };
    const long = { chinese: "长".repeat(10_000), endless: "x".repeat(10_000) };
    // The form would not take so much; the paper must all the same.
    const { formView } = await import("@/lib/applications/documents/form");
    const { typeset } = await import("@/lib/server/typeset");
    const scheme = { document: city.rounds.yiyang2024.document, version: 1 };
    for (const [name, text] of Object.entries(long)) {
      const view = formView(
        scheme,
        { ...(issued as never as Parameters<typeof formView>[1]), answers: { ...(issued.answers as object), facilities: text } },
        "X",
      );
      const bytes = await typeset({ template: "application-form", data: { ...view, copies: 1 }, made: "2026-11-23", qr: "x" });
      const all = (await pageTexts(keep(`long-${name}`, bytes))).join("");
      expect(all.split(text[0] ?? "").length).toBeGreaterThanOrEqual(10_000);
    }
  });

  it("is never lost: a character that no font has, or nobody would see, is written as its number", async () => {
    const { typeset } = await import("@/lib/server/typeset");
    const { formView } = await import("@/lib/applications/documents/form");
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    const { data } = await db().issuedDocument.findFirstOrThrow({ where: { submission: { applicationId: id } } });
    const issued = data as never as Parameters<typeof formView>[1];
    const view = formView(
      { document: city.rounds.yiyang2024.document, version: 1 },
      { ...issued, answers: { ...issued.answers, keeper: "甲\u{e123}乙\u202e丙\u0007丁א" } },
      "X",
    );
    const print = async (more: object) =>
      pageTexts(await typeset({ template: "application-form", data: { ...view, copies: 1, ...more }, made: "2026-11-23", qr: "x" }));
    const all = (await print({})).join("");
    expect(all).toContain("甲〔U+E123〕乙〔U+202E〕丙〔U+0007〕丁〔U+05D0〕");
    expect(all).toContain("字库里没有的字");
    // Control: nothing is said where nothing is missing.
    expect((await pageTexts((await printApplicationForm(await city.as("pharma"), id))?.bytes ?? new Uint8Array())).join("")).not.toContain(
      "字库里没有的字",
    );
  });
});

describe("who may have the papers", () => {
  it("of an application: whoever may read it, and nobody else", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    for (const print of [printApplicationForm, printDossier]) {
      for (const who of ["pharma", "highTech", "receiver", "staff", "leader"] as const)
        expect(await print(await city.as(who), id), who).not.toBeNull();
      for (const who of ["bearing", "jiangbei", "scientist", "auditor", "security", "system", "expert"] as const)
        expect(await print(await city.as(who), id), who).toBeNull();
      expect(await print(visitor, id)).toBeNull();
    }
  });

  it("of a draft: nobody, for nothing was handed in", async () => {
    const id = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    expect(await printApplicationForm(await city.as("pharma"), id)).toBeNull();
    expect(await printDossier(await city.as("pharma"), id)).toBeNull();
  });

  it("of what was taken back: nobody, until it is handed in again, and then as the next version", async () => {
    const id = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const pharma = await city.as("pharma");
    await act(submitApplication, pharma, { applicationId: id, revision: await revisionOf(id) });
    expect(await printApplicationForm(await city.as("pharma"), id)).not.toBeNull();
    await move(city, "pharma", revokeApplication, id);
    expect(await printApplicationForm(await city.as("pharma"), id)).toBeNull();
    expect(await printDossier(await city.as("pharma"), id)).toBeNull();
    await move(city, "pharma", submitApplication, id);
    const again = await printApplicationForm(await city.as("pharma"), id);
    expect((await pageTexts(again?.bytes ?? new Uint8Array())).join("")).toContain("第2次提交");
  });

  it("tells the applicant of the decision, and not who sat in the meeting", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await bringTo(city, id, "award");
    const inside = (await pageTexts((await printDossier(await city.as("staff"), id))?.bytes ?? new Uint8Array())).join("");
    const outside = (await pageTexts((await printDossier(await city.as("pharma"), id))?.bytes ?? new Uint8Array())).join("");
    expect(outside).toContain("同意授牌");
    expect(inside).toContain("党组会议");
    expect(inside).toContain("顾长河");
    expect(outside).not.toContain("党组会议");
    expect(outside).not.toContain("顾长河");
  });
});

describe("what was issued", () => {
  it("does not change, whoever asks the database", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    const row = await db().issuedDocument.findFirstOrThrow({ where: { submission: { applicationId: id } } });
    const owner = (text: string) =>
      portal.sql(text, row.id).then(
        () => "done",
        (error: Error) => error.message,
      );
    expect(await owner(`UPDATE "IssuedDocument" SET "verifyCode" = 'X' WHERE "id" = $1`)).toContain("does not change");
    expect(await owner(`DELETE FROM "IssuedDocument" WHERE "id" = $1`)).toContain("does not change");
    await expect(db().issuedDocument.update({ where: { id: row.id }, data: { verifyCode: "X" } })).rejects.toThrow(/permission denied/);
    await expect(db().paperScan.deleteMany()).rejects.toThrow(/permission denied/);
  });

  it("has the hash of its data, whatever was said of it, and the same data is issued once", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    const { id: _, ...row } = await db().issuedDocument.findFirstOrThrow({ where: { submission: { applicationId: id } } });
    const data = row.data as object;
    expect(row.dataHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(db().issuedDocument.create({ data: { ...row, data, dataHash: "0", verifyCode: "AAAA" } })).rejects.toThrow(/Unique/);
    const other = await db().issuedDocument.create({
      data: { ...row, data: { ...data, number: "X" }, dataHash: row.dataHash, verifyCode: "BBBB" },
    });
    expect(other.dataHash).not.toBe(row.dataHash);
  });

  it("is made up for what was handed in before there were papers, from the same facts", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    const issued = await db().issuedDocument.findFirstOrThrow({ where: { submission: { applicationId: id } } });
    const migration = fs.readFileSync("prisma/migrations/20261122020000_documents/migration.sql", "utf8");
    const fill = migration.slice(migration.indexOf('INSERT INTO "IssuedDocument"'));
    const sorted = (data: unknown) => {
      // What was added to the paper since is not among those facts.
      const { evidence, ...rest } = applicationFormData.parse(data);
      return { ...rest, evidence: evidence.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) };
    };
    await portal.rolledBack(async (client) => {
      await client.query(`ALTER TABLE "IssuedDocument" DISABLE TRIGGER issued_document_frozen`);
      await client.query(`DELETE FROM "IssuedDocument" WHERE "id" = $1`, [issued.id]);
      await client.query(fill);
      const { rows } = await client.query(`SELECT * FROM "IssuedDocument" WHERE "submissionId" = $1`, [issued.submissionId]);
      expect(rows).toHaveLength(1);
      expect(sorted(rows[0].data)).toEqual(sorted(issued.data));
      expect(rows[0].verifyCode).toMatch(/^[2-9A-FXY]{16}$/);
    });
  });
});

describe("the stamped form at the counter", () => {
  const scan = async (id: string, code: string, readBy = "qr", who: PersonKey | Actor = "receiver") =>
    tryMove(city, who, stages.receiveMatchScan, id, { code, readBy, file: anyFile("盖章件.pdf") });
  const address = async (id: string, hash?: string) =>
    paperAddress("https://kexie.example.gov.cn", id, paperDigits(hash ?? (await hashOf(id))));
  const atCounter = async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    await bringTo(city, id, "receive");
    return id;
  };

  it("is kept with its receipt when it says what was submitted last", async () => {
    const id = await atCounter();
    must(await scan(id, await address(id)));
    must(await scan(id, inGroups(paperDigits(await hashOf(id))), "digits"));
    const kept = await db().paperScan.findMany({ where: { applicationId: id }, include: { submission: true }, orderBy: { readBy: "asc" } });
    expect(kept.map(({ readBy, submission }) => [readBy, submission.ordinal])).toEqual([
      ["qr", 1],
      ["digits", 1],
    ]);
    const [line] = await portal.sql<{ changes: unknown }>(
      `SELECT "changes" FROM "AuditEntry" WHERE "subjectId" = $1 AND "permission" = 'application.receive.matchScan' ORDER BY "seq"`,
      id,
    );
    expect(JSON.stringify(line?.changes)).toContain("PaperScan.sha256");
    const whole = await printDossier(await city.as("staff"), id);
    expect((await pageTexts(whole?.bytes ?? new Uint8Array())).join("")).toContain("盖章件扫描件");
  });

  it("is refused when it says what was submitted before, and nothing is kept; the same paper was right before that", async () => {
    const id = await atCounter();
    const old = await address(id);
    await move(city, "receiver", stages.receiveReturn, id, { comment: "补正", m: { homeName: "名称写全" } });
    const round = await db().application.findUniqueOrThrow({ where: { id }, select: { round: true } });
    const page = pagesOf({ ...city.rounds.yiyang2024, roundId: round.round.id }, { hostKind: "highTech" }).find(({ a }) => "homeName" in a);
    await move(city, "pharma", saveApplication, id, { task: page?.task, a: { homeName: "新纪元科技工作者之家" } });
    await move(city, "pharma", resubmitApplication, id);
    await bringTo(city, id, "receive");
    const receiver = await city.as("receiver");
    const before = await portal.fingerprint();
    expect(await scan(id, old, "qr", receiver)).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { code: ["otherVersion"] } },
    });
    expect(await portal.fingerprint()).toBe(before);
    must(await scan(id, await address(id)));
    // Control: before it was handed in again, the old paper was the right one.
    const control = await atCounter();
    must(await scan(control, await address(control)));
  });

  it("of another application, or without a code, is refused", async () => {
    const [id, other] = [await atCounter(), await atCounter()];
    const problem = (code: string) => ({ ok: false, problem: { kind: "invalidInput", fields: { code: [code] } } });
    expect(await scan(id, await address(other))).toEqual(problem("otherApplication"));
    expect(await scan(id, await address(other, await hashOf(id)))).toEqual(problem("otherApplication"));
    expect(await scan(id, "https://example.com/")).toEqual(problem("unreadable"));
    expect(await scan(id, "1234 5678 9012 3456")).toEqual(problem("unreadable"));
    expect(await db().paperScan.count({ where: { applicationId: id } })).toBe(0);
  });

  it("is not asked for: papers are received without a scan, and a scan alone is no receipt", async () => {
    const id = await atCounter();
    must(await scan(id, await address(id)));
    expect((await tryMove(city, "receiver", stages.receiveConfirm, id)).ok).toBe(false);
    await move(city, "receiver", stages.receiveRecordPapers, id, papers("2026-11-23"));
    must(await tryMove(city, "receiver", stages.receiveConfirm, id));
  });

  it("is for the counter alone, and only while it lies there", async () => {
    const id = await atCounter();
    const input = async () => ({ code: await address(id), readBy: "qr", file: anyFile() });
    for (const [who, kind] of [
      ["pharma", "forbidden"],
      ["highTech", "forbidden"],
      ["staff", "forbidden"],
      ["bearing", "notFound"],
      ["auditor", "notFound"],
    ] as const)
      expect(await tryMove(city, who, stages.receiveMatchScan, id, await input()), who).toMatchObject({ ok: false, problem: { kind } });
    must(await scan(id, await address(id)));
    await move(city, "pharma", withdrawApplication, id);
    expect((await scan(id, await address(id))).ok).toBe(false);
  });

  it("is kept with the application whose paper it is, whoever writes it", async () => {
    const [id, other] = [await atCounter(), await atCounter()];
    must(await scan(id, await address(id)));
    const theirs = await db().submission.findFirstOrThrow({ where: { applicationId: other } });
    await expect(portal.sql(`UPDATE "PaperScan" SET "submissionId" = $1 WHERE "applicationId" = $2`, theirs.id, id)).rejects.toThrow(
      /another application/,
    );
  });
});

describe("a scan, however it comes", () => {
  let paper: Uint8Array;
  let code: string;
  beforeAll(async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    paper = (await printApplicationForm(await city.as("pharma"), id))?.bytes ?? new Uint8Array();
    code = paperAddress(readEnv().publicOrigin, id, paperDigits(await hashOf(id)));
  });

  it.each([100, 150, 300])("as a picture of %i dots to an inch is read, whichever way it lies", async (perInch) => {
    const page = await firstPage(paper, perInch);
    for (const turned of [page, upsideDown(page), onItsSide(page)]) expect(await readCodes(png(turned), "image/png")).toContain(code);
  });

  it("is read with a stain on its code", async () => {
    const page = await firstPage(paper, 150);
    const at = (mm: number) => Math.round((mm / 25.4) * 150);
    // The middle of the code lies some 170 mm across and 40 mm down the page.
    expect(await readCodes(png(stained(page, at(170), at(40), at(2.5))), "image/png")).toContain(code);
    // Control: nothing is read where all of it is covered.
    expect(await readCodes(png(stained(page, at(168), at(40), at(25))), "image/png")).toEqual([]);
  });

  it("that holds no page at all, is locked, or promises more pixels than there are, holds no code and harms nobody", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const bomb = new Uint8Array(pngOf(50_000, 50_000, deflateSync(Buffer.alloc(1_000_000))));
    const wall = bytes(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200000 200000]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    );
    const locked = bytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 9>>>>\n%%EOF\n");
    for (const [content, type] of [
      [bomb, "image/png"],
      [bytes("not a picture"), "image/png"],
      [png({ width: 1, height: 1, grey: new Uint8Array([0]) }), "image/jpeg"],
      [bytes("%PDF-1.7 and then nothing"), "application/pdf"],
      [new Uint8Array(paper.slice(0, paper.length / 2)), "application/pdf"],
      [wall, "application/pdf"],
      [locked, "application/pdf"],
    ] as const)
      expect(await readCodes(content, type)).toEqual([]);
    // Control: the same reader reads the next one.
    expect(await readCodes(pdf(paper), "application/pdf")).toEqual([code]);
  });
});

describe("the certificate", () => {
  const data: CertificateData = {
    number: "益科家〔2026〕001",
    verifyCode: "7Q2MKX9D3HTBAAAA",
    awardee: "home",
    unit: null,
    holder: "临江精工轴承股份有限公司科学技术协会",
    title: "益阳市科技工作者之家",
    issuer: "临江市科学技术协会",
    issuedOn: "2026-11-21",
    validTo: null,
    policy: { title: "关于建设益阳市科技工作者之家的通知", number: null },
    way: ["本单位审批", "推荐", "实地考察"],
  };

  it("says who holds what, by whom, since when, and leads to its check", async () => {
    const bytes = keep("certificate", await certificate(data));
    const [text = "", ...more] = await pageTexts(bytes);
    expect(more).toEqual([]);
    for (const part of ["授牌证书", data.holder, data.title, data.number, data.verifyCode, "二〇二六年十一月二十一日", "长期有效"])
      expect(text).toContain(squeeze(part));
    expect(await readCodes(pdf(bytes), "application/pdf")).toEqual([`${readEnv().publicOrigin}/verify/${data.verifyCode}`]);
  });

  it("is the same file for the same data, another for other data, and takes no other", async () => {
    const same = Buffer.from(await certificate(data));
    expect(Buffer.from(await certificate({ ...data })).equals(same)).toBe(true);
    expect(Buffer.from(await certificate({ ...data, number: "益科家〔2026〕002" })).equals(same)).toBe(false);
    await expect(certificate({ ...data, more: 1 } as never)).rejects.toThrow();
  });

  it("holds the longest names there are", async () => {
    const holder = `${"联合".repeat(40)}科学技术协会龑㛃䶮𠮷`;
    const pages = await pageTexts(keep("certificate-long", await certificate({ ...data, holder, validTo: "2029-11-20" })));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(holder);
    expect(pages[0]).toContain("有效期至2029年11月20日");
  });
});
