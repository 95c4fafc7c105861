import type { FieldCode } from "@/lib/kernel/fields";
import type { Language } from "@/lib/kernel/language";

/** Words of the general parts. Nothing here knows what the portal is about. */
export const zh = {
  optional: "（选填）",
  choose: "请选择",
  tickAll: "全选",
  tickNone: "全不选",
  current: "当前位置",
  close: "关上",
  pages: { label: "翻页", previous: "上一页", next: "下一页" },
  sample: {
    sample: "样例",
    local: "本市自定",
    sampleWhy: "通知没有写明，这是示例值，由市科协确认后生效",
    localWhy: "通知没有写明，由市科协自定",
  },
  steps: { done: "（已完成）", now: "（现在）", next: "（还没到）" },
  timeline: "办理经过",
  moves: "可以做的",
  notYet: (label: string) => `还不能“${label}”：`,
  pending: "正在提交",
  number: "给技术人员看的编号",
  summary: {
    fields: (count: number) => `有 ${count} 处需要修改`,
    other: "没有办成",
  },
  /** The server speaks codes. These are the words for a whole problem; a form may reword each. */
  problems: {
    invalidInput: "有的地方需要修改，改好以后再提交一次",
    notSignedIn: "登录已经过期。请在新窗口登录，再回到这里提交，填的内容还在",
    notFound: "没有找到。可能已经撤回，或者不在您的办理范围内",
    forbidden: "这一步不由您办理",
    notNow: "现在还不能办这一步",
    conflict: "刚刚有人改过，请打开最新内容核对后再提交",
    tooMany: "操作太频繁，请过几分钟再试",
    unavailable: "网站暂时忙，没有保存。填的内容还在，请过一会儿再提交",
  } as Record<string, string>,
  problemUnknown: "没有办成，填的内容还在，请过一会儿再试",
  /** Words for a field's error code where the form gives none of its own; {label} is the field's label. */
  fields: {
    required: "填写{label}",
    tooLong: "{label}写得太长，请缩短",
    tooShort: "{label}写得太短，请再写一些",
    notText: "{label}里有认不出的字，请重新填写",
    notPhone: "{label}要填 11 位手机号，或者带区号的电话",
    notPoint: "{label}要填经纬度，例如 28.55410,112.35521",
    notEmail: "{label}要写完整，例如 kexie@example.com",
    notNumber: "{label}只填数字",
    outOfRange: "{label}超出了范围",
    notDay: "{label}要填日期，例如 2026-11-20",
    dayAhead: "{label}不能晚于今天",
    notTime: "{label}写成 09:30 这样",
    notChoice: "选择{label}",
    notAccepted: "勾选{label}才能继续",
    notCreditCode: "{label}有 18 位，请照着证书抄",
    weakPassword: "密码至少 10 位，不要用常见的密码",
    wrongPair: "手机号或密码不对。连续 5 次不对会锁定 15 分钟",
    wrongCode: "没有找到。查询码是 20 位数字，分五组，请再核对一遍",
    wrongCase: "编号和查询码对不上，请再核对一遍",
    wrongPassword: "密码不对",
    tokenUnusable: "这个链接已经用过或者过期，请重新申请一个",
    otherPerson: "这份邀请是给别人的",
    signInFirst: "这个手机号已经有账号，请先登录，再打开邀请",
    notSelf: "不能对自己办这一步",
    threeOfficers: "系统、安全、审计三个管理员不能由同一个人担任",
    alreadyThere: "{label}已经登记过了",
    notYours: "{label}已经由别的单位登记，请联系市科协",
    notNow: "{label}现在还不能填",
    unknownField: "页面可能是旧的，请刷新后再填",
    tooMany: "{label}太多了，请减少几个",
    notJson: "{label}读不出来，请整份复制再粘贴",
    blankLeft: "{label}里还有“＿＿”没有填",
  } satisfies Record<FieldCode, string> as Record<string, string>,
  /** A form that saves itself. */
  draft: {
    idle: "填的内容会自动保存",
    saving: "正在保存",
    saved: (at: string) => `已自动保存　${at}`,
    unread: (labels: readonly string[]) => `这几处还没填对，没有保存：${labels.join("、")}`,
    waiting: "没有连上网站。填的内容留在这个窗口，连上以后自动保存",
    signedOut: "登录已经过期，填的内容留在这个窗口，登录后放回原处。",
    signIn: "重新登录",
    refused: "没有存上，这份表可能已经提交或改了版本。填的内容留在这个窗口，请刷新后核对",
    restored: "上次没来得及保存的内容，已经放回原处",
    taken: "另一个窗口刚改过，这里换成了新的：",
    both: (label: string) => `“${label}”在另一个窗口也改过，两边不一样，请选一个。`,
    there: (label: string, text: string) => `${label}，那边是：${text}`,
    here: "留下这里填的",
    useThere: "用那边的",
    nothing: "（空）",
    ticked: "已勾选",
    differ: "另一个窗口刚改过这几处，和这里不一样。再保存一次，就以这里填的为准：",
  },
  thisField: "这一项",
  fieldProblem: "{label}需要修改",
};

/** What a form and a course of things say by themselves. */
export type FormWords = Pick<
  typeof zh,
  | "optional"
  | "pending"
  | "number"
  | "summary"
  | "problems"
  | "problemUnknown"
  | "fields"
  | "thisField"
  | "fieldProblem"
  | "steps"
  | "timeline"
>;

/** For the pages that a reader of English has. Codes that none of their forms can meet fall back to the general sentence. */
export const en: FormWords = {
  optional: " (optional)",
  pending: "Sending",
  number: "Reference for our technicians",
  summary: {
    fields: (count) => (count === 1 ? "One answer needs a change" : `${count} answers need a change`),
    other: "This could not be done",
  },
  problems: {
    invalidInput: "Please change what is marked, then send again",
    notFound: "Nothing was found. It may have been closed or withdrawn",
    forbidden: "This cannot be done here",
    notNow: "This cannot be done now",
    conflict: "Something changed in the meantime. Open the page again and check before you send",
    tooMany: "Too many tries. Please wait a few minutes",
    unavailable: "The site is busy and nothing was saved. What you wrote is still here; please send it again in a while",
  },
  problemUnknown: "This could not be done. What you wrote is still here; please try again in a while",
  fields: {
    required: "{label}: please fill this in",
    tooLong: "{label}: too long, please shorten it",
    notText: "{label}: some characters cannot be read, please type it again",
    notPhone: "{label}: an 11-digit mobile number, or a land line with its area code",
    notNumber: "{label}: figures only",
    outOfRange: "{label}: out of range",
    notChoice: "{label}: choose one",
    notAccepted: "{label}: tick this to go on",
    wrongCode: "Not found. The code has 20 figures in five groups; please check it",
    wrongCase: "Number and code do not match; please check both",
    tooMany: "{label}: too many, please take some out",
  },
  thisField: "This answer",
  fieldProblem: "{label}: please change this",
  steps: { done: " (done)", now: " (now)", next: " (still to come)" },
  timeline: "What has happened",
};

export const formWords: Record<Language, FormWords> = { zh, en };
