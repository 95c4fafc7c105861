/** Words around the manuals; what they say stands in files of their own. */
export const zh = {
  title: "使用手册",
  lead: "想做什么，就照着步骤做。按您的身份选一份。",
  contents: "这份手册里有",
  steps: "步骤",
  note: "要知道",
  go: "去办",
  print: "打印这一份",
  others: "别的身份",
  todo: (n: number) => `${n} 件事`,
  call: "还是不会，或者和手册写的不一样，请打热线：",
  updated: "手册写的是本站现在的样子。按钮和栏目的名称，与页面上的一字不差。",
};
