// The 台账 of the enterprise's home and of one that the recommender keeps itself: everybody tries each command over what has moved on.
import { type City, oddly, rarely } from "./city";
import type { Matrix } from "./matrix";

export function openMatters(city: City, { command, page }: Pick<Matrix, "command" | "page">) {
  const { really, one } = city;
  const said = { title: oddly("配一名导师"), owner: oddly("甲"), dueOn: city.today };

  async function tryOne(when: string, homeId: string, keeper: "officer" | "township"): Promise<void> {
    await really(keeper, "matters.saveMatter", { homeId, matterId: "", revision: "0", ...said, title: rarely("配一名导师") });
    const matterId = await one(`SELECT id FROM "HomeMatter" WHERE "homeId" = $1 ORDER BY "createdAt" DESC LIMIT 1`, homeId);
    const stale = { matterId, revision: "9" };
    await page("/keeping/[homeId]/standards", when, `/keeping/${homeId}/standards`);
    await page("/keeping/[homeId]/standards/[key]", when, `/keeping/${homeId}/standards/place`);
    const nowhere = { homeId, criterionKey: "nothing", shown: "" };
    await command("evidence.pickForHome", when, nowhere, { after: ["criterionKey notChoice"] });
    await page("/keeping/[homeId]/matters", when, `/keeping/${homeId}/matters`);
    await command("matters.saveMatter", when, { homeId, ...stale, ...said });
    await command(
      "matters.finishMatter",
      when,
      { ...stale, endedOn: "2099-01-01", result: oddly("办成") },
      { after: ["endedOn dayAhead"] },
    );
    await command("matters.dropMatter", when, { ...stale, comment: oddly("不办") });
    await command("matters.reopenMatter", when, stale);
    await really(keeper, "matters.finishMatter", { matterId, revision: "0", endedOn: "2000-01-01", result: oddly("办成") });
    await really(keeper, "matters.reopenMatter", { matterId, revision: "1" });
    await really(keeper, "matters.dropMatter", { matterId, revision: "2", comment: oddly("不办") });
  }

  return async (homeId: string): Promise<void> => {
    await tryOne("the enterprise's", homeId, "officer");
    // Once with something, so that there is a record to take back.
    const thing = await one(`INSERT INTO "Facility" ("homeId", "kind", "name") VALUES ($1, 'books', $2) RETURNING id`, homeId, "书");
    await really("officer", "evidence.pickForHome", { homeId, criterionKey: "place", shown: "", picked: `facility~${thing}` });
    const roundId = city.rounds.scored;
    await really("officer", "applications.openApplication", { roundId });
    const applicationId = await one(
      `SELECT a.id FROM "Application" a JOIN "Home" h ON h."ownerId" = a."applicantOrganizationId" WHERE h.id = $1 AND a."roundId" = $2`,
      homeId,
      roundId,
    );
    await really("officer", "applications.pickForApplication", {
      ...{ applicationId, criterionKey: "place", shown: "", picked: `facility~${thing}` },
    });
    await city.move("officer", "discard", applicationId);
    const own = await one(
      `INSERT INTO "Home" ("ownerId", "name", "category", "level", "address", "hours") VALUES ($1, '园区之家', '园区', '市级', '一路', '')
      RETURNING id`,
      city.ids.zone,
    );
    await tryOne("the recommender's own", own, "township");
  };
}
