import { zh as applications } from "./applications";

/** Why one of the ticked was not done, by the code in the address; each list adds its own. */
export const reasons: Record<string, string> = {
  ...Object.fromEntries(Object.entries(applications.blockers).map(([code, words]) => [`notNow.${code}`, words])),
  conflict: "刚刚有人办过这份申报，请打开申报看一下",
  notFound: "不在您的办理范围内",
  forbidden: "这份申报刚刚办结、放弃或者退回，已经不在您手里。请打开申报看一下",
  invalidInput: "列表可能是旧的，请重新勾选",
  unavailable: "网站暂时忙，没有办成，请再勾选一次",
};

/** What a list over which one act is done says. */
export type ManyWords = {
  title: string;
  lead: string;
  rounds: string;
  none: string;
  noneText: string;
  nothing: string;
  nothingText: string;
  result: string;
  caption: string;
  done: (n: number) => string;
  failed: (n: number) => string;
  not: (why: string) => string;
  reasons: Record<string, string>;
};

export const zh = {
  open: "看名单",
  unit: "申报单位",
  outcome: "结果",
  unknown: "没有办成，请打开申报看一下",
  more: (n: number) => `这里先列 ${n} 份，办完以后会接着列出。`,
  line: (home: string, recommender: string | null) => [home, recommender === null ? "" : `${recommender}推荐`].filter(Boolean).join("　"),
};
