import type { ProfileGuard, ProfileMove, ProfileState } from "@/lib/profiles/workflow";

export const zh = {
  states: {
    draft: { label: "草稿", tone: "idle" },
    submitted: { label: "等待发布", tone: "info" },
    returned: { label: "退回修改", tone: "warn" },
    released: { label: "已经发布", tone: "ok" },
    superseded: { label: "已有新的", tone: "idle" },
    discarded: { label: "已经作废", tone: "idle" },
  } satisfies Record<ProfileState, { label: string; tone: "idle" | "info" | "ok" | "warn" | "bad" }>,
  moves: {
    submit: { button: "送审", title: "送审之家介绍" },
    release: { button: "发布", title: "发布之家介绍" },
    giveBack: { button: "退回修改", title: "退回之家介绍" },
    discard: { button: "作废", title: "作废这份草稿" },
  } satisfies Record<ProfileMove, { button: string; title: string }>,
  blockers: {
    releaserIsAnother: "自己写的，要由别人发布",
    profileSubmitted: "已经送审，退回以后才能改",
  } satisfies Record<ProfileGuard, string> & Record<string, string>,
  purposes: { releaseHome: "审核之家介绍", reviseHome: "修改之家介绍" },
};
