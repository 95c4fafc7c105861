// The manuals: one for every role, each question once, and every place they lead to is one that the reader may enter.
import path from "node:path";
import { describe, expect, it } from "vitest";
import { roles, type Role } from "@/lib/kernel/access";
import { manualOf, manuals } from "@/lib/text/help/manuals";
import { readPages } from "../matrix/coverage";

const pages = readPages(path.resolve(import.meta.dirname, "../.."));
/** One manual may lead to another; all stand at one address with a parameter. */
const pageAt = (href: string) => {
  const asked = manuals.some(({ role }) => href === `/help/${role}`) ? "/help/[role]" : href.split("#")[0];
  return pages.find(({ address }) => address === asked);
};
/** Who reads a manual: those whose own it is or whose work it is besides; one that is neither is everybody's. */
const readers = (role: string): Role[] =>
  roles.filter((who) => manualOf[who] === role || manuals.find((manual) => manual.role === role)?.readers?.includes(who));

describe("manuals", () => {
  it("are there for every role", () => {
    for (const role of roles) expect(manuals.map((manual) => manual.role)).toContain(manualOf[role]);
    expect(new Set(manuals.map(({ role }) => role)).size).toBe(manuals.length);
  });

  it.each(manuals)("$role answers each question once, with steps one can read in a breath", ({ tasks }) => {
    expect(tasks.length).toBeGreaterThan(3);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    for (const { id, steps, want, note = "" } of tasks) {
      expect(id).toMatch(/^[a-z][a-z-]*$/);
      expect(want).not.toBe("");
      expect(steps.length, want).toBeGreaterThan(0);
      for (const step of steps) expect(step.length, step).toBeLessThanOrEqual(130);
      expect([...steps, note].join(), want).not.toContain("undefined");
      // A word that is gone from the page leaves an empty pair of quotes.
      expect([...steps, note].join(), want).not.toContain("“”");
    }
  });

  it.each(manuals)("$role leads to pages that its readers may open", ({ role, tasks }) => {
    for (const { want, where } of tasks) {
      if (!where) continue;
      const page = pageAt(where.href);
      expect(page, `${want}: ${where.href}`).toBeDefined();
      const audience = page?.audience;
      if (audience === "everyone" || audience === "signedIn") continue;
      const may = readers(role).filter((who) => audience?.includes(who));
      expect(may, `${want}: ${where.href}`).not.toEqual([]);
    }
  });
});
