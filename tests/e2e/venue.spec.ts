// A home as its keepers and its visitors have it: what it says of itself, from a draft to the public page; its rooms, from the house rules
// to the closing. At a desk and on a phone.
import { expect, type Page } from "@playwright/test";
import { zh as desk } from "@/lib/text/desk";
import { zh as keeping } from "@/lib/text/keeping";
import { zh as messages } from "@/lib/text/messages";
import { zh as profiles } from "@/lib/text/profiles";
import { zh } from "@/lib/text/venue";
import { messageParams } from "@/lib/messages/schema";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

const home = () => row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);

test.describe.configure({ mode: "serial" });

/** The line of what was written last; those before have states of their own, and a phone shows no line of headings. */
const newest = (page: Page) => page.getByRole("table", { name: profiles.historyCaption }).locator("tbody tr").first();

async function released(page: Page, office: Page, visitor: Page, offer: string, shots: string): Promise<void> {
  const { id } = await home();
  await test.step("written by its officer", async () => {
    await page.goto("/enterprise");
    await page.getByRole("link", { name: keeping.title, exact: true }).click();
    await page.getByRole("table", { name: keeping.caption }).getByRole("link", { name: "精工轴承科技工作者之家" }).click();
    await page.waitForURL(`/keeping/${id}`);
    await expectAccessible(page);
    await shoot(page, `${shots}-home`);
    await page.getByRole("link", { name: profiles.title, exact: true }).first().click();
    await page.waitForURL(`/keeping/${id}/profile`);
    await page.getByLabel(profiles.labels.phone).fill("没有");
    await page.getByRole("button", { name: profiles.save }).click();
    await expect(problemsOn(page)).toBeVisible();
    await page.getByLabel(profiles.labels.phone).fill("0000-66552201");
    await page.getByLabel("权益维护").fill(offer);
    await page.getByLabel(profiles.functions.window).check();
    await page.getByLabel(profiles.fourHomes.career).check();
    await page.getByRole("button", { name: profiles.save }).click();
    await expect(page.getByRole("table", { name: profiles.changedCaption })).toContainText(offer);
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await shoot(page, `${shots}-profile`);
    await page.getByRole("button", { name: profiles.moves.submit.button, exact: true }).click();
    await expect(newest(page)).toContainText(profiles.states.submitted.label);
  });
  await test.step("public only after the office has released it", async () => {
    await visitor.goto(`/homes/${id}`);
    await expect(visitor.getByText(offer)).toHaveCount(0);
    await office.goto("/city");
    await office
      .getByRole("table", { name: desk.queue.caption })
      .getByRole("row")
      .filter({ hasText: profiles.purposes.releaseHome })
      .getByRole("link", { name: "精工轴承科技工作者之家" })
      .click();
    await office.waitForURL(`/keeping/${id}/profile`);
    await expect(office.getByRole("table", { name: profiles.changedCaption })).toContainText(offer);
    await expectAccessible(office);
    await shoot(office, `${shots}-release`);
    await office.getByRole("button", { name: profiles.moves.release.button, exact: true }).click();
    await expect(newest(office)).toContainText(profiles.states.released.label);
    await visitor.goto(`/homes/${id}`);
    await expect(visitor.getByText(offer)).toBeVisible();
    await expectAccessible(visitor);
    await shoot(visitor, `${shots}-public`);
  });
}

test("what a home says of itself, at a desk", async ({ browser }) => {
  const [officer, office] = [await as(browser, "精工轴承科协经办"), await as(browser, "市科协经办")];
  await released(officer, office, await (await browser.newContext()).newPage(), "每周三下午有律师值班", "venue");
});

test("what a home says of itself, on a phone", async ({ browser }) => {
  const phone = { viewport: { width: 360, height: 780 } };
  const [officer, office] = [await as(browser, "精工轴承科协经办", phone), await as(browser, "市科协经办", phone)];
  await released(officer, office, await (await browser.newContext(phone)).newPage(), "每周四下午有律师值班", "venue-360");
});

const rooms = zh.rooms;

