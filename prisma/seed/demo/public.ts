// What anybody sees of the demonstration city besides its homes: the policies its schemes stand on, and its schematic map.
import type { Actor } from "@/lib/kernel/access";
import type { CityMap } from "@/lib/homes/schema";
import { draftPolicy, releasePolicy } from "@/lib/policies/commands";
import { type Command, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";

async function act<I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown): Promise<V> {
  const outcome = await runCommand(command, actor, input);
  if (!outcome.ok) throw new Error(`the demonstration's public side: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

/** 益阳 tells neither number nor dates; 昆山 tells all but when it is in force from (K1); the city's own measures are invented. */
const policies = [
  {
    title: "关于建设益阳市科技工作者之家的通知",
    signingBody: "益阳市科学技术协会",
    status: "trial",
    text: `一、科技工作者之家是为科技工作者提供学术交流、成果展示、生活服务对接、权利维护等服务的综合性平台。

二、本市注册、运行良好的高新技术企业，有管理部门的产业园区，拥有较多科技工作者的其他单位和组织，可以申报。

三、申报单位填写申报审批表一式三份，经本单位或者推荐单位审批，签章后送市企业科协联合会，电子版一并报送。市科协组织实地走访考察，合格的授牌。

四、建设科技工作者之家要有固定场所、有服务设施、有工作人员、有经费保障、有活动内容、有管理制度，场所长期免费向科技工作者开放。

（演示用节录，照通知的要点整理。）`,
  },
  {
    title: "关于进一步加强企业科协组织和企业科协“科技工作者之家”建设的通知",
    number: "昆科协〔2024〕21号",
    indexNumber: "ksskxjsj/2024-00052",
    numberingBody: "昆山市科学技术协会",
    publisher: "昆山市科学技术局",
    publishedOn: "2024-07-15",
    status: "inForce",
    text: `一、企业科协是企业科技工作者的群众组织，是企业党组织、行政领导联系企业科技工作者的桥梁和纽带。

二、企业科协的主要任务：为企业发展搭建平台，开展技术交流，推进继续教育，开展群众性技术创新，做好科普工作，开展“讲理想、比贡献”活动。

三、企业科协“科技工作者之家”的申报，成熟一个申报一个，成熟一个认定一个。申报材料为申请表、自评分表和其他佐证材料，经区镇科协推荐，报市科协学会部。

（演示用节录，照通知的要点整理。）`,
  },
  {
    title: "临江市科技工作者之家创建办法（样例）",
    numberingBody: "临江市科学技术协会",
    signingBody: "临江市科学技术协会",
    publisher: "临江市科学技术协会",
    signedOn: "2026-08-20",
    issuedOn: "2026-08-24",
    effectiveOn: "2026-09-01",
    publishedOn: "2026-08-25",
    status: "trial",
    text: `第一条　为了把科技工作者之家建到科技工作者身边，制定本办法。本办法是演示用的样例，不是任何城市的规定。

第二条　基层科协组织，企业、学校、园区等单位，可以申报。

第三条　之家应当有固定场所、服务设施、工作人员、经费保障、活动内容、管理制度、明显标志、工作成效。

第四条　申报经形式审查、实地考察、推荐单位推荐和集体研究，公示期满没有未处理完的异议，授牌。牌匾有效期三年。

第五条　本办法自2026年9月1日起试行。`,
  },
];
const empty = { policyId: "", number: "", indexNumber: "", numberingBody: "", signingBody: "", publisher: "" };
const undated = { signedOn: "", issuedOn: "", effectiveOn: "", publishedOn: "" };

export async function loadPolicies(staff: Actor, leader: Actor): Promise<void> {
  for (const policy of policies) {
    const { id } = await act(draftPolicy, staff, { ...empty, ...undated, ...policy });
    await act(releasePolicy, leader, { policyId: id });
  }
}

/** The city's townships as its own drawing has them: where they lie to each other, and no more. */
const drawing: Record<string, { outline: string; label: [number, number] }> = {
  云岭镇科协: { outline: "60,90 130,20 250,20 250,110 190,170 60,170", label: [152, 90] },
  松溪镇科协: { outline: "250,20 400,20 440,60 440,140 420,160 300,160 250,110", label: [345, 80] },
  柳林乡科协: { outline: "440,60 520,60 590,130 590,200 500,200 440,140", label: [522, 122] },
  石桥镇科协: { outline: "60,170 190,170 220,200 220,260 20,260 20,210", label: [118, 208] },
  江北街道科协: { outline: "190,170 250,110 300,160 340,160 340,240 320,260 220,260 220,200", label: [273, 190] },
  城东街道科协: { outline: "340,160 420,160 440,140 500,200 460,240 340,240", label: [412, 190] },
  临港经开区科协: { outline: "500,200 590,200 640,250 640,310 530,310 460,240", label: [564, 246] },
  茶亭镇科协: { outline: "20,260 220,260 220,330 170,380 80,380 20,320", label: [122, 312] },
  江南街道科协: { outline: "220,260 320,260 340,240 380,240 380,360 250,360 220,330", label: [302, 302] },
  高新区科协: { outline: "380,240 460,240 530,310 530,350 490,390 410,390 380,360", label: [450, 306] },
  白鹭镇科协: { outline: "170,380 220,330 250,360 380,360 410,390 410,420 380,450 240,450", label: [300, 396] },
  沙洲镇科协: { outline: "410,390 490,390 530,350 530,310 640,310 640,370 560,450 380,450 410,420", label: [540, 392] },
};

export async function loadMap(): Promise<void> {
  const names = Object.keys(drawing);
  const townships = await db().organization.findMany({ where: { name: { in: names } }, select: { id: true, name: true } });
  const value: CityMap = {
    width: 660,
    height: 470,
    river: {
      line: [
        [0, 260],
        [320, 260],
        [340, 240],
        [460, 240],
        [530, 310],
        [660, 310],
      ],
      name: "临　江",
      at: [595, 315],
    },
    places: townships.flatMap(({ id, name }) => {
      const drawn = drawing[name];
      if (!drawn) return [];
      const outline = drawn.outline.split(" ").map((point) => point.split(",").map(Number) as [number, number]);
      return [{ organizationId: id, outline, label: drawn.label }];
    }),
  };
  await db().setting.create({ data: { key: "map", value } });
}
