import { zh as desk } from "../desk";
import { zh as rights } from "../rights/desk";
import { zh as entry } from "../rights/entry";
import { zh as figures } from "../rights/figures";
import { zh as files } from "../rights/files";
import { zh as keeping } from "../rights/keeping";
import { zh as letters } from "../rights/letters";
import { office as rating } from "../rights/rating";
import { zh as related } from "../rights/related";
import { office as remedy } from "../rights/remedy";
import { zh as suggestions } from "../rights/suggestions";
import { zh as transfer } from "../rights/transfer";
import { deskPlace, type Manual, on } from "./manual";

const { queue, dossier, moves, statuses, board, settings, attempts, notes, modes } = rights;
const { extension, hearing, assign, above } = remedy;
const handing = transfer.office;
const list = { label: queue.title, href: "/rights-cases" };

/** For those who handle rights cases, whatever else their role has to do. */
export const cases: Manual = {
  role: "cases",
  title: "维权办理手册",
  who: "维权办公室里受理、办理、答复诉求的人，和批延期、作复查的负责人。",
  readers: ["cityStaff", "cityLeader"],
  tasks: [
    {
      id: "inbox",
      want: "看有哪些诉求要办",
      steps: [
        `${deskPlace(queue.menu)}先到期的在前。上面的${on(queue.filters.today)}、${on(queue.filters.overdue)}、${on(queue.filters.nobody)}，点哪个就只看哪些。`,
        `要办的点${on(queue.claim)}，别人就看到在您手里；办不了的打开它，点${on(dossier.release)}。`,
        `找一件：填整个编号，或者在${on(queue.more)}里填单位全称。内容里的字查不到，因为是加密的。`,
      ],
      note: "清单上只有编号和进度。打开一件，就记一次查阅，反映人看得到哪个部门、哪天打开过。",
      where: list,
    },
    {
      id: "accept",
      want: "收到一件，受理还是不受理",
      steps: [
        `打开它，先在${on(dossier.link)}里选单位，点${on(dossier.linkDo)}；没有具体单位的，选${on(dossier.linkNone)}。`,
        `看${on(dossier.conflict)}：列出的同事看不到这一件，不要和他们谈。`,
        `归科协帮的，点${on(moves.accept.button)}；不归的，点${on(moves.decline.button)}，写明理由和该去哪里。`,
      ],
      note: "收到之日起 15 天内告知（《信访工作条例》第二十三条）。反映人提交后 10 分钟内可以收回；匿名的，第二天才能办。",
      where: list,
    },
    {
      id: "supplement",
      want: "材料不够，请反映人补正",
      steps: [
        `点${on(moves.requestSupplement.button)}，写明缺什么、怎样补。`,
        `进度变成${on(statuses.supplementing.label)}，从第二天起暂停计时；补正的次日接着算。`,
        "到期没有补的，回到您的待办，由您决定怎样办。",
      ],
    },
    {
      id: "enter",
      want: "有人打电话、上门、来信",
      steps: [
        `在清单上点${on(entry.desk.title)}，选${on(entry.fields.channel)}和${on(entry.fields.receivedOn)}，照本人的话写。`,
        "记下本人怎样同意、哪天同意。",
        `点${on(entry.desk.send)}，把编号和查询码当场交给本人。查询码只显示这一次。`,
      ],
      note: "时限从收到那天算，录得晚不顺延。",
      where: { label: entry.desk.title, href: "/rights-cases/new" },
    },
    {
      id: "handle",
      want: "核实和办理",
      steps: [
        `情况核实了，点${on(moves.handle.button)}，时限不变。`,
        `打了电话、走访了，在${on(dossier.notesTitle)}里${on(dossier.noteAdd)}：${notes.call}、${notes.visit}、${notes.mediation}。反映人看不到。`,
        `要问反映人的，写${on(dossier.messages)}，可以${on(dossier.use)}常用的一段。匿名的只能这样联系。`,
        `证据点开看，办公室自己的材料用${on(files.addOffice)}。`,
      ],
      note: `${on(modes.confidential)}的姓名和电话，不要告诉单位，不要抄到别处。`,
    },
    {
      id: "transfer",
      want: "转给劳动监察、司法局这样的单位",
      steps: [
        `在${on(handing.title)}里选单位，点${on(handing.askButton)}。每一家都要反映人自己点同意。`,
        `同意以后，点${on(moves.transfer.button)}，写${on(handing.labels.request)}；几家的选一家牵头。`,
        "把链接交给对方经办人。链接只显示这一次，丢了或者到期了，重新生成。",
        `对方有异议的，点${on(handing.agree.button)}或者${on(handing.decline.button)}；几家说法不一的，${on(handing.escalate.button)}。`,
        `都答复、退回了，点${on(moves.resume.button)}，接着答复反映人。`,
      ],
      note: "被反映的单位和它的上级科协不能转。对方收到后 5 个工作日内可以提异议，只提一次。",
    },
    {
      id: "partners",
      want: "登记可以转办的单位",
      steps: [
        `${deskPlace(transfer.registry.title)}点${on(transfer.registry.add)}，写全称、管什么、电话和地址。`,
        "反映人就看着这一句决定同不同意。",
      ],
      where: { label: transfer.registry.title, href: "/city/partners" },
    },
    {
      id: "assign",
      want: "交给乡镇、街道或者园区科协办",
      steps: [
        `在${on(assign.title)}里选${on(assign.to)}，写${on(assign.comment)}，点${on(assign.assign)}。`,
        `只列出和这一件没有关系的单位。办得不好，写明理由，点${on(assign.takeBack)}。`,
      ],
      note: "没有核对单位的、专人办理的，不能交办。时限不变。",
    },
    {
      id: "extend",
      want: "60 天办不完",
      steps: [
        `到期以前在${on(extension.title)}里填天数和理由，点${on(extension.ask)}。`,
        `负责人打开它，点${on(extension.grant)}或者${on(extension.refuse)}。自己报的，自己不能批。`,
      ],
      note: "只能延一次，最多 30 天，理由反映人看得到（第三十四条）。超期的自动上报负责人。",
    },
    {
      id: "answer",
      want: "答复和办结",
      steps: [
        `点${on(moves.answer.button)}，选${Object.values(rights.outcomes)
          .map(({ label }) => on(label))
          .join("")}之一，分四部分写：${Object.values(dossier.parts).join("、")}。`,
        "每种结果都有现成的写法，套用以后一定改成这一件的事实。反映人马上看到。",
        `落实了，点${on(moves.close.button)}；没有落实、要接着办的，点${on(moves.reopen.button)}。`,
      ],
      note: "匿名的只在网上答复，没有复查。",
    },
    {
      id: "letters",
      want: "出具告知书、提示函这些文书",
      steps: [
        `受理、不予受理、补正、延期和答复的文书，办完那一步就有了，在${on(letters.title)}里。匿名的和服务事项没有，只在网上答复。`,
        `要写给单位的，点${on(letters.office.issue)}：${[letters.kinds.remindLetter, letters.kinds.opinion, letters.kinds.mediation].join("、")}，填内容。丢了的，可以再出一份。`,
        "打开 PDF，打印、盖章、送出。文号自动编，任何人扫码可以核验真假，看不到内容。",
      ],
      note: `${letters.kinds.transferLetter}、${letters.kinds.remindLetter}、${letters.kinds.opinion}是写给单位的，反映人那里不列。`,
    },
    {
      id: "review",
      want: "反映人要复查、复核",
      steps: [
        `由上一级在本站办的，回到负责人的待办，点${on(moves.answerReconsideration.button)}。作过前面答复的人不能办。`,
        `由市外的上级办的，${letters.office.derived.reviewRequest.button}寄到${on(above.title)}，收到意见后点${on(moves.recordReconsideration.button)}，照书面意见填。`,
        `复核也是这样，点${on(moves.answerFinalReview.button)}或者${on(moves.recordFinalReview.button)}。以后不能再改。`,
        `复核要听证的，点${on(hearing.start)}，结束后点${on(hearing.end)}，中间的天数不算。`,
      ],
      note: `收到请求 30 天内答复（第三十五条、第三十六条）。${on(above.title)}由负责人在${on(settings.title)}里填。`,
    },
    {
      id: "rating",
      want: "反映人评了不满意",
      steps: [
        `待办里有一件${on(rights.purposes.rectifyCase ?? "")}，打开它看反映人的话。`,
        `改好以后，写${on(rating.told)}和${on(rating.record)}，点${on(rating.act)}。`,
      ],
      note: "15 个工作日内办完，这个天数是样例，由市科协确认。一件事只评一次。",
    },
    {
      id: "related",
      want: "两件是同一件事，或者一件里有两件事",
      steps: [
        `打开后提出的那件，在${on(related.title)}里选另一件，点${on(related.merge.button)}。`,
        `一件里有两件事的，点${on(related.split.button)}，写拆出的情况和要求，单独计时。`,
      ],
      note: "两位反映人互不知道，结果分别告诉。",
    },
    {
      id: "archive",
      want: "归档，期满销毁",
      steps: [
        `在${on(keeping.title)}里点${on(keeping.archive)}。还不能归档的，旁边写着差什么。`,
        "保存期满，系统自动销毁内容、姓名电话和证据，只留编号、类别、日期和结果。",
        `反映人要求更正、删除的，在同一处写${on(keeping.request.text)}；应当删除的，由负责人点${on(keeping.shred.act)}。`,
      ],
      note: "销毁的是这一件的密钥：谁也打不开，从旧备份里也打不开，不能恢复。",
    },
    {
      id: "sight",
      want: "谁能看到一件诉求",
      steps: [
        "没有核对单位以前，只有维权办公室。核对以后，还有负责人和接了交办、批示的人。",
        `${on(queue.narrow)}的（心理健康、学术不端举报），只有指定的人；有人认领了，就只有他。`,
        "被反映的单位、它的科协和上级科协、反映人点名回避的人、三年内在那里任过职的人，打开任何地址都是“没有这一页”。",
        "承办单位只看链接里的一份，看不到留言和内部记录；代交的企业科协只看进度。",
      ],
    },
    {
      id: "logged",
      want: "系统记下什么",
      steps: [
        "办公室的人：每打开一次、每办一步，记人、时间和做了什么，不能删改。",
        "反映人和承办单位：只记日期，不记几点几分，不记地址和设备。",
        `想打开看不到的诉求，安全管理员在${on(attempts.title)}里看得到。`,
      ],
    },
    {
      id: "keys",
      want: "内容怎样加密，密钥谁管",
      steps: [
        "每一件有一把自己的密钥，内容、姓名电话、留言、证据都用它加密。密钥放在数据库以外的文件夹里。",
        "备份、换密钥由系统管理员做，办理的人什么也不用做。",
        "密钥文件丢了，这一件就谁也打不开了。系统管理员要把数据库和密钥文件夹分开备份。",
      ],
    },
    {
      id: "settings",
      want: "改办公室、类别、时限、指定的人",
      steps: [
        `${deskPlace(settings.title)}只有负责人能改，别人只能看。`,
        `专人办理的类别，在${on(settings.keepers)}里勾选；没有人时，这一类谁也打不开。`,
        "时限改了是新的一版，正在办的不变；比条例更宽的不能存。",
      ],
      where: { label: settings.title, href: "/city/rights" },
    },
    {
      id: "figures",
      want: "看全市办得怎样，写年度报告",
      steps: [
        `${deskPlace(board.title)}看在办、逾期、暂停的件数和谁手里有多少。负责人可以打开一件，点${on(assign.supervise)}。`,
        `${on(figures.title)}按年统计，可以打印和${on(figures.pdf)}。少于 5 件的不显示。`,
        `看出共同的问题，在${on(suggestions.title)}里点${on(suggestions.add)}，不写任何一个人、一件事。`,
      ],
      where: { label: figures.title, href: "/rights-cases/figures" },
    },
    {
      id: "away",
      want: "办理的人要离开一阵",
      steps: [
        `出去几天的，用${on(desk.delegation.title)}，同事的待办里也看得到；要回避的同事照样看不到。`,
        "离任的，手头的诉求自动退回清单，由同事认领，不直接交给接手的人。",
      ],
      where: { label: desk.delegation.title, href: "/my/delegation" },
    },
  ],
};
