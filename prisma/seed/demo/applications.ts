// Applications on their way, scored, and at their end.
import * as stages from "@/lib/applications/commands/stages";
import { act, actorNamed, daysBefore } from "./acts";
import { hopeful, settled } from "./city";
import { apply, decideAndAward, move, plainHome, receive, revisionOf, room, submit, visit } from "./dossiers";
import { playScoring } from "./scoring";

/** The shortest of the ways: approved by the unit itself, three papers, a visit, a decision (Y9, Y10). */
export async function playSettled(): Promise<void> {
  for (const { organization, phone, name, homeName, address, hours } of settled) {
    await daysBefore(17);
    const { id, officer } = await apply(phone, "yiyang2024", organization === "portWorks" ? "highTech" : "other", null, {
      ...{ headcount: "64", certificate: "GR202643000188", certificateUntil: "2029-12-31", route: "self" },
      ...{ homeName, address, hours, phone: "0000-66553000", keeper: name },
      ...room(80, "room books computers display", "会议室 1 间、书刊 300 册、电脑 5 台、展示栏 6 米。"),
    });
    await submit(id, officer);
    await act(stages.selfApprovalApprove, officer, { applicationId: id, revision: await revisionOf(id), comment: "同意申报。" });
    await receive("市企业科协联合会（收件）", id, 3);
    await visit(id);
    await decideAndAward(id);
  }
}

export async function playApplications(): Promise<void> {
  await daysBefore(36);
  const bearing = await apply("13800000052", "kunshan2024", "enterpriseAssociation", "jiangbei", {
    homeName: "精工轴承科技工作者之家",
    address: "临江市江北街道滨江大道 66 号研发楼 3 层",
    hours: "周一至周五 9:00–17:30，周六 9:00–12:00",
    phone: "0000-66552201",
    keeper: "赵铁生",
    ...room(
      210,
      "room books periodicals computers audio display",
      "会议室 2 间、图书角 1 处（科技书刊 460 册）、电脑 8 台、投影和音响各 1 套、成果展示栏 12 米。",
      "28.58210,112.35940",
    ),
  });
  await submit(bearing.id, bearing.officer);
  const park = await apply("13800000055", "yiyang2024", "park", null, {
    managingDepartment: "高新区管委会产业发展局",
    route: "self",
    homeName: "生物医药产业园科技工作者之家",
    address: "高新区生物医药产业园 A 座 1 层",
    hours: "每天 8:30–20:00",
    phone: "0000-66552305",
    keeper: "苏园",
    ...room(460, "room books audio network", "共享会议室 3 间、路演厅 1 个、书刊 800 册、网络和音响齐备。", "28.61530,112.40270"),
  });
  await submit(park.id, park.officer);
  await move(stages.selfApprovalApprove, "生物医药产业园经办", park.id, { comment: "园区管理办公室同意申报。" });

  await daysBefore(30);
  await move(stages.endorseRecommend, "江北街道科协", bearing.id, { comment: "场地、设施与申报一致，活动正常，同意推荐。" });
  await receive("市企业科协联合会（收件）", park.id, 3);

  await daysBefore(24);
  await receive("市科协经办", bearing.id, 1);
  await visit(park.id);

  await daysBefore(18);
  await decideAndAward(bearing.id);
  await decideAndAward(park.id);

  await daysBefore(6);
  const school = await apply("13800000054", "yiyang2024", "other", "jiangbei", {
    headcount: "146",
    route: "recommender",
    homeName: "临江二中科技工作者之家",
    address: "临江市江北街道文昌路 9 号图书馆 2 层",
    hours: "周一至周五 16:30–20:00，周末 9:00–17:00",
    phone: "0000-66552408",
    keeper: "杨帆",
    ...room(
      320,
      "room periodicals computers network outreach",
      "研讨室 2 间、科技期刊 62 种、电脑 20 台、天文观测台 1 座、科普展廊 30 米。",
      "28.57800,112.34860",
    ),
  });
  await submit(school.id, school.officer);

  await daysBefore(4);
  await move(stages.endorseRecommend, "江北街道科协", school.id, { comment: "学校重视，教师科研活动经常，同意推荐。" });
  await receive("市企业科协联合会（收件）", school.id, 3);
  const lab = await apply("13800000056", "linjiang2026", "association", "highTechZone", {
    homeName: "环科检测科技工作者之家",
    address: "高新区检测路 12 号 2 号楼",
    hours: "周一至周五 8:30–17:30",
    phone: "0000-66552516",
    keeper: "唐环",
    ...room(150, "room computers display", "会议室 1 间、实验开放平台 1 个、电脑 4 台、展示栏 6 米。"),
  });
  await submit(lab.id, lab.officer);

  await daysBefore(3);
  await receive("市科协经办", lab.id, 1);
  const sensor = await apply("13800000053", "kunshan2024", "enterpriseAssociation", "highTechZone", {
    homeName: "量衡传感科技工作者之家",
    address: "高新区创新路 108 号 B 栋 5 层",
    hours: "周一至周五 9:00–18:00",
    phone: "0000-66552619",
    keeper: "郑量",
    ...room(130, "room books computers display", "会议室 1 间、传感器展示间 1 间、书刊 210 册、电脑 6 台。"),
  });
  await submit(sensor.id, sensor.officer);
}

/** Three that experts score: one nobody was asked for yet, one under way, one whose points are in. */
export async function playScorings(): Promise<void> {
  await daysBefore(9);
  const ready = async (at: number, homeName: string, address: string) => {
    const unit = hopeful[at];
    if (!unit) throw new Error("nobody hopes");
    const { id, officer } = await apply(
      unit.phone,
      "linjiangScored2026",
      "unit",
      unit.recommender,
      plainHome(unit.name, homeName, address),
    );
    await submit(id, officer);
    await move(stages.endorseRecommend, unit.recommender === "jiangbei" ? "江北街道科协" : "高新区科协", id, {
      comment: "属实，同意推荐。",
    });
    await visit(id, { facility: [-1.25, "书刊 260 册，申报写的是 320 册。"] });
    return id;
  };
  await ready(2, "仁和医院科技工作者之家", "临江市江北街道仁和路 1 号门诊楼 5 层");
  const water = await ready(1, "江源水务科技工作者之家", "临江市江北街道清源路 8 号");
  const optics = await ready(0, "华阳光电科技工作者之家", "高新区光谷路 21 号 3 号楼 1 层");
  await daysBefore(4);
  await playScoring({ act, actorNamed, move }, { water, optics });
}
