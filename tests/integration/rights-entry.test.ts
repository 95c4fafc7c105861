// Cases entered by others than the claimant: by the desk, and by an enterprise's association. Each wall has a control beside it.
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enterForClaimant, fileOnBehalf } from "@/lib/rights-cases/commands/entry";
import { enterCase } from "@/lib/rights-cases/commands/follow";
import { acceptCase, linkRespondent } from "@/lib/rights-cases/commands/office";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { noFilter } from "@/lib/rights-cases/rules/queue";
import { readBehalfEntry, readDeskEntry } from "@/lib/rights-cases/queries/entry";
import { askData } from "@/lib/rights-cases/commands/data";
import { listFiledCases } from "@/lib/rights-cases/queries/filed";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { filedCase, linked, seen, type CaseCity, openCaseCity, blocked, refused, wrong } from "../support/cases";
import { act, later, monday, type PersonActor, visitor } from "../support/city";
import { times } from "../support/race";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const common = () => ({
  token: randomUUID(),
  mode: "confidential",
  category: "wages",
  what: "三个月没有发工资",
  respondent: "",
  respondentCode: "",
  ask: "补发拖欠的工资",
  notBy: "",
  name: "石敬岩",
  phone: "13700000001",
  address: "",
  people: "",
  representatives: ["", "", "", ""],
  consentHow: "telephone",
  consentOn: "2026-11-23",
  consentHandle: "on",
});
const call = (more: object = {}) => ({ ...common(), channel: "phone", receivedOn: "2026-11-20", alike: "", ...more });
const behalf = (more: object = {}) => ({ ...common(), respondent: "精工轴承股份有限公司", ...more });
const keysKept = () => readdirSync(readEnv().keyDir).length;
/** Every wall leaves nothing: no row, no key. */
async function nothingKept(work: () => Promise<unknown>): Promise<unknown> {
  const before = [await portal.fingerprint(), keysKept()];
  const outcome = await work();
  expect([await portal.fingerprint(), keysKept()]).toEqual(before);
  return outcome;
}

