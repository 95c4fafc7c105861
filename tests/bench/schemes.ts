// A scheme of three hundred lines beside one of ten: its pages, saving one edit, trying it out; by request, and in a browser. One after the
// other, so that both find the same machine.
import { gzipSync } from "node:zlib";
import { chromium, type Locator, type Page } from "@playwright/test";
import fc from "fast-check";
import type { Client } from "pg";
import { typedOf } from "@/lib/schemes/rules/trial";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh as trial } from "@/lib/text/scheme-trial";
import { asArguments, asParts, type Client as Browser, type Fields, origin } from "../matrix/http";
import { arbitraryFacts, bigScheme } from "../support/schemes";
import { median, to2 } from "./measure";

const [few, many] = [10, 300] as const;
const turns = Number(process.env.BENCH_TURNS ?? 14);

/** `flat`: the same lines in one group, as a table without headings between leaves them. */
type Scheme = { id: string; flat: string; values: Fields };
type Taken = { ms: number; bytes: number; packed: number };
type Ask = (scheme: Scheme, turn: number) => Promise<Taken>;

async function importOf(browser: Browser, document: SchemeDocument): Promise<string> {
  const { to, text } = await browser.act("schemes.importScheme", { document: JSON.stringify(document) });
  const id = /schemes\/([0-9a-f-]{36})/.exec(to ?? "")?.[1];
  if (id === undefined) throw new Error(`${document.code} was not taken: ${text}`);
  return id;
}

async function schemeOf(browser: Browser, lines: number): Promise<Scheme> {
  const document = { ...bigScheme(lines), code: `bench${lines}`, name: `${lines} 条评分项` };
  const [first] = document.standards.groups;
  if (!first) throw new Error("a scheme without lines");
  const groups = [{ ...first, criteria: document.standards.groups.flatMap(({ criteria }) => criteria) }];
  const flat = { ...document, code: `bench${lines}flat`, standards: { ...document.standards, groups } };
  const [facts] = fc.sample(arbitraryFacts(document, true), { seed: 1, numRuns: 1 });
  const typed = facts ? typedOf(document, facts) : { a: {}, c: {}, e: {} };
  const values = (["a", "c", "e"] as const).flatMap((part) => Object.entries(typed[part]).map(([key, text]) => [`${part}.${key}`, text]));
  return { id: await importOf(browser, document), flat: await importOf(browser, flat), values: Object.fromEntries(values) as Fields };
}

/** `says`: what stands in it, where it might have been a refusal. */
async function answered(ask: Promise<Response>, says = ""): Promise<Taken> {
  const since = performance.now();
  const response = await ask;
  const bytes = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - since;
  if (response.status !== 200 || !bytes.includes(says)) throw new Error(`${response.url} answered ${response.status} without ${says}`);
  return { ms, bytes: bytes.length, packed: gzipSync(bytes).length };
}

const group = "standards.groups.g0";
const groupPage = (id: string) => `/city/schemes/${id}/edit?part=standards&at=${group}`;

/** Every page, as it is sent. */
const pages: Readonly<Record<string, (scheme: Scheme) => string>> = {
  "the whole of it": ({ id }) => `/city/schemes/${id}`,
  "editor: standards": ({ id }) => `/city/schemes/${id}/edit?part=standards`,
  "editor: a group": ({ id }) => groupPage(id),
  "editor: one group of all": ({ flat }) => groupPage(flat),
  "editor: a line": ({ id }) => `${groupPage(id)}.criteria.l0`,
  samples: ({ id }) => `/city/schemes/${id}/samples`,
  "try out": ({ id }) => `/city/schemes/${id}/try`,
  "compare with one group of all": ({ id, flat }) => `/city/schemes/${id}/compare?with=${flat}`,
};

/** What is posted: one act of the editor, and the values of a whole form. */
function actsOf(client: Client, browser: Browser): Readonly<Record<string, Ask>> {
  const post = (name: string, fields: Fields, page: string) =>
    answered(browser.postAction(name, asArguments(asParts(fields)), {}, page), `"status":"done"`);
  const move = async (id: string, turn: number) => {
    const { rows } = await client.query(`SELECT hash FROM "SchemeVersion" WHERE id = $1`, [id]);
    const way = turn % 2 === 0 ? "down" : "up";
    return post(
      "schemes.editScheme",
      { versionId: id, hash: `${rows[0]?.hash}`, do: "move", move: `${way} ${group}.criteria.l0` },
      groupPage(id),
    );
  };
  return {
    "save an edit": ({ id }, turn) => move(id, turn),
    "save an edit, one group of all": ({ flat }, turn) => move(flat, turn),
    "reckon values": ({ id, values }) => post("schemes.tryScheme", { versionId: id, ...values }, `/city/schemes/${id}/try`),
  };
}

