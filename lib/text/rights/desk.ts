// What the office reads of a rights case; each page's own words stand beside it.
import type { CaseChannel, CaseMode, CaseOutcome, CaseSide, CaseTrack, noteKinds } from "@/lib/rights-cases/schema";
import type { CaseStatus } from "@/lib/rights-cases/workflow";
import { purposes as remedyPurposes } from "./remedy";
import { zh as transfer } from "./transfer";
import { queue, due } from "./desk-queue";
import { dossier } from "./desk-dossier";
import { replies, opinions } from "./desk-replies";
import { moves, blockers, move } from "./desk-moves";
import { events, facts } from "./desk-events";
import { board } from "./desk-board";
import { settings } from "./desk-settings";
import { attempts } from "./desk-attempts";

type Tone = "idle" | "go" | "ok" | "warn" | "bad";
type Icon = "clock" | "hourglass" | "search-check" | "send" | "message" | "check" | "x" | "undo" | "scale" | "gavel" | "lock" | "copy";
type Word = { label: string; tone: Tone; icon: Icon };

export const zh = {
  title: "维权诉求",
  statuses: {
    submitted: { label: "等受理", tone: "warn", icon: "clock" },
    supplementing: { label: "等反映人补正", tone: "idle", icon: "hourglass" },
    declined: { label: "不予受理", tone: "idle", icon: "x" },
    verifying: { label: "核实中", tone: "go", icon: "search-check" },
    handling: { label: "办理中", tone: "go", icon: "clock" },
    transferred: { label: "已转办", tone: "go", icon: "send" },
    answered: { label: "已答复", tone: "ok", icon: "message" },
    closed: { label: "已办结", tone: "ok", icon: "check" },
    reconsidering: { label: "复查中", tone: "go", icon: "scale" },
    reconsidered: { label: "已复查", tone: "ok", icon: "scale" },
    reviewing: { label: "复核中", tone: "go", icon: "gavel" },
    final: { label: "已终结", tone: "idle", icon: "lock" },
    withdrawn: { label: "本人撤回", tone: "idle", icon: "undo" },
    merged: { label: "并案办理", tone: "idle", icon: "copy" },
  } satisfies Record<CaseStatus, Word>,
  modes: { realName: "实名", confidential: "保密实名", anonymous: "匿名" } satisfies Record<CaseMode, string>,
  tracks: { rights: "维权", care: "关爱服务", counselling: "心理咨询" } satisfies Record<CaseTrack, string>,
  channels: {
    web: "网上提交",
    phone: "电话记录",
    visit: "来访记录",
    letter: "来信",
    onBehalf: "企业科协代交",
  } satisfies Record<CaseChannel, string>,
  outcomes: {
    supported: { label: "支持", hint: "请求事实清楚、有依据，予以支持，并督促有权的单位办理。" },
    explained: { label: "解释说明", hint: "请求合情合理，但没有依据的，做好解释。" },
    refused: { label: "不予支持", hint: "请求没有事实根据，或者不符合规定。" },
  } satisfies Record<CaseOutcome, { label: string; hint: string }>,
  sides: { claimant: "反映人", office: "本办公室", partner: "承办单位" } satisfies Record<CaseSide, string>,
  notes: {
    note: "备注",
    call: "电话记录",
    visit: "走访记录",
    hearing: "听证记录",
    mediation: "调解记录",
    followUp: "回访记录",
  } satisfies Record<(typeof noteKinds)[number], string>,
  purposes: {
    acceptCase: "决定受不受理",
    handleCase: "办理诉求",
    closeCase: "办结归档",
    ...remedyPurposes,
    ...transfer.purposes,
  } as Record<string, string>,
  standards: {
    caseNotice: "受理告知",
    caseSupplement: "反映人补正",
    transferObjection: "转办异议",
    transferAnswer: "承办单位回复",
    caseHandling: "办理",
    caseExtension: "延长办理",
    reconsiderationAsk: "请求复查",
    reconsideration: "复查",
    finalReviewAsk: "请求复核",
    finalReview: "复核",
    careService: "关爱服务",
    rectification: "整改",
    caseDraft: "草稿保留",
    dataRequest: "答复更正或者删除的要求",
  } as Record<string, string>,
  dayKinds: { working: "个工作日", natural: "天" },
  queue,
  due,
  dossier,
  replies,
  opinions,
  moves,
  blockers,
  move,
  events,
  facts,
  board,
  settings,
  attempts,
};
