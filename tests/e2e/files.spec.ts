// Files beside a criterion: chosen, dropped, cancelled, refused, tried again, taken away, while what was typed stays where it is.
import { writeFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as words } from "@/lib/text/files";
import { maxFileBytes } from "@/lib/files/rules";
import * as made from "../support/files";
import { as, expectAccessible, expectAccessibleForElders, samplePdf, test } from "./support";
import { draftOf } from "./support-accounts";
import { query } from "./support-database";

test.describe.configure({ mode: "serial" });

const officer = "精工轴承科协经办";
const association = "临江精工轴承股份有限公司科学技术协会";
const round = "科技工作者之家创建（益阳办法）";

type Sent = { name: string; mimeType: string; buffer: Buffer };
const named = (name: string, buffer: Buffer, mimeType = "application/octet-stream"): Sent => ({ name, mimeType, buffer });
const chooser = (place: Locator) => place.locator("input[type=file]");
const link = (place: Locator, name: string) => place.getByRole("link", { name, exact: true });
/** The row of a file that is on its way or did not get in. */
const rowOf = (place: Locator, name: string) => place.getByRole("listitem").filter({ hasText: name });

/** A button named for what it does and for the file beside it. */
const button = (where: Page | Locator, word: string, name: string) =>
  where.getByRole("button", { name: new RegExp(`^${word}\\s*${name.replaceAll(".", "\\.")}$`) });

/** Files let go over the place, as from a folder beside the window. */
async function drop(place: Locator, files: readonly Sent[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  await place.locator(".uploads").evaluate((target, sent) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, base64 } of sent) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    for (const kind of ["dragenter", "dragover", "drop"])
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, given);
}

const storedOf = (id: string) =>
  query<{ name: string; treatment: string; scan: string }>(
    `SELECT f."name", f."treatment", f."scan" FROM "Evidence" e JOIN "Attachment" f ON f."id" = e."attachmentId"
     WHERE e."applicationId" = $1 AND e."removedAt" IS NULL ORDER BY f."createdAt"`,
    [id],
  );

async function open(page: Page, at: number): Promise<{ id: string; place: Locator; note: Locator }> {
  const id = await draftOf(page, association, round);
  await page.goto(`/applications/${id}/form/sixHaves`);
  const place = page.locator("[id^=files-]:has(.uploads)").nth(at);
  await expect(place.locator("[data-live]")).toBeVisible();
  return { id, place, note: page.getByLabel(applications.form.note).nth(at) };
}

for (const [at, width] of [1280, 360].entries())
  test(`at ${width} px`, async ({ browser }, info) => {
    const page = await as(browser, officer, { viewport: { width, height: 900 } });
    const { id, place, note } = await open(page, at);
    const had = (await storedOf(id)).length;
    const typed = `没有保存的话 ${width}`;
    await note.fill(typed);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    const expectStayed = async () => {
      expect(await page.evaluate(() => "stayed" in window), "the page was not loaded anew").toBe(true);
      await expect(note).toHaveValue(typed);
    };

    await test.step("what cannot be made clean is said before anything is sent", async () => {
      await expect(page.getByText(words.before.kept)).toBeVisible();
      await expect(place).toContainText(words.rule);
      await expectAccessible(page);
    });

    await test.step("a slow file shows how far it is, and can be cancelled", async () => {
      const network = await page.context().newCDPSession(page);
      const speed = (uploadThroughput: number) =>
        network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
      await speed(200_000);
      await chooser(place).setInputFiles(named("慢.pdf", Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(3_000_000, 65)])));
      await expect(rowOf(place, "慢.pdf")).toContainText(/已传 [1-9]\d?%/);
      await expectAccessible(page);
      await button(page, words.cancel, "慢.pdf").click();
      await expect(rowOf(place, "慢.pdf")).toHaveCount(0);
      await expect(chooser(place)).toBeFocused();
      await expect(place.getByRole("status")).toHaveText(words.said.cancelled("慢.pdf"));
      await speed(-1);
    });

    await test.step("several chosen at once, each kept under its content's ending", async () => {
      await chooser(place).setInputFiles([
        samplePdf("固定场所.pdf"),
        named("照片.png", await made.picture("jpeg")),
        named("说明", await made.docx()),
      ]);
      for (const name of ["固定场所.pdf", "照片.jpg", "说明.docx"]) await expect(link(place, name)).toBeVisible();
      await expect(place.locator("[aria-busy=true]")).toHaveCount(0);
      await expect(rowOf(place, "固定场所.pdf")).toContainText(words.scan.unscanned);
      await expectStayed();
    });

    await test.step("dropped from a folder; an old format says what is left in it", async () => {
      await drop(place, [named("旧通知.doc", made.doc())]);
      await expect(link(place, "旧通知.doc")).toBeVisible();
      await expect(rowOf(place, "旧通知.doc")).toContainText(words.treatment.legacy);
      expect((await storedOf(id)).slice(had).map(({ treatment }) => treatment)).toEqual(["cleaned", "cleaned", "cleaned", "legacy"]);
      await expectStayed();
    });

    await test.step("what is refused stands beside its file in its own words, and the others go on", async () => {
      const refused = [
        ["type", named("木马.pdf", Buffer.from("MZ and so on"))],
        ["heic", named("IMG_0001.HEIC", made.heic())],
        ["heic", named("改了名.jpg", made.heic())],
        ["svg", named("图.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))],
        ["empty", named("空.pdf", Buffer.alloc(0))],
        ["macro", named("带宏.docx", await made.docx([["word/vbaProject.bin", "x"]]))],
      ] as const;
      // By its path: so many bytes are slow to hand over.
      const large = info.outputPath("太大.pdf");
      writeFileSync(large, Buffer.alloc(maxFileBytes + 1, 65));
      await chooser(place).setInputFiles(large);
      await expect(rowOf(place, "太大.pdf")).toContainText(words.problems.tooLarge ?? "");
      await button(page, words.dismiss, "太大.pdf").click();
      for (const [problem, file] of refused) {
        await chooser(place).setInputFiles(file);
        await expect(rowOf(place, file.name)).toContainText(words.problems[problem] ?? "");
      }
      await expectAccessible(page);
      await expectStayed();
      for (const [, file] of refused) await button(page, words.dismiss, file.name).click();
      await expect(chooser(place)).toBeFocused();
      await expect(place.locator(".error")).toHaveCount(0);
      expect((await storedOf(id)).length).toBe(had + 4);
    });

    await test.step("a lost connection, and once more", async () => {
      await page.context().setOffline(true);
      await chooser(place).setInputFiles(samplePdf("断线.pdf"));
      await expect(rowOf(place, "断线.pdf")).toContainText(words.problems.interrupted ?? "");
      await expect(place.getByRole("status")).toContainText("断线.pdf");
      await page.context().setOffline(false);
      await button(page, words.retry, "断线.pdf").click();
      await expect(link(place, "断线.pdf")).toBeVisible();
      await expectStayed();
    });

    await test.step("taken away, with the focus kept", async () => {
      await button(place, words.remove, "断线.pdf").click();
      await expect(link(place, "断线.pdf")).toHaveCount(0);
      await expect(place.getByRole("status")).toHaveText(words.said.removed("断线.pdf"));
      await expect(chooser(place)).toBeFocused();
      await expectStayed();
    });

    await test.step("downloaded as a file, never shown", async () => {
      const response = await page.request.get((await link(place, "照片.jpg").getAttribute("href")) ?? "");
      expect(response.headers()).toMatchObject({
        "content-type": "image/jpeg",
        "content-disposition": `attachment; filename="file.jpg"; filename*=UTF-8''${encodeURIComponent("照片.jpg")}`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
      });
      expect((await response.body()).includes("Maker-7261")).toBe(false);
    });

    await test.step("the page is saved as if nothing had been sent meanwhile", async () => {
      await page.getByRole("button", { name: applications.form.saveAndList }).click();
      await page.waitForURL(new RegExp(`/applications/${id}/form$`));
      await page.goto(`/applications/${id}/form/sixHaves`);
      await expect(note).toHaveValue(typed);
      await expect(link(place, "说明.docx")).toBeVisible();
      await expectAccessibleForElders(page);
    });
    await page.context().close();
  });

