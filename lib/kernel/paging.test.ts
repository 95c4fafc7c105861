import { describe, expect, it } from "vitest";
import { isId, pageKey } from "./paging";

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
