import type { ActivityGuard, ActivityMove, ActivityStatus, SessionGuard, SessionMove, SessionStatus } from "@/lib/activities/workflow";
import type { NotCounted } from "@/lib/meter/rules";

type Word = { label: string; tone: "idle" | "info" | "ok" | "warn" | "bad" };

export const zh = {
  statuses: {
    draft: { label: "还没有报备", tone: "idle" },
    filed: { label: "等待审批", tone: "info" },
    returned: { label: "退回修改", tone: "warn" },
    approved: { label: "已经批准", tone: "ok" },
    published: { label: "已经公布", tone: "ok" },
    enrolling: { label: "正在报名", tone: "ok" },
    withdrawn: { label: "已经撤回", tone: "idle" },
    cancelled: { label: "已经取消", tone: "bad" },
  } satisfies Record<ActivityStatus, Word>,
  moves: {
    file: { button: "报备", title: "报备这项活动" },
    withdraw: { button: "撤回报备", title: "撤回这项报备" },
    approve: { button: "批准", title: "批准这项活动" },
    giveBack: { button: "退回修改", title: "退回这项报备" },
    publish: { button: "公布", title: "公布这项活动" },
    openEnrolment: { button: "开放报名", title: "开放报名" },
    closeEnrolment: { button: "停止报名", title: "停止报名" },
    cancel: { button: "取消活动", title: "取消这项活动" },
  } satisfies Record<ActivityMove, { button: string; title: string }>,
  sessionStatuses: {
    planned: { label: "还没有举办", tone: "idle" },
    held: { label: "已经举办", tone: "info" },
    reported: { label: "已交小结", tone: "info" },
    counted: { label: "已经核定", tone: "ok" },
    cancelled: { label: "已经取消", tone: "bad" },
  } satisfies Record<SessionStatus, Word>,
  sessionMoves: {
    hold: { button: "确认举办", title: "确认这一场已经举办" },
    cancel: { button: "取消这场", title: "取消这一场" },
    report: { button: "提交小结", title: "提交活动小结" },
    giveBack: { button: "退回小结", title: "退回这份小结" },
    count: { button: "核定", title: "核定这一场" },
  } satisfies Record<SessionMove, { button: string; title: string }>,
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
  } satisfies Record<ActivityGuard | SessionGuard, string> & Record<string, string>,
  purposes: {
    approveActivity: "审批活动报备",
    reviseActivity: "修改活动报备",
    reportSession: "写活动小结",
    countSession: "核定活动",
  },
  notCounted: {
    notApproved: "没有批准",
    notHeld: "没有确认举办",
    ahead: "还没有到日子",
    noPlate: "那天没有挂牌",
    online: "线上活动不计",
    tooFew: "签到人数不够",
  } satisfies Record<NotCounted, string>,
};