const noBytes = { bytes: 0, packed: 0 };
const since = async (act: () => Promise<unknown>): Promise<Taken> => {
  const start = performance.now();
  await act();
  return { ms: performance.now() - start, ...noBytes };
};

/** Until a press does what it should in place: React has taken the form over. */
const alive = (page: Page, form: string) =>
  page.waitForFunction((selector) => {
    const found = document.querySelector(selector);
    return found !== null && Object.keys(found).some((key) => key.startsWith("__reactProps"));
  }, form);

/** The same in a browser, from the press to what it shows. */
const presses = (page: Page): Readonly<Record<string, Ask>> => {
  const order = `form:has(button[name="move"])`;
  const form = `form:has(#outcome)`;
  const opened = async (address: string, selector: string) => {
    await page.goto(`${origin}${address}`);
    await alive(page, selector);
  };
  const moved = async (address: string, turn: number) => {
    await opened(address, order);
    const [press, row] = turn % 2 === 0 ? [editor.down("指标"), 2] : [editor.up("指标"), 1];
    // The first line wanders to the second place and back.
    const name = `tbody tr:nth-child(${row}) a[href$="l0"]`;
    const button = page.getByRole("button", { name: press }).first();
    return shownAfter(button, name);
  };
  // Looked for at every frame; a driver that waits for a selector asks ever more rarely.
  const shownAfter = (button: Locator, selector: string) =>
    since(() =>
      Promise.all([
        page.waitForFunction((found) => document.querySelector(found) !== null, selector),
        button.evaluate((node: HTMLElement) => node.click()),
      ]),
    );
  return {
    "browser: open a group": ({ id }) => since(() => opened(groupPage(id), order)),
    "browser: open one group of all": ({ flat }) => since(() => opened(groupPage(flat), order)),
    "browser: move a line": ({ id }, turn) => moved(groupPage(id), turn),
    "browser: move a line, one group of all": ({ flat }, turn) => moved(groupPage(flat), turn),
    "browser: open what is tried out": ({ id }) => since(() => opened(`/city/schemes/${id}/try`, form)),
    "browser: reckon": async ({ id }) => {
      await opened(`/city/schemes/${id}/try`, form);
      return shownAfter(page.getByRole("button", { name: trial.run, exact: true }), "#outcome dl");
    },
  };
};

/** Everything with both sizes in turn, and the larger against the smaller. */
export async function benchSchemes(client: Client, browser: Browser): Promise<Record<string, unknown>[]> {
  const schemes = [await schemeOf(browser, few), await schemeOf(browser, many)] as const;
  const seen = Object.entries(pages).map(([what, address]) => [what, (scheme: Scheme) => answered(browser.send(address(scheme)))] as const);
  const shell = await chromium.launch({
    args: ["--no-sandbox", "--disable-gpu"],
    ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }),
  });
  const report: Record<string, unknown>[] = [];
  try {
    const context = await shell.newContext();
    await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: origin })));
    const all = [...seen, ...Object.entries(actsOf(client, browser)), ...Object.entries(presses(await context.newPage()))];
    for (const [what, ask] of all) report.push(await figuresOf(what, ask, schemes));
  } finally {
    await shell.close();
  }
  return report;
}

async function figuresOf(what: string, ask: Ask, schemes: readonly [Scheme, Scheme]): Promise<Record<string, unknown>> {
  const taken: [Taken[], Taken[]] = [[], []];
  // The first two turns warm both up; an even number of them, so that what went down comes up again.
  for (let turn = 0; turn < turns + 2; turn += 1)
    for (const at of [0, 1] as const) {
      const one = await ask(schemes[at], turn);
      if (turn > 1) taken[at].push(one);
    }
  const of = (at: 0 | 1, figure: keyof Taken) => median(taken[at].map((one) => one[figure]));
  const row = {
    what,
    [`ms ${few}`]: Math.round(of(0, "ms")),
    [`ms ${many}`]: Math.round(of(1, "ms")),
    ratio: to2(of(1, "ms") / of(0, "ms")),
    ...(of(1, "bytes") > 0 && { "KB sent": Math.round(of(1, "packed") / 1024), "KB unpacked": Math.round(of(1, "bytes") / 1024) }),
  };
  console.table([row]);
  return row;
}
