import type { BookingGuard, BookingMove, BookingStatus } from "@/lib/venue/workflow";

export const zh = {
  statuses: {
    waiting: { label: "排队等候", tone: "warn" },
    requested: { label: "等待同意", tone: "go" },
    approved: { label: "已经订好", tone: "ok" },
    refused: { label: "没有同意", tone: "bad" },
    cancelled: { label: "已经取消", tone: "idle" },
    closed: { label: "已经用完", tone: "idle" },
  } satisfies Record<BookingStatus, { label: string; tone: "idle" | "go" | "ok" | "warn" | "bad" }>,
  moves: {
    approve: { button: "同意", title: "同意这次预订" },
    refuse: { button: "不同意", title: "不同意这次预订" },
    cancel: { button: "取消预订", title: "取消这次预订" },
    close: { button: "检查完毕", title: "用后检查" },
  } satisfies Record<BookingMove, { button: string; title: string }>,
  blockers: {
    roomFree: "这个时间房间已经有人订了",
    ahead: "已经到了开始的时间",
    over: "还没有用完",
    withActivity: "这是活动用的房间，随活动一起批准或者取消",
  } satisfies Record<BookingGuard, string> & Record<string, string>,
  purposes: { approveBooking: "答复场地预订" },
};
