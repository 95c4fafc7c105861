// Doors: registering, invitations, changes of officer, wrong and forgotten passwords, time running out. Nobody here is needed elsewhere.
import { type Browser, expect, type Page } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { zh as organizations } from "@/lib/text/organizations";
import { zh as roles } from "@/lib/text/roles";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { scientist } from "@/prisma/seed/accounts";
import { answer, as, expectAccessible, expectAccessibleForElders, openApplication, password, saveAndGoOn, signIn, test } from "./support";
import {
  accept,
  appoint,
  createOrganization,
  fillRegistration,
  invite,
  newCreditCode,
  newMark,
  newPhone,
  registered,
  visit,
} from "./support-accounts";
import { ageLock, ageSession, query, row, sessionLimits } from "./support-database";
import { portalNow } from "../support/portal-now";

const another = "another-long-secret";
const round = "科技工作者之家创建（益阳办法）";
const main = (page: Page) => page.locator("main").innerText();
/** The summary of a form that came back. The framework keeps an empty alert of its own. */
const alert = (page: Page) => page.locator("main").getByRole("alert");

async function trySignIn(page: Page, phone: string, secret: string): Promise<void> {
  await page.getByLabel(accounts.signIn.phone, { exact: true }).fill(phone);
  await page.getByLabel(accounts.signIn.password, { exact: true }).fill(secret);
  await page.getByRole("button", { name: accounts.signIn.submit, exact: true }).click();
}

/** Where the desk sends somebody whose session is over, with the way back in the address. */
async function expectSignedOut(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForURL((url) => url.pathname === "/sign-in" && url.searchParams.get("next") === path);
  await expect(page.getByText(accounts.signIn.expired)).toBeVisible();
}

const signedInPage = async (browser: Browser, phone: string, secret = password): Promise<Page> => {
  const page = await visit(browser, "/sign-in");
  await signIn(page, phone, secret);
  return page;
};

