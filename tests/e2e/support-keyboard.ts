// Hands that use no mouse: where the focus is, and the way to a thing by Tab alone.
import { expect, type Locator, type Page } from "@playwright/test";

type Stop = { what: string; ring: boolean; inView: boolean; uncovered: boolean };

/** Where the focus is: whether it is drawn, in the window, and not behind a bar. Null: at the document itself. */
const stop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
    const points = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.15, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
    );
    return {
      what: `${location.pathname} ${at.outerHTML.slice(0, 160)}`,
      ring: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      uncovered: points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && (at.contains(there) || there.contains(at));
      }),
    };
  });

export async function expectSeen(page: Page): Promise<void> {
  const here = await stop(page);
  if (here) expect({ ...here }).toEqual({ what: here.what, ring: true, inView: true, uncovered: true });
}

/** Presses Tab until the thing has the focus; each stop on the way is looked at. */
export async function tabTo(page: Page, thing: Locator): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    await expectSeen(page);
    if (await thing.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${thing}`);
}

/** From the start of the page through every stop, and out of it. */
export async function tabThrough(page: Page): Promise<number> {
  await page.evaluate(() => {
    scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press("Tab");
    if ((await stop(page)) === null) return stops;
    await expectSeen(page);
    // Chromium's tab order may go round inside a page that has no chrome around it.
    if (stops > 3 && (await page.locator("a.skip").evaluate((skip) => skip === document.activeElement))) return stops;
  }
  throw new Error("the page has no end");
}
