import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inGroups, judgeScan, paperAddress, paperDigits, readPaperCode } from "./rules";

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const id = "0d0d6c4e-8f6e-4a40-9e8d-0d0d6c4e8f6e";
const other = "11111111-8f6e-4a40-9e8d-0d0d6c4e8f6e";

describe("the digits on a paper", () => {
  it("are sixteen, in fours, the same for the same hash", () => {
    fc.assert(
      fc.property(hash, (text) => {
        expect(paperDigits(text)).toMatch(/^\d{16}$/);
        expect(inGroups(paperDigits(text))).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
        expect(paperDigits(text)).toBe(paperDigits(text));
      }),
    );
  });

  it("come back from an address, from digits as people type them, and from full-width ones", () => {
    fc.assert(
      fc.property(hash, (text) => {
        const digits = paperDigits(text);
        expect(readPaperCode(paperAddress("https://kexie.example.gov.cn", id, digits))).toEqual({ applicationId: id, digits });
        const wide = [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
        for (const typed of [digits, inGroups(digits), ` ${inGroups(digits).replaceAll(" ", "-")} `, wide])
          expect(readPaperCode(typed)).toEqual({ applicationId: null, digits });
      }),
    );
  });

  it("do not pass with one digit wrong, which is told from another version", () => {
    fc.assert(
      fc.property(hash, fc.nat(15), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const digits = paperDigits(text);
        const wrong = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        expect(readPaperCode(wrong)).toBeNull();
      }),
    );
  });

  it.each([
    "",
    "1234",
    "https://example.com/",
    `/applications/${id}?paper=1234`,
    `/applications/${id}?paper=0000000000000000&x=1`,
    "0".repeat(17),
    "٠".repeat(16),
  ])("are not read from %j", (text) => expect(readPaperCode(text)).toBeNull());
});

describe("a scan", () => {
  const first = { ordinal: 1, hash: "a".repeat(64) };
  const second = { ordinal: 2, hash: "b".repeat(64) };
  const address = (version: { hash: string }, application = id) => paperAddress("http://x", application, paperDigits(version.hash));

  it("of the latest submission is the same, by its QR and by its digits", () => {
    for (const text of [address(second), paperDigits(second.hash)])
      expect(judgeScan(text, id, [second, first])).toEqual({ verdict: "same", scanned: second, latest: second });
  });

  it("of an earlier one is named with both versions", () => {
    expect(judgeScan(address(first), id, [second, first])).toEqual({ verdict: "otherVersion", scanned: first, latest: second });
    // Control: before it was handed in again it was the right one.
    expect(judgeScan(address(first), id, [first]).verdict).toBe("same");
  });

  it("of another application is none of ours, whatever it says", () => {
    expect(judgeScan(address(second, other), id, [second, first])).toEqual({ verdict: "otherApplication", scanned: null, latest: second });
    expect(judgeScan(paperDigits("c".repeat(64)), id, [second]).verdict).toBe("otherApplication");
  });

  it("of what was handed in again without a change is the same", () => {
    const again = { ordinal: 3, hash: first.hash };
    expect(judgeScan(address(first), id, [again, second, first])).toEqual({ verdict: "same", scanned: again, latest: again });
  });

  it("that cannot be read, or where nothing was submitted, matches nothing", () => {
    expect(judgeScan("?", id, [first])).toEqual({ verdict: "unreadable", scanned: null, latest: first });
    expect(judgeScan(address(first), id, [])).toEqual({ verdict: "otherApplication", scanned: null, latest: null });
  });
});
