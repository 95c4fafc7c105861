// Pure.

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码: 18 characters, the last a check over the others modulo 31 (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(code)) return false;
  return checkCharacter(code.slice(0, 17)) === code[17];
}

/** The eighteenth character that belongs to the first seventeen. */
export function checkCharacter(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(body.charAt(i)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
