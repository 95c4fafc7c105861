import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressWith, isId, pageAfter, pageKey, pageOf, wordIn } from "./paging";
import { isWellFormed } from "./writing";

const id = "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d";

describe("the key of a page", () => {
  it("is an id, or the first page", () => {
    expect(pageKey(id)).toBe(id);
    for (const value of [undefined, "", "1", `${id}x`, ` ${id}`, `${id}\n`, "'; DROP TABLE", [id, id], id.replaceAll("-", "")])
      expect(pageKey(value)).toBeNull();
  });

  it("is known in capitals too", () => {
    expect(isId(id.toUpperCase())).toBe(true);
  });
});

describe("a list by pages", () => {
  it("is read whole, each row once, whatever its length and the size of a page", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 12 }), (length, size) => {
        const list = Array.from({ length }, (_, at) => ({ id: String(at) }));
        const read: { id: string }[] = [];
        for (let after: string | null = null, pages = 0; pages <= length; pages += 1) {
          const { take, cursor, skip = 0 }: { take: number; cursor?: { id: string }; skip?: number } = pageAfter(after, size);
          const from = cursor ? list.findIndex(({ id }) => id === cursor.id) + skip : 0;
          const page = pageOf(list.slice(from, from + take), size);
          expect(page.rows.length).toBeLessThanOrEqual(size);
          read.push(...page.rows);
          if (page.next === null) break;
          after = page.next;
        }
        expect(read).toEqual(list);
      }),
    );
  });
});

describe("a word in an address", () => {
  it("is taken as people type it", () => {
    expect(wordIn("  江北　街道 ", 40)).toBe("江北 街道");
    expect(wordIn(["第一", "第二"], 40)).toBe("第一");
    expect(wordIn(undefined, 40)).toBe("");
    expect(wordIn([], 40)).toBe("");
  });

  it("holds nothing that cannot be seen or stored, and counts a rare character as one", () => {
    expect(wordIn("a\u0000b\u202e\ud800c\udc00", 40)).toBe("abc");
    expect(wordIn("𠮷".repeat(10), 3)).toBe("𠮷𠮷𠮷");
    expect(wordIn("龘".repeat(10_000_000), 5)).toBe("龘龘龘龘龘");
  });

  it("is never longer than it may be, and always well formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(60), (typed, max) => {
        const word = wordIn(typed, max);
        expect([...word].length).toBeLessThanOrEqual(max);
        expect(isWellFormed(word)).toBe(true);
        expect(wordIn(word, max)).toBe(word);
      }),
    );
  });
});

describe("the address of a list", () => {
  it("names the filters that are set, and no others", () => {
    expect(addressWith("/homes", {})).toBe("/homes");
    expect(addressWith("/homes", { word: "", level: null })).toBe("/homes");
    expect(addressWith("/homes", { word: "科普 A&B", level: null, after: id })).toBe(`/homes?word=%E7%A7%91%E6%99%AE+A%26B&after=${id}`);
  });
});
