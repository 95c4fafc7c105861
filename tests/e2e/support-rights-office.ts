// What the office does with a case in a journey, the letters that come of it, and the minutes and days that would pass meanwhile.
import { expect, type Locator, type Page } from "@playwright/test";
import type { CaseOutcome } from "@/lib/rights-cases/schema";
import { zh as desk } from "@/lib/text/rights/desk";
import { zh as letters } from "@/lib/text/rights/letters";
import { pageTexts } from "../support/pdf";
import { portalNow } from "../support/portal-now";
import { query, row } from "./support-database";
import { begin, fillAll, type Filing, type Receipt, submit } from "./support-rights";

const words = desk.dossier;
const { moves } = desk;

/** Handed in from the first question to the receipt, and past the time in which it can be taken back. */
export async function fileCase(page: Page, filing: Filing): Promise<Receipt> {
  await begin(page);
  await fillAll(page, filing);
  const receipt = await submit(page);
  await settleWork(receipt.number);
  return receipt;
}

/** Lets the time pass in which a case, or its rating, can be taken back: whatever waits begins now. */
export const settleWork = (number: string) =>
  query(
    `UPDATE "WorkItem" w SET "openedAt" = ${portalNow} FROM "RightsCase" c
    WHERE c."number" = $1 AND w."rightsCaseId" = c."id" AND w."closedAt" IS NULL AND w."openedAt" > ${portalNow}`,
    [number],
  );

/** Lets days pass since the last written answer of one case. */
export const ageAnswer = (number: string, days: number) =>
  query(`UPDATE "CaseAnswer" a SET "issuedOn" = a."issuedOn" - $2::int FROM "RightsCase" c WHERE c."number" = $1 AND a."caseId" = c."id"`, [
    number,
    days,
  ]);

export const idOf = async (number: string): Promise<string> =>
  (await row<{ id: string }>(`SELECT "id" FROM "RightsCase" WHERE "number" = $1`, [number])).id;

const dossier = /\/rights-cases\/[0-9a-f-]{36}(\?.*)?$/;

/** Opens the form of a move from the dossier's bar. */
export async function chooseMove(page: Page, button: string): Promise<void> {
  await page.getByRole("region", { name: "可以做的" }).getByRole("link", { name: button, exact: true }).click();
  await page.waitForURL(/\/move\//);
}

/** Sends the form of a move and waits for the dossier. */
export async function sendMove(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(dossier);
}

export async function makeMove(page: Page, button: string): Promise<void> {
  await chooseMove(page, button);
  await sendMove(page, button);
}

/** Found in the list by its whole number. */
async function inList(page: Page, number: string): Promise<Locator> {
  await page.goto(`/rights-cases?number=${number}`);
  return page.getByRole("table", { name: desk.queue.caption }).getByRole("row").filter({ hasText: number });
}

export async function openDossier(page: Page, number: string): Promise<void> {
  await (await inList(page, number)).getByRole("link", { name: number }).click();
  await page.waitForURL(dossier);
}

/** From what waits for this person, on their first page. */
export async function openFromWork(page: Page, number: string): Promise<void> {
  await page.goto("/city");
  await page.getByRole("link", { name: number }).first().click();
  await page.waitForURL(dossier);
}

/** Taken from the list, linked to whom it is about, accepted. */
export async function takeUp(page: Page, number: string): Promise<void> {
  await (await inList(page, number)).getByRole("button", { name: new RegExp(`^${desk.queue.claim}`) }).click();
  await page.waitForURL(dossier);
  await page.getByRole("button", { name: words.linkDo }).click();
  await expect(page.getByText(words.linked, { exact: true })).toBeVisible();
  await makeMove(page, moves.accept.button);
}

export type Opinion = { request: string; facts: string; decision: string; basis: string };

/** The four parts, into whichever form asks for them; both call them by the same names. */
export async function fillOpinion(form: Locator, opinion: Opinion): Promise<void> {
  for (const [part, text] of Object.entries(opinion)) await form.locator(`[name="${part}"]`).fill(text);
}

/** The first answer, begun from the sentences of its outcome. */
export async function answerCase(page: Page, outcome: CaseOutcome, opinion: Opinion): Promise<void> {
  await chooseMove(page, moves.answer.button);
  await page.getByRole("link", { name: desk.outcomes[outcome].label, exact: true }).click();
  await page.waitForURL(new RegExp(`outcome=${outcome}`));
  await expect(page.locator(`input[name="outcome"][value="${outcome}"]`)).toBeChecked();
  await fillOpinion(page.locator("main"), opinion);
  await sendMove(page, moves.answer.button);
}

/** Makes the letter of the answer that stands there. */
export async function issueDecision(page: Page): Promise<void> {
  const sheet = page.locator("#letters");
  const there = sheet.getByRole("link", { name: letters.kinds.decision });
  const before = await there.count();
  await sheet.locator("summary", { hasText: letters.office.issue }).first().click();
  await sheet.getByRole("button", { name: letters.office.derived.decision.button, exact: true }).click();
  await expect(there).toHaveCount(before + 1);
}

/** The paper behind a link, as the browser that shows it gets it. */
export async function paperOf(page: Page, link: Locator): Promise<{ href: string; text: string }> {
  const href = (await link.getAttribute("href")) ?? "";
  await expect(link).toHaveAttribute("target", "_blank");
  const response = await page.request.get(href);
  expect(response.status(), href).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  return { href, text: (await pageTexts(new Uint8Array(await response.body()))).join("") };
}
