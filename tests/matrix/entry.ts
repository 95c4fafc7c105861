// What came by mail: the office fills it in and hands it in, and gets it back, until the organization takes it over.
import { type City, oddly } from "./city";
import { asParts, type Fields } from "./http";
import type { Matrix } from "./matrix";

const stale = "2000000000";
const reason = "应由本单位办理";

export async function tryEntry(city: City, { command, page, route }: Matrix): Promise<void> {
  const { ids, today, really, one, move, rounds } = city;
  const envelope: Fields = { roundId: rounds.department, channel: "post", receivedOn: today };
  const notInRegister = { after: ["organization notChoice"] };
  await command("applications.enterOnBehalf", "for somebody not in the register", { ...envelope, organization: "没有" }, notInRegister);
  const { to } = await really("staff", "applications.enterOnBehalf", {
    ...envelope,
    organization: await one(`SELECT name FROM "Organization" WHERE id = $1`, ids.otherFirm),
  });
  const id = to?.split("/")[2] ?? "";
  const tryMove = (name: string, when: string, more: Fields = {}) =>
    command(`applications.${name}`, when, { applicationId: id, revision: stale, ...more });

  const entered = "entered by the office";
  await page("/applications/[id]", entered, `/applications/${id}`);
  await page("/applications/[id]/form", entered, `/applications/${id}/form`);
  const unseen = { task: "have", "s.place": "never", "s.place_note": "never" };
  await command("applications.saveApplication", entered, { applicationId: id, ...unseen });
  const nowhere = { applicationId: id, criterionKey: "nothing", shown: "" };
  await command("applications.pickForApplication", entered, nowhere, { after: ["criterionKey notChoice"] });
  await route("POST", "/api/applications/[id]/answers", entered, `/api/applications/${id}/answers`, { posted: asParts(unseen) });
  await route("POST", "/api/attachments", entered, `/api/attachments?application=${id}&task=have`, {
    posted: asParts({ "s.place": "never", "s.place_note": "never" }),
    back: `/applications/${id}/form/have`,
  });
  await city.fill("staff", id, rounds.department);
  await tryMove("submit", entered);
  await tryMove("discard", entered);
  await move("staff", "submit", id);
  const unit = "where the unit's approval stands on the paper";
  await tryMove("selfApprovalApprove", unit, { comment: reason });
  await tryMove("selfApprovalReturn", unit, { comment: reason, "m.homeName": reason });
  await move("staff", "selfApprovalReturn", id, { comment: oddly("缺章"), "m.homeName": "写全" });
  await tryMove("resubmit", "come back to the office");
  await really("officerElsewhere", "applications.takeOverApplication", { applicationId: id });
  await command("applications.takeOverApplication", "taken over already", { applicationId: id });
  await tryMove("resubmit", "taken over");
}
