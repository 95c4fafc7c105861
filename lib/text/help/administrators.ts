import { zh as accounts } from "../accounts";
import { zh as calendar } from "../calendar";
import { zh as desk } from "../desk";
import { zh as organizations } from "../organizations";
import { zh as portal } from "../portal";
import { zh as roles } from "../roles";
import { deskPlace, type Manual, on } from "./manual";

export const administrators: Manual = {
  role: "administrators",
  title: "管理员手册",
  who: `${roles.systemAdmin}、${roles.securityAdmin}、${roles.auditor}。三个身份不能由同一个人担任。`,
  tasks: [
    {
      id: "begin",
      want: "第一次启用",
      steps: [
        "启动程序，屏幕上显示一个一次性链接。72 小时内打开它。",
        `填城市、科协全称和第一个${roles.securityAdmin}，点${on(accounts.setUp.submit)}。`,
        `${roles.securityAdmin}登录，在${on(desk.organizations)}里打开市科协，邀请${roles.systemAdmin}和${roles.auditor}。`,
        `${roles.systemAdmin}登录，登记部室，邀请市科协的经办和负责人。`,
      ],
      note: "链接只能用一次。没有用的，重新启动会给一个新的，旧的作废。",
    },
    {
      id: "city-people",
      want: `（${roles.systemAdmin}）给市科协的人开通账号`,
      steps: [
        `${deskPlace(desk.organizations)}打开他所在的部室。`,
        `填姓名、手机号，选${on(roles.cityStaff)}或者${on(roles.cityLeader)}，点${on(organizations.inviteDo)}，把邀请码发给本人。`,
      ],
      note: "一个人不能邀请自己，也不能结束自己的任职。",
      where: { label: desk.organizations, href: "/organizations" },
    },
    {
      id: "unit",
      want: `（${roles.systemAdmin}）登记单位和部室`,
      steps: [
        `${deskPlace(desk.organizations)}点${on(organizations.create)}。`,
        `选类别和${on(organizations.parentLabel)}。部室挂在市科协下面，乡镇、街道、园区科协也是。`,
      ],
      where: { label: organizations.createTitle, href: "/organizations/new" },
    },
    {
      id: "settings",
      want: `（${roles.systemAdmin}）改页脚的联系方式和备案号`,
      steps: [
        deskPlace(portal.settings.title),
        `改好以后点${on(portal.settings.save)}，公开页面马上生效。不填的项目就不显示。`,
        `${on(portal.settings.labels.corrections)}填网址、邮箱或者电话，来访者点页脚的“网站找错”就看到它。`,
      ],
      where: { label: portal.settings.title, href: "/city/settings" },
    },
    {
      id: "calendar",
      want: `（${roles.systemAdmin}）看工作日历`,
      steps: [deskPlace(calendar.title), "看哪些日子放假、哪些周末上班、哪一年还是暂定的。修改由市科协经办来做。"],
      where: { label: calendar.title, href: "/city/calendar" },
    },
    {
      id: "reset",
      want: `（${roles.securityAdmin}）有人忘记了密码`,
      steps: [
        `${deskPlace(desk.resets)}列着等待核实的申请。`,
        `照登记的手机号打电话，核实是本人，再点${on(accounts.resets.issue)}。`,
        "把显示的链接告诉本人。链接只显示这一次，24 小时有效，只能用一次。",
      ],
      note: "只打登记的号码，不要回拨来电。核实不了的不发。",
      where: { label: desk.resets, href: "/city/resets" },
    },
    {
      id: "end",
      want: `（${roles.securityAdmin}）马上收回一个人的权限`,
      steps: [
        `${deskPlace(desk.organizations)}打开他所在的单位，在他那一行点${on(organizations.end)}。`,
        "选手头的事交给谁。权限立刻收回，不用等他退出登录。",
      ],
      note: `市科协经办可以结束单位人员的任职，${roles.systemAdmin}可以结束市科协人员的任职。`,
      where: { label: desk.organizations, href: "/organizations" },
    },
    {
      id: "audit",
      want: `（${roles.auditor}）核对操作日志有没有被改过`,
      steps: [
        "请运行维护的人在服务器上执行 npm run audit:verify。",
        "它从头重算每一条的校验值。都对就写明核对了多少条；不对，写出第一条出错的序号。",
        "把最后一行抄下来，放在服务器以外的地方，下次核对时给它。末尾有没有被截掉，只有这样才看得出。",
      ],
      note: "现在没有在网页上翻看日志的地方。日志只能增加，程序自己也改不了、删不掉。",
    },
  ],
};
