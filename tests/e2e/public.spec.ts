// A visitor from the street: finds a home by its place, by two characters, by the map; with and without script, on a phone, in the elder
// view. And the office that puts a policy before the public.
import { expect, type Page } from "@playwright/test";
import { manuals } from "@/lib/text/help/manuals";
import { zh as help } from "@/lib/text/help/words";
import { zh as homes } from "@/lib/text/homes";
import { zh as notices } from "@/lib/text/notices";
import { zh as policies } from "@/lib/text/policies";
import { zh as portal } from "@/lib/text/portal";
import { zh as search } from "@/lib/text/search";
import { zh as shell } from "@/lib/text/shell";
import { as, expectAccessible, expectAccessibleForElders, expectFits, test } from "./support";
import { row } from "./support-database";

const bearing = "精工轴承科技工作者之家";
const farm = "云岭镇农技中心科技工作者之家";
const { labels } = homes.filter;

const list = (page: Page) => page.locator("ol.homes");
const chip = (page: Page, label: string, value: string) => page.getByRole("link", { name: homes.filter.drop(label, value) });
const headSearch = (page: Page) => page.getByRole("navigation", { name: shell.mainNav }).getByRole("search");
const look = (page: Page) => page.getByRole("button", { name: homes.filter.look, exact: true }).click();

/** The same for everybody who comes, whatever the device can do. */
async function findByPlace(page: Page): Promise<void> {
  await page.goto("/homes");
  await expect(list(page).getByRole("link", { name: bearing })).toBeVisible();
  const choice = page.getByLabel(labels.place, { exact: true });
  const option = await choice.locator("option", { hasText: homes.place("云岭镇科协") }).getAttribute("value");
  await choice.selectOption(option ?? "");
  await look(page);
  await expect(page).toHaveURL(/place=[0-9a-f-]{36}/);
  // Other journeys may have brought a home to that town; none of another town is among them.
  await expect(list(page).getByRole("link", { name: farm })).toBeVisible();
  await expect(list(page).getByRole("link", { name: bearing })).toHaveCount(0);
  // The filter is seen, and goes away alone.
  await chip(page, labels.place, "云岭镇").click();
  await expect(list(page).getByRole("link", { name: bearing })).toBeVisible();
}

