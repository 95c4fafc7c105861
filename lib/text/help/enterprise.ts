import { zh as applications } from "../applications";
import { zh as desk } from "../desk";
import { zh as files } from "../files";
import { zh as homes } from "../homes";
import { zh as organizations } from "../organizations";
import { zh as portal } from "../portal";
import { zh as behalf } from "../rights/entry";
import { zh as ui } from "../ui";
import { deskPlace, type Manual, on } from "./manual";

const { form, moves, stageMoves, dossier, statuses, entry } = applications;
const { enterprise: landing } = desk;

export const enterprise: Manual = {
  role: "enterprise",
  title: "单位经办人手册",
  who: "企业、园区、学校、医院和它们的科协里经办建家申报的人。",
  tasks: [
    {
      id: "account",
      want: "开通经办人账号",
      steps: [
        "请市科协把您的单位登记好，再给您发邀请码。",
        "打开收到的链接，核对单位和身份，设好密码，接受邀请。",
        `登录后看到${on(desk.inbox)}，就开通了。`,
      ],
      note: "一个人可以同时是企业和企业科协的经办人，点右上角的名字换身份，再开始申报。",
    },
    {
      id: "start",
      want: "开始一份申报",
      steps: [
        `登录，在${on(landing.rounds)}里找到那一批，点${on(landing.apply)}。`,
        "打开的目录列着要填的每一页，和以后要走的路。",
        "不清楚条件和时限的，先看办事指南。",
      ],
      note: "同一批次一个单位只能有一份正在办的申报。没有列出批次的，说明现在没有您的单位可以报的。",
      where: { label: desk.inbox, href: "/enterprise" },
    },
    {
      id: "fill",
      want: "填写申报材料",
      steps: [
        `先填${on(form.host)}：选${on(form.hostKind)}；要推荐的，选${on(form.recommender)}。后面的题目按您选的来。`,
        `一页一页填。每页填完点${on(form.save)}，也可以${on(form.saveAndList)}以后再填。`,
        "标准逐条勾选或者打自评分，能看到合计。每条旁边放这一条的佐证材料。",
        `目录里每一页都写着${on(form.done)}、${on(form.doing)}或者${on(form.notStarted)}。`,
      ],
      note: `停下来以后自动保存。没有连上网站或者登录过期的，填的内容留在窗口里，连上、登录后放回原处。带“样例”的数字，通知没有写明，由市科协确认。`,
    },
    {
      id: "files",
      want: "上传佐证材料",
      steps: [
        `在要放材料的地方选文件，手机上可以直接${on(files.photo)}。`,
        `可以传：${files.rule}。`,
        "传好的文件列在下面，点名字可以打开看，传错了可以删除。",
      ],
      note: `${files.before.cleaned}${files.before.kept}传不上的，页面会写明原因和办法。`,
    },
    {
      id: "submit",
      want: "核对并提交",
      steps: [
        `各页都填好以后，在目录里点${on(form.check)}。`,
        `从头看一遍。没有填好的地方列在最上面，点${on(form.change)}回去改。`,
        `点${on(moves.submit.button)}，记下申报编号。页面写着下一步由谁办、什么时候到期。`,
      ],
      note: `提交后 10 分钟内可以点${on(moves.revoke.button)}，改好再交，编号不变。截止时间按服务器的钟算，最后一天 24 时截止。`,
    },
    {
      id: "two-windows",
      want: "两个人或者两个窗口同时在填",
      steps: ["各填各的，都会保存，不会互相盖掉。", `同一项两边填得不一样，页面会问：点${on(ui.draft.here)}或者${on(ui.draft.useThere)}。`],
    },
    {
      id: "papers",
      want: "打印申报审批表，交纸质件",
      steps: [
        `打开申报，下载${on(dossier.formPdf)}。`,
        "按办事指南写的份数打印，签字盖章，送到写明的交件地点。",
        `收件的人登记以后，申报里${on(dossier.papers)}一栏写着收到几份、签章核对没有。`,
      ],
      note: "改过重新提交的，要重新打印：表上的二维码和校验码跟着提交的内容变，旧的表对不上。",
    },
    {
      id: "self",
      want: "选了由本单位审批",
      steps: [
        "请单位负责人审定，在表上签字盖章。",
        `打开申报，点${on(stageMoves.selfApproval.approve.button)}，填意见。`,
        `负责人不同意的，点${on(stageMoves.selfApproval.returnForRevision.button)}，写明要改哪几处。`,
      ],
    },
    {
      id: "follow",
      want: "看办到哪一步",
      steps: [
        `登录，在${on(landing.applications)}里点这份申报，也可以从菜单里的${on(desk.applications)}进去。`,
        `最上面写着${on(dossier.now)}谁、从哪天起、哪天到期。${on(dossier.steps)}列着走过的和没走的。`,
        `${on(dossier.timeline)}里有每一步的意见和日期。要存档的，下载${on(dossier.wholePdf)}。`,
      ],
    },
    {
      id: "returned",
      want: "申报退回来了",
      steps: [
        `状态是${on(statuses.returned.label)}，${on(desk.inbox)}里有一件${on(applications.purposes.revise ?? "")}。`,
        "打开申报，看退回的人写的理由和期限，只有要改的几处能改，其他都保留。",
        `改好以后核对，点${on(moves.resubmit.button)}。`,
      ],
      note: "过了期限没有交，这份申报就结束了。批次还没有截止的，可以另外再报一次。",
    },
    {
      id: "take-over",
      want: "材料是寄去、送去的，市科协替我们录了",
      steps: [
        `登录，在${on(landing.applications)}里打开这份申报，核对录入的内容和${on(entry.scan)}。`,
        `想自己接着填报，点${on(entry.takeOver)}。以后退回修改也由您来改。`,
      ],
      note: "按市科协收到的那天算，录得晚也不算逾期。",
    },
    {
      id: "stop",
      want: "不想报了",
      steps: [
        `还没提交的，在目录里点${on(moves.discard.button)}。`,
        `提交以后、决定以前，点${on(moves.withdraw.button)}。`,
        `已经同意授牌的，点${on(moves.forgo.button)}，写明理由。`,
      ],
      note: "撤回或者放弃以后，这一份不能恢复。截止以前可以另外再报。",
    },
    {
      id: "plaque",
      want: "授牌以后做什么",
      steps: [
        `${on(landing.homes)}里列出之家和牌匾编号，点编号打开核验页。`,
        "收到牌匾时签收，由市科协登记交给了谁。授牌证书可以从申报里下载。",
        "点之家的名字，核对公开页面上的地址、开放时间和电话。有错的，打咨询电话告诉市科协。",
      ],
      note: `任何人扫牌匾上的码都看得到它有没有效。牌匾暂停或者撤销，公开页面会写明原因。写着${on(homes.free)}的，是建家时的承诺。`,
    },
    {
      id: "colleague",
      want: "换一个人来办",
      steps: [
        "请市科协给新的经办人发邀请码。",
        `新的经办人登录后，${on(desk.inbox)}和填了一半的草稿都在，接着办就行。`,
        `请市科协在${on(organizations.title)}里${on(organizations.end)}，把手头的事交给新的经办人。`,
      ],
    },
    {
      id: "our-people",
      want: "看我们单位有哪些人",
      steps: [deskPlace(desk.organizations), `点单位名称，${on(organizations.members)}列着每个人的身份和任期。手机号只显示一部分。`],
      where: { label: desk.organizations, href: "/organizations" },
    },
    {
      id: "behalf",
      want: "经本人同意，替科技工作者提交维权诉求",
      steps: [
        `${deskPlace(behalf.filed.title)}点${on(behalf.filed.add)}。`,
        "照本人的话写，记下本人怎样同意、哪天同意，勾选本人的同意。",
        "编号和查询码只显示这一次，马上交给本人，单位不要留存。",
        `以后只看得到${on(behalf.filed.heads.status)}。内容、留言和答复只有本人看得到。`,
      ],
      note: behalf.behalf.never,
      where: { label: behalf.behalf.title, href: "/enterprise/rights/new" },
    },
    {
      id: "blank",
      want: "想先在纸上准备",
      steps: [`打开${on(portal.roundsPage.title)}，下载${on(portal.roundsPage.blankForm)}。`, "在纸上准备好，再到网上填。"],
      where: { label: portal.roundsPage.title, href: "/rounds" },
    },
  ],
};
