/** Words for when something broke. A file of its own: it goes to every visitor's browser, the rest of the shell's words do not. */
export const zh = {
  title: "网站暂时打不开",
  body: "出了问题，已经记录下来。请过一会儿再试。急事请打科协的服务热线。",
  retry: "再试一次",
  home: "回首页",
  number: "给技术人员看的编号",
};
