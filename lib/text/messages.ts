import type { Calendar } from "@/lib/kernel/dates";
import type { MessageEvent, MessageParams } from "@/lib/messages/schema";
import { dayText, deadlineText, timeText } from "./format";
import { purposes } from "./purposes";

const purposeOf = ({ purpose }: MessageParams) => (purpose === null ? "" : (purposes[purpose] ?? ""));
/** The end of a round was fixed by somebody; everything else was counted. */
const until = ({ dueAt, purpose }: MessageParams, calendar: Calendar) =>
  dueAt === null ? "" : deadlineText(new Date(dueAt), purpose === "fill" ? undefined : calendar);

const titles: Record<MessageEvent, (params: MessageParams) => string> = {
  submitted: () => "申报已经提交",
  resubmitted: () => "改好的申报已经提交",
  newWork: (params) => `有一件新的待办：${purposeOf(params)}`,
  returned: () => "申报退回来修改",
  refused: () => "申报没有通过",
  approved: () => "同意授予",
  awarded: () => "已经授予",
  lapsed: () => "过了修改期限，申报已经结束",
  expired: () => "批次已经截止，草稿没有提交",
  reopened: () => "申报重新办理",
  handedOver: (params) => `一件待办交给您办：${purposeOf(params)}`,
  handedAway: (params) => `您的一件待办交给同事办：${purposeOf(params)}`,
  handedOverAll: ({ count }) => `同事的 ${count ?? 0} 件待办交给您办`,
  excused: () => "这份申报不用您评分了",
  steppedBack: () => "有专家回避，要另请一位",
  sheetsIn: () => "专家评分都交齐了",
  dueSoon: (params) => `快到期了：${purposeOf(params)}`,
  urged: (params) => `请尽快办理：${purposeOf(params)}`,
  delegated: ({ organization }) => `${organization ?? ""}的同事请您代办`,
  takenOver: ({ applicant }) => `${applicant ?? "申报单位"}接手了代录的申报`,
  filingApproved: ({ activity }) => `活动已经批准：${activity ?? ""}`,
  seatGiven: ({ activity }) => `候补轮到您了：${activity ?? ""}`,
  sessionCancelled: ({ activity }) => `活动取消了：${activity ?? ""}`,
  sessionAhead: ({ activity }) => `快到时间了：${activity ?? ""}`,
  overdue: (params) => `已经逾期：${purposeOf(params)}`,
  bookingApproved: () => "场地订好了",
  bookingRefused: () => "场地没有订成",
  bookingCancelled: () => "场地预订取消了",
  bookingLetIn: () => "排队的场地空出来了",
  bookingDayClosed: () => "您预约的那天闭馆",
  bookingDayOpen: () => "您预约的那天照常开放",
  sessionDayClosed: ({ activity }) => `办活动的那天闭馆：${activity ?? ""}`,
  sessionDayOpen: ({ activity }) => `办活动的那天照常开放：${activity ?? ""}`,
};

const startingAt = (startsAt: string | null) => (startsAt === null ? "" : `${timeText(new Date(startsAt))}，`);

const reasonText = (reason: string | null) => (reason === null ? "" : `闭馆原因：${reason}。`);

