import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { roles } from "@/lib/kernel/access";
import { invitedBy, landingOf, safeNext } from "./rules";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const ours = "https://portal.example";

describe("where a sign-in leads", () => {
  it.each(["/", "/applications", "/applications/3f1c/move/endorse.recommend?from=queue#top", "/homes?q=%E6%B2%B3", "/a//b"])(
    "may be %s",
    (next) => {
      expect(safeNext(next)).toBe(next);
      expect(new URL(next, ours).origin).toBe(ours);
    },
  );

  it.each([
    ["another site", "https://evil.example/"],
    ["another site without a scheme", "//evil.example"],
    ["three slashes", "///evil.example"],
    ["a backslash, which browsers read as a slash", "/\\evil.example"],
    ["backslashes later", "/a\\..\\..//evil.example"],
    ["two backslashes", "\\\\evil.example"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["a newline that browsers drop", "/\n/evil.example"],
    ["a carriage return that would split the header", "/a\r\nset-cookie: a=b"],
    ["a NUL", "/\u0000/evil.example"],
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,x"],
    ["a path that is none", "homes"],
    ["a dot before it", "./homes"],
    ["a space before it", " /homes"],
    ["a user and a host", "@evil.example"],
    ["nothing", ""],
    ["nothing at all", undefined],
  ])("is never %s", (_what, next) => expect(safeNext(next)).toBeNull());

  it("is on this site, whatever was asked for", () => {
    const unit = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      ":",
      "@",
      "?",
      "#",
      "%",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "\r",
      "\u0000",
      " ",
      "a",
      "evil.example",
      "https",
      "javascript",
      "　",
      "／",
      "＼",
      "。",
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (parts) => {
        const next = safeNext(parts.join("")) ?? "/";
        expect(new URL(next, ours).origin).toBe(ours);
        // The browser may resolve it against any page of ours.
        expect(new URL(next, `${ours}/applications/1/form/`).origin).toBe(ours);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("roles", () => {
  it("that somebody can be invited into are all but the one everybody has, each by one power", () => {
    const invited = Object.values(invitedBy).flat();
    expect([...invited].sort()).toEqual(roles.filter((role) => role !== "scientist").sort());
    expect(new Set(invited).size).toBe(invited.length);
  });

  it("each have a place to begin the day", () => {
    expect(Object.keys(landingOf).sort()).toEqual([...roles].sort());
  });
});
