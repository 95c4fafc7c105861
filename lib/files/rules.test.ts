import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fileKinds } from "@/lib/kernel/file-kinds";
import {
  acceptedEndings,
  cleanFileName,
  contentLimits,
  dispositionOf,
  fileState,
  isFileProblem,
  maxApplicationBytes,
  maxFileBytes,
  maxPostBytes,
  problemBeforeSending,
} from "./rules";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

describe("a file's name", () => {
  it.each([
    ["申报书.pdf", "申报书.pdf"],
    ["申报书.PDF", "申报书.pdf"],
    ["申报书", "申报书.pdf"],
    ["𠮷田.pdf", "𠮷田.pdf"],
    ["a.b.c.pdf", "a.b.c.pdf"],
    // The ending follows the content.
    ["photo.exe", "photo.pdf"],
    ["report.pdf.exe", "report.pdf.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["C:\\Users\\me\\报告.docx", "报告.pdf"],
    ["\u202efdp.exe", "fdp.pdf"],
    ["a\u0000b\r\nc.pdf", "abc.pdf"],
    ['a"<b>|c:*?.pdf', "abc.pdf"],
    ["", "file.pdf"],
    ["   ", "file.pdf"],
    [".pdf", "file.pdf"],
    ["..", "...pdf"],
    ["/", "file.pdf"],
  ])("%j becomes %j", (name, clean) => expect(cleanFileName(name, "pdf")).toBe(clean));

  it("of 300 characters is cut between characters", () => {
    expect([...cleanFileName("𠮷".repeat(300), "pdf")].length).toBe(124);
    expect(cleanFileName("𠮷".repeat(300), "pdf")).toBe(`${"𠮷".repeat(120)}.pdf`);
  });

  it("never leads out of a folder, breaks a header, or is empty, whatever was sent", () => {
    const unit = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "\u0000",
      "\r",
      "\n",
      '"',
      ":",
      "\u202e",
      "\u200b",
      "a",
      "家",
      "𠮷",
      " ",
      "pdf",
      "%2f",
      ";",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(unit, { maxLength: 12 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary", maxLength: 300 }),
        ),
        (name) => {
          const clean = cleanFileName(name, "pdf");
          return /^[^/\\\u0000-\u001f"<>|:*?\u202a-\u202e\u2066-\u2069]+\.pdf$/.test(clean) && clean.length <= 244;
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("a download", () => {
  it.each([
    ["申报书.pdf", `attachment; filename="file.pdf"; filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6.pdf`],
    ["a'b(c)*!.pdf", `attachment; filename="file.pdf"; filename*=UTF-8''a%27b%28c%29%2A%21.pdf`],
    ["𠮷田 1.ofd", `attachment; filename="file.ofd"; filename*=UTF-8''%F0%A0%AE%B7%E7%94%B0%201.ofd`],
    ["\ud800x", `attachment; filename="file"; filename*=UTF-8''x`],
  ])("%j is named in full and in plain", (name, header) => expect(dispositionOf(name)).toBe(header));

  it("is one header whatever the name, and the name comes back from it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const clean = cleanFileName(name, "pdf");
        const header = dispositionOf(clean);
        expect(header).toMatch(/^attachment; filename="file\.pdf"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
        expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(clean);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("limits", () => {
  it("let one page of the form carry several of the largest files, and an application many", () => {
    expect(maxPostBytes).toBeGreaterThan(2 * maxFileBytes);
    expect(maxApplicationBytes).toBeGreaterThan(maxPostBytes);
    expect(contentLimits.bytes).toBe(maxFileBytes);
  });

  it("offer every kind that is taken, and no other", () => {
    const offered = acceptedEndings.split(",").map((ending) => ending.slice(1));
    expect(offered.toSorted()).toEqual([...fileKinds, "jpeg"].toSorted());
  });
});

describe("before anything is sent", () => {
  it.each([
    ["a.pdf", 0, "empty"],
    ["a.pdf", maxFileBytes, null],
    ["a.pdf", maxFileBytes + 1, "tooLarge"],
    ["IMG_1.HEIC", 1, "heic"],
    ["heic.jpg", 1, null],
  ] as const)("%s of %d bytes: %s", (name, size, problem) => expect(problemBeforeSending({ name, size })).toBe(problem));

  it("a code that came in an address is a known one or none", () => {
    expect(["tooLarge", "virus", "__proto__", "", null, 3].map(isFileProblem)).toEqual([true, true, false, false, false, false]);
  });
});

describe("what is open to others", () => {
  it.each([
    ["clean", true, "ready"],
    ["clean", false, "ready"],
    ["unscanned", true, "checking"],
    ["unscanned", false, "ready"],
    ["pending", true, "checking"],
    ["pending", false, "checking"],
    ["infected", true, "infected"],
    ["infected", false, "infected"],
  ] as const)("%s, with a scanner %s: %s", (scan, scanner, state) => expect(fileState(scan, scanner)).toBe(state));
});
