import { zh as applications } from "../applications";
import { zh as decisions } from "../decisions";
import { zh as desk } from "../desk";
import { zh as homes } from "../homes";
import { zh as notices } from "../notices";
import { zh as policies } from "../policies";
import { zh as rights } from "../rights/desk";
import { cases } from "./cases";
import { delegate } from "./colleagues";
import { deskPlace, type Manual, on } from "./manual";

const { stageMoves, move, dossier, queue } = applications;
const { decision } = stageMoves;
const register = homes.register;

export const leader: Manual = {
  role: "leader",
  title: "市科协负责人手册",
  who: "作授牌决定、审定公示和文件、管牌匾的人。",
  tasks: [
    {
      id: "inbox",
      want: "看等我定的事",
      steps: [
        `登录，${on(desk.inbox)}列着等您决定的申报和等您审定的公示，最先到期的在前。`,
        "点名字打开，材料、意见和经办的建议都在一页上。",
      ],
      where: { label: desk.inbox, href: "/city" },
    },
    {
      id: "decide",
      want: "决定授不授牌",
      steps: [
        `打开申报，看${on(dossier.proposal)}、${on(dossier.meeting)}和前面各环节的意见。`,
        `同意的点${on(decision.approve.button)}，不同意的点${on(decision.refuse.button)}，填${on(move.documentNumber)}。`,
        `建议不妥的，点${on(decision.takeBack.button)}，写明理由，请经办重新提。`,
      ],
      note: `按经办的建议办：建议是同意，才能点同意。提建议和作决定要由两个人；只有一个人办公的，要填${on(move.minutes)}。`,
    },
    {
      id: "decisions",
      want: "一次决定很多家",
      steps: [
        `${deskPlace(decisions.title)}选批次，看每一份的建议和会议，勾选同意照建议办的，一次决定。`,
        "不同意建议的不要勾，打开那一份退回建议。",
      ],
      where: { label: decisions.title, href: "/city/decisions" },
    },
    {
      id: "notice",
      want: "审定一份公示",
      steps: [
        `从${on(desk.inbox)}或者菜单里的${on(desk.notices)}打开草稿，核对名单、正文和依据。`,
        `没有问题，点${on(notices.moves.release.button)}。编号和起止日期马上定好，不能再改。`,
        `有错的，点${on(notices.moves.discard.button)}，写明理由，请经办另外起草。`,
      ],
      note: `发布后发现有错，点${on(notices.moves.withdraw.button)}。公开页面留下文号、日期和撤下的原因。自己起草的，自己不能发布。`,
      where: { label: desk.notices, href: "/city/notices" },
    },
    {
      id: "policy",
      want: "审定一份政策文件",
      steps: [
        `${deskPlace(policies.desk.title)}打开没有公布的那一份，照原件核对。`,
        `点${on(policies.moves.release.button)}，任何人马上看得到、搜得到。`,
        `文件失效了，点${on(policies.moves.repeal.button)}，写日期和原因；录错了，点${on(policies.moves.withdraw.button)}。`,
      ],
      where: { label: policies.desk.title, href: "/city/policies" },
    },
    {
      id: "suspend",
      want: "暂停或者恢复一块牌匾",
      steps: [
        `${deskPlace(desk.plaques)}按编号找到它，打开。`,
        `点${on(register.moves.suspend.button)}，写公开的原因。核验页马上显示“暂停”和这个原因。`,
        `问题解决了，点${on(register.moves.reinstate.button)}。`,
      ],
      note: "原因任何人核验时都看得到，不要写个人信息。",
      where: { label: desk.plaques, href: "/city/plaques" },
    },
    {
      id: "revoke",
      want: "撤销一块牌匾",
      steps: [
        `在${on(desk.plaques)}里打开它，点${on(register.moves.revoke.button)}，写公开的原因。`,
        "之家不再列入“找之家”。台账和核验页都保留记录。",
      ],
      note: "撤销以后不能恢复，编号不再使用。以后再授，是一块新的牌匾。",
      where: { label: desk.plaques, href: "/city/plaques" },
    },
    {
      id: "look",
      want: "看全市办得怎样",
      steps: [
        `${deskPlace(desk.applications)}先列在办的：哪个环节、在谁手里、哪天到期。办完的点${on(queue.all)}。`,
        `拖得久的，点${on(queue.urge)}。要汇总的，点${on(queue.download)}。`,
        `打开一份，${on(dossier.timeline)}里有每一步的人和意见。`,
      ],
      where: { label: desk.applications, href: "/applications" },
    },
    {
      id: "rights",
      want: "维权诉求里等我定的事",
      steps: [
        `${on(desk.inbox)}里有：${["approveExtension", "superviseCase", "settleDispute"].map((purpose) => rights.purposes[purpose] ?? "").join("、")}，还有本站办的复查、复核。`,
        `${deskPlace(rights.board.title)}看在办、逾期的件数，点数字看是哪些。`,
        "每一步怎样办，写在单独的手册里。",
      ],
      note: "经办核对了被反映单位，您才看得到那一件。",
      where: { label: cases.title, href: "/help/cases" },
    },
    delegate,
    {
      id: "alone",
      want: "经办不在，我自己提建议",
      steps: [
        `打开申报，点${on(decision.propose.button)}，照经办的办法填。`,
        `再由另一位负责人决定。只有一个人的，决定时必须填${on(move.minutes)}，会议记录代替第二个人。`,
      ],
    },
  ],
};