async function leave(page: Page): Promise<void> {
  await page.locator("summary", { hasText: shell.desk.me }).click();
  await page.getByRole("button", { name: shell.desk.signOut }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

test("a scientist registers; a number that is known gets the same answer", async ({ browser }) => {
  const page = await visit(browser, "/register");
  const phone = newPhone();
  await test.step("an empty form comes back with each thing to do", async () => {
    await page.getByRole("button", { name: accounts.register.submit, exact: true }).click();
    await expect(alert(page)).toContainText(ui.summary.fields(4));
    await expectAccessible(page);
    await expectAccessibleForElders(page);
  });
  await test.step("a short password is refused, the rest stays as it was typed", async () => {
    await fillRegistration(page, "龑𠮷", phone, "short");
    await expect(alert(page)).toContainText(ui.fields.weakPassword ?? "");
    await expect(page.getByLabel(accounts.register.name, { exact: true })).toHaveValue("龑𠮷");
  });
  const full = [...phone].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join("");
  await fillRegistration(page, "龑𠮷", full);
  await expect(page.getByText(accounts.register.done)).toBeVisible();
  const answered = await main(page);

  await test.step("the known number", async () => {
    const known = () =>
      row<{ people: number; name: string; changedAt: Date }>(
        `SELECT (SELECT count(*)::int FROM "Person" WHERE "phoneKey" = $1) AS people, p."name", c."changedAt"
        FROM "Person" p JOIN "Credential" c ON c."personId" = p."id" WHERE p."phoneKey" = $1`,
        [scientist.phone],
      );
    const before = await known();
    await fillRegistration(page, "冒名", scientist.phone, another);
    await expect(page.getByText(accounts.register.done)).toBeVisible();
    expect(await main(page)).toBe(answered);
    expect(await known()).toEqual(before);
  });

  await signIn(page, phone);
  expect(new URL(page.url()).pathname).toBe("/my");
  await expect(page.getByText(desk.my.lead("龑𠮷"))).toBeVisible();
  await expect(page.getByText(desk.my.nothing)).toBeVisible();
  await expectAccessible(page);
  await test.step("the desk of others is not there for a scientist", async () => {
    for (const path of ["/city", "/enterprise", "/township", "/organizations"]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
    }
  });
});

test("one person with two organizations chooses for which to act", async ({ browser }) => {
  const firm = "临江新纪元制药有限公司";
  const page = await as(browser, "新纪元制药科协经办");
  const menu = page.locator(".desk-me details");
  const actAs = async (label: string): Promise<void> => {
    await menu.locator("summary").click();
    await page.getByRole("button", { name: label, exact: true }).click();
    await expect(menu.locator("summary")).toContainText(label);
    await expect(menu).not.toHaveAttribute("open"); // also where the page keeps its address
  };
  const hats = [`${firm}科学技术协会`, firm] as const;
  for (const hat of [hats[1], hats[0], hats[1]]) {
    await actAs(`${hat}　${roles.enterpriseOfficer}`);
    await expect(page.locator(".desk-head p")).toHaveText(hat);
    await expect(page).toHaveURL(/\/enterprise$/);
  }
  await test.step("as herself she has no desk of a firm", async () => {
    await actAs(accounts.account.asPerson);
    await expect(page).toHaveURL(/\/my$/);
    await expect(page.getByRole("listitem").filter({ hasText: firm })).toHaveCount(2);
    expect((await page.goto("/enterprise"))?.status()).toBe(404);
    await page.goto("/my");
    await actAs(`${hats[0]}　${roles.enterpriseOfficer}`);
    await expect(page).toHaveURL(/\/enterprise$/);
  });
});

test("a firm, its officers, and their change", async ({ browser }) => {
  const staff = await as(browser, "市科协经办");
  const firm = `临江试验农机${newMark()}有限公司`;
  const code = newCreditCode();

  const { id: firmId } = await test.step("the city registers the firm", async () => {
    await staff.goto("/organizations/new");
    await staff.getByLabel(organizations.name, { exact: true }).fill(firm);
    await staff.getByLabel(organizations.creditCode).fill(`${code.slice(0, 17)}${code.endsWith("0") ? "1" : "0"}`);
    await staff.getByRole("button", { name: organizations.save, exact: true }).click();
    await expect(alert(staff)).toContainText(organizations.creditCode);
    await expect(staff.getByLabel(organizations.name, { exact: true })).toHaveValue(firm);
    await expectAccessible(staff);
    return createOrganization(staff, { name: firm, kind: "企业", parent: "高新区科协", code });
  });

  const first = { name: "田小满", phone: newPhone(), role: roles.enterpriseOfficer };
  const invitation = await invite(staff, firmId, first);
  await expectAccessible(staff);

  await test.step("the code is shown once", async () => {
    await staff.reload();
    await expect(staff.getByText(invitation.code)).toHaveCount(0);
  });

  /** What a code that cannot be used says, by link and typed in. */
  const refusalOf = async (given: string): Promise<string[]> => {
    const page = await visit(browser, `/invitation/${given}`);
    const byLink = await main(page);
    await page.goto("/invitation");
    await page.getByLabel(accounts.invitation.code).fill(given);
    await page.getByRole("button", { name: accounts.invitation.look }).click();
    await expect(page.getByText(accounts.invitation.unusable)).toBeVisible();
    await expectAccessible(page);
    const typed = await main(page);
    await page.context().close();
    return [byLink, typed];
  };

  const late = [await visit(browser, invitation.link), await visit(browser, invitation.link)] as const;
  const officer = await test.step("the invited opens the link in a browser of their own and sets a password", async () => {
    const page = await visit(browser, invitation.link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(accounts.invitation.offer(firm, roles.enterpriseOfficer));
    await expect(page.getByText(first.phone)).toHaveCount(0); // masked: the link may have gone astray
    await page.getByLabel(accounts.invitation.password, { exact: true }).fill("too-short");
    await page.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
    await expect(alert(page)).toContainText(ui.fields.weakPassword ?? "");
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await page.context().close();
    return accept(browser, invitation.link);
  });
  expect(new URL(officer.url()).pathname).toBe("/enterprise");
  await expect(officer.getByText(firm).first()).toBeVisible();

  await test.step("used twice and never issued get the same answer", async () => {
    const wrong = "2345-6789-ABCD-EFGH";
    const used = await refusalOf(invitation.code);
    expect(used[0]).toContain(accounts.invitation.unusable);
    expect(used).toEqual(await refusalOf(wrong));
    const answerTo = async (page: Page, given: string): Promise<string> => {
      const hidden = page.locator("main input[name=code]");
      await hidden.evaluate((field: HTMLInputElement, value) => Object.assign(field, { value }), given);
      await page.getByLabel(accounts.invitation.password, { exact: true }).fill(password);
      await page.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
      await expect(alert(page)).toBeVisible();
      return alert(page).innerText();
    };
    const said = await answerTo(late[0], invitation.code);
    expect(said).toContain(accounts.words.tokenUnusable ?? "");
    expect(await answerTo(late[1], wrong)).toBe(said);
    expect(
      await query(`SELECT 1 FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" WHERE p."phoneKey" = $1`, [first.phone]),
    ).toHaveLength(1);
  });

  const second = await test.step("somebody with an account accepts with it, and only with it", async () => {
    const phone = await registered(browser, "麦芒");
    const { link } = await invite(staff, firmId, { name: "麦芒", phone, role: roles.enterpriseOfficer });
    const page = await visit(browser, link);
    await page.getByLabel(accounts.invitation.password, { exact: true }).fill(another);
    await page.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
    await expect(alert(page)).toContainText(ui.fields.signInFirst ?? "");

    await test.step("the colleague it is not for", async () => {
      await officer.goto(link);
      await officer.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
      await expect(alert(officer)).toContainText(ui.fields.otherPerson ?? "");
      await expectAccessible(officer);
    });

    await page.getByRole("link", { name: accounts.invitation.haveAccount }).click();
    await page.waitForURL(/\/sign-in/);
    await trySignIn(page, phone, password);
    await page.waitForURL(/\/invitation\//);
    await page.getByRole("button", { name: accounts.invitation.accept, exact: true }).click();
    await page.waitForURL(/\/enterprise$/);
    await page.goto("/my");
    await expect(page.getByRole("listitem").filter({ hasText: firm })).toContainText(roles.enterpriseOfficer);
    return { page, phone };
  });

  const id = await openApplication(officer, round);
  await officer.goto(`/applications/${id}/form/home`);
  await answer(officer, { 之家名称: "换人以前写的名字", 地址: "高新区农机路 7 号" });
  await officer.getByRole("button", { name: applications.form.saveAndList }).click();
  await officer.waitForURL(/\/form$/);

  await test.step("a change of officer acts at once in an open browser, and the draft goes on with the successor", async () => {
    await officer.goto(`/applications/${id}/form/home`);
    await staff.goto(`/organizations/${firmId}`);
    const line = staff.getByRole("row", { name: /^田小满/ });
    await line.locator("summary").click();
    await line.getByLabel(organizations.successor).selectOption({ label: "麦芒" });
    await expectAccessible(staff);
    await line.getByRole("button", { name: organizations.end, exact: true }).click();
    await expect(line.locator("summary")).toHaveCount(0);

    await officer.getByLabel("地址").fill("已经不归我填");
    await officer.getByRole("button", { name: applications.form.save }).click();
    await expect(alert(officer)).toContainText(ui.problems.notFound ?? "");
    await officer.getByRole("link", { name: desk.applications, exact: true }).first().click();
    await officer.waitForURL(/\/applications$/);
    await expect(officer.getByText(applications.list.none)).toBeVisible();
    for (const path of ["/enterprise", `/applications/${id}`, `/applications/${id}/form/home`])
      expect((await officer.goto(path))?.status(), path).toBe(404);
    await officer.goto("/my");
    await expect(officer.getByText(desk.my.nothing)).toBeVisible();

    const { page } = second;
    await page.goto("/enterprise");
    await expect(page.getByRole("table", { name: desk.queue.caption }).getByRole("row").filter({ hasText: firm })).toBeVisible();
    await page.goto(`/applications/${id}/form/home`);
    await expect(page.getByLabel("之家名称")).toHaveValue("换人以前写的名字");
    await expect(page.getByLabel("地址")).toHaveValue("高新区农机路 7 号");
  });

  await test.step("half an hour away is too long, and what was typed is still there", async () => {
    const { page, phone } = second;
    const path = `/applications/${id}/form/home`;
    expect(await sessionLimits(phone)).toEqual({ idle: 30, whole: 720 });
    await ageSession(phone, 29);
    await page.goto(path);
    await page.getByLabel("开放时间").fill("周一至周五 9:00–17:00");
    await ageSession(phone, 31);
    await saveAndGoOn(page);
    await expect(alert(page)).toContainText(ui.problems.notSignedIn ?? "");
    await expect(page.getByLabel("开放时间")).toHaveValue("周一至周五 9:00–17:00");
    await expectAccessible(page);
    const window = await page.context().newPage();
    await expectSignedOut(window, path);
    await trySignIn(window, phone, password);
    await window.waitForURL((url) => url.pathname === path);
    await window.close();
    await page.getByRole("button", { name: applications.form.saveAndList }).click();
    await page.waitForURL(/\/form$/);
    const saved = await row<{ hours: string }>(`SELECT "answers"->>'hours' AS hours FROM "Application" WHERE "id" = $1`, [id]);
    expect(saved.hours).toBe("周一至周五 9:00–17:00");
  });

  await test.step("after twelve hours it ends, however busy", async () => {
    const { page, phone } = second;
    for (let hour = 0; hour < 23; hour += 1) {
      await ageSession(phone, 29);
      const response = await page.request.get("/my", { maxRedirects: 0 });
      expect(response.status(), `after ${(hour + 1) * 29} minutes`).toBe(200);
    }
    await ageSession(phone, 29);
    expect((await page.request.get("/my", { maxRedirects: 0 })).status()).toBe(200); // 11 h 36 min
    await ageSession(phone, 25);
    await expectSignedOut(page, "/enterprise");
  });
});

test("an officer of the city leaves, and the open work goes to the successor", async ({ browser }) => {
  const system = await as(browser, "系统管理员");
  const department = await row<{ id: string }>(`SELECT "id" FROM "Organization" WHERE "name" = '学会学术部'`);
  const mark = newMark();
  const person = (name: string) => ({ name: `${name}${mark}`, phone: newPhone(), role: roles.cityStaff });
  const [leaver, successor] = [person("甘棠"), person("辛夷")];
  const leaving = await appoint(browser, system, department.id, leaver);
  const staying = await appoint(browser, system, department.id, successor);
  const { id, number, purpose } = await row<{ id: string; number: string; purpose: string }>(
    `SELECT a."id", a."number", w."purpose" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId"
      JOIN "WorkItem" w ON w."applicationId" = a."id" AND w."closedAt" IS NULL WHERE o."name" = '临江环科检测股份有限公司科学技术协会'
      AND a."number" LIKE 'SB-%'`, // the demonstration's own; other journeys apply for this association too
  );
  const assignee = async () =>
    (
      await row<{ name: string | null }>(
        `SELECT p."name" FROM "WorkItem" w LEFT JOIN "Person" p ON p."id" = w."assigneeId"
        WHERE w."applicationId" = $1 AND w."purpose" = $2 AND w."closedAt" IS NULL`,
        [id, purpose],
      )
    ).name;
  const give = async (page: Page, to: string): Promise<void> => {
    await page.goto(`/applications/${id}`);
    await page.getByLabel(applications.dossier.assignTo).selectOption({ label: to });
    await page.getByRole("button", { name: applications.dossier.assignDo }).click();
    await page.waitForURL(`/applications/${id}`);
  };
  await give(leaving, leaver.name);
  await expect(leaving.locator(".desk-head")).toContainText(leaver.name);
  expect(await assignee()).toBe(leaver.name);
  await expectAccessible(leaving);

  const end = async (name: string, to: string): Promise<void> => {
    await system.goto(`/organizations/${department.id}`);
    const line = system.getByRole("row", { name: new RegExp(`^${name}`) });
    await line.locator("summary").click();
    await line.getByLabel(organizations.successor).selectOption({ label: to });
    await line.getByRole("button", { name: organizations.end, exact: true }).click();
    await expect(line.locator("summary")).toHaveCount(0);
  };
  await end(leaver.name, successor.name);
  expect(await assignee()).toBe(successor.name);
  expect((await leaving.reload())?.status()).toBe(404);
  expect((await leaving.goto("/city"))?.status()).toBe(404);
  await staying.goto("/city");
  const queue = staying.getByRole("table", { name: desk.queue.caption }).getByRole("row");
  await expect(queue.filter({ hasText: number })).toContainText(successor.name);
  await test.step("staff are out after a quarter of an hour, and come back to where they were", async () => {
    expect(await sessionLimits(successor.phone)).toEqual({ idle: 15, whole: 720 });
    await ageSession(successor.phone, 14);
    expect((await staying.goto(`/applications/${id}`))?.status()).toBe(200);
    await ageSession(successor.phone, 16);
    await staying.getByRole("link", { name: desk.inbox, exact: true }).first().click();
    await staying.waitForURL((url) => url.pathname === "/sign-in" && url.searchParams.get("next") === "/city");
    await trySignIn(staying, successor.phone, password);
    await staying.waitForURL(/\/city$/);
  });
  await test.step("without a successor it goes back to everybody in the role", async () => {
    await end(successor.name, organizations.successorNone);
    expect(await assignee()).toBeNull();
    expect((await staying.reload())?.status()).toBe(404);
  });
});

test("five wrong passwords lock an account, and nobody can tell by the words", async ({ browser }) => {
  const phone = await registered(browser, "闻莺");
  const page = await visit(browser, "/sign-in");
  const saying = async (number: string, secret: string): Promise<string> => {
    await page.goto("/sign-in");
    await trySignIn(page, number, secret);
    await expect(alert(page)).toBeVisible();
    return alert(page).innerText();
  };
  const unknown = await saying(newPhone(), password);
  expect(unknown).toContain(ui.fields.wrongPair ?? "");
  await expectAccessible(page);
  for (let count = 0; count < 5; count += 1) expect(await saying(phone, `wrong-${count}`)).toBe(unknown);
  expect(await saying(phone, password)).toBe(unknown);
  const { minutes } = await row<{ minutes: number }>(
    `SELECT round(extract(epoch FROM c."lockedUntil" - ${portalNow}) / 60)::int AS minutes
    FROM "Credential" c JOIN "Person" p ON p."id" = c."personId" WHERE p."phoneKey" = $1`,
    [phone],
  );
  expect(minutes).toBeGreaterThanOrEqual(14);
  expect(minutes).toBeLessThanOrEqual(15);
  await ageLock(phone, 14);
  expect(await saying(phone, password)).toBe(unknown);
  await ageLock(phone, 2);
  await signIn(page, phone);
  await expect(page).toHaveURL(/\/my$/);
});

test("signing out here, and everywhere", async ({ browser }) => {
  const phone = await registered(browser, "柳青");
  const here = await signedInPage(browser, phone);
  const there = await signedInPage(browser, phone);

  await test.step("signing out ends the session itself, not only its cookie", async () => {
    const cookies = await here.context().cookies();
    await leave(here);
    await expectSignedOut(here, "/account");
    await here.context().addCookies(cookies);
    await expectSignedOut(here, "/account");
    expect((await there.goto("/account"))?.status()).toBe(200);
  });

  await trySignIn(here, phone, password);
  await here.waitForURL(/\/account$/); // the page that was asked for
  await expect(here.getByRole("table", { name: accounts.account.sessions }).getByRole("row")).toHaveCount(3);
  await expectAccessible(here);
  await expectAccessibleForElders(here);

  await test.step("everywhere: the other browser is out at its next click", async () => {
    await there.goto("/my");
    await here.getByRole("button", { name: accounts.account.everywhere }).click();
    await here.waitForURL(/\/sign-in$/);
    await there.getByRole("link", { name: desk.account, exact: true }).first().click();
    await there.waitForURL((url) => url.pathname === "/sign-in" && url.searchParams.get("next") === "/account");
    await trySignIn(there, phone, password);
    await there.waitForURL(/\/account$/);
    await expectSignedOut(here, "/my");
  });
});

test("a new password, with the old one and without", async ({ browser }) => {
  const phone = await registered(browser, "程门雪");
  const here = await signedInPage(browser, phone);
  const there = await signedInPage(browser, phone);
  const words = accounts.account;

  await test.step("changed with the old one", async () => {
    await here.goto("/account");
    const change = async (current: string, next: string): Promise<void> => {
      await here.getByLabel(words.currentPassword, { exact: true }).fill(current);
      await here.getByLabel(words.newPassword, { exact: true }).fill(next);
      await here.getByRole("button", { name: words.change, exact: true }).click();
    };
    await change("not-the-password", another);
    await expect(alert(here)).toContainText(ui.fields.wrongPassword ?? "");
    await expectAccessible(here);
    await change(password, another);
    await expect(here.getByText(words.changed)).toBeVisible();
    await expectSignedOut(there, "/my");
    expect((await here.goto("/my"))?.status()).toBe(200);
    await there.goto("/sign-in");
    await trySignIn(there, phone, password);
    await expect(alert(there)).toContainText(ui.fields.wrongPair ?? "");
    await signIn(there, phone, another);
  });

  await test.step("forgotten: the same words for every number, one request a person", async () => {
    const ask = async (number: string): Promise<string> => {
      const page = await visit(browser, "/password");
      await page.getByLabel(accounts.reset.phone, { exact: true }).fill(number);
      await page.getByRole("button", { name: accounts.reset.submit, exact: true }).click();
      await expect(page.getByText(accounts.reset.done)).toBeVisible();
      await expectAccessible(page);
      const said = await main(page);
      await page.context().close();
      return said;
    };
    const known = await ask(phone);
    expect(await ask(newPhone())).toBe(known);
    expect(await ask(phone)).toBe(known);
  });

  const security = await as(browser, "安全管理员");
  const link = await test.step("the security administrator checks by telephone and issues a link, once", async () => {
    await expect(security.getByRole("table", { name: desk.queue.caption })).toContainText(applications.purposes.resetPassword ?? "");
    await security.goto("/city/resets");
    await expectAccessible(security);
    const request = security.locator(".sheet").filter({ hasText: phone });
    await expect(request).toHaveCount(1);
    await request.getByRole("button", { name: accounts.resets.issue }).click();
    const shown = security.getByRole("status").filter({ hasText: accounts.resets.link }).locator(".code");
    await expect(shown).toBeVisible();
    await expect(security.getByRole("status").first()).toContainText(phone);
    await expect(request).toHaveCount(0);
    await expectAccessible(security);
    return (await shown.innerText()).trim();
  });

  const page = await visit(browser, link);
  const late = await visit(browser, link);
  const set = async (on: Page, secret: string): Promise<void> => {
    await on.getByLabel(accounts.reset.password, { exact: true }).fill(secret);
    await on.getByRole("button", { name: accounts.reset.set, exact: true }).click();
  };
  await set(page, "short");
  await expect(alert(page)).toContainText(ui.fields.weakPassword ?? "");
  await expectAccessible(page);
  await set(page, "third-long-secret");
  await page.waitForURL(/\/sign-in\?set=1$/);
  await expect(page.getByText(accounts.reset.setDone)).toBeVisible();
  await expectSignedOut(here, "/my");
  await expectSignedOut(there, "/my");
  await set(late, "fourth-long-secret");
  await expect(alert(late)).toContainText(accounts.words.tokenUnusable ?? "");
  await late.reload();
  const used = await main(late);
  expect(used).toContain(accounts.reset.unusable);
  await late.goto("/password/neverIssuedNeverIssuedNeverIssuedNeverIss1");
  expect(await main(late)).toBe(used);
  await trySignIn(page, phone, another);
  await expect(alert(page)).toContainText(ui.fields.wrongPair ?? "");
  await signIn(page, phone, "third-long-secret");
});
