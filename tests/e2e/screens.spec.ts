// Pictures of the main pages for whoever looks at them, in screenshots/ (npm run screens); no journey, and not part of npm test.
import type { Browser, Page } from "@playwright/test";
import { as, phoneOf, signIn, test } from "./support";
import { draftOf } from "./support-accounts";
import { row } from "./support-database";
import { acceptAsOffice, begin, fillAll, submit } from "./support-rights";

const folder = "screenshots";

const idOf = async (sql: string) => (await row<{ id: string }>(sql)).id;
const openAt = (kind: string) =>
  idOf(`SELECT "applicationId" AS id FROM "Stage" WHERE kind = '${kind}' AND state = 'open' ORDER BY "openedAt" LIMIT 1`);

/** Whoever filed a case without an account: nobody signs in with this. */
const claimant = "claimant";

/** A case on its way, open in the browser it was filed with. */
async function fileCase(page: Page): Promise<void> {
  await begin(page);
  await fillAll(page, {
    ...{ mode: "confidential", category: "知识产权", respondent: "临江精工轴承股份有限公司", name: "石敬岩", phone: "13700000001" },
    what: "2025 年我作为第一发明人完成的轴承密封专利，单位转让后没有按规定给发明人报酬，书面问过两次没有答复。",
    ask: "请协调单位按规定兑现发明人报酬。",
  });
  const { number } = await submit(page);
  await acceptAsOffice(number, 12);
}

/** Name → whose it is (a telephone number; none: anybody's) and where. */
async function pages(browser: Browser): Promise<Record<string, readonly [string | null, string]>> {
  const officer = "新纪元制药科协经办";
  const id = await draftOf(await as(browser, officer), "临江新纪元制药有限公司科学技术协会", "优秀科技工作者之家评分认定（样例）");
  const draft = { id, phone: phoneOf(officer) };
  const sheet = await row<{ id: string; phone: string }>(
    `SELECT st."applicationId" AS id, p."phoneKey" AS phone FROM "ScoreSheet" s JOIN "Stage" st ON st.id = s."stageId"
      JOIN "Person" p ON p.id = s."expertId" WHERE s.state = 'draft' AND st.state = 'open' LIMIT 1`,
  );
  const scored = await idOf(
    `SELECT "applicationId" AS id FROM "Stage" WHERE kind = 'panelScoring' ORDER BY state DESC, "openedAt" LIMIT 1`,
  );
  const home = await idOf(`SELECT id FROM "Home" WHERE status = 'open' ORDER BY id LIMIT 1`);
  const round = await idOf(`SELECT id FROM "Round" ORDER BY "opensAt", id LIMIT 1`);
  const notice = await idOf(`SELECT id FROM "PublicNotice" WHERE state = 'published' ORDER BY "publishedAt" DESC LIMIT 1`);
  const plate = (status: string) => idOf(`SELECT "verifyCode" AS id FROM "Plaque" WHERE status = '${status}' ORDER BY number LIMIT 1`);
  const rightsCase = await idOf(
    `SELECT id FROM "RightsCase" WHERE status = 'handling' AND mode = 'confidential' AND number LIKE 'WQ%' LIMIT 1`,
  );
  const staff = phoneOf("市科协经办");
  return {
    portal: [null, "/"],
    guide: [null, `/rounds/${round}`],
    homes: [null, "/homes"],
    home: [null, `/homes/${home}`],
    "verify-valid": [null, `/verify/${await plate("valid")}`],
    "verify-revoked": [null, `/verify/${await plate("revoked").catch(() => plate("expired"))}`],
    notice: [null, `/notices/${notice}`],
    search: [null, "/search?q=%E4%B9%8B%E5%AE%B6"],
    "apply-tasks": [draft.phone, `/applications/${draft.id}/form`],
    "apply-page": [draft.phone, `/applications/${draft.id}/form/home`],
    "township-inbox": [phoneOf("高新区科协"), "/township"],
    "review-queue": [staff, "/applications"],
    "review-dossier": [staff, `/applications/${await openAt("formalReview").catch(() => openAt("siteVisit"))}`],
    "site-visit": [staff, `/applications/${await openAt("siteVisit")}/visit`],
    "score-sheet": [sheet.phone, `/applications/${sheet.id}/score`],
    panel: [staff, `/applications/${scored}/panel`],
    "rights-guide": [null, "/rights"],
    "rights-track": [null, "/rights/track"],
    "rights-own": [claimant, "/rights/case"],
    "rights-queue": [staff, "/rights-cases"],
    "rights-dossier": [staff, `/rights-cases/${rightsCase}`],
  };
}

async function openAs(browser: Browser, phone: string | null): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (phone === claimant) await fileCase(page);
  else if (phone !== null) await signIn(page, phone);
  return page;
}

test("twenty-one pages, at both widths and for elders", async ({ browser }) => {
  const people = new Map<string | null, Page>();
  for (const [name, [phone, address]] of Object.entries(await pages(browser))) {
    const page = people.get(phone) ?? (await openAs(browser, phone));
    people.set(phone, page);
    for (const view of ["", "elder"]) {
      await page.context().clearCookies({ name: "view" });
      if (view) await page.context().addCookies([{ name: "view", value: view, url: new URL("/", test.info().project.use.baseURL).href }]);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        await page.screenshot({ path: `${folder}/${name}@${width}${view && `-${view}`}.png`, fullPage: true });
      }
    }
  }
});
