import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { typeset } from "@/lib/server/typeset";
import { zh as papers } from "@/lib/text/documents/papers";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/figures";
import { type FiguresPage, readFigures } from "../queries/figures";
import { endings, type FigureLine } from "../rules/figures";
import type { Shown } from "../rules/suppress";

const shownText = (shown: Shown) => (shown === "few" ? zh.few : shown === "held" ? zh.held : String(shown));

/** The report as the template reads it: parts in their order, each a table or the sentence that says why there is none. */
export function reportView({ figures, categories, suggestions, until }: FiguresPage) {
  const list = (title: string, lines: readonly FigureLine[] | null, name: (key: string) => string | undefined) => ({
    title,
    heads: [zh.heads.name, zh.heads.count],
    rows: (lines ?? []).map(({ key, shown }) => [name(key) ?? key, shownText(shown)]),
    note: lines === null ? zh.tooFew : null,
  });
  const facts = (title: string, rows: string[][], note: string | null = null) => ({ title, heads: [], rows, note });
  const { byCategory } = figures;
  const timed: Readonly<Record<string, { name: string; clause: string }>> = zh.timed;
  const kinds: Readonly<Record<string, string>> = zh.kinds;
  const channels: Readonly<Record<string, string>> = zh.channels;
  const modes: Readonly<Record<string, string>> = zh.modes;
  const parts = [
    {
      title: zh.parts.category,
      heads: [zh.heads.category, ...endings.map((ending) => zh.endings[ending]), zh.total],
      rows: byCategory
        ? [
            ...byCategory.rows.map(({ key, cells, sum }) => [categories[key] ?? key, ...cells.map(shownText), shownText(sum)]),
            [zh.total, ...byCategory.sums.map(shownText), String(byCategory.total)],
          ]
        : [],
      note: byCategory ? null : zh.tooFew,
    },
    list(zh.parts.kind, figures.byKind, (key) => kinds[key]),
    list(zh.parts.channel, figures.byChannel, (key) => channels[key]),
    list(zh.parts.mode, figures.byMode, (key) => modes[key]),
    list(zh.parts.month, figures.byMonth, zh.month),
    facts(
      zh.parts.inTime,
      figures.inTime.flatMap((rate) => {
        const word = rate && timed[rate.standard];
        return rate && word ? [[`${word.name}\n${word.clause}`, zh.kept(rate.n, rate.m)]] : [];
      }),
      zh.inTimeRule,
    ),
    list(zh.parts.ratings, figures.ratings, (key) => zh.grades[Number(key) - 1]),
    facts(zh.parts.more, [
      ...(figures.medianDays === null ? [] : [[zh.median, zh.days(figures.medianDays)]]),
      [zh.transfers, shownText(figures.transfers)],
      [zh.escalations, shownText(figures.escalations)],
    ]),
    facts(zh.parts.suggestions, [
      [zh.handed, String(suggestions.handed)],
      [zh.adopted, String(suggestions.adopted)],
    ]),
  ];
  return {
    title: zh.reportTitle(figures.year),
    lead: zh.lead(dayText(`${figures.year}-01-01`), dayText(until)),
    basis: zh.basis,
    rule: zh.rule,
    head: [
      { label: zh.all, value: figures.all === null ? zh.notTold : zh.pieces(figures.all) },
      { label: zh.ordinary, value: typeof figures.ordinary === "number" ? zh.pieces(figures.ordinary) : zh.few },
    ].map((row) => ({ ...row, hint: null, lines: 1 })),
    parts: parts.map((part, at) => ({ ...part, title: papers.part(at + 1, part.title) })),
  };
}

/** 条例 39, 41: the year's report as a paper. Null: not theirs, or no year that has been. */
export async function printReport(actor: Actor, year: number): Promise<{ bytes: Uint8Array; name: string } | null> {
  const page = await readFigures(actor, year);
  if (!page) return null;
  return { bytes: await typeset({ template: "case-report", data: reportView(page), made: page.until }), name: zh.fileName(year) };
}
