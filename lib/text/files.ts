import type { FileProblem, ScanState } from "@/lib/files/rules";
import type { Treatment } from "@/lib/kernel/file-kinds";

/** Why a file did not get in; where photos alone are asked, a kind that is taken elsewhere is none. */
export const fileProblem = (code: string, photos = false, { problems }: Pick<FileWords, "problems"> = zh): string =>
  problems[photos && code === "type" ? "notPhoto" : code] ?? "";

export const zh = {
  rule: "PDF、JPG、PNG、DOC(X)、XLS(X)、WPS、OFD，每份不超过 20 MB",
  photoRule: "JPG、PNG，每张不超过 20 MB",
  before: {
    title: "传文件以前",
    cleaned: "照片会重新保存，去掉拍摄地点和时间；PDF、DOCX、XLSX、OFD 会清空作者等文件属性。正文不改。",
    kept: "DOC、XLS、WPS 是旧格式，带电子签名的文件改了签名就失效：这两类原样保留，里面的作者等信息清除不了。不想留下的，请先另存为 PDF。",
  },
  problems: {
    empty: "这个文件是空的，请另选一份",
    tooLarge: "超过 20 MB，请压缩或拆开再传",
    type: "只能传 PDF、JPG、PNG、DOC(X)、XLS(X)、WPS、OFD。按内容识别，改名没有用",
    heic: "这是苹果手机的 HEIC 照片。请在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，或者把照片截图、导出成 JPG 再传",
    svg: "SVG 图里可以藏程序，不能传。请另存为 PNG 或 PDF",
    archive: "压缩包请先解开，再一份一份传",
    macro: "文件里带宏。请另存为不带宏的 DOCX、XLSX 或 PDF 再传",
    encrypted: "文件设了密码或限制，打不开。请去掉密码再传",
    damaged: "文件坏了，打不开。请在原来的软件里重新保存，再传一次",
    bomb: "文件解开以后大得不正常，不能收。请另存为 PDF 再传",
    pixels: "照片超过 6400 万像素，请缩小再传",
    mixed: "文件里混着另一种文件，不能收。请在原来的软件里重新保存，再传一次",
    virus: "查出病毒，没有收。请先在电脑上杀毒，再传一份干净的",
    unchecked: "查毒的程序这会儿没有应答，没有收。请过几分钟再传",
    noRoom: "网站这会儿存不下文件，没有传上。已经填的都在，请过一会儿再传",
    notPhoto: "照片只能是 JPG 或 PNG。按内容识别，改名没有用",
    tooMany: "已经够多了，先删掉一份再传",
    tooMuch: "一次传得太多，合起来不能超过 60 MB，请分几次传",
    applicationFull: "这份申报的文件合起来不能超过 300 MB，请先删掉不用的",
    caseFull: "这件事的文件合起来不能超过 100 MB，请压缩或删掉不用的再传",
    tooOften: "传得太频繁，请过一会儿再传。已经传好的都在",
    conflict: "刚刚有人改过，请刷新后再传",
    saveFirst: "这一页有填得不对的地方，先改好保存，再传文件",
    signedOut: "登录已经过期。请在新窗口登录，再回到这里传，填的内容还在",
    interrupted: "没有传完，请检查网络，再传一次",
  } satisfies Record<FileProblem, string> as Record<string, string>,
  which: (ordinal: number, problem: string) => `第 ${ordinal} 个文件：${problem}`,
  scan: { unscanned: "没有查毒", pending: "正在检查", clean: "", infected: "" } satisfies Record<ScanState, string>,
  treatment: {
    unexamined: "",
    cleaned: "已清除作者等信息",
    legacy: "原样保留，作者等信息没有清除",
    signed: "有电子签名，原样保留",
  } satisfies Record<Treatment, string>,
  cleanedPicture: "已去掉拍摄地点等信息",
  unnamed: "一份文件",
  checking: "正在检查有没有病毒，查完才能打开",
  infected: "查出病毒，已经删掉",
  infectedOwn: "查出病毒，已经删掉。请换一份干净的",
  upload: "上传",
  remove: "删除",
  choose: "选择文件",
  photo: "拍照",
  drop: "也可以把文件拖到这里",
  cancel: "取消",
  retry: "再传一次",
  dismiss: "不传了",
  waiting: "排队等候",
  sent: (percent: number) => `已传 ${percent}%`,
  examining: "传完了，正在检查",
  said: {
    started: (name: string) => `开始上传 ${name}`,
    done: (name: string) => `${name} 已传好`,
    failed: (name: string, problem: string) => `${name} 没有传上：${problem}`,
    cancelled: (name: string) => `已取消 ${name}`,
    removed: (name: string) => `已删除 ${name}`,
  },
};

/** What the list and the field of files say; a case has words of its own (lib/text/rights/files.ts). */
export type FileWords = Pick<
  typeof zh,
  | "rule"
  | "photoRule"
  | "problems"
  | "upload"
  | "remove"
  | "choose"
  | "photo"
  | "drop"
  | "cancel"
  | "retry"
  | "dismiss"
  | "waiting"
  | "sent"
  | "examining"
  | "said"
>;
