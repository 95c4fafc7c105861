// A case handed in with three files by the portal's own commands, beside the bare insert of what came of it: the same rows in one transaction
// of the plain client, the same bytes written and flushed. One after the other, so that both find the same machine.
import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import type { Actor } from "@/lib/kernel/access";
import { attachToDraft } from "@/lib/rights-cases/commands/files";
import { beginDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import { receiveFiles } from "@/lib/rights-cases/commands/receive";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { filePlace, readFileKey } from "@/lib/rights-cases/queries/files";
import { type Command, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { sealBytes } from "@/lib/server/keys";
import { keepQuietly, newScratch } from "@/lib/server/storage";
import { docx, pdf, picture } from "../support/files";
import { median, p95Of, rounds, to2 } from "./measure";

const cases = Number(process.env.BENCH_CASES ?? 40);

async function act<I, R, V>(command: Command<I, R, V>, actor: Actor, input: object): Promise<V> {
  const outcome = await runCommand(command, actor, input);
  if (!outcome.ok) throw new Error(`${command.permission}: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

/** What stands on the pages of a filing, in their order. */
export const pagesOfCase: readonly Record<string, string>[] = [
  { step: "mode", mode: "confidential" },
  { step: "category", category: "wages" },
  { step: "what", what: "单位从七月起每月只发一半工资，说年底补发。".repeat(20) },
  { step: "respondent", respondent: "临江精工轴承股份有限公司", respondentCode: "" },
  { step: "ask", ask: "请协调单位按月足额发工资，补发差额。" },
  { step: "files" },
  { step: "notBy", notBy: "" },
  { step: "who", name: "石敬岩", phone: "13700000001", address: "" },
  { step: "consent", consentHandle: "on" },
];

type Written = { claimant: Actor; id: string; token: string };

async function write(): Promise<Written> {
  const { id, code: token } = await act(beginDraft, { kind: "visitor" }, { language: "zh" });
  const claimant: Actor = { kind: "claimant", caseId: id };
  for (const page of pagesOfCase) await act(saveDraft, claimant, page);
  return { claimant, id, token };
}

type File = { name: string; contentType: string; bytes: Buffer };

/** As the door takes them in, but for their cleaning: that is the price of the kind of file, and nothing bare does it. */
async function attachClean({ claimant }: Written, files: readonly File[]): Promise<void> {
  const keyRef = await readFileKey(claimant, { draft: true });
  const kept = files.map(async ({ name, contentType, bytes }) => {
    const id = randomUUID();
    const { storageKey } = await keepQuietly(await sealBytes(`${keyRef}`, filePlace(id, "bytes"), bytes));
    return { id, keyRef, name, contentType, size: bytes.length, storageKey, treatment: "cleaned" };
  });
  await act(attachToDraft, claimant, { files: await Promise.all(kept) });
}

/** The whole way, cleaned too. */
async function attach({ claimant }: Written, files: readonly File[]): Promise<void> {
  const incoming = await Promise.all(
    files.map(async ({ name, bytes }) => {
      const scratch = await newScratch();
      fs.writeFileSync(scratch, bytes);
      return { field: "file", name, scratch, size: bytes.length, tooLarge: false };
    }),
  );
  const received = await receiveFiles(
    claimant,
    { draft: true },
    { fields: new FormData(), files: incoming, tooMany: false, drop: async () => {} },
  );
  if (received === "gone" || received.problem !== null) throw new Error(`a file was refused: ${JSON.stringify(received)}`);
  for (const { scratch } of incoming) fs.rmSync(scratch, { force: true });
}

const tables = { RightsCase: "id", CaseBar: "caseId", CaseEvent: "caseId", CaseLimit: "caseId", CaseFile: "caseId", WorkItem: "subjectId" };
type Insert = { text: string; values: unknown[] };

/** The rows that a case came to, as plain inserts of another just like it. */
async function likeIt(client: Client, id: string): Promise<Insert[]> {
  // What the database works out itself is not inserted.
  const worked = await client.query(`SELECT table_name, column_name FROM information_schema.columns WHERE is_generated = 'ALWAYS'`);
  const generated = new Set(worked.rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`));
  const found: [string, Record<string, unknown>[]][] = [];
  for (const [table, column] of [...Object.entries(tables), ["QuietEntry", "subjectId"] as const]) {
    const { rows } = await client.query(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE "${column}"::text = $1`, [id]);
    found.push([table, rows.map(({ row }) => row as Record<string, unknown>)]);
  }
  let text = JSON.stringify(found);
  for (const old of new Set(found.flatMap(([, rows]) => rows.flatMap((row) => [row.id, row.keyRef]))))
    if (typeof old === "string") text = text.replaceAll(old, randomUUID());
  for (const key of ["number", "tokenHash", "storageKey"])
    text = text.replace(new RegExp(`"${key}":"([^"]+)"`, "g"), () => `"${key}":"${randomBytes(16).toString("hex")}"`);
  return (JSON.parse(text) as typeof found).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {}).filter((name) => !generated.has(`${table}.${name}`));
    const values = rows.flatMap((row) => columns.map((name) => row[name]));
    const lines = rows.map((_, line) => `(${columns.map((__, at) => `$${line * columns.length + at + 1}`).join(", ")})`);
    return { text: `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES ${lines.join(", ")}`, values };
  });
}

async function bare(client: Client, inserts: readonly Insert[], files: readonly File[]): Promise<void> {
  const folder = path.join(readEnv().dataDir, "bare");
  fs.mkdirSync(folder, { recursive: true });
  const writes = files.map(async ({ bytes }) => {
    const handle = await fs.promises.open(path.join(folder, randomUUID()), "wx");
    await handle.writeFile(bytes);
    await handle.sync().finally(() => handle.close());
  });
  await Promise.all(writes);
  await client.query("BEGIN");
  for (const { text, values } of inserts) await client.query(text, values);
  await client.query("COMMIT");
}

/** How long filing takes against the bare insert, as the medians of the rounds' p95, without and with the cleaning of the files. */
export async function benchFiling(client: Client): Promise<Record<string, unknown>[]> {
  const files: File[] = [
    { name: "情况说明.docx", contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes: await docx() },
    { name: "工资条.jpg", contentType: "image/jpeg", bytes: await picture("jpeg", { width: 1600, height: 1200 }) },
    { name: "劳动合同.pdf", contentType: "application/pdf", bytes: await pdf() },
  ];
  const report: Record<string, unknown>[] = [];
  for (const [filing, attached] of [
    ["rows and files", attachClean],
    ["and cleaning", attach],
  ] as const) {
    const figures: { ours: number; theirs: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const [ours, theirs]: number[][] = [[], []];
      for (let n = 0; n < cases; n += 1) {
        const written = await write();
        const since = performance.now();
        await attached(written, files);
        await act(submitCase, written.claimant, { token: written.token });
        ours?.push(performance.now() - since);
        const inserts = await likeIt(client, written.id);
        const again = performance.now();
        await bare(client, inserts, files);
        theirs?.push(performance.now() - again);
      }
      // The first round warms both up.
      if (round > 0) figures.push({ ours: p95Of(ours ?? []), theirs: p95Of(theirs ?? []) });
    }
    const [mine, plain] = [median(figures.map(({ ours }) => ours)), median(figures.map(({ theirs }) => theirs))];
    report.push({ filing, cases: cases * rounds, "p95 ms": to2(mine), "bare p95 ms": to2(plain), ratio: to2(mine / plain) });
  }
  await db().$disconnect();
  return report;
}
