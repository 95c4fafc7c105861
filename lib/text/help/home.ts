import { zh as activities } from "../activities";
import { zh as evidence } from "../evidence";
import { zh as filings } from "../filings";
import { zh as keeping } from "../keeping";
import { zh as matters } from "../matters";
import { zh as meter } from "../meter";
import { zh as profiles } from "../profiles";
import { zh as comings } from "../public-activities";
import { zh as venue } from "../venue";
import { deskPlace, type Manual, on } from "./manual";

const { moves, sessionMoves } = activities;
const ours = { label: keeping.title, href: "/keeping" };
const filed = { label: filings.title, href: "/filings" };

/** For those who keep a home, file its activities, or look over them, whatever else their role has to do. */
export const home: Manual = {
  role: "home",
  title: "之家运行手册",
  who: "管之家的人、办活动的人，和批准报备、核定活动的推荐单位和市科协。",
  readers: ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"],
  tasks: [
    {
      id: "page",
      want: "写之家的公开页",
      steps: [
        `${deskPlace(keeping.title)}打开自己的之家，点${on(profiles.title)}。`,
        `填地址、开放时间、电话，九项服务在这里各是怎样办的。没有的空着。填好点${on(profiles.save)}。`,
        `看一遍和现在公开的有什么不同，点${on(profiles.moves.submit.button)}。`,
      ],
      note: "由另一个人看过、发布，公开页才换成新的。以前发布的各份都留着。",
      where: ours,
    },
    {
      id: "rooms",
      want: "让别人能预约房间",
      steps: [
        `在之家的${on(venue.rooms.title)}里，写上房间名称、座位数，点${on(venue.rooms.save)}。`,
        `在同一页写使用守则，点${on(venue.rooms.rulesSave)}。预约和报名的人都要先同意。`,
      ],
      note: "房间不用了就停用，已经订好的不变。",
      where: ours,
    },
    {
      id: "bookings",
      want: "答复预约，用完检查",
      steps: [
        `${on(venue.desk.title)}里，等您答复的排在最前。打开一个，同意，或者写明理由不同意。`,
        `用完以后列在${on(venue.desk.toClose)}：打开它，把安全、保管、卫生、水电逐项记下。`,
        `有损坏、有违规的，在${on(venue.incidents.title)}里登记，赔了以后再来了结。`,
      ],
      note: "同一个房间同一个时间只能给一个人。已经订出的时间也可以排队，空出来自动补上。",
      where: ours,
    },
    {
      id: "file",
      want: "办一场活动：先报备",
      steps: [
        `${deskPlace(filings.title)}点${on(filings.start)}，选给哪个之家办。个人也可以报备。`,
        "填名称、内容、属于哪类服务、时间地点。常年办的，写明每隔几周或者几个月，每一场分别签到。",
        `看一遍，点${on(moves.file.button)}。批准以前不能公布，也不能报名。`,
      ],
      note: "退回的，照着说明改好再报一次。不办了，撤回报备，留着的房间会放出来。",
      where: filed,
    },
    {
      id: "enrolment",
      want: "公布活动，开放报名",
      steps: [
        `批准以后打开它，点${on(moves.publish.button)}，大家在${on(comings.title)}里就看得到。`,
        `要报名的，点${on(moves.openEnrolment.button)}。名额满了自动候补，有人取消，排在前面的自动补上。`,
      ],
      note: "改名额不能少于已经报上的人数。取消活动要写明原因，报名的人会看到。",
      where: filed,
    },
    {
      id: "door",
      want: "活动那天，给来的人签到",
      steps: [
        `打开那一场，点${on(filings.session.door)}，放在门口，来的人自己用手机扫。`,
        "也可以扫他们的报名码，报 6 位报名号，或者登记没有报名的人。纸质名册可以事后补录。",
        `记错的点${on(filings.session.void)}，写明为什么。同一个人签几次都只算一个。`,
      ],
      note: "开始前 1 小时起可以签到。管之家的人和主办单位的人记为工作人员，算不算人数看细则。",
      where: filed,
    },
    {
      id: "report",
      want: "活动办完，交小结",
      steps: [
        `开始以后、有人签到，点${on(sessionMoves.hold.button)}。`,
        `写清做了什么、来了哪些人、有什么收获。照片可以分几次点${on(filings.session.photos.add)}，写到一半的会留着。写好点${on(sessionMoves.report.button)}。`,
        `推荐单位或者市科协看过，点${on(sessionMoves.count.button)}，签到就不能再改。`,
      ],
      where: filed,
    },
    {
      id: "meter",
      want: "看今年还差什么",
      steps: [
        `打开之家的${on(meter.title)}：每个月、全年、每年要办的几类各是什么情况，还差几次、哪天以前要补上。`,
        "没有计入的场次，写着为什么不计入。",
      ],
      note: "数字按签到和报备自动算，谁也不能填。次数和人数来自授牌所依据的细则。",
      where: ours,
    },
    {
      id: "matters",
      want: "记为科技工作者办的实事",
      steps: [
        `打开之家的${on(matters.title)}，在${on(matters.add)}里写什么事、谁负责、什么时候办成。`,
        `办成了点${on(matters.moves.finish.button)}，写结果。办不了的，写明为什么。`,
      ],
      where: ours,
    },
    {
      id: "evidence",
      want: "用办过的活动作佐证",
      steps: [
        `打开之家的${on(evidence.standards.title)}，在一项标准旁边点${on(evidence.standards.pick)}。`,
        `办过的活动、照片、设施、办成的实事都列着，打上勾，点${on(evidence.pick.save)}。`,
        `填申报表的时候，每项标准下面也有${on(evidence.pick.title)}，不用再传一遍。`,
      ],
      note: "同一条记录可以用在几处，用在哪里都写着。",
      where: ours,
    },
    {
      id: "board",
      want: "看各个之家今年的情况",
      steps: [
        "市科协和推荐单位的菜单里有达标一览：按地方、级别、类别分别有几个达标、几个差着。",
        "每个数字都能点开，看是哪些之家，再点进去看那个之家的每一场。",
      ],
    },
  ],
};
