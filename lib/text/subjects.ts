// What is said otherwise where an honour goes to an organization, a person or a team and not to a home.
import type { PlaqueStatus } from "@/lib/homes/workflow";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh as applications } from "./applications";
import { zh as desk } from "./desk";
import { zh as homes } from "./homes";
import { zh as notices } from "./notices";
import { zh as portal } from "./portal";

type MoveWord = { button: string; title: string; hint?: string };
type Words = {
  /** What the name beside the applicant's is of; empty: there is none. */
  named: string;
  unnamed: string;
  /** Who may apply, and what an applicant is asked first. */
  who: string;
  apply: string;
  signInToApply: string;
  blankForm: string;
  /** Where nobody stands between the applicant and the city. */
  noRecommend: string;
  /** What is handed over. */
  paper: string;
  number: string;
  toPaper: string;
  on: string;
  awarded: string;
  approve: string;
  award: string;
  formTitle: (honour: string) => string;
  formLink: string;
  formFile: (number: string) => string;
  /** Of stages and of the application itself, by the move's address; left out: as everywhere. */
  moves: Readonly<Record<string, MoveWord>>;
  blockers: Readonly<Record<string, string>>;
  /** What may still be objected to, and what is said of whoever is objected to with reason. */
  notice: { list: string; title: (round: string) => string; body: (basis: string, honour: string) => string; refused: string };
  /** What anybody reads once it was given. */
  given: string;
  /** Beside the picture of it. */
  same: string;
  verify: string;
  states: Readonly<Record<PlaqueStatus, string>>;
  /** Of the register's own acts. */
  handOver: { title: string; hint: string };
  buttons: Readonly<Record<"handOver" | "suspend" | "reinstate" | "revoke", string>>;
  certificate: { title: string; fileName: (number: string) => string };
};

const { register } = homes;

const home: Words = {
  named: "之家名称",
  unnamed: "还没有写名称",
  who: "谁可以申报",
  apply: desk.enterprise.apply,
  signInToApply: portal.guide.apply,
  blankForm: portal.roundsPage.blankForm,
  noRecommend: portal.guide.noRecommend,
  paper: applications.dossier.plaque,
  number: homes.number,
  toPaper: applications.dossier.toPlaque,
  on: homes.issuedOn,
  awarded: applications.statuses.awarded.label,
  approve: applications.decisions.approve ?? "",
  award: applications.purposes.award ?? "",
  formTitle: (honour) => `${honour}申报审批表`,
  formLink: applications.dossier.formPdf,
  formFile: (number) => `申报审批表 ${number}.pdf`,
  moves: {},
  blockers: {},
  notice: {
    list: notices.list,
    title: notices.desk.defaultTitle,
    body: notices.desk.defaultBody,
    refused: notices.ended.refused,
  },
  given: "授牌名单",
  same: "墙上的牌匾应当和这里一样。",
  verify: homes.verifyTitle,
  states: {
    valid: homes.states.valid.title,
    expired: homes.states.expired.title,
    suspended: homes.states.suspended.title,
    revoked: homes.states.revoked.title,
  },
  handOver: register.moves.handOver,
  buttons: {
    handOver: register.moves.handOver.button,
    suspend: register.moves.suspend.button,
    reinstate: register.moves.reinstate.button,
    revoke: register.moves.revoke.button,
  },
  certificate: { title: register.certificate, fileName: (number) => `授牌证书 ${number}.pdf` },
};

const organization: Words = {
  ...home,
  notice: {
    ...home.notice,
    body: (basis, honour) =>
      `根据${basis}，经单位自评、审查和集体研究，拟授予下列单位“${honour}”称号，现予公示。\n公示期内，任何单位和个人有不同意见，可以实名或者保密提出，请写明事实和理由。有未处理完的异议，不授牌。`,
  },
  named: "",
  who: "哪些单位参加",
  moves: {
    "award.awardPlaque": { button: "授牌", title: "授牌并编号", hint: "授牌后立即生成编号和牌匾，公开页面马上可以查到。编号不能重来。" },
  },
};

const person: Words = {
  named: "人选",
  unnamed: "还没有写姓名",
  who: "谁可以推荐",
  apply: "推荐人选",
  signInToApply: "登录后推荐",
  blankForm: "空白推荐审批表（PDF）",
  noRecommend: "单位直接推荐",
  paper: "证书",
  number: "证书编号",
  toPaper: "看证书核验页",
  on: "授予日期",
  awarded: "已授予",
  approve: "同意授予",
  award: "授予称号",
  formTitle: (honour) => `${honour}推荐审批表`,
  formLink: "推荐审批表（PDF）",
  formFile: (number) => `推荐审批表 ${number}.pdf`,
  moves: {
    "award.awardPlaque": {
      button: "授予称号",
      title: "授予称号并编号",
      hint: "授予后立即生成编号和证书，公开页面马上可以查到姓名和单位。编号不能重来。",
    },
    "decision.approve": { button: "同意授予", title: "决定：同意授予" },
    "publicNotice.refuse": { button: "异议成立，不授予", title: "异议成立，不予授予" },
    forgo: { button: "放弃称号", title: "放弃这次称号", hint: "已经作出决定，这时不要称号叫放弃，会留在记录里。" },
  },
  blockers: { proposedApproval: "经办的建议不是同意授予", decisionApproved: "还没有同意授予的决定" },
  notice: {
    list: "拟授予名单",
    title: (round) => `${round}拟授予名单公示`,
    body: (basis, honour) =>
      `根据${basis}，经单位推荐、审查和集体研究，拟授予下列人选“${honour}”称号，现予公示。\n公示期内，任何单位和个人有不同意见，可以实名或者保密提出，请写明事实和理由。有未处理完的异议，不授予。`,
    refused: "不授予",
  },
  given: "授予名单",
  same: "证书上写的应当和这里一样。",
  verify: "核验证书",
  states: {
    valid: "这份证书是真的，今天有效",
    expired: "这份证书是真的，已到期",
    suspended: "这份证书暂停使用",
    revoked: "这份证书已经撤销",
  },
  handOver: { title: "登记发放", hint: "证书发到本人或者所在单位手里以后登记，写签收人。" },
  buttons: { handOver: "登记发放", suspend: "暂停这份证书", reinstate: "恢复这份证书", revoke: "撤销这份证书" },
  certificate: { title: "荣誉证书", fileName: (number) => `荣誉证书 ${number}.pdf` },
};

const team: Words = {
  ...person,
  notice: {
    ...person.notice,
    body: (basis, honour) =>
      `根据${basis}，经单位推荐、审查和集体研究，拟授予下列团队“${honour}”称号，现予公示。\n公示期内，任何单位和个人有不同意见，可以实名或者保密提出，请写明事实和理由。有未处理完的异议，不授予。`,
  },
  named: "团队",
  unnamed: "还没有写名称",
  apply: "推荐团队",
  moves: {
    ...person.moves,
    "award.awardPlaque": {
      button: "授予称号",
      title: "授予称号并编号",
      hint: "授予后立即生成编号和证书，公开页面马上可以查到。编号不能重来。",
    },
  },
};

export const subjects: Record<Awardee, Words> = { home, organization, person, team };
/** Of whom a person or a team is; also where it stands beside an organization's own name. */
export const unitOf = "所在单位";
/** What one of a list is called: whom a unit puts forward, with the unit; else the unit itself. */
export const calledText = (named: string | null, unit: string): string => (named === null || named === "" ? unit : `${named}（${unit}）`);
