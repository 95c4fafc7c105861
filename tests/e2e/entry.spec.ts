// 代录: a form that came by post is entered at the office, with the paper beside it, and its organization goes on with it.
import { expect } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, samplePdf, saveAndGoOn, test } from "./support";
import { row } from "./support-database";
import { portalNow } from "../support/portal-now";

const words = applications.entry;
const round = "“八有”科技工作者之家创建（临江办法）";
const association = "临江量衡传感技术有限公司科学技术协会";

test("from an envelope to the organization's own hands", async ({ browser }) => {
  const staff = await as(browser, "市科协经办");
  await staff.goto("/applications");
  await staff.getByRole("link", { name: words.start, exact: true }).click();
  await staff.waitForURL(/\/city\/entry$/);
  await expectAccessible(staff);
  await expectAccessibleForElders(staff);

  await test.step("who is not in the register is named, and nothing typed is lost", async () => {
    const { today } = await row<{ today: string }>(`SELECT to_char(${portalNow} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`);
    const option = staff.getByLabel(words.round).locator("option", { hasText: round });
    await staff.getByLabel(words.round).selectOption((await option.getAttribute("value")) ?? "");
    await staff.getByLabel(words.organization).fill("没有登记的公司");
    await staff.getByLabel(words.channels.post).check();
    await staff.getByLabel(words.receivedOn).fill(today);
    await staff.getByRole("button", { name: words.enter }).click();
    await expect(problemsOn(staff)).toContainText(words.problems["organization.notChoice"]);
    await expect(staff.getByLabel(words.channels.post)).toBeChecked();
  });

  await staff.getByLabel(words.organization).fill(association);
  await staff.getByRole("button", { name: words.enter }).click();
  await staff.waitForURL(/\/form$/);
  const form = new URL(staff.url()).pathname;
  await test.step("the paper lies beside what is typed from it", async () => {
    await staff.goto(`${form}/host`);
    await staff.locator("#files-entryScan input[type=file]").setInputFiles(samplePdf("来件.pdf"));
    await expect(staff.locator("#files-entryScan").getByRole("link", { name: "来件.pdf" })).toBeVisible();
    await staff.locator('input[name="a.hostKind"]').first().check();
    await saveAndGoOn(staff);
    await staff.waitForURL(/\/form\/home$/);
    await staff.getByLabel("之家名称").fill("量衡之家（来信）");
    await saveAndGoOn(staff);
    await staff.waitForURL(/\/form\/promise$/);
  });

  const officer = await as(browser, "量衡传感科协经办", { viewport: { width: 360, height: 900 } });
  await test.step("the organization finds it and goes on", async () => {
    await officer.goto("/enterprise");
    await officer.getByRole("listitem").filter({ hasText: round }).getByRole("link", { name: desk.enterprise.resume }).click();
    // It is not the organization's to write in yet: its page shows what the office entered.
    await officer.waitForURL((url) => url.pathname === form.replace(/\/form$/, ""));
    await expect(officer.getByText(words.channels.post)).toBeVisible();
    await expect(officer.getByRole("link", { name: "来件.pdf" })).toBeVisible();
    await expectAccessible(officer);
    await officer.getByRole("button", { name: words.takeOver }).click();
    await officer.waitForURL((url) => url.pathname === form);
    await expect(officer.getByText(words.takenOver)).toBeVisible();
    await officer.goto(`${form}/home`);
    await expect(officer.getByLabel("之家名称")).toHaveValue("量衡之家（来信）");
  });

  await staff.goto(form);
  await expect(staff.getByRole("heading", { level: 1 })).toBeVisible();
  expect(new URL(staff.url()).pathname, "no longer the office's to write in").not.toBe(`${form}/home`);
  await expect(staff.getByRole("link", { name: words.takeOver })).toHaveCount(0);
});
