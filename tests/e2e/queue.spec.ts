// The work under review: views that are addresses, taking an item up and putting it back, hurrying another office, a colleague for some days.
import { expect } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { as, expectAccessible, expectAccessibleForElders, test } from "./support";
import { row } from "./support-database";
import { portalNow } from "../support/portal-now";

const words = applications.queue;

test("filters, hands and hurry", async ({ browser }) => {
  const staff = await as(browser, "市科协经办");
  const table = staff.getByRole("table", { name: words.caption });
  const rowOf = (name: string) => table.getByRole("row").filter({ hasText: name });
  await staff.goto("/applications");
  await test.step("a view is an address that can be sent", async () => {
    await staff.getByLabel(words.search).fill("环科");
    await staff.getByLabel(words.allStages).selectOption("formalReview");
    await staff.getByRole("button", { name: words.look }).click();
    await staff.waitForURL(/q=.*stage=formalReview/);
    await expect(rowOf("环科检测")).toHaveCount(1);
    await expect(rowOf("量衡传感")).toHaveCount(0);
    const again = await staff.context().newPage();
    await again.goto(staff.url());
    await expect(again.getByRole("table", { name: words.caption }).getByRole("row").filter({ hasText: "环科检测" })).toHaveCount(1);
    await again.close();
  });
  await test.step("taken up, and put back", async () => {
    await rowOf("环科检测").getByRole("button", { name: words.claim }).click();
    await expect(rowOf("环科检测").getByRole("button", { name: words.release })).toBeVisible();
    await staff.getByRole("link", { name: words.mine, exact: true }).click();
    await staff.waitForURL(/who=mine/);
    await expect(rowOf("环科检测")).toHaveCount(1);
    await expectAccessible(staff);
    await rowOf("环科检测").getByRole("button", { name: words.release }).click();
    await expect(staff.getByText(words.none)).toBeVisible();
  });
  await test.step("another office is asked to hurry, once a day", async () => {
    await staff.goto("/applications?q=量衡传感&stage=endorse");
    await rowOf("量衡传感").getByRole("button", { name: words.urge }).click();
    await expect(rowOf("量衡传感")).toContainText(words.urged(1));
    await rowOf("量衡传感").getByRole("button", { name: words.urge }).click();
    await expect(staff.getByText(words.problems.urgedToday)).toBeVisible();
  });
  await test.step("on a phone, for elders, and with nothing found", async () => {
    await staff.setViewportSize({ width: 360, height: 900 });
    await staff.goto("/applications");
    await expectAccessible(staff);
    await expectAccessibleForElders(staff);
    await staff.goto("/applications?q=没有这一家");
    await expect(staff.getByText(words.none)).toBeVisible();
    await expectAccessible(staff);
  });
  await staff.context().close();
});

test("without script one takes up and puts back all the same", async ({ browser }) => {
  const staff = await as(browser, "市科协经办", { javaScriptEnabled: false });
  await staff.goto("/applications?q=市第二中学");
  const hands = staff.getByRole("table", { name: words.caption }).getByRole("row").filter({ hasText: "市第二中学" });
  await hands.getByRole("button", { name: words.claim }).click();
  await expect(hands.getByRole("button", { name: words.release })).toBeVisible();
  await hands.getByRole("button", { name: words.release }).click();
  await expect(hands.getByRole("button", { name: words.claim })).toBeVisible();
  await staff.context().close();
});

test("a colleague for some days", async ({ browser }) => {
  const staff = await as(browser, "市科协经办");
  const { today } = await row<{ today: string }>(`SELECT to_char(${portalNow} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`);
  const delegation = desk.delegation;
  await staff.goto("/my/delegation");
  await staff.getByLabel(delegation.to).selectOption({ label: "何文博" });
  await staff.getByLabel(delegation.firstDay).fill(today);
  await staff.getByLabel(delegation.lastDay).fill("2020-01-01");
  await staff.getByRole("button", { name: delegation.delegate }).click();
  await expect(staff.getByText(delegation.problems["lastDay.outOfRange"]).first()).toBeVisible();
  await expectAccessible(staff);
  await staff.getByLabel(delegation.lastDay).fill(today);
  await staff.getByRole("button", { name: delegation.delegate }).click();
  const current = staff.getByRole("table", { name: delegation.current }).getByRole("row").filter({ hasText: "何文博" });
  await expect(current).toBeVisible();
  await current.getByRole("button", { name: delegation.end }).click();
  await expect(current).toHaveCount(0);
  await staff.context().close();
});