async function usedAndClosed(
  officer: Page,
  guest: Page,
  room: string,
  { shots, script }: { shots: string; script: boolean },
): Promise<void> {
  // axe is a script itself.
  const accessible = async (page: Page): Promise<void> => {
    if (script) await expectAccessible(page);
  };
  const { id } = await home();
  await test.step("a room and the house rules, by those who keep the home", async () => {
    await officer.goto(`/keeping/${id}/rooms`);
    const form = officer.locator("form").filter({ has: officer.locator("#room-name") });
    await form.getByLabel(rooms.labels.name).fill(room);
    await form.getByLabel(rooms.labels.seats).fill("30");
    await form.getByRole("button", { name: rooms.save }).click();
    await expect(officer.getByRole("heading", { name: room })).toBeVisible();
    await officer.getByLabel(rooms.rulesLabel).fill("文明使用，禁止赌博。\n用完归位，关水关电。");
    await officer.getByRole("button", { name: rooms.rulesSave }).click();
    await expect(officer.getByText(/第 \d+ 版/)).toBeVisible();
    await expectAccessible(officer);
    await shoot(officer, `${shots}-rooms`);
  });
  await test.step("asked for from the public page", async () => {
    await guest.goto(`/homes/${id}`);
    await guest.getByRole("link", { name: room, exact: true }).click();
    await guest.waitForURL(/\/rooms\/[0-9a-f-]{36}$/);
    await expect(guest.getByText(zh.calendar.free).first()).toBeVisible();
    await accessible(guest);
    await shoot(guest, `${shots}-room`);
    await guest.getByRole("link", { name: zh.request.ask }).click();
    await guest.waitForURL(/\/my\/bookings\/[0-9a-f-]{36}$/);
    await guest.getByLabel(zh.request.labels.purpose).fill(`${room}读书会`);
    await guest.getByLabel(zh.request.labels.day, { exact: true }).fill("2026-11-24");
    await guest.getByLabel(zh.request.labels.from, { exact: true }).fill("9:00");
    await guest.getByLabel(zh.request.labels.to, { exact: true }).fill("10:30");
    await guest.getByRole("button", { name: zh.request.submit }).click();
    await expect(problemsOn(guest)).toBeVisible();
    await guest.getByLabel(zh.request.labels.acceptRules).check();
    await accessible(guest);
    await shoot(guest, `${shots}-request`);
    await guest.getByRole("button", { name: zh.request.submit }).click();
    await guest.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
    await expect(guest.getByText(zh.statuses.requested.label, { exact: true })).toBeVisible();
  });
  const address = guest.url();
  await test.step("given by those who keep it", async () => {
    await officer.goto("/enterprise");
    await officer
      .getByRole("table", { name: desk.queue.caption })
      .getByRole("link", { name: `${room}读书会` })
      .click();
    await officer.waitForURL(address);
    await officer.getByRole("button", { name: zh.moves.approve.button, exact: true }).click();
    await expect(officer.getByText(zh.statuses.approved.label, { exact: true })).toBeVisible();
    await officer.goto(`/keeping/${id}/bookings?day=2026-11-24`);
    await officer.getByRole("link", { name: room, exact: true }).click();
    await officer.waitForURL(/[?&]room=/);
    await officer.goto(`${officer.url().split("#")[0]}&day=2026-11-24`);
    await expect(officer.getByRole("link", { name: "9:00–10:30" })).toBeVisible();
    await expectAccessible(officer);
    await shoot(officer, `${shots}-bookings`);
    await guest.goto("/my/messages");
    await expect(guest.getByRole("link", { name: messages.title("bookingApproved", messageParams.parse({})) }).first()).toBeVisible();
  });
  await test.step("looked over afterwards, and what was broken is noted", async () => {
    await query(
      `UPDATE "Booking" SET "startsAt" = "startsAt" - interval '4 days', "endsAt" = "endsAt" - interval '4 days' WHERE "id" = $1`,
      [address.split("/").at(-1)],
    );
    await officer.goto(address);
    for (const line of ["safe", "kept", "clean", "powerOff"] as const) await officer.getByLabel(zh.booking.lines[line]).check();
    await officer.getByRole("button", { name: zh.moves.close.button, exact: true }).click();
    await expect(problemsOn(officer)).toBeVisible();
    await officer.getByLabel(zh.booking.note).fill("椅子没有归位，有一把断了腿。");
    await expectAccessible(officer);
    await shoot(officer, `${shots}-closing`);
    await officer.getByRole("button", { name: zh.moves.close.button, exact: true }).click();
    await expect(officer.getByText(zh.statuses.closed.label, { exact: true })).toBeVisible();
    await shoot(officer, `${shots}-booking`);
    await officer.getByRole("link", { name: zh.booking.incident }).click();
    await officer.waitForURL(/\/incidents/);
    await officer.getByLabel(zh.incidents.kinds.damage).check();
    await officer.getByLabel(zh.incidents.onDay).fill("2026-11-20");
    await officer.getByLabel(zh.incidents.text).fill(`${room}的椅子断了一条腿`);
    await officer.getByLabel(zh.incidents.cost).fill("120");
    await officer.getByRole("button", { name: zh.incidents.save, exact: true }).click();
    await expect(officer.getByRole("table", { name: zh.incidents.caption })).toContainText(`${room}的椅子断了一条腿`);
    await expectAccessible(officer);
    await expectAccessibleForElders(officer);
    await shoot(officer, `${shots}-incidents`);
  });
}

test("a room, from the house rules to the closing, at a desk", async ({ browser }) => {
  await usedAndClosed(await as(browser, "精工轴承科协经办"), await as(browser, "量衡传感科协经办"), "研讨室", {
    shots: "venue",
    script: true,
  });
});

test("a room, from the house rules to the closing, on a phone and without script", async ({ browser }) => {
  const phone = { viewport: { width: 360, height: 780 } };
  const guest = await as(browser, "量衡传感科协经办", { ...phone, javaScriptEnabled: false });
  await usedAndClosed(await as(browser, "精工轴承科协经办", phone), guest, "小会议室", { shots: "venue-360", script: false });
});
