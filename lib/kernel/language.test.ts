import { expect, it } from "vitest";
import { parseLanguage } from "./language";

it("takes a stranger's cookie for Chinese", () => {
  for (const value of [undefined, null, "", "EN", "en-US", "fr", ["en"], "<script>"]) expect(parseLanguage(value)).toBe("zh");
  expect(parseLanguage("en")).toBe("en");
  expect(parseLanguage("zh")).toBe("zh");
});
