import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { acceptedTypes, cleanFileName, maxFileBytes, maxPostBytes } from "./rules";

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

describe("limits", () => {
  it("let one page of the form carry several of the largest files", () => {
    expect(maxPostBytes).toBeGreaterThan(maxFileBytes);
    expect(acceptedTypes).not.toContain("image/svg+xml");
  });
});
