// What hangs in public, and what somebody objects to.
import * as stages from "@/lib/applications/commands/stages";
import { draftNotice, releaseNotice, withdrawNotice } from "@/lib/notices/commands/notice";
import { submitObjection } from "@/lib/notices/commands/objection";
import { db } from "@/lib/server/db";
import { act, actorNamed, daysBefore, ids, rounds } from "./acts";
import { hopeful } from "./city";
import { apply, decide, move, plainHome, receive, submit, visit } from "./dossiers";

/** Up to the decision, each with its own facts. */
async function upToNotice(
  { phone, organization, recommender, name }: (typeof hopeful)[number],
  homeName: string,
  address: string,
): Promise<string> {
  const { id, officer } = await apply(phone, "linjiang2026", "unit", recommender, plainHome(name, homeName, address));
  await submit(id, officer);
  await receive("市科协经办", id, 1);
  await move(stages.formalReviewPass, "市科协经办", id);
  await visit(id);
  await move(stages.endorseRecommend, recommender === "jiangbei" ? "江北街道科协" : "高新区科协", id, { comment: "属实，同意推荐。" });
  await visit(id);
  await decide(id);
  ids.set(`application ${organization}`, id);
  return id;
}

/** The city's notice: drafted by its staff, released by its head. */
async function hang(days: number, applications: readonly string[], title: string): Promise<string> {
  await daysBefore(days);
  const { id } = await act(draftNotice, await actorNamed("市科协经办"), {
    roundId: rounds.get("linjiang2026")?.roundId,
    title,
    body: "根据《临江市科技工作者之家建设办法》，经单位申报、形式审查、实地考察、推荐和集体研究，拟授予下列单位“科技工作者之家”称号，现予公示。\n公示期内，任何单位和个人有不同意见，可以实名或者保密提出，请写明事实和理由。有未处理完的异议，不授牌。",
    basis: "《临江市科技工作者之家建设办法》",
    contactPhone: "6655 0101",
    applicationIds: applications,
  });
  await act(releaseNotice, await actorNamed("市科协负责人"), { noticeId: id });
  return id;
}

export async function playNotices(): Promise<void> {
  await daysBefore(12);
  const [optics, water, hospital, chemistry] = hopeful;
  if (!optics || !water || !hospital || !chemistry) throw new Error("nobody hopes");
  const first = [
    await upToNotice(optics, "华阳光电科技工作者之家", "高新区光谷路 21 号 3 号楼 1 层"),
    await upToNotice(water, "江源水务科技工作者之家", "临江市江北街道清源路 8 号"),
  ];
  const mistaken = await hang(3, first, "“八有”科技工作者之家拟授牌名单公示（第一批）");
  await act(withdrawNotice, await actorNamed("市科协负责人"), { noticeId: mistaken, comment: "单位名称有一处错字，更正后重新公示。" });
  const noticeId = await hang(1, first, "“八有”科技工作者之家拟授牌名单公示（第一批，更正）");
  const item = await db().noticeItem.findFirstOrThrow({
    where: { noticeId, applicationId: ids.get("application water") ?? "" },
    select: { id: true },
  });
  await act(
    submitObjection,
    { kind: "visitor" },
    {
      ...{ noticeId, itemId: item.id, mode: "confidential", name: "欧阳澄", phone: "13800000199" },
      text: "该单位的场地 10 月起改作仓库，没有按申报的时间开放，去过两次都没有开门。",
    },
  );
  await upToNotice(hospital, "仁和医院科技工作者之家", "临江市江北街道仁和路 1 号门诊楼 5 层");
  await upToNotice(chemistry, "恒达新材料科技工作者之家", "高新区新材料产业园 6 号");
}
