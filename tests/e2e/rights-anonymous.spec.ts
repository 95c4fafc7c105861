// On a phone with script switched off, and without a name: from the guide to the receipt, back with number and code, and out.
import { expect, type Page } from "@playwright/test";
import { zh as portal } from "@/lib/text/portal";
import { zh as filing } from "@/lib/text/rights/filing";
import { zh as frame } from "@/lib/text/rights/frame";
import { zh as guide } from "@/lib/text/rights/guide";
import { zh as own } from "@/lib/text/rights/own";
import { expectFits, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";
import { enter, field, fillStep, goOn, leave, readReceipt, steps, submit } from "./support-rights";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const said = {
  mode: "anonymous",
  category: "工资社保",
  what: "项目奖金从 2026 年 4 月起一直没有发，问了三次，都说再等等。",
  respondent: "临江精工轴承股份有限公司",
  ask: "补发 4 月到 10 月的项目奖金。",
  notBy: "",
} as const;

/** Nothing is wider than the phone, and the browser's tab tells nothing. */
async function expectQuiet(page: Page): Promise<void> {
  await page.waitForLoadState();
  await expectFits(page);
  const title = await page.title();
  expect(title).toMatch(/^办事/);
  expect(title).not.toMatch(/维权|WQ/);
  expect(new URL(page.url()).pathname).toMatch(/^\/rights(\/[a-zA-Z]+){0,2}$/);
  await expect(page.locator("h1")).toHaveCount(1);
}

test("a case without a name, from the first page to its withdrawal", async ({ page }) => {
  test.setTimeout(180_000);
  await test.step("the first page leads to the guide, the guide to the form", async () => {
    await page.goto("/");
    await page.locator("main").getByRole("link", { name: portal.tasks.rights.title }).click();
    await expect(page).toHaveURL(/\/rights$/);
    await page.getByRole("link", { name: guide.start }).first().click();
    await expectQuiet(page);
    await shoot(page, "rights-start@360");
    await page.getByRole("button", { name: filing.start.begin }).click();
  });

  await test.step("one question a page, and what is left out is said", async () => {
    for (const step of steps("anonymous")) {
      await expect(page).toHaveURL(new RegExp(`/rights/submit/${step}$`));
      await expectQuiet(page);
      if (step === "what") {
        await goOn(page);
        await expect(problemsOn(page)).toContainText(filing.labels.what);
      }
      await fillStep(page, step, said);
      await shoot(page, `rights-${step}@360`);
      await goOn(page);
    }
  });

  await test.step("everything once more, one answer changed, and the steps that were not asked are not there", async () => {
    await expect(page).toHaveURL(/\/rights\/submit\/check$/);
    await expectQuiet(page);
    await shoot(page, "rights-check@360");
    await page.locator(".answers").getByRole("link", { name: filing.steps.ask.short }).click();
    await expect(field(page, "ask")).toHaveValue(said.ask);
    await field(page, "ask").fill("补发 4 月到 10 月的项目奖金，共 7 个月。");
    await goOn(page);
    await expect(page).toHaveURL(/\/rights\/submit\/check$/);
    await expect(page.getByText("共 7 个月")).toBeVisible();
    await expect(page.getByText(filing.steps.who.short, { exact: true })).toHaveCount(0);
    await page.goto("/rights/submit/who");
    await expect(page).toHaveURL(/\/rights\/submit\/check$/);
  });

  const posts: { url: string; body: Buffer; type: string }[] = [];
  page.on("request", (request) => {
    const body = request.method() === "POST" ? request.postDataBuffer() : null;
    if (body) posts.push({ url: request.url(), body, type: request.headers()["content-type"] ?? "" });
  });
  const receipt = await submit(page);
  await expectQuiet(page);
  await shoot(page, "rights-receipt@360");
  const { id } = await row<{ id: string }>(`SELECT "id" FROM "RightsCase" WHERE "number" = $1`, [receipt.number]);

  await test.step("the same post once more is the same case", async () => {
    const sent = posts[0];
    if (!sent) throw new Error("nothing was sent");
    const again = await page.request.fetch(sent.url, {
      method: "POST",
      data: sent.body,
      headers: { "content-type": sent.type, origin: new URL(page.url()).origin },
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    await page.goto("/rights/submit/receipt");
    expect(await readReceipt(page)).toEqual(receipt);
    await page.goto("/rights/submit/what");
    await expect(page).toHaveURL(/\/rights\/submit\/receipt$/);
  });

  await test.step("no clock time and no actor is kept", async () => {
    expect(await row(`SELECT "mode", "track" FROM "RightsCase" WHERE "id" = $1`, [id])).toEqual({ mode: "anonymous", track: "rights" });
    expect(await query(`SELECT 1 FROM "AuditEntry" WHERE "subjectId" = $1`, [id])).toEqual([]);
    const quiet = await query<{ actorKind: string }>(`SELECT "actorKind" FROM "QuietEntry" WHERE "subjectId" = $1`, [id]);
    expect(quiet.map(({ actorKind }) => actorKind)).toEqual(["claimant"]);
  });

  await test.step("out at once: the first page, no pass left, and Back shows nothing of it", async () => {
    await leave(page);
    await expect(page).toHaveURL(/\/$/);
    const held = await page.context().cookies(new URL("/rights/case", page.url()).href);
    expect(held.filter(({ name }) => ["draft", "case", "said"].includes(name))).toEqual([]);
    await page.goBack();
    await expect(page.getByText(receipt.number)).toHaveCount(0);
    await expect(page.getByText(receipt.code)).toHaveCount(0);
    await expect(page.getByText(said.respondent)).toHaveCount(0);
    await page.goto("/rights/submit/receipt");
    await expect(page).toHaveURL(/\/rights\/track$/);
    await page.goto("/rights/case");
    await expect(page.getByText(own.track.over)).toBeVisible();
    await page.goto("/rights/submit/what");
    await expect(page.getByText(filing.start.over)).toBeVisible();
  });

  await test.step("whatever is wrong with number or code, the answer is the same", async () => {
    const answers: string[] = [];
    for (const wrong of [
      { ...receipt, code: "0000 0000 0000 0000 0000" },
      { ...receipt, number: "WQ1999-00000000" },
      { number: "hello", code: "1" },
    ]) {
      await enter(page, wrong);
      answers.push(await problemsOn(page).innerText());
      await expectQuiet(page);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(own.track.wrong);
    await shoot(page, "rights-track@360");
  });

  await test.step("number and code as copied by hand open it", async () => {
    await enter(page, { number: receipt.number.toLowerCase().replace("-", " "), code: receipt.code.replace(/ /g, "-") });
    await expect(page).toHaveURL(/\/rights\/case$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.submitted.title);
    await expectQuiet(page);
    // Not the browser that wrote it: the ten minutes are not its.
    await expect(page.getByRole("button", { name: own.revoke.act, exact: true })).toHaveCount(0);
    await expect(page.getByText(filing.keep.title)).toHaveCount(0);
    await page.locator("summary", { hasText: own.said.open }).click();
    await expect(page.getByText("共 7 个月")).toBeVisible();
    await shoot(page, "rights-case@360");
  });

  await test.step("a message, and then the matter rests", async () => {
    await goTo(page);
    await field(page, "text").fill("单位昨天发了 4 月的，其余没有。");
    await page.getByRole("button", { name: own.messages.send }).click();
    await expect(page.locator(".msgs .mine")).toContainText("单位昨天发了 4 月的");
    await expect(field(page, "text")).toHaveValue("");
    await field(page, "comment").fill("单位答应全部补发。");
    await page.getByRole("button", { name: own.withdraw.act }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.withdrawn.title);
    await expect(page.getByText("单位答应全部补发。")).toBeVisible();
    await expect(page.getByRole("button", { name: own.withdraw.act })).toHaveCount(0);
    await expectQuiet(page);
    await shoot(page, "rights-case-withdrawn@360");
    await expect(page.getByRole("button", { name: frame.leave })).toBeVisible();
  });
});

const goTo = (page: Page) => page.getByRole("link", { name: own.now.write }).click();
