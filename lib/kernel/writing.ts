// Tolerance for what people type: full-width digits, stray spaces. Pure.

/** Control and bidi characters have no place in a form; composed last, because one may have stood between a letter and its accent. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .normalize("NFC")
    .trim();
}

/** A code or a number: NFKC folds full-width letters and digits to half width; no spaces. */
export function tidyCode(text: string): string {
  return tidy(text.normalize("NFKC").replace(/\s+/g, ""));
}

export const digitsOf = (text: string): string =>
  tidyCode(text)
    .replace(/[-()]/g, "")
    .replace(/^(\+?86)(?=1\d{10}$)/, "");

/** A number somebody can be called under here: a mobile one, one with its area, or one of the city. Of digits alone. */
export const isPhone = (digits: string): boolean => /^(1\d{10}|0[1-9]\d{8,10}|\d{7,8})$/.test(digits);

/** Lone surrogates cannot be stored as UTF-8. */
export const isWellFormed = (text: string): boolean => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
