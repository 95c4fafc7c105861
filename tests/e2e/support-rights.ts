// A claimant's way through the pages, in both languages, and what the office would do to the case meanwhile.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Language } from "@/lib/kernel/language";
import { type FilingStep, filingSteps } from "@/lib/rights-cases/schema";
import { filingWords } from "@/lib/text/rights/filing";
import { frameWords } from "@/lib/text/rights/frame";
import { modeWords } from "@/lib/text/rights/modes";
import { ownWords } from "@/lib/text/rights/own";
import { portalNow } from "../support/portal-now";
import { query } from "./support-database";

export type Filing = {
  mode: "realName" | "confidential" | "anonymous";
  /** as the page calls it */
  category: string;
  what: string;
  respondent?: string;
  ask: string;
  notBy?: string;
  name?: string;
  phone?: string;
};
export type Receipt = { number: string; code: string };

/** The one field of that name: the page's labels carry a hint or "optional" besides. */
export const field = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`);

export const steps = (mode: Filing["mode"]): readonly FilingStep[] =>
  mode === "anonymous" ? filingSteps.filter((step) => step !== "who") : filingSteps;

/** From the start page to the first question. */
export async function begin(page: Page, lang: Language = "zh"): Promise<void> {
  await page.goto("/rights/submit");
  await page.getByRole("button", { name: filingWords[lang].start.begin }).click();
  await expect(page).toHaveURL(/\/rights\/submit\/mode$/);
}

/** Fills in the page of this step, and leaves it there. */
export async function fillStep(page: Page, step: FilingStep, filing: Filing, lang: Language = "zh"): Promise<void> {
  const { mode, category, what, ask, respondent = "", notBy = "", name = "", phone = "" } = filing;
  switch (step) {
    case "mode":
      await page.getByRole("radio", { name: new RegExp(`^${modeWords[lang].modes[mode].label}`) }).check();
      break;
    case "category":
      await page.getByRole("radio", { name: category }).check();
      break;
    case "what":
      await field(page, "what").fill(what);
      break;
    case "respondent":
      await field(page, "respondent").fill(respondent);
      break;
    case "ask":
      await field(page, "ask").fill(ask);
      break;
    case "files":
      break;
    case "notBy":
      await field(page, "notBy").fill(notBy);
      break;
    case "who":
      await field(page, "name").fill(name);
      await field(page, "phone").fill(phone);
      break;
    case "consent":
      await expect(field(page, "consentHandle")).not.toBeChecked();
      await expect(field(page, "consentSensitive")).not.toBeChecked();
      await field(page, "consentHandle").check();
  }
}

export const goOn = (page: Page, lang: Language = "zh") => page.getByRole("button", { name: filingWords[lang].next }).click();

/** Every question from this one on, to the page where all is checked. */
export async function fillAll(
  page: Page,
  filing: Filing,
  { lang = "zh" as Language, look = async (_: FilingStep) => {} } = {},
): Promise<void> {
  for (const step of steps(filing.mode)) {
    await expect(page).toHaveURL(new RegExp(`/rights/submit/${step}$`));
    await look(step);
    await fillStep(page, step, filing, lang);
    await goOn(page, lang);
  }
  await expect(page).toHaveURL(/\/rights\/submit\/check$/);
}

/** Sends it; what the receipt shows. */
export async function submit(page: Page, lang: Language = "zh"): Promise<Receipt> {
  await page.getByRole("button", { name: filingWords[lang].check.submit, exact: true }).click();
  await expect(page).toHaveURL(/\/rights\/submit\/receipt$/);
  return readReceipt(page);
}

export async function readReceipt(page: Page): Promise<Receipt> {
  const [number = "", code = ""] = await page.locator(".receipt .case-code").allInnerTexts();
  expect(number).toMatch(/^WQ\d{4}-\d{8}$/);
  expect(code).toMatch(/^(\d{4} ){4}\d{4}$/);
  return { number, code };
}

export async function enter(page: Page, { number, code }: Receipt, lang: Language = "zh"): Promise<void> {
  await page.goto("/rights/track");
  await field(page, "number").fill(number);
  await field(page, "code").fill(code);
  await page.getByRole("button", { name: ownWords[lang].track.look }).click();
}

export const leave = (page: Page, lang: Language = "zh") => page.getByRole("button", { name: frameWords[lang].leave }).click();

/** Taken by the office so many days ago, by its desk; what only the pages of the desk write under the case's key is left out. */
export async function acceptAsOffice(number: string, days: number): Promise<void> {
  const of = `(SELECT "id" FROM "RightsCase" WHERE "number" = $1)`;
  const day = `((${portalNow} AT TIME ZONE 'Asia/Shanghai')::date - $2::int)`;
  const office = `(SELECT o."name" FROM "RightsCase" c JOIN "Organization" o ON o."id" = c."officeId" WHERE c."number" = $1)`;
  const values = [number, days];
  await query(
    `UPDATE "RightsCase" SET "status" = 'verifying', "filedOn" = ${day} - 4, "acceptedOn" = ${day}, "respondentSettled" = true,
      "revision" = "revision" + 1 WHERE "number" = $1`,
    values,
  );
  await query(`UPDATE "CaseEvent" SET "onDay" = ${day} - 4 WHERE "caseId" = ${of}`, values);
  await query(`UPDATE "CaseLimit" SET "startsOn" = ${day} - 4, "doneOn" = ${day} WHERE "caseId" = ${of}`, values);
  await query(
    `INSERT INTO "CaseLimit" ("caseId", "standard", "startsOn", "days", "dayKind", "clause", "rolls", "dueOn")
    SELECT ${of}, s."key", ${day}, s."days", s."dayKind", s."clause", s."rolls", ${day} + s."days"
    FROM "ServiceStandard" s WHERE s."key" = 'caseHandling' ORDER BY s."version" DESC LIMIT 1`,
    values,
  );
  await query(
    `INSERT INTO "CaseEvent" ("caseId", "ordinal", "onDay", "kind", "office", "facts", "shown")
    SELECT ${of}, 2, ${day}, 'accepted', ${office}, jsonb_build_object('dueOn', to_char(${day} + 60, 'YYYY-MM-DD')), true`,
    values,
  );
  await query(
    `INSERT INTO "CaseOpening" ("caseId", "at", "office", "permission") SELECT ${of}, ${day}, ${office}, 'rightsCase.read'`,
    values,
  );
}

/** The office asks for more. */
export async function askForMore(number: string): Promise<void> {
  const today = `(${portalNow} AT TIME ZONE 'Asia/Shanghai')::date`;
  await query(`UPDATE "RightsCase" SET "status" = 'supplementing', "revision" = "revision" + 1 WHERE "number" = $1`, [number]);
  await query(
    `INSERT INTO "CasePause" ("caseId", "reason", "fromDay") SELECT "id", 'supplement', ${today} FROM "RightsCase" WHERE "number" = $1`,
    [number],
  );
  await query(
    `DELETE FROM "WorkItem" w USING "RightsCase" c WHERE c."number" = $1 AND w."rightsCaseId" = c."id" AND w."closedAt" IS NULL`,
    [number],
  );
}
