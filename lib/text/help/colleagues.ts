import { zh as applications } from "../applications";
import { zh as desk } from "../desk";
import { deskPlace, on, type Task } from "./manual";

// Tasks that are the same for everybody who has colleagues in their office.
const { delegation } = desk;
const { queue } = applications;

export const claim: Task = {
  id: "claim",
  want: "几个同事一起办，怕办重了",
  steps: [
    `${deskPlace(desk.applications)}要办哪一件，先点${on(queue.claim)}。别人就看到在您手里。`,
    `办不了的，点${on(queue.release)}，交回给大家。`,
    `上面的${on(queue.mine)}、${on(queue.nobody)}、${on(queue.soon)}、${on(queue.overdue)}，点哪个就只看哪些。`,
  ],
  where: { label: desk.applications, href: "/applications" },
};

export const delegate: Task = {
  id: "delegate",
  want: "外出几天，请同事代办",
  steps: [
    deskPlace(delegation.title),
    `选${on(delegation.to)}、${on(delegation.firstDay)}和${on(delegation.lastDay)}，点${on(delegation.delegate)}。`,
    `回来早了，点${on(delegation.end)}。`,
  ],
  note: `${delegation.toHint}。这几天您名下的待办也列在他那里，他收得到提醒。`,
  where: { label: delegation.title, href: "/my/delegation" },
};
