// What journeys share: people by role, things by the words in lib/text.
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as accountText } from "@/lib/text/accounts";
import { zh as homes } from "@/lib/text/homes";
import { zh as desk } from "@/lib/text/desk";
import { zh as notices } from "@/lib/text/notices";
import { zh as schemeEditor } from "@/lib/text/scheme-editor";
import { zh as shell } from "@/lib/text/shell";
import { zh as visits } from "@/lib/text/visit";
import { accounts, demoPassword } from "@/prisma/seed/accounts";
import { settle } from "./support-database";

export const password = demoPassword;

/** A journey leaves no window behind: the ones open would slow down whatever comes after it, and end up in its pictures. */
export const test = base.extend<{ tidy: void }>({
  tidy: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

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
  const me = page.locator("summary", { hasText: shell.desk.me });
  if (((await me.textContent()) ?? "").includes(`${organization}　`)) return;
  await me.click();
  await page.getByRole("button", { name: new RegExp(`^${organization}\\s`) }).click();
  await expect(me).toContainText(`${organization}　`);
}

/** axe finds nothing, and nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  await expectFits(page);
}

/** Nothing is wider than the window. Asked again while one page goes and the next one comes: in between there is none to measure. */
export async function expectFits(page: Page, what = page.url()): Promise<void> {
  await expect(async () => {
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, `${what} is wider than its window`).toBeLessThanOrEqual(0);
  }).toPass({ timeout: 10_000 });
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

/** Puts one file beside each criterion or question of this page that has room for files and none yet. With script it goes by itself. */
export async function attachEverywhere(page: Page, { script = true } = {}): Promise<void> {
  const places = page.locator("[id^=files-]");
  const count = await places.count();
  for (let at = 0; at < count; at += 1) {
    const place = places.nth(at);
    if ((await place.locator("a[href^='/api/attachments/']").count()) > 0) continue;
    await place.locator("input[type=file]").setInputFiles(samplePdf(`佐证${at + 1}.pdf`));
    if (!script) await place.getByRole("button", { name: form.upload, exact: true }).click();
    await expect(place.locator("a[href^='/api/attachments/']")).toHaveCount(1);
  }
}

export const saveAndGoOn = (page: Page) => page.getByRole("button", { name: form.save }).click();

export const tick = (page: Page, label: string) => page.getByLabel(label).first().check();

/** A picture for whoever asked for pictures (SHOTS names their folder). */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

/** The summary above a form that was refused; Next's own announcer is an alert too, but an empty one. */
export const problemsOn = (page: Page) => page.getByRole("alert").filter({ has: page.getByRole("heading") });

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

/** The counter: so many copies came, the stamp was looked at. */
export async function receivePapers(page: Page, copies: number): Promise<void> {
  await chooseMove(page, stageWords.receive.recordPapers.button);
  await page.getByLabel(moveWords.copies).fill(String(copies));
  await page.getByLabel(moveWords.stampChecked).check();
  await send(page, stageWords.receive.recordPapers.button);
  await chooseMove(page, stageWords.receive.confirm.button);
  await send(page, stageWords.receive.confirm.button);
}

/** Answers for everything that the source of a draft scheme leaves out. */
export async function confirmSamples(page: Page, versionId: string, note: string): Promise<void> {
  await page.goto(`/city/schemes/${versionId}/samples?all=1`);
  await page.getByLabel(schemeEditor.samples.note).fill(note);
  await page.getByRole("button", { name: schemeEditor.samples.submit }).click();
  await expect(page.getByText(schemeEditor.samples.done).first()).toBeVisible();
}

/** Opens the page of the visit from the dossier's bar. */
export async function openVisit(page: Page): Promise<void> {
  await page
    .getByRole("region", { name: "可以做的" })
    .getByRole("link", { name: stageWords.siteVisit.recordVisit.button, exact: true })
    .click();
  await page.waitForURL(/\/visit$/);
}

/** Everything in order at every criterion, seen and signed by these people. */
export async function fillVisit(page: Page, visitors: readonly string[]): Promise<void> {
  await page.getByLabel(visits.visitors).fill(visitors.join("\n"));
  for (const line of await page.getByLabel(visits.findings.ok ?? "", { exact: true }).all()) await line.check();
  await page.getByLabel(visits.signed).fill(visitors.join("\n"));
  await page.getByLabel(applications.conclusions.passed ?? "", { exact: true }).check();
}

/** Records a visit that found everything in order, and passes the stage. */
export async function visitAndPass(page: Page): Promise<void> {
  await openVisit(page);
  await fillVisit(page, ["何文博", "龑㛃"]);
  await send(page, visits.finish);
  await chooseMove(page, stageWords.siteVisit.pass.button);
  await send(page, stageWords.siteVisit.pass.button);
}

export async function propose(page: Page): Promise<void> {
  await chooseMove(page, stageWords.decision.propose.button);
  await page.getByLabel(applications.decisions.approve ?? "", { exact: true }).check();
  await page.getByLabel(moveWords.reason, { exact: true }).fill("材料齐全，条件符合，建议授牌。");
  await page.getByLabel(moveWords.meeting).fill("市科协党组会议");
  await page.getByLabel(moveWords.attendees).fill("顾长河、沈嘉禾、何文博");
  await send(page, stageWords.decision.propose.button);
}

/** The decision by the leader and the award by the office; answers the plaque's number. */
export async function decideAndAward(browser: Browser, staff: Page, applicant: string, number: string): Promise<string> {
  await decide(browser, staff, applicant, number);
  return award(staff, applicant, number);
}

export async function decide(browser: Browser, staff: Page, applicant: string, number: string): Promise<void> {
  await propose(staff);
  const leader = await as(browser, "市科协负责人");
  await openFromQueue(leader, "/city", applicant, number);
  await chooseMove(leader, stageWords.decision.approve.button);
  await send(leader, stageWords.decision.approve.button);
}

/** The notice: drafted by the office with these units alone, released by the leader; answers its id. */
export async function hangOut(browser: Browser, staff: Page, round: string, units: readonly string[]): Promise<string> {
  const words = notices.desk;
  await staff.goto("/city/notices");
  await staff.getByRole("listitem").filter({ hasText: round }).getByRole("link", { name: words.start }).click();
  await staff.waitForURL(/\/city\/notices\/new/);
  for (const box of await staff.locator('input[name="applicationIds"]').all()) await box.uncheck();
  for (const unit of units) await staff.getByLabel(unit).check();
  await staff.getByRole("button", { name: words.draftDo }).click();
  await staff.waitForURL(/\/city\/notices\/[0-9a-f-]{36}$/);
  const id = staff.url().split("/").at(-1) ?? "";
  // Who wrote it sees the button and why it is not theirs.
  await expect(staff.getByRole("button", { name: notices.moves.release.button })).toHaveAttribute("aria-disabled", "true");
  await expect(staff.getByText(notices.blockers.releaserIsAnother ?? "")).toBeVisible();
  const leader = await as(browser, "市科协负责人");
  await leader.goto("/city");
  await leader.locator(`a[href="/city/notices/${id}"]`).click();
  await leader.getByRole("button", { name: notices.moves.release.button }).click();
  await expect(leader.getByRole("link", { name: words.publicPage })).toBeVisible();
  await leader.context().close();
  return id;
}

/** The notice is over and nothing holds it: the office passes the stage. */
export async function passNotice(staff: Page, applicant: string, number: string): Promise<void> {
  await openFromQueue(staff, "/city", applicant, number);
  await chooseMove(staff, stageWords.publicNotice.pass.button);
  await send(staff, stageWords.publicNotice.pass.button);
}

export async function award(staff: Page, applicant: string, number: string): Promise<string> {
  await openFromQueue(staff, "/city", applicant, number);
  await chooseMove(staff, stageWords.award.awardPlaque.button);
  await send(staff, stageWords.award.awardPlaque.button);
  await expect(staff.getByText(applications.statuses.awarded.label).first()).toBeVisible();
  return (await staff.locator("dd").filter({ hasText: dossierWords.toPlaque }).locator(".code").innerText()).trim();
}

/** Somebody from the street, with nothing but the number on the wall. */
export async function verifyAsStranger(browser: Browser, plaque: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto("/verify");
  await page.getByLabel(homes.number).fill(plaque);
  await page.getByRole("button", { name: homes.look }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(homes.states.valid.title);
  await expectAccessible(page);
  return page;
}

/** The receipt after a submission; answers the application's number. */
export async function submitChecked(page: Page, id: string): Promise<string> {
  await page.goto(`/applications/${id}/form/check`);
  await page.getByRole("button", { name: applications.moves.submit.button }).click();
  await page.waitForURL(/done=submit/);
  await settle(id);
  return (await page.locator(".receipt .code").innerText()).trim();
}
