import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskName, maskPhone } from "./masking";

describe("a masked telephone", () => {
  it("keeps three and four figures", () => {
    expect(maskPhone("13800138000")).toBe("138****8000");
    expect(maskPhone("07376655010")).toBe("073****5010");
  });

  it("of a land line keeps the last four", () => {
    expect(maskPhone("6655010")).toBe("***5010");
    expect(maskPhone("66550101")).toBe("****0101");
  });

  it("of few figures shows none", () => {
    expect(maskPhone("665501")).toBe("******");
    expect(maskPhone("")).toBe("");
  });

  it("never shows a number whole, nor more than seven of its figures", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 20 }), (phone) => {
        const masked = maskPhone(phone);
        expect(masked).not.toBe(phone);
        expect([...masked].filter((figure) => figure !== "*").length).toBeLessThanOrEqual(Math.min(7, phone.length - 1));
      }),
    );
  });
});

describe("a masked name", () => {
  it("keeps the first character and the length", () => {
    expect(maskName("张三")).toBe("张*");
    expect(maskName("欧阳修远")).toBe("欧***");
    expect(maskName("𠮷田")).toBe("𠮷*");
    expect(maskName("")).toBe("");
  });
});
