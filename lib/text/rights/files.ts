// Evidence of a case: for those who send it in, in two languages, and for those who look at it.
import type { FileProblem } from "@/lib/files/rules";
import type { Treatment } from "@/lib/kernel/file-kinds";
import type { Language } from "@/lib/kernel/language";
import { type FileWords, zh as files } from "../files";

const sides = { claimant: "反映人", office: "市科协", partner: "承办单位" };

export const zh = {
  ...files,
  title: "证据材料",
  intro: "有合同、工资条、聊天记录、照片等材料，可以在这里传。没有也可以先不传，交了以后还能补。",
  more: "补充证据材料",
  none: "还没有材料",
  before: {
    title: "传文件以前",
    cleaned:
      "照片会重新保存，去掉拍摄地点、时间和机型；PDF、DOCX、XLSX、OFD 会清空作者等文件属性。正文不改：正文里写的姓名、截图里的头像和昵称，请自己先遮住。",
    kept: "DOC、XLS、WPS 是旧格式，带电子签名的文件改了签名就失效：这两类原样保留，里面的作者等信息清除不了。不想留下的，请先另存为 PDF。",
    sealed: "文件加密保存，文件名也加密，只有经办这件事的人能打开；经您同意转办的，承办单位也能打开。每次打开都有记录。",
    limit: "最多 20 份，合起来不超过 100 MB。",
  },
  problems: {
    ...files.problems,
    tooMany: "一件事最多 20 份，一次最多传 10 份。请先删掉一份，或者分几次传",
    signedOut: "为了您的安全，页面放久了会关上。请用查询码重新打开，再传一次",
    saveFirst: "请先保存这一页，再传文件",
    applicationFull: files.problems.caseFull ?? "",
  } satisfies Record<FileProblem | string, string> as Record<string, string>,
  removedNote: "受理以前，您自己传的可以删除。受理以后不能删除，还可以补充。",
  closedNote: "这件事已经归档，不能再传。",
  by: (side: keyof typeof sides, day: string) => `${day} ${sides[side]}提供`,
  own: (day: string) => `${day} 您提供`,
  day: (day: string) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  },
  show: "看图",
  showHint: "打开图片会记入“谁看过”，反映人查得到。",
  open: "下载",
  logged: "打开或下载任何一份都会记入“谁看过”，反映人查得到。",
  addOffice: "补传材料",
};
export type CaseFileWords = typeof zh;

export const en: CaseFileWords = {
  ...zh,
  title: "Evidence",
  intro:
    "Contracts, pay slips, chats, photos: you can send them here. You can also leave this empty and add files after you have submitted.",
  more: "Add evidence",
  none: "No files yet",
  rule: "PDF, JPG, PNG, DOC(X), XLS(X), WPS or OFD, up to 20 MB each",
  photoRule: "JPG or PNG, up to 20 MB each",
  before: {
    title: "Before you send a file",
    cleaned:
      "Photos are saved anew without place, time and camera; in PDF, DOCX, XLSX and OFD the author and other properties are emptied. What the pages say is not changed: cover names, faces and nicknames yourself first.",
    kept: "DOC, XLS and WPS are old formats, and a signed file loses its signature when it is changed: both are kept as they are, with the author's name inside. To leave nothing of it, save the file as PDF first.",
    sealed:
      "Files and their names are stored encrypted. Only those who handle your case can open them, and an office that you agreed to pass it to. Each opening is recorded.",
    limit: "At most 20 files, 100 MB together.",
  },
  problems: {
    empty: "This file is empty. Choose another one",
    tooLarge: "Larger than 20 MB. Make it smaller or split it",
    type: "Only PDF, JPG, PNG, DOC(X), XLS(X), WPS and OFD can be sent. The content counts, not the name",
    heic: "This is an iPhone HEIC photo. Take it again with Settings → Camera → Formats → Most Compatible, or send a screenshot of it",
    svg: "An SVG picture can hide a program and cannot be sent. Save it as PNG or PDF",
    archive: "Unpack the archive first and send the files one by one",
    macro: "The file has macros. Save it as DOCX, XLSX or PDF without macros",
    encrypted: "The file has a password or is restricted. Remove that and send it again",
    damaged: "The file is damaged and does not open. Save it again in its own program",
    bomb: "The file grows unusually large when it is opened and cannot be taken. Save it as PDF",
    pixels: "The picture has more than 64 megapixels. Make it smaller",
    mixed: "Another file is hidden in this one, so it cannot be taken. Save it again in its own program",
    virus: "A virus was found, and the file was not taken. Clean it first",
    unchecked: "The virus check does not answer at the moment, so the file was not taken. Try again in a few minutes",
    noRoom: "The website cannot store files at the moment. What you have written is kept; try again later",
    notPhoto: "Only JPG or PNG photos. The content counts, not the name",
    tooMany: "At most 20 files for a case, and 10 at a time. Remove one first, or send them in several goes",
    tooMuch: "Too much at once: at most 60 MB together. Send them in several goes",
    applicationFull: "All files together must not be larger than 100 MB. Make them smaller or remove one",
    caseFull: "All files together must not be larger than 100 MB. Make them smaller or remove one",
    tooOften: "Too many files in a short time. Try again later; what was sent is kept",
    conflict: "Something has changed meanwhile. Reload the page and try again",
    saveFirst: "Save this page first, then send the files",
    signedOut: "For your safety the page was closed after a while. Open it with your code and send the file again",
    interrupted: "The file was not sent to its end. Check the connection and try again",
  } satisfies Record<FileProblem, string> as Record<string, string>,
  which: (ordinal, problem) => `File ${ordinal}: ${problem}`,
  scan: { unscanned: "Not checked for viruses", pending: "Being checked", clean: "", infected: "" },
  treatment: {
    unexamined: "",
    cleaned: "Author and other properties removed",
    legacy: "Kept as it is, with the author's name inside",
    signed: "Signed, kept as it is",
  } satisfies Record<Treatment, string>,
  cleanedPicture: "Place, time and camera removed",
  unnamed: "A file",
  upload: "Send",
  remove: "Remove",
  choose: "Choose files",
  photo: "Take a photo",
  drop: "Or drag files here",
  cancel: "Cancel",
  retry: "Try again",
  dismiss: "Leave it",
  waiting: "Waiting",
  sent: (percent) => `${percent}% sent`,
  examining: "Sent, being checked",
  said: {
    started: (name) => `Sending ${name}`,
    done: (name) => `${name} was sent`,
    failed: (name, problem) => `${name} was not sent: ${problem}`,
    cancelled: (name) => `${name} cancelled`,
    removed: (name) => `${name} removed`,
  },
  removedNote: "Until your case is accepted you can remove files you sent. Later you can only add.",
  closedNote: "This case is filed away. Nothing can be added.",
  by: (side, day) => `${day}, from ${{ claimant: "the claimant", office: "the association", partner: "the body handling it" }[side]}`,
  own: (day) => `${day}, from you`,
  day: (day) => day,
};

export const caseFileWords: Record<Language, CaseFileWords> = { zh, en };

/** What the field and the list of uploads say. */
export const fieldWords = (lang: Language): FileWords => caseFileWords[lang];

/** Why a post without script came back; a code that came in an address is a known one or says nothing. */
export function caseFileProblem(lang: Language, code: string, at: number): string | null {
  const words = caseFileWords[lang];
  const said = Object.hasOwn(words.problems, code) ? words.problems[code] : undefined;
  if (said === undefined) return null;
  return at > 0 ? words.which(at, said) : said;
}
