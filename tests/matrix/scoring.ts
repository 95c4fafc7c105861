// Experts who score: asked, let go, sent back to and handed in; and one who says that they should not judge here.
import { type City, oddly, rarely } from "./city";
import type { Client, Fields } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";
const reason = "应由本单位办理";

export async function tryScoring(city: City, { command, page, faults }: Matrix): Promise<void> {
  const { move, really, one, clients, panel, persons, rounds } = city;
  const experts: readonly (readonly [Client, string])[] = [
    [clients.expert, persons.expert],
    ...panel.map((client, at) => [client, at === 0 ? persons.secondExpert : persons.thirdExpert] as const),
  ];
  const say: Fields = { comment: oddly("同意") };
  const marks: Fields = { comment: oddly("补正"), "m.homeName": rarely("名称写全") };

  const tryMove = (id: string, name: string, when: string, more: Fields = {}) =>
    command(`applications.${name}`, when, { applicationId: id, revision: stale, ...more });
  const toPanel = async (who: "officer" | "officerElsewhere"): Promise<string> => {
    const id = await city.draft(who, rounds.scored);
    await move(who, "submit", id);
    await move(who, "selfApprovalApprove", id);
    await move(who === "officer" ? "township" : "townshipElsewhere", "endorseRecommend", id, say);
    return id;
  };
  const ask = async (id: string) => {
    for (const [, expertIds] of experts) await move("staff", "panelAssignExperts", id, { expertIds });
  };
  const sheetOf = (id: string, expertId: string) =>
    one(
      `SELECT s.id FROM "ScoreSheet" s JOIN "Stage" st ON st.id = s."stageId"
        WHERE st."applicationId" = $1 AND s."expertId" = $2 AND s.state IN ('draft', 'submitted') ORDER BY st.seq DESC LIMIT 1`,
      id,
      expertId,
    );
  const pages = async (id: string, when: string) => {
    await page("/applications/[id]", when, `/applications/${id}`);
    await page("/applications/[id]/panel", when, `/applications/${id}/panel`);
    await page("/applications/[id]/score", when, `/applications/${id}/score`);
  };

  const id = await toPanel("officer");
  const early = "before experts are asked";
  await tryMove(id, "panelAssignExperts", early, { expertIds: persons.expert });
  await tryMove(id, "panelPass", early);
  await tryMove(id, "panelReturn", early, { comment: reason, "m.homeName": reason });
  await tryMove(id, "panelReturnToStage", early, { comment: reason, stage: "self" });
  await tryMove(id, "panelRefuse", early, { comment: reason });
  await pages(id, early);
  await page("/applications/[id]/move/[move]", `panelScoring.pass, ${early}`, `/applications/${id}/move/panelScoring.pass`);

  await move("staff", "panelReturn", id, marks);
  await move("officer", "saveApplication", id, { task: "home", go: "list", "a.homeName": rarely("矩阵之家三") });
  await move("officer", "resubmit", id);
  await ask(id);
  const asked = "with the experts";
  await tryMove(id, "panelExcuseExpert", asked, { comment: reason, expertId: persons.expert });
  await move("staff", "panelExcuseExpert", id, { ...say, expertId: persons.thirdExpert });
  await move("staff", "panelReturnToStage", id, { ...say, stage: "self" });
  await move("officer", "selfApprovalApprove", id);
  await move("township", "endorseRecommend", id, say);
  await ask(id);

  const own = await sheetOf(id, persons.expert);
  // As if another window had kept other points: whoever may is told which.
  await command("applications.fillSheet", asked, { sheetId: own, revision: stale, go: "save", "p.work": "8", "r.work": reason });
  await pages(id, asked);
  for (const [client, expertId] of experts) {
    const sheetId = await sheetOf(id, expertId);
    const fields: Fields = { sheetId, "p.work": "8", "r.work": rarely("做得不够") };
    await really(client, "applications.fillSheet", { ...fields, revision: "0", go: "save" });
    await really(client, "applications.fillSheet", { ...fields, revision: "1", go: "submit" });
  }
  await command("applications.fillSheet", "handed in", { sheetId: own, revision: stale, go: "save", "p.work": "9" });
  await pages(id, "scored by all");
  await move("staff", "panelPass", id, say);
  await command("applications.declareInterest", "where the scoring is over", { sheetId: own, comment: reason });
  await tryMove(id, "panelPass", "where the scoring is over");

  const other = await toPanel("officerElsewhere");
  await ask(other);
  await really("expert", "applications.declareInterest", { sheetId: await sheetOf(other, persons.expert), comment: oddly("亲属") });
  await pages(other, "where the expert stepped back");
  await move("staff", "panelRefuse", other, say);
  if ((await city.statusOf(other)) !== "refused") faults.push("the scoring did not refuse");
}
