import { zh as shell } from "../shell";
import { zh as files } from "../rights/files";
import { zh as filing } from "../rights/filing";
import { zh as frame } from "../rights/frame";
import { zh as guide } from "../rights/guide";
import { zh as modes } from "../rights/modes";
import { zh as own } from "../rights/own";
import { zh as ownData } from "../rights/own-data";
import { zh as rating } from "../rights/rating";
import { zh as remedy } from "../rights/remedy";
import { zh as transfer } from "../rights/transfer";
import { type Manual, on } from "./manual";

const { nav } = shell;
const { modes: ways } = modes;
const here = { label: nav.track, href: "/rights/track" };

/** For whoever asks for help: they have no account and no role. */
export const claimant: Manual = {
  role: "claimant",
  title: "反映人手册",
  who: "权益受到侵害、想请科协帮助的人。不用账号，一部手机就够。",
  tasks: [
    {
      id: "prepare",
      want: "先想好用什么方式反映",
      steps: [
        `点${on(nav.rights)}，看科协能做什么、不能做什么，该去法院、仲裁的，上面写着去哪里。`,
        `${on(ways.realName.label)}：办理人知道您是谁，方便核实和调解。`,
        `${on(ways.confidential.label)}：只有市科协指定的办理人知道您是谁。`,
        `${on(ways.anonymous.label)}：不留姓名电话，只能自己来看答复，没有书面答复和复查。`,
      ],
      note: "同一页有一张表，写着谁看得到什么。不放心的，不要用单位的电脑、网络和邮箱。",
      where: { label: nav.rights, href: "/rights" },
    },
    {
      id: "write",
      want: "填写",
      steps: [
        `点${on(guide.start)}，再点${on(filing.start.begin)}。一页只问一件事，填完点${on(filing.next)}。`,
        `每页都有一组${on(filing.keep.code)}，抄下来，换一台设备也能接着填。`,
        "写明是哪个单位，那个单位和它的科协就打不开这件事。有谁不能经手，也写上。",
        `身边有人来，点${on(frame.leave)}，页面马上换掉，这台设备上不留内容。`,
      ],
      note: "没有提交的，30 天不动自动删掉。",
      where: { label: filing.start.title, href: "/rights/submit" },
    },
    {
      id: "files",
      want: "传证据",
      steps: [
        `照片、PDF、Word、Excel 都可以传，${files.before.limit}`,
        "照片里的拍摄地点、时间和机型会去掉；画面和正文不改，姓名、工号、头像请先自己遮住。",
        "没有也可以先不传，交了以后还能补。",
      ],
    },
    {
      id: "submit",
      want: "提交，记下编号和查询码",
      steps: [
        `${on(filing.check.title)}那一页看一遍，点${on(filing.check.submit)}。`,
        "页面给您一个编号和 20 位查询码，马上抄下来或者打印。离开这一页就不再显示，我们也没有留存。",
        `10 分钟内后悔了，点${on(filing.receipt.revoke)}。`,
      ],
      note: "谁有编号和查询码，谁就能打开。查询码丢了，实名、保密实名的打热线；匿名的找不回来。",
    },
    {
      id: "follow",
      want: "看办到哪一步",
      steps: [
        `点页面最下面的${on(nav.track)}，输入编号和查询码。`,
        `看现在由谁办、${on(own.clocks.title)}还剩几天、${on(own.course.title)}。`,
        `有话要说写${on(own.messages.title)}；办理人要您补的，写好点${on(own.messages.supply)}。`,
        `不想办了，点${on(own.withdraw.act)}。`,
      ],
      note: "15 天内告诉您受理不受理，受理后 60 天内办结；情况复杂的最多再延 30 天，理由会告诉您。30 分钟不操作自动关上。",
      where: here,
    },
    {
      id: "consent",
      want: "问我同不同意转给别的单位",
      steps: [
        `在您的这件事里看${on(transfer.title)}：写着是哪一家、它管什么、会看到什么。`,
        `点${on(transfer.answers.give)}或者${on(transfer.answers.refuse)}，一家一家定。不同意，市科协照样办。`,
        `转出以前，随时可以${on(transfer.answers.withdraw)}。`,
      ],
      where: here,
    },
    {
      id: "disagree",
      want: "对答复不满意",
      steps: [
        `收到答复 30 天内，点${on(remedy.tiers[2].act)}，写明不同意哪一点、为什么。`,
        `对复查意见还不服的，30 天内点${on(remedy.tiers[3].act)}。复核以后，同样的事不再受理。`,
        `办完以后可以${on(rating.title)}，评不满意的，办理单位要整改、回访。`,
      ],
      note: "关爱、咨询服务和匿名的，没有复查和复核，有不同意见可以留言。",
      where: here,
    },
    {
      id: "kept",
      want: "我写的东西怎样保存，谁看过",
      steps: [
        "内容、姓名电话、留言和证据加密保存，每一件一把密钥。",
        `每一次打开都有记录：在您的这件事里看${on(own.openings.title)}。`,
        "匿名的，程序、数据库、邮件和备份里都不留地址、设备和几点几分，只留日期。网络日志依法保存，所以我们不承诺绝对查不到。",
        "办结归档以后按年限保存，期满销毁，只剩编号、类别、日期和结果。",
      ],
      where: here,
    },
    {
      id: "own-data",
      want: "要一份我的资料，或者更正、删除",
      steps: [`打开您的这件事，点${on(ownData.title)}，可以下载全部内容和证据。`, "写错的、想删的，在同一页提出，15 个工作日内答复您。"],
      note: "答复的天数是样例，由市科协确认。",
      where: here,
    },
  ],
};
