import { describe, expect, it } from "vitest";
import { contactOf } from "./rules";

describe("a contact", () => {
  it.each([
    ["https://example.gov.cn/jiucuo?code=1", "web", "https://example.gov.cn/jiucuo?code=1"],
    ["kexie@example.gov.cn", "mail", "mailto:kexie@example.gov.cn"],
    ["6655 0101", "phone", "tel:66550101"],
    ["0731-83601993", "phone", "tel:0731-83601993"],
  ])("%s is followed as %s", (written, kind, href) => expect(contactOf(written)).toEqual({ kind, text: written, href }));

  it.each(["javascript:alert(1)", "data:text/html,x", "//example.com", "https://", "a@b", "<a>@b.c", '"x"@b.cn', "学会学术部", "12", ""])(
    "%s leads nowhere",
    (written) => expect(contactOf(written)).toBeNull(),
  );
});
