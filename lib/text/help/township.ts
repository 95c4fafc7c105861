import { zh as applications } from "../applications";
import { zh as desk } from "../desk";
import { zh as organizations } from "../organizations";
import { zh as rights } from "../rights/desk";
import { zh as shell } from "../shell";
import { claim, delegate } from "./colleagues";
import { filingTasks } from "./filings";
import { deskPlace, type Manual, on } from "./manual";

const { stageMoves, move, dossier, purposes, queue } = applications;
const endorse = stageMoves.endorse;

export const township: Manual = {
  role: "township",
  title: "推荐单位手册",
  who: "乡镇、街道、开发区科协和学会里审核、推荐申报的人。",
  tasks: [
    {
      id: "inbox",
      want: "看今天要办什么",
      steps: [
        `登录，${on(desk.inbox)}列着等本单位推荐的申报，最先到期的在前。`,
        `上面三个数是${on(desk.queue.overdue)}、${on(desk.queue.week)}和${on(desk.queue.total)}。`,
        "点申报单位的名字，打开申报。",
      ],
      note: "申报单位提交后 10 分钟内可以收回，这段时间还不能办，请稍后再打开。",
      where: { label: desk.inbox, href: "/township" },
    },
    {
      id: "read",
      want: "审核一份申报",
      steps: [
        `看${on(dossier.form)}：每一条标准写着做到没有、自评几分，佐证材料点开就能看。`,
        `看${on(dossier.timeline)}，知道前面谁办过、说了什么。`,
        `要带走看的，下载${on(dossier.wholePdf)}。`,
      ],
      note: "您只看得到由本单位推荐的申报。",
    },
    {
      id: "recommend",
      want: "推荐给市科协",
      steps: [`打开申报，点${on(endorse.recommend.button)}。`, "写推荐意见，提交。申报转给下一个环节，申报单位在自己的申报里看得到。"],
    },
    {
      id: "return",
      want: "材料有问题，退给单位改",
      steps: [
        `点${on(endorse.returnForRevision.button)}。`,
        "在要修改的项目下面写明原因，至少一处。没有写的项目，申报单位不能改。",
        `写总的${on(move.reason)}，提交。修改期限按细则自动算好。`,
      ],
      note: "单位改好重新提交以后，会回到您的待办里，或者从头办理，看细则怎么定。过期没改的，自动结束。",
    },
    {
      id: "rights",
      want: "市科协交来一件维权诉求",
      steps: [
        `它在${on(desk.inbox)}里，打开就看得到交办的要求和反映的情况。`,
        `核实、调解，在${on(rights.dossier.notesTitle)}里记下来；要问反映人的，写${on(rights.dossier.messages)}。`,
        `办好了点${on(rights.moves.answer.button)}，分四部分写。60 天的时限从市科协受理那天算。`,
      ],
      note: "只交给和这件事没有关系的单位。打开一次记一次，反映人看得到。办完或者市科协收回以后，就打不开了。",
    },
    {
      id: "advise",
      want: "有人来说自己权益受了侵害",
      steps: [
        `请他用自己的手机打开网站，点${on(shell.nav.rights)}；不用账号，单位看不到他写了什么。`,
        "不会用手机的，陪他打市科协的热线，由市科协录入，编号和查询码交给他本人。",
        "反映的是本单位或者下面的单位的，不要问内容，不要替他填。",
      ],
      where: { label: shell.nav.rights, href: "/rights" },
    },
    {
      id: "back",
      want: "前面的环节办错了",
      steps: [
        `点${on(endorse.returnToStage.button)}。`,
        `选${on(move.stage)}，写明${on(move.reason)}。那一环节和以后的都要重办，办过的记录都保留。`,
      ],
      note: "推荐是第一个环节的，没有可以退回的环节，按钮是虚线，旁边写着原因。",
    },
    {
      id: "refuse",
      want: "不推荐",
      steps: [`点${on(endorse.refuse.button)}，写明理由。申报单位看得到理由。`],
      note: "这一批到此为止。市科协可以写明理由重新办理。",
    },
    claim,
    {
      id: "assign",
      want: "交给同事办",
      steps: [
        `打开申报，在${on(dossier.assign)}里选${on(dossier.assignTo)}，点${on(dossier.assignDo)}。`,
        `选${on(dossier.nobody)}，就是谁有空谁办。`,
      ],
    },
    ...filingTasks({ label: desk.inbox, href: "/township" }),
    delegate,
    {
      id: "list",
      want: "找以前办过的申报",
      steps: [
        `${deskPlace(desk.applications)}点${on(queue.all)}。`,
        `列表写着每份申报的状态和现在在谁手里。办完的${on(purposes.endorse ?? "")}也在。`,
      ],
      where: { label: desk.applications, href: "/applications" },
    },
    {
      id: "units",
      want: "看下面有哪些单位",
      steps: [deskPlace(desk.organizations), "列着本单位和下面的科协、企业、园区。要新登记单位的，请市科协办。"],
      note: `单位里的${on(organizations.members)}，只看得到本单位的。`,
      where: { label: desk.organizations, href: "/organizations" },
    },
    {
      id: "our-own",
      want: "本单位自己也要申报",
      steps: ["乡镇、街道、开发区科协自己建家的，请市科协另外给一个单位经办人的身份，照单位经办人手册办。", "推荐和申报不要用同一个身份。"],
    },
  ],
};
