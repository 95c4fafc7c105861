import type { SearchKind } from "@/lib/search/schema";

export const zh = {
  title: "搜索",
  titleOf: (typed: string) => `搜索“${typed}”`,
  label: "找什么",
  hint: "两个字就能找。几个词用空格隔开，找同时有这些词的。",
  button: "搜索",
  kinds: {
    homes: "之家",
    activities: "活动预告",
    notices: "公示公告",
    rounds: "办事指南",
    policies: "政策文件",
    help: "使用手册",
  } satisfies Record<SearchKind | "help", string>,
  all: "全部",
  tabs: "结果分类",
  more: (kind: string) => `更多${kind}`,
  count: (n: number) => `本页 ${n} 条`,
  nothing: (typed: string) => `没有找到“${typed}”`,
  nothingIn: (typed: string, kind: string) => `${kind}里没有找到“${typed}”`,
  nothingText: "换一个更短的词再找，也可以打热线问。",
  unreadable: "请输入要找的字，标点不算",
  capped: "这个词很常见，只找了前面的一部分。再加一个词会更准。",
  often: "也可以从这里找",
  places: { homes: "按地方找之家", activities: "近期的活动", verify: "按编号核验牌匾", rounds: "正在受理的批次", help: "使用手册" },
};