async function findByTwoCharacters(page: Page, box: ReturnType<typeof headSearch>): Promise<void> {
  await box.getByRole("searchbox").fill("农技");
  await box.getByRole("button", { name: shell.search.button }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(search.titleOf("农技"));
  await expect(page.locator("mark").first()).toHaveText("农技");
  await page.getByRole("link", { name: farm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(farm);
  await expect(page.getByText("云岭镇云山路 30 号")).toBeVisible();
}

test("a visitor finds a home by its place, by two characters and by the map", async ({ page }) => {
  await test.step("by its place", () => findByPlace(page));

  await test.step("by a word and a kind of unit together, each to be taken away", async () => {
    await page.getByLabel(labels.word).fill("医院");
    await page.getByLabel(labels.kind).selectOption({ label: "事业单位" });
    await look(page);
    await expect(list(page).getByRole("listitem").filter({ hasText: "医院" })).not.toHaveCount(0);
    await expect(list(page).getByRole("listitem").filter({ hasNotText: "医院" })).toHaveCount(0);
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await chip(page, labels.word, "医院").click();
    await expect(page).not.toHaveURL(/word=/);
    await expect(list(page).getByRole("link", { name: farm })).toBeVisible();
    await page.getByLabel(labels.word).fill("没有这一家");
    await look(page);
    await expect(page.getByText(homes.filter.nothing)).toBeVisible();
    await page.getByRole("link", { name: homes.filter.clear }).first().click();
    await expect(page).toHaveURL(/\/homes$/);
  });

  await test.step("by the map, whose numbers stand in a table too", async () => {
    const place = page.getByRole("group", { name: homes.map.label("临江市") }).getByRole("link", { name: /^云岭镇，/ });
    const count = /，(\d+) 家$/.exec((await place.getAttribute("aria-label")) ?? "")?.[1];
    await page.getByText(homes.map.table).first().click();
    await expect(page.getByRole("row").filter({ hasText: "云岭镇" })).toContainText(homes.map.count(Number(count)));
    await place.focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/place=/);
    await expect(list(page).getByRole("listitem")).toHaveCount(Number(count));
    await expect(page.locator("svg.map a[aria-current]")).toHaveAttribute("aria-label", homes.map.item("云岭镇科协", Number(count)));
  });

  await test.step("by two characters in the head of any page", async () => {
    await page.goto("/about");
    await findByTwoCharacters(page, headSearch(page));
    await expectAccessible(page);
  });

  await test.step("and from the home to its plate", async () => {
    await page.locator("main").getByRole("link", { name: homes.verify }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(homes.states.valid.title);
  });
});

test.describe("on a phone without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  for (const view of ["", "elder"])
    test(`the same is found${view && ", in the elder view"}`, async ({ page, context, baseURL }) => {
      if (view) await context.addCookies([{ name: "view", value: view, url: baseURL ?? "" }]);
      await findByPlace(page);
      await expectFits(page);
      await page
        .locator("svg.map")
        .getByRole("link", { name: /^云岭镇，/ })
        .click();
      await expect(list(page).getByRole("link", { name: farm })).toBeVisible();
      await expectFits(page);
      await page.locator("details.menu summary").click();
      await findByTwoCharacters(page, page.locator("details.menu").getByRole("search"));
      await expectFits(page);
      await page.goto("/search?q=之家&kind=policies");
      await expect(page.getByRole("link", { name: "临江市科技工作者之家创建办法（样例）" })).toBeVisible();
      await expectFits(page);
      await page.goto(`/help/${manuals[0]?.role}`);
      const task = manuals[0]?.tasks[2];
      await page.getByRole("link", { name: task?.want, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`#${task?.id}$`));
      await expectFits(page);
    });
});

test("search finds each kind by itself, marks the words, and says so when there is nothing", async ({ page }) => {
  await page.goto("/search?q=科技工作者");
  const kinds = page.getByRole("navigation", { name: search.tabs });
  for (const kind of [search.kinds.homes, search.kinds.rounds, search.kinds.policies, search.kinds.help])
    await expect(page.getByRole("heading", { level: 2, name: kind, exact: true })).toBeVisible();
  await kinds.getByRole("link", { name: search.kinds.policies }).click();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: search.kinds.homes })).toHaveCount(0);
  await expect(page.locator("mark").first()).toHaveText("科技工作者");
  await page.goto("/search?q=没有这个词的");
  await expect(page.getByText(search.nothing("没有这个词的"))).toBeVisible();
  await page.goto("/search?q=，。");
  await expect(page.getByText(search.unreadable)).toBeVisible();
});

test("hostile addresses get an answer, never a fault", async ({ request }) => {
  const long = "龘".repeat(2000);
  for (const path of ["/search?q=", "/homes?word=", "/homes?place=", "/homes?level=", "/notices?word=", "/policies?word=", "/help/"])
    for (const typed of [
      "%00",
      "a%00b",
      "%ED%A0%80",
      "%FF%FE",
      "%E2%80%AE%E6%B1%9F",
      "%F0%A0%AE%B7",
      "'%3B--",
      "%25_%5C",
      encodeURIComponent(long),
    ]) {
      const response = await request.get(`${path}${typed}`);
      expect(response.status(), `${path}${typed.slice(0, 20)}`).toBeLessThan(500);
    }
  for (const path of [
    "/search?q=江北&q=城东&kind=homes&kind=x&after=1&after=2",
    "/homes?word[]=x&place=__proto__",
    "/search?kind=constructor&q=之家",
  ])
    expect((await request.get(path)).status(), path).toBe(200);
  // Ten megabytes are no address; the connection is refused before anybody reads them.
  const refused = await request.get(`/search?q=${"x".repeat(10_000_000)}`).then(
    (response) => response.status(),
    () => 431,
  );
  expect(refused).toBeGreaterThanOrEqual(400);
  expect(refused).toBeLessThan(500);
});

test("the list of notices is filtered by what hangs, what was taken down, and a word", async ({ page }) => {
  await page.goto("/notices");
  await page.getByLabel(notices.filter.state).selectOption({ label: notices.times.withdrawn });
  await page.getByRole("button", { name: notices.filter.look, exact: true }).click();
  await expect(page.getByText(notices.states.withdrawn.label).last()).toBeVisible();
  await expect(page.getByRole("link", { name: /第一批，更正/ })).toHaveCount(0);
  await page.getByRole("link", { name: notices.drop(notices.filter.state, notices.times.withdrawn) }).click();
  await expect(page).toHaveURL(/\/notices$/);
  await page.getByLabel(notices.filter.word).fill("更正");
  await page.getByRole("button", { name: notices.filter.look, exact: true }).click();
  await expect(page.locator("ul.notices > li")).toHaveCount(1);
  await expectAccessible(page);
});

