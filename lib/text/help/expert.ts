import { zh as applications } from "../applications";
import { zh as desk } from "../desk";
import { zh as panel } from "../panel";
import { zh as visit } from "../visit";
import { type Manual, on } from "./manual";

const { stageMoves, dossier } = applications;
const { sheet, interest } = panel;

export const expert: Manual = {
  role: "expert",
  title: "专家手册",
  who: "受市科协委托去实地考察、给申报评分的专家。",
  tasks: [
    {
      id: "account",
      want: "开通专家账号",
      steps: ["打开市科协发来的邀请链接，核对姓名和身份，设好密码，接受邀请。", "以前有账号的，先登录，再填邀请码。"],
    },
    {
      id: "inbox",
      want: "看要我办哪一家",
      steps: [
        `登录，${on(desk.inbox)}列着交给您的考察、评分和期限，${on(panel.my.title)}里列着交上去的评分表。`,
        `点单位名称，看${on(dossier.form)}和佐证材料。`,
      ],
      note: "您只看得到交给您办的申报，办完以后就看不到了。",
      where: { label: desk.inbox, href: "/my" },
    },
    {
      id: "visit",
      want: "到现场考察",
      steps: [
        `出发前在手机上打开申报，点${on(stageMoves.siteVisit.recordVisit.button)}。`,
        `逐项看，点${on(visit.findings.ok ?? "")}、${on(visit.findings.rectify ?? "")}或者${on(visit.findings.notApplicable ?? "")}，需要的点${on(visit.photo)}。`,
        `写${on(visit.conclusion)}和${on(visit.note)}，请在场的人在${on(visit.signatures)}里写名字。`,
        `点${on(visit.finish)}。通过不通过，由市科协经办决定。`,
      ],
      note: "填的内容和照片存在本机，没有网络照常填，连上以后自动发送一次。没有发完以前不要退出登录。",
    },
    {
      id: "score",
      want: "给一份申报评分",
      steps: [
        `在${on(desk.inbox)}里点单位名称，对照自评、说明、考察情况和佐证，逐项填分。`,
        "和前一栏的分数不同的，写一句理由。没有得分的也要填 0。",
        `没有想好的点${on(sheet.save)}；都填好了点${on(sheet.submit)}。提交以后不能改。`,
      ],
      note: "交齐以前，各位专家互相看不到评分。申报单位看得到每项的均分和理由，始终看不到您是谁。",
      where: { label: desk.inbox, href: "/my" },
    },
    {
      id: "conflict",
      want: "这家单位和我有关系",
      steps: [
        `要评分的，打开评分表，在${on(interest.title)}里写明是什么关系，点${on(interest.submit)}。市科协另请一位。`,
        "要考察的，不要去，打电话告诉市科协经办，请他交给别人。",
      ],
      note: "亲属、任职、投资、合作等关系，都应当回避。现在或者三年以内在那里任职的，系统不会请您。",
    },
    {
      id: "late",
      want: "期限内办不完",
      steps: ["尽早打电话告诉市科协经办，由他改交别人。", "快到期时，系统会发消息提醒您。"],
    },
  ],
};