/** What follows the title, a sentence a line. */
const sentences: Record<MessageEvent, (params: MessageParams, calendar: Calendar) => string> = {
  submitted: () => "办到哪一步，随时可以在申报里看。",
  resubmitted: () => "由退回的那一环节接着办理。",
  newWork: (params, calendar) => (params.dueAt === null ? "" : `${until(params, calendar)}。`),
  returned: (params, calendar) => `要改的地方和理由写在申报里，${until(params, calendar)}。没有要求改的内容都还在。`,
  refused: () => "理由写在申报里。",
  approved: () => "接下来由市科协授牌或者发证书。",
  awarded: () => "编号写在申报里，扫牌匾或者证书上的码就能核验。",
  lapsed: () => "批次还没有截止的，可以另外再报一次。",
  expired: () => "填过的内容还在，可以查看，不能再提交。",
  reopened: () => "从没有通过的那一环节起重新办理。",
  handedOver: (params, calendar) => (params.dueAt === null ? "" : `${until(params, calendar)}。`),
  handedAway: () => "理由写在诉求的办理经过里。",
  handedOverAll: () => "在“待我处理”里可以看到。",
  excused: () => "已经填的不再计入。谢谢您。",
  steppedBack: () => "那份评分不再计入，请在“专家评分”里另请一位。",
  sheetsIn: () => "现在可以看评分表，办结这一环节。",
  dueSoon: (params, calendar) => `${until(params, calendar)}。`,
  urged: (params, calendar) => (params.dueAt === null ? "" : `${until(params, calendar)}。`),
  delegated: ({ firstDay, lastDay }) =>
    firstDay === null || lastDay === null ? "" : `${dayText(firstDay)}至${dayText(lastDay)}，同事名下的待办列在您的“待我处理”里。`,
  takenOver: () => "以后由申报单位自己填报。",
  filingApproved: () => "现在可以公布、开放报名。",
  seatGiven: ({ startsAt }) => `${startingAt(startsAt)}您有名额了，不能来的请取消。`,
  sessionCancelled: ({ startsAt, reason }) => `${startingAt(startsAt)}这一场不办了。${reason ?? ""}`,
  sessionAhead: ({ startsAt }) => `${startingAt(startsAt)}请带上报名凭证。不能来的请取消，把名额让给候补的人。`,
  overdue: (params, calendar) => `原定${until(params, calendar)}。`,
  bookingApproved: () => "请按时使用，用完归位、关水电。",
  bookingRefused: () => "理由写在预订里，可以换个时间再订。",
  bookingCancelled: ({ count }) => (count === null ? "可以换个时间再订。" : `重复预约里还没有到的 ${count} 天都取消了，可以换个时间再订。`),
  bookingLetIn: () => "已经替您占下，等待之家同意。",
  bookingDayClosed: ({ reason }) => `${reasonText(reason)}预约还留着，请和之家商量改期，用不上的请取消。`,
  bookingDayOpen: () => "闭馆撤销了，预约不变。",
  sessionDayClosed: ({ reason }) => `${reasonText(reason)}请和之家商量，办不成的请取消这一场，报名的人会收到消息。`,
  sessionDayOpen: () => "闭馆撤销了，这一场照常办。",
};

/** Which application it is about, in one line. */
const about = ({ applicant, number, round, place, startsAt }: MessageParams): string =>
  [applicant, number, round, place, startsAt === null ? null : timeText(new Date(startsAt))].filter((part) => part !== null).join("　");

export const zh = {
  title: (event: MessageEvent, params: MessageParams): string => titles[event](params),
  details: (event: MessageEvent, params: MessageParams, calendar: Calendar): string[] =>
    [about(params), sentences[event](params, calendar)].filter((line) => line !== ""),
  page: {
    title: "消息",
    lead: "办理进展、新的待办和到期提醒都在这里，最新的在前。",
    caption: "消息",
    what: "内容",
    when: "时间",
    state: "状态",
    unread: "未读",
    read: "已读",
    mark: "标为已读",
    markOf: (title: string) => `：${title}`,
    markAll: "全部标为已读",
    none: "还没有消息",
    noneText: "申报有进展、有新的待办时会在这里。",
    older: "更早的消息",
    first: "最新的消息",
    unreadCount: (count: number) => `${count >= 100 ? "99+" : count} 条未读`,
    settings: "收不收邮件，在“账号和密码”里选。",
  },
  setting: {
    title: "邮件提醒",
    lead: "消息总会留在网站里。填了邮箱，也会同时发一封邮件。",
    off: "本站还没有设置发信，现在只在网站里看消息。填的邮箱等设置好以后使用。",
    email: "邮箱",
    emailHint: "选填。邮件里有单位名称、编号和期限，没有申报内容。",
    mailed: "同时发邮件给我",
    save: "保存",
    saved: "已经保存。",
  },
  mail: {
    subject: (title: string) => `【科技工作者之家】${title}`,
    greeting: (name: string) => `${name}，您好：`,
    look: "请登录后在“消息”里查看：",
    automatic: "这封邮件由网站自动发出，请不要回复。本站不会在邮件里向您要密码和验证码。",
    optOut: "不想再收邮件，登录后在“账号和密码”里取消。",
  },
};
