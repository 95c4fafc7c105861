import { zh as homes } from "../homes";
import { zh as notices } from "../notices";
import { zh as policies } from "../policies";
import { zh as portal } from "../portal";
import { zh as comings } from "../public-activities";
import { zh as filing } from "../rights/filing";
import { zh as frame } from "../rights/frame";
import { zh as guide } from "../rights/guide";
import { zh as modes } from "../rights/modes";
import { zh as own } from "../rights/own";
import { zh as search } from "../search";
import { zh as shell } from "../shell";
import { zh as venue } from "../venue";
import { type Manual, on } from "./manual";

const { nav, view } = shell;

export const visitor: Manual = {
  role: "visitor",
  title: "来访者手册",
  who: "不用账号就能做的事：维权、找之家、报名活动、核验牌匾、看公示、提异议、查政策。",
  tasks: [
    {
      id: "rights",
      want: "权益受到侵害，请科协帮助",
      steps: [
        `点${on(nav.rights)}，先看科协能做什么、谁能看到什么、多少天办完，再点${on(guide.start)}。`,
        `选${on(modes.modes.realName.label)}、${on(modes.modes.confidential.label)}或者${on(modes.modes.anonymous.label)}，一页一页往下填。`,
        `${on(filing.check.title)}那一页看一遍，点${on(filing.check.submit)}，马上抄下编号和查询码。`,
      ],
      note: `填到一半可以停，用每页都有的${on(filing.keep.code)}接着填。提交后 10 分钟内可以${on(filing.receipt.revoke)}。身边有人来，点${on(frame.leave)}。`,
      where: { label: nav.rights, href: "/rights" },
    },
    {
      id: "track",
      want: "看我反映的事办到哪一步",
      steps: [
        `点页面最下面的${on(nav.track)}，输入编号和查询码。`,
        `最上面一句话是现在的情况，下面是时限、${on(own.course.title)}和${on(own.messages.title)}；有了答复，也在这一页。`,
        `要补充情况，写${on(own.messages.title)}。不想再办的，在最下面点${on(own.withdraw.act)}。`,
      ],
      note: "30 分钟不操作自动关上。谁打开过您的材料，同一页看得到。",
      where: { label: nav.track, href: "/rights/track" },
    },
    {
      id: "find",
      want: "找一家离我近的之家",
      steps: [
        `点${on(nav.homes)}。`,
        `在${on(homes.filter.labels.place)}里选您那里，点${on(homes.filter.look)}；也可以直接点示意图上的地方。`,
        "点之家的名字，看地址、开放时间和电话。",
      ],
      note: "所有之家都长期免费开放。条件写在网址里，可以收藏或者发给别人。",
      where: { label: nav.homes, href: "/homes" },
    },
    {
      id: "search",
      want: "记得一个名字或者一条路，想查一下",
      steps: [
        `在页面上方的搜索框里输入，两个字就能找；手机上先点${on(shell.menu)}。`,
        `点${on(shell.search.button)}。结果按${Object.values(search.kinds).join("、")}分开列，找到的字标了底色。`,
        "结果太多，就再加一个词，两个词之间空一格。",
      ],
      where: { label: search.title, href: "/search" },
    },
    {
      id: "verify",
      want: "看一块牌匾是不是真的",
      steps: [
        "用手机扫牌匾上的二维码，打开的就是核验页。",
        `没有手机扫码的，点${on(nav.verify)}，照着牌匾输入编号，点${on(homes.look)}。`,
        "页面最上面一句话就是结论：今天有效、已经过期、暂停使用，或者已经撤销。后两种写着原因。",
      ],
      note: "真牌匾的二维码只会打开这个网站，不会要您登录、付款或加群。",
      where: { label: nav.verify, href: "/verify" },
    },
    {
      id: "notice",
      want: "看看谁要被授牌",
      steps: [
        `点${on(nav.notices)}。`,
        `想只看正在公示的，在${on(notices.filter.state)}里选${on(notices.times.hanging)}。`,
        "打开一份公示，看名单、起止日期和还剩几天。要留底的，可以打印。",
      ],
      note: "撤下的公示也留在列表里，写着撤下的原因。",
      where: { label: nav.notices, href: "/notices" },
    },
    {
      id: "object",
      want: "对名单有不同意见",
      steps: [
        `在公示期内打开那份公示，点${on(notices.object)}。`,
        `选对哪一家、对哪一项，选${on(notices.form.modes.realName.label)}或者${on(notices.form.modes.confidential.label)}，写姓名、电话、事实和理由。`,
        `点${on(notices.form.submit)}，记下编号，收藏打开的那一页。以后从那一页看办到哪一步。`,
      ],
      note: "从收到起，您说的那一家暂停授牌。2 个工作日内打电话告诉您受不受理。10 分钟内可以自己撤回。保密提出的，姓名和电话加密保存，申报单位和推荐单位看不到。",
      where: { label: nav.notices, href: "/notices" },
    },
    {
      id: "guide",
      want: "了解怎样申报建家",
      steps: [
        `点${on(nav.rounds)}，列出的是正在受理的批次。`,
        `点${on(portal.guide.toGuide)}，看谁可以申报、要准备什么、走几步、每步几天、向谁咨询。`,
        `想先在纸上准备的，下载${on(portal.roundsPage.blankForm)}。`,
      ],
      note: "单位经办人的账号由科协发邀请码开通，没有账号的先打咨询电话。",
      where: { label: nav.rounds, href: "/rounds" },
    },
    {
      id: "activity",
      want: "报名参加一场活动",
      steps: [
        `点${on(comings.title)}，按哪一天、哪个镇街、哪类服务找。`,
        `打开一场，写姓名和手机，同意场地使用规定，点${on(comings.form.submit)}。不用账号。`,
        `收藏打开的${on(comings.receipt.title)}：到时候给门口扫二维码，没有带手机的报 6 位报名号。不去了，在这一页取消。`,
      ],
      note: "名额满了可以候补，前面有人取消会自动轮到您。",
      where: { label: comings.title, href: "/activities" },
    },
    {
      id: "room",
      want: "借之家的房间用",
      steps: [
        `点${on(nav.homes)}，打开一个之家，点开一个房间，看哪些时间空着。`,
        `点${on(venue.request.ask)}，登录以后写用途和时间，同意使用守则，点${on(venue.request.submit)}。`,
      ],
      note: "长期免费。没有账号的可以先注册。办到哪一步，会发消息告诉您。",
      where: { label: nav.homes, href: "/homes" },
    },
    {
      id: "policy",
      want: "查依据的通知和办法",
      steps: [
        `点${on(nav.policies)}。可以按标题、文号、正文里的字找，也可以按${on(policies.filter.status)}找。`,
        "打开一份，看文号、发文机关、日期、正文，右边列着依据它制定的细则和批次。",
      ],
      note: "废止的文件也留着，写明哪天废止、为什么。",
      where: { label: nav.policies, href: "/policies" },
    },
    {
      id: "elder",
      want: "字太小，看不清",
      steps: [
        `点页面最上面的${on(view.elder)}：字和按钮变大，排成一栏，上面多出${on(view.readAloud)}、${on(view.call)}和${on(view.leave)}。`,
        `要黑白分明的，点${on(view.high)}；手机上在${on(shell.menu)}里。`,
      ],
      note: "选好以后，这台设备下次打开还是这样。朗读用的是设备自带的语音。",
    },
    {
      id: "wrong",
      want: "发现网站上有错",
      steps: [`点页面最下面的${on(shell.footer.corrections)}。`, "按写着的方式告诉我们：哪一页，哪里不对。"],
      where: { label: shell.footer.corrections, href: "/about#corrections" },
    },
  ],
};