test("a phone has a button for its camera, which takes photos and gives the field back as it was", async ({ browser }) => {
  const page = await as(browser, officer, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { place } = await open(page, 2);
  const asked = page.waitForEvent("filechooser");
  await place.getByRole("button", { name: words.photo }).click();
  const camera = await asked;
  await camera.setFiles(named("image.jpg", await made.picture("jpeg"), "image/jpeg"));
  await expect(link(place, "image.jpg")).toBeVisible();
  expect(await chooser(place).getAttribute("capture")).toBeNull();
  await expect(place.getByText(words.drop)).toBeHidden();
  await expectAccessible(page);
});

test("without script several files go with the page; the good ones are kept, the bad one is told by its number", async ({ browser }) => {
  const page = await as(browser, officer, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const id = await draftOf(page, association, round);
  await page.goto(`/applications/${id}/form/sixHaves`);
  const place = page.locator("[id^=files-]:has(.uploads)").nth(3);
  await page.getByLabel(applications.form.note).nth(3).fill("没有脚本也不丢");
  await chooser(place).setInputFiles([
    samplePdf("一.pdf"),
    named("二.zip", await made.zip([["a", "b"]])),
    named("三.ofd", await made.ofd()),
  ]);
  await place.getByRole("button", { name: words.upload, exact: true }).click();
  await expect(place).toContainText(words.which(2, words.problems.archive ?? ""));
  await expect(link(place, "一.pdf")).toBeVisible();
  await expect(link(place, "三.ofd")).toBeVisible();
  await expect(page.getByLabel(applications.form.note).nth(3)).toHaveValue("没有脚本也不丢");
  await button(place, words.remove, "一.pdf").click();
  await expect(link(place, "一.pdf")).toHaveCount(0);
  await expect(link(place, "三.ofd")).toBeVisible();
});

test("too many, and too much for one post, are told as such", async ({ browser }) => {
  const page = await as(browser, officer);
  const { id, place } = await open(page, 4);
  await chooser(place).setInputFiles(Array.from({ length: 11 }, (_, at) => samplePdf(`第${at + 1}份.pdf`)));
  // Ten documents are rewritten first, one after the other.
  await expect(rowOf(place, "第11份.pdf")).toContainText(words.problems.tooMany ?? "", { timeout: 120_000 });
  await expect(place.getByRole("link")).toHaveCount(10);
  const before = (await storedOf(id)).length;
  const { origin } = new URL(page.url());
  const vast = await page.request.post(`/api/attachments?application=${id}&task=sixHaves`, {
    headers: { origin, accept: "application/json" },
    multipart: { "file.venue": named("a.pdf", Buffer.alloc(61 * 1024 * 1024)) },
  });
  expect(await vast.json()).toEqual({ problem: "tooMuch" });
  const broken = await page.request.post(`/api/attachments?application=${id}&task=sixHaves`, {
    headers: { origin, "content-type": "multipart/form-data; boundary=x" },
    data: "--x\r\nnothing that ends",
  });
  expect(broken.status()).toBe(400);
  expect((await storedOf(id)).length).toBe(before);
});
