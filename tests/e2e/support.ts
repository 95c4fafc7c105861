// What journeys share: people by role, things by the words in lib/text.
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as accountText } from "@/lib/text/accounts";
import { zh as desk } from "@/lib/text/desk";
import { zh as shell } from "@/lib/text/shell";
import { accounts, demoPassword } from "@/prisma/seed/accounts";

export const password = demoPassword;

/** The demonstration city's people, by what they are called in its list. */
export const phoneOf = (note: string): string => {
  const found = accounts.find((account) => account.note === note);
  if (!found) throw new Error(`nobody is called ${note}`);
  return found.phone;
};

export async function signIn(page: Page, phone: string, secret = password): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(accountText.signIn.phone, { exact: true }).fill(phone);
  await page.getByLabel(accountText.signIn.password, { exact: true }).fill(secret);
  await page.getByRole("button", { name: accountText.signIn.submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** A page of somebody's own, signed in. */
export async function as(browser: Browser, note: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, phoneOf(note));
  return page;
}

/** Acts under another of one's memberships, found by the organization's name. */
export async function actFor(page: Page, organization: string): Promise<void> {
  await page.locator("summary", { hasText: shell.desk.me }).click();
  await page.getByRole("button", { name: new RegExp(`^${organization}\\s`) }).click();
  await expect(page.locator("summary", { hasText: shell.desk.me })).toContainText(organization);
}

/** axe finds nothing, and nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** The same page in the elder view, checked, and back. */
export async function expectAccessibleForElders(page: Page): Promise<void> {
  const context = page.context();
  const before = await context.cookies();
  await context.addCookies([{ name: "view", value: "elder", url: page.url() }]);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await expectAccessible(page);
  await context.clearCookies({ name: "view" });
  expect((await context.cookies()).length).toBeGreaterThanOrEqual(before.length);
  await page.reload();
}

/** A small PDF that says whose it is, so that no two are equal. */
export function samplePdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const body = `%PDF-1.4\n% ${name} ${Math.random()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(body) };
}

const form = applications.form;

/** Opens a draft in a round found by its name; answers its id. */
export async function openApplication(page: Page, round: string): Promise<string> {
  await page.goto("/enterprise");
  const row = page.getByRole("listitem").filter({ hasText: round });
  await row.getByRole("button", { name: desk.enterprise.apply }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}\/form$/);
  return page.url().split("/")[4] ?? "";
}

/** Types into the page's questions by their labels. */
export async function answer(page: Page, answers: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(answers)) await page.getByLabel(label).first().fill(value);
}

/** Puts one file beside each criterion or question of this page that has room for files and none yet. */
export async function attachEverywhere(page: Page): Promise<void> {
  const places = page.locator("[id^=files-]");
  const count = await places.count();
  for (let at = 0; at < count; at += 1) {
    const place = places.nth(at);
    if ((await place.locator("a[href^='/api/attachments/']").count()) > 0) continue;
    await place.locator("input[type=file]").setInputFiles(samplePdf(`佐证${at + 1}.pdf`));
    await place.getByRole("button", { name: form.upload, exact: true }).click();
    await expect(place.locator("a[href^='/api/attachments/']")).toHaveCount(1);
  }
}

export const saveAndGoOn = (page: Page) => page.getByRole("button", { name: form.save }).click();

export const tick = (page: Page, label: string) => page.getByLabel(label).first().check();

/** Opens the form of a move from the dossier's bar, by the word on its button. */
export async function chooseMove(page: Page, button: string): Promise<void> {
  await page.getByRole("region", { name: "可以做的" }).getByRole("link", { name: button, exact: true }).click();
  await page.waitForURL(/\/move\//);
}

/** Sends the move's form and waits for the dossier. */
export async function send(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}(\?.*)?$/);
}

/** The queue shows it; opens its dossier from there. */
export async function openFromQueue(page: Page, landing: string, applicant: string, number: string): Promise<void> {
  await page.goto(landing);
  const row = page.getByRole("table", { name: desk.queue.caption }).getByRole("row").filter({ hasText: number });
  await row.getByRole("link", { name: applicant }).click();
  await page.waitForURL(/\/applications\//);
}

export const stageWords = applications.stageMoves;
export const dossierWords = applications.dossier;
export const moveWords = applications.move;
