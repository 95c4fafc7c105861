import "server-only";
import type { Actor } from "@/lib/kernel/access";
import type { Language } from "@/lib/kernel/language";
import { pack } from "@/lib/server/pack";
import { ownDataWords } from "@/lib/text/rights/own-data";
import { ownEvidence, readOwnData } from "../queries/own-data";

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Anything that JSON holds, as nested lists that a person can read. Names the words do not know stay as the program has them. */
function written(value: unknown, names: Record<string, string>): string {
  if (value === null || value === undefined || value === "") return "—";
  if (Array.isArray(value)) return value.length === 0 ? "—" : `<ol>${value.map((one) => `<li>${written(one, names)}</li>`).join("")}</ol>`;
  if (typeof value !== "object") return escaped(String(value)).replaceAll("\n", "<br>");
  const items = Object.entries(value).map(([key, one]) => `<dt>${escaped(names[key] ?? key)}</dt><dd>${written(one, names)}</dd>`);
  return `<dl>${items.join("")}</dl>`;
}

/** One's own data as a package: to read, for a program, and the evidence as it was kept. Null: not theirs. */
export async function packOwnData(actor: Actor, lang: Language): Promise<{ name: string; bytes: Uint8Array } | null> {
  const data = await readOwnData(actor);
  if (!data) return null;
  const words = ownDataWords[lang];
  const page = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escaped(data.number)}</title><h1>${escaped(words.fileTitle(data.number))}</h1><p>${escaped(words.fileNote)}</p>${written(data, words.names)}</html>`;
  async function* entries() {
    yield { name: "data.html", bytes: Buffer.from(page) };
    yield { name: "data.json", bytes: Buffer.from(JSON.stringify(data, null, 2)) };
    for await (const { name, bytes } of ownEvidence(actor)) yield { name: `files/${name}`, bytes };
  }
  return { name: `${data.number}.zip`, bytes: await pack(entries()) };
}
