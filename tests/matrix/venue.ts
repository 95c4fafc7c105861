// The home of the enterprise of `officer`: what it says of itself, its rooms and what is booked there.
import type { City } from "./city";
import { nobodysId } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";

export async function tryVenue(city: City, { command, page }: Matrix): Promise<void> {
  const { ids, one, really, sql } = city;
  const homeId = await one(`SELECT "id" FROM "Home" WHERE "ownerId" = $1 AND "status" = 'open'`, ids.firm);
  const open = () => one(`SELECT "id" FROM "HomeRevision" WHERE "homeId" = $1 AND "state" IN ('draft', 'submitted', 'returned')`, homeId);

  await page("/keeping", "", "/keeping");
  await page("/keeping/[homeId]", "the enterprise's", `/keeping/${homeId}`);
  await page("/keeping/[homeId]", "none", `/keeping/${nobodysId}`);
  await page("/keeping/[homeId]/profile", "before anything was written", `/keeping/${homeId}/profile`);
  await page("/keeping/[homeId]/profile", "none", `/keeping/${nobodysId}/profile`);

  const profile = { homeId, address: "创新路 110 号", hours: "每天 9:00–21:00", "offers.rights": "周三下午有律师", functions: "window" };
  await really("officer", "profiles.saveProfile", profile);
  await really("officer", "profiles.discardProfile", { revisionId: await open(), revision: "0" });
  await really("officer", "profiles.saveProfile", profile);
  const revisionId = await open();
  const seen = async () => ({
    revisionId,
    revision: String(await one(`SELECT "revision" FROM "HomeRevision" WHERE "id" = $1`, revisionId)),
  });
  const old = { revisionId, revision: stale };
  await command("profiles.submitProfile", "a draft", old);
  await really("officer", "profiles.submitProfile", await seen());
  await page("/keeping/[homeId]/profile", "handed in", `/keeping/${homeId}/profile`);
  await command("profiles.saveProfile", "while it is handed in", profile);
  await command("profiles.releaseProfile", "handed in", old);
  await command("profiles.giveBackProfile", "handed in", { ...old, comment: "电话少一位" });
  await really("staff", "profiles.giveBackProfile", { ...(await seen()), comment: "电话少一位" });
  await command("profiles.discardProfile", "given back", old);

  // Another looks after it now (Y20), and has it laid before it.
  await sql(`UPDATE "Home" SET "managerId" = $2 WHERE "id" = $1`, homeId, ids.zone);
  const managed = "managed by the township";
  await page("/keeping/[homeId]", managed, `/keeping/${homeId}`);
  await really("township", "profiles.submitProfile", await seen());
  await command("profiles.saveProfile", managed, profile);
  await command("profiles.submitProfile", managed, old);
  await command("profiles.discardProfile", managed, old);
  await sql(
    `UPDATE "WorkItem" SET "organizationId" = $2, "role" = 'townshipOfficer' WHERE "homeRevisionId" = $1 AND "closedAt" IS NULL`,
    ...[revisionId, ids.zone],
  );
  await command("profiles.releaseProfile", "laid before the township", old);
  await command("profiles.giveBackProfile", "laid before the township", { ...old, comment: "电话少一位" });
  await sql(
    `UPDATE "WorkItem" SET "organizationId" = $2, "role" = 'cityStaff' WHERE "homeRevisionId" = $1 AND "closedAt" IS NULL`,
    ...[revisionId, ids.department],
  );
  await really("staff", "profiles.releaseProfile", await seen());
  await sql(`UPDATE "Home" SET "managerId" = NULL WHERE "id" = $1`, homeId);
}
