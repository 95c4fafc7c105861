import { zh as accounts } from "../accounts";
import { zh as desk } from "../desk";
import { zh as messages } from "../messages";
import { zh as shell } from "../shell";
import { deskPlace, type Manual, on } from "./manual";

export const scientist: Manual = {
  role: "scientist",
  title: "科技工作者手册",
  who: "注册了账号的科技工作者：登录、接受单位邀请、管好自己的账号。",
  tasks: [
    {
      id: "register",
      want: "注册一个账号",
      steps: [
        `点${on(shell.signIn)}，再点${on(accounts.signIn.register)}。`,
        `填姓名、手机号，设一个至少 10 位的密码，勾选${on(accounts.register.agree)}，点${on(accounts.register.submit)}。`,
        "用手机号和密码登录。",
      ],
      note: "单位经办人和科协工作人员不用注册，账号由科协发邀请开通。",
      where: { label: accounts.register.title, href: "/register" },
    },
    {
      id: "sign-in",
      want: "登录和退出",
      steps: [`点${on(shell.signIn)}，填手机号和密码。`, `用完以后点右上角自己的名字，再点${on(shell.desk.signOut)}。`],
      note: "连续 5 次密码不对，锁定 15 分钟。久不操作会自动退出，最长 12 小时要重新登录。",
      where: { label: shell.signIn, href: "/sign-in" },
    },
    {
      id: "accept",
      want: "单位给了我一个邀请码",
      steps: [
        `已经有账号的先登录，在${on(desk.my.identities)}下面点${on(desk.my.accept)}；没有账号的，打开收到的链接。`,
        `填 16 位邀请码，点${on(accounts.invitation.look)}，核对单位和身份。`,
        `点${on(accounts.invitation.accept)}。没有账号的，同时设好密码。`,
      ],
      note: "邀请码 7 天有效，只能用一次，只认发邀请时写的那个手机号。",
      where: { label: accounts.invitation.title, href: "/invitation" },
    },
    {
      id: "switch",
      want: "我在几个单位都有身份，想换一个",
      steps: ["点右上角自己的名字，上面写着现在是哪个身份。", `在${on(shell.desk.switchTo)}下面点要换的那个。以后办的事都记在这个身份下。`],
    },
    {
      id: "messages",
      want: "看有没有新消息",
      steps: [
        `点右上角的${on(shell.desk.messages)}，红色数字是未读的条数。`,
        `看过的点${on(messages.page.mark)}，也可以${on(messages.page.markAll)}。`,
      ],
      note: `想同时收邮件的，到${on(accounts.account.title)}里的${on(messages.setting.title)}填邮箱，勾选${on(messages.setting.mailed)}。`,
      where: { label: messages.page.title, href: "/my/messages" },
    },
    {
      id: "password",
      want: "改密码，或者怀疑密码被人知道了",
      steps: [
        deskPlace(accounts.account.title),
        `在${on(accounts.account.changeTitle)}里填现在的密码和新密码，点${on(accounts.account.change)}。其他地方的登录马上退出。`,
        `${on(accounts.account.sessions)}列着每一次登录。有不认识的，点${on(accounts.account.everywhere)}，再改密码。`,
      ],
      where: { label: accounts.account.title, href: "/account" },
    },
    {
      id: "forgot",
      want: "忘记了密码",
      steps: [
        `在登录页点${on(accounts.signIn.forgot)}，填手机号，点${on(accounts.reset.submit)}。`,
        "等安全管理员打电话核实。核实以后，他把一个链接告诉您。",
        `打开链接设新密码，点${on(accounts.reset.set)}。`,
      ],
      note: "链接 24 小时有效，只能用一次。本站不会向您要密码和验证码。",
      where: { label: accounts.reset.title, href: "/password" },
    },
  ],
};
