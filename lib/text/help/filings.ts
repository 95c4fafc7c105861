import { zh as activities } from "../activities";
import { zh as desk } from "../desk";
import { zh as filings } from "../filings";
import { on, type Task } from "./manual";

const { moves, sessionMoves, purposes } = activities;
const { session } = filings;

/** What whoever takes a home's filings does with them, from the filing to the count. `where`: the queue in which they lie. */
export const filingTasks = (where: NonNullable<Task["where"]>): Task[] => [
  {
    id: "filing",
    want: "有之家报备一场活动",
    steps: [
      `登录，在${on(desk.inbox)}里打开写着${on(purposes.approveActivity)}的那一项。`,
      "看内容、时间、房间和名额。房间已经替它留着。",
      `可以办的点${on(moves.approve.button)}；要改的写明改什么，点${on(moves.giveBack.button)}。`,
    ],
    note: "批准要在活动开始以前。没有批准的不能公布、不能报名，办了也不计入次数。",
    where,
  },
  {
    id: "check-in",
    want: "活动办完，核对签到和小结",
    steps: [
      `在${on(desk.inbox)}里打开写着${on(purposes.countSession)}的那一场。`,
      `看${on(session.roll)}：谁、什么时候、怎样签到的。${on(session.sources.scan)}和${on(session.sources.manual)}是在门口核对过的，${on(session.sources.self)}是扫门口的屏幕，${on(session.sources.paper)}和${on(session.sources.walkIn)}是主办的人登记的。`,
      "现场断网时签到先存在主办人的手机上，连上以后自动补来，时间是当时的，不会重复。",
      `签到、小结和照片对得上，点${on(sessionMoves.count.button)}；对不上的写明要补什么，点${on(sessionMoves.giveBack.button)}。`,
    ],
    note: `写着“${session.staff}”的和作废的都不算。${sessionMoves.count.button}以后签到不能再改。自己管着之家的，签到照“之家运行手册”办。`,
    where,
  },
];