test("a policy is entered by one, released by another, found by anybody, and repealed", async ({ browser, page }) => {
  const title = "关于做好雪鸮保护的通知";
  const staff = await as(browser, "市科协经办");
  await staff.goto("/city/policies");
  await staff.getByRole("link", { name: policies.desk.add }).click();
  await staff.getByLabel(policies.fields.title, { exact: true }).fill(title);
  await staff.getByLabel(policies.fields.number).fill("临科协〔2026〕77号");
  await staff.getByLabel(policies.fields.issuedOn).fill("2026-11-02");
  await staff.getByLabel(policies.fields.text).fill("一、雪鸮是北方的鸟。\n\n二、请各单位留意。");
  await expectAccessible(staff);
  await staff.getByRole("button", { name: policies.desk.save }).click();
  await staff.waitForURL(/\/city\/policies\/[0-9a-f-]{36}$/);
  const id = new URL(staff.url()).pathname.split("/").at(-1);
  // Nobody outside sees it, and who entered it has no button for it.
  expect((await page.goto(`/policies/${id}`))?.status()).toBe(404);
  await page.goto("/search?q=雪鸮");
  await expect(page.getByText(search.nothing("雪鸮"))).toBeVisible();
  await expect(staff.getByRole("button", { name: policies.moves.release.button })).toHaveCount(0);

  const leader = await as(browser, "市科协负责人");
  await leader.goto("/city/policies");
  await leader.getByRole("link", { name: title }).click();
  await leader.getByRole("button", { name: policies.moves.release.button }).click();
  await expect(leader.getByRole("link", { name: policies.desk.publicPage })).toBeVisible();

  await page.goto("/search?q=雪鸮");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("2026年11月2日")).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(title));
  await expectAccessible(page);
  await leader.getByLabel(policies.fields.comment).first().fill("有了新的通知");
  await leader.getByRole("button", { name: policies.moves.repeal.button, exact: true }).click();
  await expect(leader.getByText(policies.blockers.inForce ?? "")).toBeVisible();
  await page.reload();
  await expect(page.getByText("有了新的通知")).toBeVisible();
  await page.goto("/policies?status=repealed");
  await expect(page.getByRole("link", { name: title })).toBeVisible();
});

test("what is wrong on this site has somebody to be told, named by the administrator", async ({ browser, page }) => {
  const contact = page.locator("h2#corrections ~ p a").first();
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: shell.footer.corrections }).click();
  await expect(page).toHaveURL(/\/about#corrections$/);
  await expect(contact).toHaveAttribute("href", /^mailto:/);
  const system = await as(browser, "系统管理员");
  await system.goto("/city/settings");
  const before = await system.getByLabel(portal.settings.labels.corrections).inputValue();
  for (const [written, href] of [
    ["0000-66550100", "tel:0000-66550100"],
    [before, `mailto:${before}`],
  ] as const) {
    await system.getByLabel(portal.settings.labels.corrections).fill(written);
    await system.getByRole("button", { name: portal.settings.save }).click();
    await expect(system.getByText(portal.settings.done)).toBeVisible();
    await page.reload();
    await expect(contact).toHaveAttribute("href", href);
    await system.reload();
  }
  await system.getByLabel(portal.settings.labels.corrections).fill("javascript:alert(1)");
  await system.getByRole("button", { name: portal.settings.save }).click();
  await expect(system.getByText(portal.settings.words.notContact ?? "").first()).toBeVisible();
});

test("manuals are found from the footer and the desk, and the map of the site leads everywhere", async ({ browser, page, request }) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: help.title }).click();
  for (const { title } of manuals) await expect(page.getByRole("link", { name: title })).toBeVisible();
  const township = await as(browser, "高新区科协");
  await township.getByRole("navigation", { name: shell.desk.nav }).getByRole("link", { name: help.title }).click();
  await expect(township.getByRole("heading", { level: 1 })).toHaveText(manuals.find(({ role }) => role === "township")?.title ?? "");

  await page.goto("/sitemap");
  const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const href of new Set(links)) expect((await request.get(href)).status(), href).toBe(200);
  const { id } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = $1`, [bearing]);
  const xml = await (await request.get("/sitemap.xml")).text();
  for (const part of ["/help/visitor", `/homes/${id}`, "/policies/"]) expect(xml).toContain(part);
  expect(xml).not.toContain("/verify/");
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /verify/");
  expect(robots).toContain("/sitemap.xml");
});
