// The fonts that papers are set in, gathered into the git-ignored folder .fonts. Whole fonts come from npm as
// they are; the one that is served for browsers only (WOFF2) is unpacked. Beside them stands which characters they have.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fingerprint, isFresh, whenStale } from "./fingerprint.mjs";
import { step } from "./progress.mjs";

const FONTS = [
  "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
  "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
  "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  // Rare name characters: it has those of Extension B and later that the others lack. "500" is its regular weight.
  "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2",
];

/** Renewed when the packages or this file changed. */
export async function ensureFonts(root) {
  const folder = path.join(root, ".fonts");
  const stamp = path.join(folder, "stamp");
  const wanted = fingerprint(root, ["package-lock.json", "scripts/fonts.mjs"]);
  if (!isFresh(stamp, wanted)) await step("Preparing the fonts", () => whenStale(stamp, wanted, () => gather(root, folder)));
}

async function gather(root, folder) {
  const { decompress } = createRequire(import.meta.url)("wawoff2");
  const beside = `${folder}.part`;
  fs.rmSync(beside, { recursive: true, force: true });
  fs.mkdirSync(path.join(beside, "fonts"), { recursive: true });
  const covered = [];
  for (const name of FONTS) {
    const packed = fs.readFileSync(path.join(root, "node_modules", name));
    const font = name.endsWith(".woff2") ? Buffer.from(await decompress(packed)) : packed;
    fs.writeFileSync(path.join(beside, "fonts", path.basename(name).replace(/\.woff2$/, ".ttf")), font);
    covered.push(...characterRanges(font));
  }
  fs.writeFileSync(path.join(beside, "characters.json"), JSON.stringify(merge(covered)));
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(beside, folder);
}

/** [first, last] of each run of characters in a font's table "cmap", format 12: the one that reaches past 65,535. */
function characterRanges(font) {
  const tables = font.readUInt16BE(4);
  const place = Array.from({ length: tables }, (_, i) => 12 + 16 * i).find((at) => font.toString("latin1", at, at + 4) === "cmap");
  const cmap = font.readUInt32BE(place + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4));
  const wide = subtables.find((at) => font.readUInt16BE(at) === 12);
  if (wide === undefined) throw new Error("a font without a table of all its characters");
  return Array.from({ length: font.readUInt32BE(wide + 12) }, (_, i) => {
    const group = wide + 16 + 12 * i;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}

function merge(ranges) {
  const merged = [];
  for (const [first, last] of ranges.sort((a, b) => a[0] - b[0])) {
    const open = merged.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
