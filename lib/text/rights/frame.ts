// Around every rights page: two languages, and no word that tells a bystander what the page is about.
import type { Language } from "@/lib/kernel/language";
import { zh as shell } from "../shell";

export const zh = {
  official: shell.official,
  howToTell: shell.howToTell,
  hotline: "热线",
  view: shell.view,
  call: "打电话",
  other: "English",
  leave: "快速离开",
  leaveHint: "离开后，这台设备上不留您填的内容。",
  leaveMore: "浏览器的历史记录要您自己删除。",
  host: shell.footer.host,
  home: "中文首页",
  missing: shell.notFound,
};
export type FrameWords = typeof zh;

export const en: FrameWords = {
  official: (name) => `Official website of ${name}`,
  howToTell: "How to tell",
  hotline: "Hotline",
  view: {
    elder: "Large type",
    high: "High contrast",
    elderBar: "Large type tools",
    readAloud: "Read",
    readAloudMore: " this page aloud",
    stop: "Stop",
    stopMore: " reading",
    call: "Call",
    leave: "Leave",
    leaveMore: " large type",
  },
  call: "Call",
  other: "中文",
  leave: "Leave now",
  leaveHint: "Nothing you wrote stays on this device.",
  leaveMore: " Your browser's history is yours to delete.",
  host: "Run by ",
  home: "Home page (in Chinese)",
  missing: {
    title: "There is no such page",
    body: "The address may have changed, or what stood here is closed.",
    home: "Go to the start",
    call: "You may also ask by telephone: ",
  },
};

export const frameWords: Record<Language, FrameWords> = { zh, en };
