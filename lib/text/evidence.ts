import type { SourceFacts, SourceKind } from "@/lib/evidence/schema";
import { dayText } from "./format";

const kinds = {
  session: "活动",
  reportPhoto: "活动照片",
  homePhoto: "之家照片",
  facility: "设施",
  matter: "实事",
} satisfies Record<SourceKind, string>;
const states = { good: "完好", worn: "旧了", broken: "坏了", missing: "不见了" } satisfies Record<
  NonNullable<SourceFacts["state"]>,
  string
>;

/** What it is, when it was and how many, in one line. */
export function recordName({ kind, title, day, count, state }: Pick<SourceFacts, "kind" | "title" | "day" | "count" | "state">): string {
  const many = count === null ? "" : kind === "session" ? `　签到 ${count} 人` : `　${count} 件`;
  const when = day === null ? (kind === "facility" ? "　还没有检查过" : "") : `　${dayText(day)}`;
  return `${kinds[kind]}：${title}${when}${many}${state === null ? "" : `　${states[state]}`}`;
}

export const zh = {
  standards: {
    title: "标准和佐证",
    lead: "授牌时按的各项标准，现在各有什么能证明，最近一次是什么时候。",
    covered: (covered: number, of: number) => `${of} 项标准，${covered} 项有佐证`,
    by: (scheme: string) => `标准出自${scheme}。佐证从办过的活动、照片、设施和实事里选，不用再传一遍。`,
    caption: "各项标准的佐证",
    heads: { standard: "标准", evidence: "佐证", age: "最近一份" },
    none: "还没有",
    age: (days: number) => (days === 0 ? "今天" : `${days} 天前`),
    undated: "没有日期",
    pick: "选佐证",
    pickFor: (standard: string) => `给“${standard}”选佐证`,
    noScheme: "没有可以对照的标准",
    noSchemeText: "这块牌匾不是按本站的办法授的，标准要由市科协补录。",
  },
  pick: {
    title: "从已有的记录里选",
    lead: (criterion: string) => `能证明“${criterion}”的，打上勾。去掉勾就不再作为佐证，记录本身还在。`,
    label: "已有的记录",
    labels: { picked: "已有的记录" },
    save: "保存",
    back: "返回",
    none: "还没有能选的记录",
    noneText: "办过的活动、活动报告里的照片、发布了的之家照片、登记了的设施和办成的实事，会列在这里。",
    elsewhere: (places: readonly string[]) => `也用于：${places.join("、")}`,
    ofHome: (home: string) => `${home}的标准`,
    ofApplication: (number: string | null, round: string) => number ?? `${round}的申报`,
    link: (count: number) => (count === 0 ? "从已有的记录里选" : `从已有的记录里选（已选 ${count} 项）`),
  },
  records: "选用的记录",
  hash: (hash: string) => `校验值 ${hash.slice(0, 8)}`,
  photo: "看照片",
};
