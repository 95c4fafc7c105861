import type { ActivityGuard, ActivityMove, ActivityStatus, SessionGuard, SessionMove, SessionStatus } from "@/lib/activities/workflow";
import type { activityScopes, modes } from "@/lib/activities/schema";
import type { NotCounted } from "@/lib/meter/rules/meter";

type Word = {
  label: string;
  tone: "idle" | "go" | "ok" | "warn" | "bad";
  icon: "pencil" | "clock" | "undo" | "check" | "megaphone" | "user-plus" | "x" | "calendar" | "file-text";
};
type MoveWord = { button: string; title: string; tone: "main" | "plain" | "danger"; hint: string };

export const zh = {
  statuses: {
    draft: { label: "还没有报备", tone: "idle", icon: "pencil" },
    filed: { label: "等待审批", tone: "go", icon: "clock" },
    returned: { label: "退回修改", tone: "warn", icon: "undo" },
    approved: { label: "已经批准", tone: "ok", icon: "check" },
    published: { label: "已经公布", tone: "ok", icon: "megaphone" },
    enrolling: { label: "正在报名", tone: "ok", icon: "user-plus" },
    withdrawn: { label: "已经撤回", tone: "idle", icon: "undo" },
    cancelled: { label: "已经取消", tone: "bad", icon: "x" },
  } satisfies Record<ActivityStatus, Word>,
  moves: {
    file: { button: "报备", title: "报备这项活动", tone: "main", hint: "交给审批的人看。场地从这时起留着。批准以前不能公布，也不能报名。" },
    withdraw: { button: "撤回报备", title: "撤回这项报备", tone: "plain", hint: "不再办这项活动。留着的场地会放出来。" },
    approve: { button: "批准", title: "批准这项活动", tone: "main", hint: "批准以后由报备的人公布、开放报名；留着的场地同时定下来。" },
    giveBack: { button: "退回修改", title: "退回这项报备", tone: "danger", hint: "写明要改什么。报备的人改好以后再报一次。" },
    publish: { button: "公布", title: "公布这项活动", tone: "main", hint: "公布以后，大家在活动预告里看得到。" },
    openEnrolment: { button: "开放报名", title: "开放报名", tone: "main", hint: "每一场开始以前都可以报名。名额满了以后按先后候补。" },
    closeEnrolment: { button: "停止报名", title: "停止报名", tone: "plain", hint: "停止以后不再接受新的报名，已经报上的不变。" },
    cancel: { button: "取消活动", title: "取消这项活动", tone: "danger", hint: "写明原因，报名的人会看到。留着的场地会放出来。" },
  } satisfies Record<ActivityMove, MoveWord>,
  sessionStatuses: {
    planned: { label: "还没有举办", tone: "idle", icon: "calendar" },
    held: { label: "已经举办", tone: "go", icon: "check" },
    reported: { label: "已交小结", tone: "go", icon: "file-text" },
    counted: { label: "已经核定", tone: "ok", icon: "check" },
    cancelled: { label: "已经取消", tone: "bad", icon: "x" },
  } satisfies Record<SessionStatus, Word>,
  sessionMoves: {
    hold: { button: "确认举办", title: "确认这一场已经举办", tone: "main", hint: "开始以后、有人签到，才能确认。确认以后写小结。" },
    cancel: { button: "取消这场", title: "取消这一场", tone: "danger", hint: "写明原因，报名的人会看到。其他各场不变。" },
    report: { button: "提交小结", title: "提交活动小结", tone: "main", hint: "写清楚做了什么、来了哪些人、有什么收获。" },
    giveBack: { button: "退回小结", title: "退回这份小结", tone: "danger", hint: "写明要补什么，写小结的人改好再交。" },
    count: { button: "核定", title: "核定这一场", tone: "main", hint: "核定以后计入这个之家的活动次数，签到不能再改。" },
  } satisfies Record<SessionMove, MoveWord>,
  /** What stands in the way, of moves and of what people do for themselves. */
  blockers: {
    hasSessions: "还没有填时间",
    sessionsAhead: "报备和批准都要在活动开始以前",
    approverIsAnother: "自己报备的，要由别人批准",
    someAhead: "各场都已经开始，不能再开放报名",
    noneHeld: "有一场已经举办，只能逐场取消",
    approved: "活动还没有批准",
    begun: "还没有到开始的时间",
    somebodyCame: "还没有人签到",
    counterIsAnother: "自己交的小结，要由别人核定",
    enrolmentOpen: "现在不能报名",
    enrolledAlready: "这个姓名和电话已经报过名",
    ownConflict: "这个时间您还报了别的活动。都要参加的，勾选“仍然报名”",
    notBegun: "活动已经开始，不能再取消",
    seatsTaken: "名额不能少于已经报名的人数",
    doorsOpen: "现在不在签到时间：开始前 1 小时起可以签到",
    notCounted: "这一场已经核定，不能再改签到",
    ratedOnce: "已经评价过了",
    revocable: "已经超过 10 分钟，不能撤回",
  } satisfies Record<ActivityGuard | SessionGuard, string> & Record<string, string>,
  purposes: {
    approveActivity: "审批活动报备",
    reviseActivity: "修改活动报备",
    reportSession: "写活动小结",
    countSession: "核定活动",
  },
  modes: { atHome: "在之家里", away: "在别处", online: "线上" } satisfies Record<(typeof modes)[number], string>,
  scopes: { city: "市内", province: "省内", beyond: "省外" } satisfies Record<(typeof activityScopes)[number], string>,
  seats: (taken: number, seats: number | null) => (seats === null ? `${taken} 人报名，不限名额` : `${taken} / ${seats}`),
  people: (n: number) => `${n} 人`,
  notCounted: {
    notApproved: "没有批准",
    notHeld: "没有确认举办",
    ahead: "还没有到日子",
    noPlate: "那天没有挂牌",
    online: "线上活动不计",
    tooFew: "签到人数不够",
  } satisfies Record<NotCounted, string>,
};
