// The demonstration city: invented, with a real city's shape. Everything in it is made through the commands, at days before the loading.
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { importOldPlates } from "./demo/plates";
import { loadMap, loadPolicies } from "./demo/public";
import { act, actorNamed, backToToday, daysBefore, setToday } from "./demo/acts";
import { playActivities } from "./demo/activities";
import { playApplications, playScorings, playSettled } from "./demo/applications";
import { inviteEverybody, loadSchemes, setUpCity } from "./demo/city";
import { playCases } from "./demo/cases";
import { playNotices } from "./demo/notices";
import { loadPartners } from "./demo/partners";

export async function loadDemo(): Promise<void> {
  await setToday(readEnv().clock);
  await daysBefore(40);
  await setUpCity();
  await inviteEverybody();
  await loadMap();
  await loadSchemes();
  await loadPolicies(await actorNamed("市科协经办"), await actorNamed("市科协负责人"));
  await loadPartners(await actorNamed("市科协经办"));
  await playApplications();
  await playSettled();
  await playNotices();
  await playCases();
  await importOldPlates(act, await actorNamed("市科协经办"));
  await playScorings();
  await playActivities();
  await backToToday();
  await db().session.updateMany({ where: { revokedAt: null }, data: { revokedAt: await readNow(db()) } });
  await db().setting.create({ data: { key: "demoLoaded", value: true } });
}
