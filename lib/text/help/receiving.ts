import { zh as applications } from "../applications";
import { zh as desk } from "../desk";
import { claim, delegate } from "./colleagues";
import { deskPlace, type Manual, on } from "./manual";

const { stageMoves, move, dossier, queue } = applications;
const receive = stageMoves.receive;

export const receiving: Manual = {
  role: "receiving",
  title: "收件单位手册",
  who: "收纸质申报审批表的人：企业科协联合会，或者市科协指定的收件单位。",
  tasks: [
    {
      id: "inbox",
      want: "看今天该收谁的件",
      steps: [`登录，${on(desk.inbox)}列着等收件的申报和期限。`, "单位来交件时，按单位名称或者表上的申报编号找到它，打开。"],
      note: "您只看得到由本单位收件的批次里的申报。",
      where: { label: desk.inbox, href: "/township" },
    },
    {
      id: "record",
      want: "登记收到的纸质件",
      steps: [
        `点${on(receive.recordPapers.button)}。`,
        `填${on(move.copies)}和${on(move.receivedOn)}；看过公章和签字的，勾选${on(move.stampChecked)}。`,
        "份数不够的，先照实登记，补来了再登记一次，取最新的一次。",
      ],
    },
    {
      id: "match",
      want: "核对盖章件是不是最近一次提交的",
      steps: [
        `把盖好章的表扫描或者拍照，首页右上角的二维码要清楚，点${on(receive.matchScan.button)}，选文件，点${on(move.scanDo)}。`,
        `读不出二维码的，填二维码下面 16 位${on(move.digits)}，再传一次。`,
        "对上了，申报里写着哪天核对、一致。对不上，页面列出两次提交的差别，请单位重新打印盖章。",
      ],
      note: "不传扫描件也可以收件。别的单位的表传到这里，不会收下。",
    },
    {
      id: "confirm",
      want: "件齐了，转给下一步",
      steps: [`份数够、签章核对过，点${on(receive.confirm.button)}。`, "申报转给下一个环节，单位在自己的申报里看得到。"],
      note: `不够的时候按钮是虚线，旁边写着“${applications.blockers.papersComplete ?? ""}”。`,
    },
    {
      id: "return",
      want: "纸质件和网上填的对不上",
      steps: [`点${on(receive.returnForRevision.button)}，在要改的项目下面写明原因。`, "单位改好重新提交、重新打印盖章，再来交一次。"],
      note: `前面的环节要重办的，点${on(receive.returnToStage.button)}。`,
    },
    claim,
    {
      id: "assign",
      want: "交给同事办",
      steps: [`打开申报，在${on(dossier.assign)}里选人，点${on(dossier.assignDo)}。`],
    },
    delegate,
    {
      id: "list",
      want: "找以前收过的件",
      steps: [`${deskPlace(desk.applications)}点${on(queue.all)}。`, `打开一份，${on(dossier.papers)}一栏写着收到几份、签章核对没有。`],
      where: { label: desk.applications, href: "/applications" },
    },
  ],
};