describe("an oral or paper case", () => {
  it("is entered by the desk, and its number and code open it for whoever they were given to", async () => {
    const { id, number, code } = await act(enterForClaimant, who.staff, call());
    expect(number).toMatch(/^WQ2026-\d{8}$/);
    expect(await act(enterCase, visitor, { number, code })).toEqual({ id });
    const row = await db().rightsCase.findUniqueOrThrow({ where: { id }, include: { limits: true } });
    expect(row).toMatchObject({ channel: "phone", status: "submitted", filerOrganizationId: null, filedOn: new Date("2026-11-20") });
    // Art. 23: fifteen days from the day it was received, not from the day somebody typed it.
    expect(row.limits).toMatchObject([{ standard: "caseNotice", startsOn: new Date("2026-11-20"), dueOn: new Date("2026-12-05") }]);
    const read = await readOwnCase({ kind: "claimant", caseId: id }, null);
    expect(read?.body).toMatchObject({
      what: "三个月没有发工资",
      consentHandle: true,
      consentRecord: { how: "telephone", day: "2026-11-23", givenBy: "石敬岩", takenBy: "学会学术部 沈嘉禾" },
    });
    expect(await portal.tablesWith(code)).toEqual([]);
    expect(await portal.tablesWith("石敬岩")).toEqual([]);
  });

  it("is one case however often its form is posted, and the code is not shown to whoever finds the form later", async () => {
    const form = call();
    const made = await Promise.all(times(6, () => runCommand(enterForClaimant, who.staff, form)));
    expect(new Set(made.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(made[0]).toMatchObject({ ok: true });
    // The same form in another's hands is another's form.
    expect(await act(enterForClaimant, who.colleague, form)).not.toMatchObject({ number: made[0]?.ok ? made[0].value.number : "" });
    await portal.setClock(later(monday, 0, 10 * 60_000 - 1));
    expect(await runCommand(enterForClaimant, who.staff, form)).toEqual(made[0]);
    // Nor does what one does on the case meanwhile make the form younger.
    const { id } = await db().rightsCase.findFirstOrThrow({ where: { number: made[0]?.ok ? made[0].value.number : "" } });
    await linked(who.staff, id);
    await portal.setClock(later(monday, 0, 10 * 60_000));
    expect(await runCommand(enterForClaimant, who.staff, form)).toEqual(refused("conflict"));
  });

  it("keeps of an anonymous claimant no name, no telephone and no address, whatever was sent", async () => {
    const { id } = await act(
      enterForClaimant,
      who.staff,
      call({ mode: "anonymous", address: "东街 1 号", representatives: ["温若谷"], people: "2" }),
    );
    const { body } = (await readOwnCase({ kind: "claimant", caseId: id }, null)) ?? {};
    expect(body).toMatchObject({ name: "", phone: "", address: "", representatives: [], consentRecord: { givenBy: "" } });
    expect((await db().workItem.findFirstOrThrow({ where: { rightsCaseId: id } })).openedAt).toEqual(new Date("2026-11-24T00:00:00+08:00"));
  });

  it("is the desk's alone to enter", async () => {
    for (const key of ["leader", "pharma", "highTech", "expert", "system"] as const)
      expect(await runCommand(enterForClaimant, who[key], call()), key).toEqual(refused("notFound"));
    expect(await readDeskEntry(who.leader)).toBeNull();
    expect(await readDeskEntry(who.staff)).toMatchObject({ office: "学会学术部", today: "2026-11-23" });
    // The same two people, when the desk is another department.
    await db().setting.create({ data: { key: "caseOffice", value: { organizationId: city.ids.city } } });
    try {
      expect(await nothingKept(() => runCommand(enterForClaimant, who.staff, call()))).toEqual(refused("forbidden"));
      expect(await readDeskEntry(who.staff)).toBeNull();
    } finally {
      await db().setting.delete({ where: { key: "caseOffice" } });
    }
  });

  it("is refused to whom it concerns, with nothing kept, and a colleague enters it", async () => {
    const named = call({ notBy: "不要让沈嘉禾办" });
    expect(await nothingKept(() => runCommand(enterForClaimant, who.staff, named))).toEqual(blocked("asksColleague"));
    const { id } = await act(enterForClaimant, who.colleague, named);
    expect(await readCase(who.staff, id)).toBeNull();
    expect(await readCase(who.colleague, id)).not.toBeNull();

    // Somebody who worked at the firm two years ago.
    const tied: PersonActor = { ...who.staff, ties: [...who.staff.ties, city.ids.pharma] };
    const about = call({ respondent: "新纪元制药（有限公司）" });
    expect(await nothingKept(() => runCommand(enterForClaimant, tied, about))).toEqual(blocked("asksColleague"));
    expect(await runCommand(enterForClaimant, who.staff, about)).toMatchObject({ ok: true });
  });

  it("is shown beside the open ones that look the same, by number and day, and entered when they were looked at", async () => {
    const first = await filedCase({ respondent: "江北食品厂", category: "title" });
    const asked = call({ respondent: "江北 食品厂", category: "title" });
    const outcome = await nothingKept(() => runCommand(enterForClaimant, who.staff, asked));
    const alike = `${first.number} 2026-11-23`;
    expect(outcome).toEqual({ ok: false, problem: { kind: "conflict", seen: { alike } } });
    // Another one came in between: what was looked at is no longer all there is.
    const second = await filedCase({ respondent: "江北食品厂", category: "title", notBy: "何文博" });
    expect(await runCommand(enterForClaimant, who.staff, { ...asked, alike })).toMatchObject(refused("conflict"));
    // Who must not know of the second is not told of it.
    expect(await runCommand(enterForClaimant, who.colleague, { ...asked, alike })).toMatchObject({ ok: true });
    expect(second.number).not.toBe(first.number);
    expect(await runCommand(enterForClaimant, who.staff, call({ respondent: "江北食品厂", category: "academic" }))).toMatchObject({
      ok: true,
    });
  });

  it("says what is missing", async () => {
    const run = (more: object) => runCommand(enterForClaimant, who.staff, call(more));
    expect(await run({ name: "" })).toEqual(wrong({ name: ["required"] }));
    expect(await run({ phone: "" })).toEqual(wrong({ phone: ["required"] }));
    expect(await run({ phone: "", address: "东街 1 号" })).toMatchObject({ ok: true });
    expect(await run({ consentHandle: undefined })).toEqual(wrong({ consentHandle: ["notAccepted"] }));
    expect(await run({ consentOn: "2026-11-24", receivedOn: "2026-11-24" })).toEqual(
      wrong({ consentOn: ["dayAhead"], receivedOn: ["dayAhead"] }),
    );
    expect(await run({ channel: "web" })).toEqual(wrong({ channel: ["required"] }));
    expect(await run({ category: "nothing" })).toEqual(wrong({ category: ["notChoice"] }));
    expect(await run({ representatives: ["甲", "乙"], people: "2" })).toEqual(wrong({ people: ["outOfRange"] }));
    expect(await run({ representatives: ["甲", "乙", "丙", "丁", "戊"], people: "9" })).toEqual(wrong({ representatives: ["tooMany"] }));
    expect(await run({ representatives: ["甲", "乙", "丙", "丁"], people: "9" })).toMatchObject({ ok: true });
  });
});

describe("a case that an enterprise's association files", () => {
  it("shows the officer how far it is, and nothing of what is said", async () => {
    const { id, number, code } = await act(fileOnBehalf, who.pharma, behalf());
    expect(await db().rightsCase.findUniqueOrThrow({ where: { id } })).toMatchObject({
      channel: "onBehalf",
      filerOrganizationId: city.ids.pharmaAssociation,
    });
    // What the person asks about their own data is not the association's to know.
    await act(askData, { kind: "claimant", caseId: id }, { what: "deletion", text: "请删除" });
    const list = await listFiledCases(who.pharma, null);
    const line = list?.rows.find((row) => row.id === id);
    expect(Object.keys(line ?? {}).sort()).toEqual(["category", "filedOn", "id", "number", "standing", "status"]);
    expect(line).toMatchObject({ number, category: "工资社保", status: "submitted", standing: { day: 0, left: 15, paused: false } });
    expect(await readCase(who.pharma, id)).toBeNull();
    expect(await listCases(who.pharma, noFilter, null)).toBeNull();
    expect((await listFiledCases(who.bearing, null))?.rows).toEqual([]);
    expect(await listFiledCases(who.staff, null)).toBeNull();
    // The person has the code.
    expect(await act(enterCase, visitor, { number, code })).toEqual({ id });
    expect(await portal.tablesWith(code)).toEqual([]);
  });

  it("is never against its own house", async () => {
    const own = { respondent: "新纪元制药科协" };
    const host = { respondent: "新纪元制药有限公司" };
    const byCode = {
      respondent: "",
      respondentCode: (await db().organization.findUniqueOrThrow({ where: { id: city.ids.pharma } })).creditCode,
    };
    for (const about of [own, host, byCode])
      expect(await nothingKept(() => runCommand(fileOnBehalf, who.pharma, behalf(about)))).toEqual(blocked("ownOrganization"));
    // The other enterprise's officer may.
    for (const about of [own, host, byCode]) expect(await runCommand(fileOnBehalf, who.bearing, behalf(about))).toMatchObject({ ok: true });
    const sister = await db().organization.create({
      data: { name: "新纪元制药二厂科协", kindCode: "enterpriseAssociation", parentId: city.ids.highTechZone, hostUnitId: city.ids.pharma },
    });
    expect(await nothingKept(() => runCommand(fileOnBehalf, who.pharma, behalf({ respondent: sister.name })))).toEqual(
      blocked("ownOrganization"),
    );
  });

  it("is filed by an association, and not by the employer itself (K11)", async () => {
    const firm = await db().organization.create({
      data: { name: "青禾种业有限公司", kindCode: "enterprise", parentId: city.ids.highTechZone },
    });
    if (!who.bearing.acting) throw new Error("the officer acts for nobody");
    const officer: PersonActor = {
      ...who.bearing,
      acting: { ...who.bearing.acting, organizationId: firm.id, organizationName: firm.name },
    };
    expect(await nothingKept(() => runCommand(fileOnBehalf, officer, behalf()))).toEqual(refused("forbidden"));
    expect(await readBehalfEntry(officer)).toBeNull();
    expect(await listFiledCases(officer, null)).toMatchObject({ mayFile: false, rows: [] });
    expect(await listFiledCases(who.bearing, null)).toMatchObject({ mayFile: true });
  });

  it("is not of a kind that only those entrusted with it may read, nor anonymous, and by nobody else", async () => {
    for (const category of ["mind", "misconduct"])
      expect(await runCommand(fileOnBehalf, who.pharma, behalf({ category }))).toEqual(wrong({ category: ["notChoice"] }));
    expect(await runCommand(fileOnBehalf, who.pharma, behalf({ mode: "anonymous" }))).toEqual(wrong({ mode: ["required"] }));
    expect((await readBehalfEntry(who.pharma))?.categories.map(({ code }) => code)).toEqual(
      expect.not.arrayContaining(["mind", "misconduct"]),
    );
    for (const key of ["staff", "leader", "highTech", "scientist"] as const)
      expect(await runCommand(fileOnBehalf, who[key], behalf()), key).toEqual(refused("notFound"));
  });

  it("goes from the officer's sight when it turns out to be about the firm, and is never linked to the filer itself", async () => {
    const { id } = await act(fileOnBehalf, who.pharma, behalf({ respondent: "新纪元药业" }));
    const inSight = async () => (await listFiledCases(who.pharma, null))?.rows.some((row) => row.id === id);
    await portal.setClock(later(monday, 1));
    expect(await runCommand(linkRespondent, who.staff, { ...(await seen(id)), organizationId: city.ids.pharmaAssociation })).toEqual(
      wrong({ organizationId: ["notSelf"] }),
    );
    expect(await inSight()).toBe(true);
    // The database says the same, past the program.
    await expect(
      portal.sql('UPDATE "RightsCase" SET "respondentSettled" = true, "respondentId" = "filerOrganizationId" WHERE id = $1', id),
    ).rejects.toThrow(/RightsCase_filer/);
    await linked(who.staff, id, city.ids.bearing);
    expect(await inSight()).toBe(true);
    await linked(who.staff, id, city.ids.pharma);
    expect(await inSight()).toBe(false);
    expect(await runCommand(acceptCase, who.staff, await seen(id))).toMatchObject({ ok: true });
  });
});
