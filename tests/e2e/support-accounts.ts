// New people and new organizations, so that no journey takes rights from somebody another journey needs.
import { randomInt } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { checkCharacter } from "@/lib/organizations/rules";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as organizations } from "@/lib/text/organizations";
import { openApplication, password } from "./support";
import { query } from "./support-database";

const digits = (count: number) => String(randomInt(10 ** (count - 1), 10 ** count));

/** A mobile number nobody has. */
export const newPhone = () => `139000${digits(5)}`;

/** A credit code nobody has, with its right last character. */
export function newCreditCode(): string {
  const body = `91439900MA0${digits(6)}`;
  return body + checkCharacter(body);
}

/** What nobody has, for names. */
export const newMark = () => digits(6);

export const visit = async (browser: Browser, path: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(path);
  return page;
};

/** Fills in the page of registration; what it answers is looked at by the caller. */
export async function fillRegistration(page: Page, name: string, phone: string, secret = password): Promise<void> {
  const words = accounts.register;
  await page.goto("/register");
  await page.getByLabel(words.name, { exact: true }).fill(name);
  await page.getByLabel(words.phone, { exact: true }).fill(phone);
  await page.getByLabel(words.password, { exact: true }).fill(secret);
  await page.getByLabel(words.agree).check();
  await page.getByRole("button", { name: words.submit, exact: true }).click();
}

/** A scientist with an account of their own; answers the number. */
export async function registered(browser: Browser, name: string): Promise<string> {
  const phone = newPhone();
  const page = await visit(browser, "/register");
  await fillRegistration(page, name, phone);
  await expect(page.getByText(accounts.register.done)).toBeVisible();
  await page.context().close();
  return phone;
}

export type Firm = { id: string; name: string };

/** Registers an organization at the desk of somebody who may; the page that follows is the organization's own. */
export async function createOrganization(page: Page, given: { name: string; kind: string; parent: string; code?: string }): Promise<Firm> {
  await page.goto("/organizations/new");
  await page.getByLabel(organizations.name, { exact: true }).fill(given.name);
  await page.getByLabel(organizations.kindLabel).selectOption({ label: given.kind });
  const parent = page.getByLabel(organizations.parentLabel).locator("option", { hasText: given.parent });
  await page.getByLabel(organizations.parentLabel).selectOption(await parent.first().getAttribute("value"));
  if (given.code) await page.getByLabel(organizations.creditCode).fill(given.code);
  await page.getByRole("button", { name: organizations.save, exact: true }).click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}$/);
  return { id: page.url().split("/").at(-1) ?? "", name: given.name };
}

export type Invitation = { name: string; phone: string; role: string };

/** Invites somebody from the organization's page; answers what is shown once. */
export async function invite(page: Page, organizationId: string, person: Invitation): Promise<{ code: string; link: string }> {
  await page.goto(`/organizations/${organizationId}`);
  await page.getByLabel(organizations.inviteName, { exact: true }).fill(person.name);
  await page.getByLabel(organizations.invitePhone, { exact: true }).fill(person.phone);
  await page.getByLabel(organizations.inviteRole, { exact: true }).selectOption({ label: person.role });
  await page.getByRole("button", { name: organizations.inviteDo, exact: true }).click();
  const shown = page.getByRole("status").locator(".code");
  await expect(shown).toHaveCount(2);
  return { code: (await shown.first().innerText()).trim(), link: (await shown.last().innerText()).trim() };
}

/** Accepts an invitation in a browser of one's own, making the account; answers the page it leads to. */
export async function accept(browser: Browser, link: string, secret = password): Promise<Page> {
  const page = await visit(browser, link);
  await page.getByLabel(accounts.invitation.password, { exact: true }).fill(secret);
  await page.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invitation"));
  return page;
}

/** Invites somebody and accepts in their name. */
export async function appoint(browser: Browser, page: Page, organizationId: string, person: Invitation): Promise<Page> {
  return accept(browser, (await invite(page, organizationId, person)).link);
}

/** The draft this organization has in a round; opened where there is none yet. */
export async function draftOf(page: Page, organization: string, round: string): Promise<string> {
  const drafts = await query<{ id: string }>(
    `SELECT a."id" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId" JOIN "Round" r ON r."id" = a."roundId"
    WHERE o."name" = $1 AND r."name" = $2 AND a."status" = 'draft'`,
    [organization, round],
  );
  return drafts[0]?.id ?? (await openApplication(page, round));
}
