// What people type into a search box, and where it stands in a text. The database takes texts apart in the same way (search_tokens). Pure.

/** Half and full width, capitals and small letters are the same. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

const runs = /[a-z0-9]+|[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
const maxWords = 5;
const maxWordLength = 30;
/** As long as search_tokens keeps a word of letters. */
const maxToken = 40;

/** What the index is asked for: pairs of characters, whole words of letters and figures. */
export function tokensOf(word: string): string[] {
  const tokens = new Set<string>();
  for (const [run] of fold(word).matchAll(runs)) {
    const signs = [...run];
    if (/^[a-z0-9]/.test(run)) tokens.add(run.slice(0, maxToken));
    else if (signs.length === 1) tokens.add(run);
    else for (const [at, sign] of signs.slice(1).entries()) tokens.add(`${signs[at]}${sign}`);
  }
  return [...tokens];
}

/** What was typed as words that must all be found; whatever no index could find is left out. */
export function readWords(typed: string): string[] {
  const words = typed
    .split(/[\s,;\uff0c\uff1b\u3001]+/)
    .map((word) => [...word].slice(0, maxWordLength).join(""))
    .filter((word) => tokensOf(word).length > 0);
  return [...new Map(words.map((word) => [fold(word), word])).values()].slice(0, maxWords);
}

/** The word that leaves the fewest candidates: the one with the most tokens. */
export const keenest = (words: readonly string[]): string[] =>
  words.map(tokensOf).reduce((best, tokens) => (tokens.length > best.length ? tokens : best), []);

export type Part = { text: string; hit: boolean };

/** Which characters belong to a word, whatever their width and case. */
function hitsIn(signs: readonly string[], words: readonly string[]): boolean[] {
  let folded = "";
  const from: number[] = [];
  for (const [at, sign] of signs.entries()) {
    const small = fold(sign);
    for (let unit = 0; unit < small.length; unit += 1) from.push(at);
    folded += small;
  }
  const hits = signs.map(() => false);
  for (const word of words.map(fold).filter(Boolean))
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      for (let unit = at; unit < at + word.length; unit += 1) hits[from[unit] ?? 0] = true;
  return hits;
}

function partsOf(signs: readonly string[], hits: readonly boolean[]): Part[] {
  const parts: Part[] = [];
  for (const [at, sign] of signs.entries()) {
    const hit = hits[at] ?? false;
    const last = parts.at(-1);
    if (last && last.hit === hit) last.text += sign;
    else parts.push({ text: sign, hit });
  }
  return parts;
}

/** The text with its words marked. */
export function markWords(text: string, words: readonly string[]): Part[] {
  const signs = [...text];
  return partsOf(signs, hitsIn(signs, words));
}

/** A line of the text around the first word that stands in it, or its beginning. */
export function excerptOf(text: string, words: readonly string[], length = 84): Part[] {
  const signs = [...text.replace(/\s+/g, " ")];
  const hits = hitsIn(signs, words);
  const start = Math.max(0, Math.min(hits.indexOf(true) - 16, signs.length - length));
  const parts = partsOf(signs.slice(start, start + length), hits.slice(start, start + length));
  if (start > 0) parts.unshift({ text: "…", hit: false });
  if (start + length < signs.length) parts.push({ text: "…", hit: false });
  return parts;
}

/** Does every word stand in the text? For texts that are not in the database. */
export const holdsAll = (text: string, words: readonly string[]): boolean => {
  const folded = fold(text);
  return words.every((word) => folded.includes(fold(word)));
};
