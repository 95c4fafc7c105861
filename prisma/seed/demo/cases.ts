// Cases of people who are nobody: filed as a visitor would, handled as the desk would. Their codes are shown to nobody.
import {
  addNote,
  acceptCase,
  answerCase,
  claimCase,
  closeCase,
  handleCase,
  linkRespondent,
  replyToClaimant,
} from "@/lib/rights-cases/commands/office";
import { beginDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import { setKeepers } from "@/lib/rights-cases/commands/settings";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { type Command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, actorNamed, daysBefore, idOf } from "./acts";

type Filing = {
  mode: "realName" | "confidential" | "anonymous";
  category: string;
  what: string;
  ask: string;
  respondent?: string;
  notBy?: string;
  name?: string;
  phone?: string;
};

async function file({ mode, category, what, ask, respondent = "", notBy = "", name = "", phone = "" }: Filing): Promise<string> {
  const { id, code } = await act(beginDraft, { kind: "visitor" }, { language: "zh" });
  const claimant: Actor = { kind: "claimant", caseId: id };
  const steps: Record<string, string>[] = [
    { step: "mode", mode },
    { step: "category", category },
    { step: "what", what },
    { step: "respondent", respondent, respondentCode: "" },
    { step: "ask", ask },
    { step: "files" },
    { step: "notBy", notBy },
    ...(mode === "anonymous" ? [] : [{ step: "who", name, phone, address: "" }]),
    { step: "consent", consentHandle: "on" },
  ];
  for (const step of steps) await act(saveDraft, claimant, step);
  await act(submitCase, claimant, { token: code });
  return id;
}

/** A move of the desk on the case as it is now. */
async function handle<I, R, V>(command: Command<I, R, V>, staff: Actor, caseId: string, more: object = {}): Promise<void> {
  const { revision } = await db().rightsCase.findUniqueOrThrow({ where: { id: caseId }, select: { revision: true } });
  await act(command, staff, { caseId, revision: String(revision), ...more });
}

async function accept(staff: Actor, caseId: string, organizationId: string): Promise<void> {
  await act(claimCase, staff, { caseId });
  await handle(linkRespondent, staff, caseId, { organizationId });
  await handle(acceptCase, staff, caseId);
}

export async function playCases(): Promise<void> {
  await daysBefore(39);
  const leader = await actorNamed("市科协负责人");
  const keeper = await db().person.findFirstOrThrow({ where: { name: "何文博" }, select: { id: true } });
  for (const code of ["mind", "misconduct"]) await act(setKeepers, leader, { code, personIds: [keeper.id] });

  await daysBefore(30);
  const title = await file({
    ...{ mode: "realName", category: "title", name: "方知远", phone: "13800000191", respondent: "临江市农业科学研究院" },
    what: "去年 9 月参加农业系列副高级职称评审，公示后没有收到结果，问过单位两次，都说还在等通知。",
    ask: "请帮助查清评审结果，没有通过的，告知原因。",
  });
  await daysBefore(29);
  const staff = await actorNamed("市科协经办");
  await accept(staff, title, idOf("academy"));
  await handle(handleCase, staff, title);
  await act(addNote, staff, {
    caseId: title,
    kind: "call",
    onDay: dayOf(await readNow(db())),
    text: "和市人社局专业技术人员管理科通话，评审结果 10 月已发文，单位没有转发。",
  });

  await daysBefore(20);
  const confidential = await file({
    ...{ mode: "confidential", category: "property", name: "白亦舟", phone: "13800000192", respondent: "临江新纪元制药有限公司" },
    what: "2024 年我作为第一发明人完成的工艺专利，单位转让后没有按规定给发明人奖励和报酬，书面问过三次没有答复。",
    ask: "请协调单位按《专利法》第十五条兑现发明人报酬。",
    notBy: "高新区科协的人和我们单位熟，请不要让他们知道。",
  });
  await daysBefore(18);
  await accept(staff, confidential, idOf("pharma"));
  await handle(handleCase, staff, confidential);
  await act(replyToClaimant, staff, {
    caseId: confidential,
    text: "您反映的情况已经收到，我们正在核实。请补充专利证书和转让公告，没有的不用补。",
  });
  await act(addNote, staff, {
    caseId: confidential,
    kind: "visit",
    onDay: dayOf(await readNow(db())),
    text: "到市市场监管局知识产权科了解，转让合同去年 12 月备案。",
  });

  await daysBefore(15);
  await handle(answerCase, staff, title, {
    outcome: "supported",
    request: "查清职称评审结果，没有通过的，告知原因。",
    facts: "经核实：评审结果 10 月 12 日已经发文，反映人通过评审。所在单位没有转发通知。以上事实有市人社局发文证明。",
    decision: "反映人的请求事实清楚，有依据，予以支持。已督促单位转发文件，证书由单位代领后交本人。",
    basis: "《职称评审管理暂行规定》第二十六条：评审结果应当及时告知申报人。",
  });
  await daysBefore(13);
  await handle(closeCase, staff, title);

  await daysBefore(14);
  await file({
    ...{ mode: "realName", category: "wages", name: "闻小满", phone: "13800000193", respondent: "临江精工轴承股份有限公司" },
    what: "单位从 7 月起每月只发一半工资，说年底补发。研发部门 11 人都是这样。",
    ask: "请协调单位按月足额发工资，补发 7 月以来的差额。",
  });

  await daysBefore(6);
  await file({
    ...{ mode: "anonymous", category: "otherRights" },
    what: "单位规定周末参加学术会议也要打卡，不打卡扣绩效，没有经过职工代表大会。",
    ask: "请提醒单位改正，不要公开是谁反映的。",
  });

  await daysBefore(4);
  await file({
    ...{ mode: "confidential", category: "academic", name: "顾晓岚", phone: "13800000195", respondent: "临江新纪元制药有限公司" },
    what: "课题成果报奖时，单位把我的名字从完成人里拿掉，换成没有参加课题的人。",
    ask: "请核实完成人名单，恢复署名。",
    notBy: "",
  });

  await daysBefore(3);
  await file({
    ...{ mode: "confidential", category: "mind", name: "叶青", phone: "13800000194" },
    what: "课题结题压力大，最近两个月睡不好，想找人聊聊。",
    ask: "想约一次心理咨询，线上也可以。",
  });
}
