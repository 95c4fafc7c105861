import { zh as applications } from "../applications";
import { zh as awards } from "../awards";
import { zh as calendar } from "../calendar";
import { zh as decisions } from "../decisions";
import { zh as desk } from "../desk";
import { zh as homes } from "../homes";
import { zh as imports } from "../imports";
import { zh as notices } from "../notices";
import { zh as organizations } from "../organizations";
import { zh as panel } from "../panel";
import { zh as policies } from "../policies";
import { zh as rights } from "../rights/desk";
import { zh as editor } from "../scheme-editor";
import { zh as trial } from "../scheme-trial";
import { zh as schemes } from "../schemes";
import { zh as visit } from "../visit";
import { cases } from "./cases";
import { claim, delegate } from "./colleagues";
import { filingTasks } from "./filings";
import { deskPlace, type Manual, on } from "./manual";

const { stageMoves, move, moves, dossier, queue, entry } = applications;
const { desk: notice, objection, objectionMoves } = notices;

export const staff: Manual = {
  role: "staff",
  title: "市科协经办手册",
  who: "市科协部室里登记单位、开批次、审查、考察、公示、授牌的人。",
  tasks: [
    {
      id: "inbox",
      want: "看今天要办什么",
      steps: [
        `登录，${on(desk.inbox)}列着交给本部室的事，最先到期的在前：收件、审查、考察、提建议、公示、异议、授牌。`,
        "点名字打开，就能看、能办。",
      ],
      note: "快到期和已经逾期的，会另外发消息提醒。",
      where: { label: desk.inbox, href: "/city" },
    },
    claim,
    {
      id: "queue",
      want: "看全市在办的申报，催一催、导出来",
      steps: [
        `${deskPlace(desk.applications)}按环节、推荐单位、批次、编号筛选，点${on(queue.look)}。`,
        `在别的单位手里、拖得久的，点${on(queue.urge)}，经手的人会收到消息。一件一天催一次。`,
        `点${on(queue.download)}，导出的就是筛选出来的这些。办完的在${on(queue.all)}里。`,
      ],
      note: "条件写在网址里，可以收藏或者发给同事。",
      where: { label: desk.applications, href: "/applications" },
    },
    {
      id: "entry",
      want: "有单位寄来、送来纸质材料，替它录入",
      steps: [
        `在${on(desk.applications)}里点${on(entry.start)}，选批次、申报单位、${on(entry.channel)}和${on(entry.receivedOn)}，点${on(entry.enter)}。`,
        `照来件一页一页录，传上${on(entry.scan)}，核对后提交。`,
        "单位登录后可以接着自己填报。",
      ],
      note: "按收到的那天算，录得晚也不算逾期。名册里没有的单位先登记。",
      where: { label: entry.title, href: "/city/entry" },
    },
    {
      id: "unit",
      want: "登记一个单位",
      steps: [
        `${deskPlace(desk.organizations)}点${on(organizations.create)}。`,
        `填${on(organizations.name)}，选${on(organizations.kindLabel)}和${on(organizations.parentLabel)}。企业、学校、园区填统一社会信用代码。`,
        `企业科协要和企业分开登记，在${on(organizations.hostUnit)}里选它的企业。`,
      ],
      note: "单位挂在哪个乡镇、街道、园区科协下面，“找之家”就把它的之家列在哪里。",
      where: { label: organizations.createTitle, href: "/organizations/new" },
    },
    {
      id: "invite",
      want: "给单位的人开通账号",
      steps: [
        `在${on(desk.organizations)}里打开单位，填${on(organizations.invite)}下面的姓名、手机号和身份。`,
        `点${on(organizations.inviteDo)}，把邀请码或者链接发给本人。邀请码只显示这一次。`,
        `有人离任，在他那一行点${on(organizations.end)}，选手头的事交给谁。`,
      ],
      note: "邀请码 7 天有效，只认填的那个手机号。市科协自己的人由系统管理员邀请。",
      where: { label: desk.organizations, href: "/organizations" },
    },
    {
      id: "policy",
      want: "公布一份通知或者办法",
      steps: [
        `${deskPlace(policies.desk.title)}点${on(policies.desk.add)}。`,
        `照文件填标题、文号、机关、日期，贴上正文，点${on(policies.desk.save)}。草稿可以接着改。`,
        `请负责人打开它，点${on(policies.moves.release.button)}。公布以后任何人都看得到、搜得到。`,
      ],
      note: "标题或者文号和细则里写的依据一样，公开页面上两边就自动连在一起。",
      where: { label: policies.desk.title, href: "/city/policies" },
    },
    {
      id: "scheme",
      want: "写一份本市的细则",
      steps: [
        `${deskPlace(desk.schemes)}在${on(editor.copyTitle)}里选一份现成的，填名称和代号，点${on(editor.copy)}。`,
        `一部分一部分地改，每一部分旁边就是检查结果。评分表不用一条条录：点${on(editor.tools.paste)}，把 Word 或 Excel 里的表格贴进来。`,
        `点${on(editor.tools.samples)}：文件没有写明的值，逐条打勾，${on(editor.samples.submit)}。`,
        `点${on(trial.open)}，填几个数或者取一份申报的数，看每一项得多少分、为什么。`,
        `没有错误、样例都确认了，打开这一版，点${on(schemes.publish)}。`,
      ],
      note: `发布后不能改，要改就${on(editor.copyAgain)}。已经开始填的申报仍按原来那一版。`,
      where: { label: desk.schemes, href: "/city/schemes" },
    },
    {
      id: "round",
      want: "开一个批次",
      steps: [
        `打开发布了的细则，在${on(schemes.openRound)}里填批次名称、${on(schemes.opensOn)}、${on(schemes.lastDay)}。`,
        `选${on(schemes.receiving)}、${on(schemes.deciding)}、${on(schemes.department)}，填交件地点、咨询电话和监督电话。`,
        `最后一天可能是休息日的，想好要不要勾选${on(schemes.rollsOver)}。点${on(schemes.open)}，办事指南自动生成。`,
      ],
      where: { label: desk.schemes, href: "/city/schemes" },
    },
    {
      id: "papers",
      want: "本部室收纸质件",
      steps: [
        `打开申报，点${on(stageMoves.receive.recordPapers.button)}，填份数和日期，勾选${on(move.stampChecked)}。`,
        `有扫描件的，点${on(stageMoves.receive.matchScan.button)}，系统读二维码，和最近一次提交比对。`,
        `件齐了，点${on(stageMoves.receive.confirm.button)}。`,
      ],
    },
    {
      id: "review",
      want: "形式审查",
      steps: [
        "打开申报，看申报材料、佐证和前面的意见。",
        `没有问题，点${on(stageMoves.formalReview.pass.button)}。`,
        `要改的，点${on(stageMoves.formalReview.returnForRevision.button)}，在要改的项目下面写原因；不符合条件的，点${on(stageMoves.formalReview.refuse.button)}，写理由。`,
      ],
      note: `前面的环节办错了，点${on(stageMoves.formalReview.returnToStage.button)}，选回到哪一环节。`,
    },
    {
      id: "visit",
      want: "安排和登记实地考察",
      steps: [
        `请专家或者同事去的，在${on(dossier.assign)}里选人，点${on(dossier.assignDo)}。`,
        `到现场用手机打开申报，点${on(stageMoves.siteVisit.recordVisit.button)}，逐项点选、拍照、签名，点${on(visit.finish)}。没有网络照常填。`,
        `有了一次结论为${on(applications.conclusions.passed ?? "")}的考察，才能点${on(stageMoves.siteVisit.pass.button)}。`,
      ],
      note: `要整改的，结论选${on(applications.conclusions.rectify ?? "")}，整改后再登记一次考察。`,
    },
    {
      id: "panel",
      want: "请专家评分",
      steps: [
        `打开申报，点${on(stageMoves.panelScoring.assignExperts.button)}，勾选专家，点${on(panel.desk.assignDo)}。要回避的不能选。`,
        "各人交了没有，随时看得到。交齐以前，谁的分数都看不到。",
        `交齐以后看评分表，只显示甲、乙、丙。达到合格分的，点${on(stageMoves.panelScoring.pass.button)}。`,
      ],
      note: `还没有交的人可以换：点${on(panel.desk.excuse)}，再请一位。`,
    },
    {
      id: "propose",
      want: "提出决定建议",
      steps: [
        `打开申报，点${on(stageMoves.decision.propose.button)}，选${on(applications.decisions.approve ?? "")}或者${on(applications.decisions.refuse ?? "")}，写理由。`,
        `填${on(move.meeting)}、${on(move.metOn)}和${on(move.attendees)}，提交。申报转给负责人。`,
      ],
      note: "提建议和作决定要由两个人办。负责人退回建议的，会回到您的待办里。",
    },
    {
      id: "notice",
      want: "公示拟授牌名单",
      steps: [
        `${deskPlace(desk.notices)}在等着公示的批次旁边点${on(notice.start)}。`,
        `勾选${on(notice.fields.applicationIds)}，核对标题、正文、依据和电话，点${on(notice.draftDo)}。`,
        "负责人审定发布以后，编号和起止日期自动定好，公开页面马上看得到。",
        `公示期满、没有未处理完的异议，打开各家的申报，点${on(stageMoves.publicNotice.pass.button)}。`,
      ],
      note: "起草的人不能自己发布。发布后有错，只能由负责人或者本部室撤下，改好重新公示。",
      where: { label: desk.notices, href: "/city/notices" },
    },
    {
      id: "objection",
      want: "收到一件异议",
      steps: [
        `从${on(desk.inbox)}打开它。先看事实和理由；要打电话核实的，选用途，点${on(objection.revealDo)}，每打开一次都有记录。`,
        `2 个工作日内点${on(objectionMoves.accept.button)}或者${on(objectionMoves.decline.button)}。`,
        `查清以后先打电话告诉异议人，再点${on(objectionMoves.dismiss.button)}或者${on(objectionMoves.uphold.button)}，写明查到的事实和哪天打的电话。`,
        `成立的，接着打开那家的申报，点${on(stageMoves.publicNotice.refuse.button)}，或者退回前面的环节。`,
      ],
      note: "从收到异议起，这一家就不能授牌，其他各家照常办。",
    },
    {
      id: "award",
      want: "授牌",
      steps: [
        `打开申报，点${on(stageMoves.award.awardPlaque.button)}。编号、牌匾和之家一起生成，公开页面马上查得到。`,
        `牌匾交到单位手里，在${on(desk.plaques)}里打开它，${on(homes.register.moves.handOver.button)}，写${on(homes.register.receiver)}。`,
      ],
      note: "编号不能重来，授牌前再核对一遍称号和单位名称。",
      where: { label: desk.plaques, href: "/city/plaques" },
    },
    {
      id: "decisions",
      want: "一次会议研究了很多家",
      steps: [`${deskPlace(decisions.title)}选批次，勾选会议研究的申报，会议情况写一次，逐份记入。`, "建议不同的，分几次提出。"],
      where: { label: decisions.title, href: "/city/decisions" },
    },
    {
      id: "awards",
      want: "一次授很多家",
      steps: [`${deskPlace(awards.title)}选批次，勾选要授的，核对后一次授牌。`, "一家一家分别办，办成几家算几家。没有办成的列出原因。"],
      where: { label: awards.title, href: "/city/awards" },
    },
    {
      id: "plates",
      want: "把以前发的牌匾登记进来，或者去制作牌匾",
      steps: [
        `在${on(desk.plaques)}里点${on(homes.register.import)}，下载模板，一块牌匾填一行，上传检查。`,
        "有错的行列出行号和原因，改好再传。全部正确才能导入，任何人马上能核验。",
        `要制作的，点${on(homes.register.engraver)}，交给制作单位。`,
      ],
      note: "新牌匾的编号接在导入的后面。单位要先登记过。",
      where: { label: imports.title, href: "/city/plaques/import" },
    },
    {
      id: "reopen",
      want: "没有通过的申报要重新办",
      steps: [`打开申报，点${on(moves.reopen.button)}，写明理由。从没有通过的那一环节起重新办理。`],
    },
    {
      id: "rights",
      want: "收到一件维权诉求",
      steps: [
        `${deskPlace(rights.queue.menu)}看编号和期限，要办的点${on(rights.queue.claim)}，再打开。`,
        "受理、补正、转办、延期、答复、复查、归档，每一步怎样办，写在单独的手册里。",
      ],
      note: "打开一件就记一次查阅，反映人看得到。",
      where: { label: cases.title, href: "/help/cases" },
    },
    ...filingTasks({ label: desk.inbox, href: "/city" }),
    delegate,
    {
      id: "calendar",
      want: "放假通知下来了",
      steps: [
        deskPlace(calendar.title),
        `选哪一天，点${on(calendar.pickGo)}，填放假还是上班、名称和依据，点${on(calendar.form.look)}。`,
        `看清哪些期限会是另一天，再点${on(calendar.preview.doIt)}。已经定下的日期都不会跟着变。`,
        `一年都录好了，勾选${on(calendar.confirm)}，点${on(calendar.confirmDo)}，算到这一年的日期就不再标“暂定”。`,
      ],
      where: { label: calendar.title, href: "/city/calendar" },
    },
  ],
};
