// 代录: what came by mail or on paper, entered by the office, counted from the day it came, and taken over by the organization.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attachEvidence } from "@/lib/applications/commands/draft";
import { enterOnBehalf, takeOverApplication } from "@/lib/applications/commands/entry";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import { saveApplication } from "@/lib/applications/commands/save";
import * as stages from "@/lib/applications/commands/stages";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readForm } from "@/lib/applications/queries/form";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { runCommand } from "@/lib/server/command";
import { jobHandlers } from "@/lib/runner/jobs";
import { act, buildCity, type City, later, monday, type PersonKey } from "../support/city";
import { anyFile, bringTo, hosts, move, pagesOf, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const today = dayOf(monday);
const conflict = { ok: false, problem: { kind: "conflict" } };
const refused = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });
const enter = async (roundId: string, more: object = {}, who: PersonKey = "staff") =>
  runCommand(enterOnBehalf, await city.as(who), { roundId, organization: "新纪元制药科协", channel: "post", receivedOn: today, ...more });
const entered = async (scheme: "kunshan2024" | "yiyang2024" = "kunshan2024", more: object = {}) => {
  const round = await city.roundOf(scheme);
  const outcome = await enter(round.roundId, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { id: outcome.value.id, round };
};
const holderOf = async (id: string) =>
  (
    await portal.sql<{ purpose: string; organizationId: string; role: string }>(
      `SELECT purpose, "organizationId", role FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`,
      id,
    )
  )[0];
const rowOf = async (id: string) => (await portal.sql('SELECT * FROM "Application" WHERE id = $1', id))[0] ?? {};

/** Every page as the office copies it from the paper. */
async function fill(
  id: string,
  {
    round,
    scheme = "kunshan2024",
    who = "staff" as PersonKey,
  }: { round: Awaited<ReturnType<City["roundOf"]>>; scheme?: "kunshan2024" | "yiyang2024"; who?: PersonKey },
) {
  const given = {
    ...{
      homeName: "新纪元之家",
      address: "创新路 1 号",
      hours: "每天",
      phone: "0000-66552201",
      keeper: "陈淑敏",
      area: "120",
      facilities: "会议室",
    },
    ...{ hostKind: hosts[scheme], recommender: city.ids.highTechZone, route: "self", certificate: "GR1", certificateUntil: "2030-01-01" },
  };
  for (const { task, a, files } of pagesOf(round, given)) {
    await move(city, who, saveApplication, id, { task, a });
    for (const fieldKey of files) await act(attachEvidence, await city.as(who), { applicationId: id, fieldKey, file: anyFile() });
  }
}

describe("what the office enters for somebody", () => {
  it("is its own to fill in, with the paper beside it, and is handed in without ten minutes", async () => {
    const { id, round } = await entered();
    expect(await holderOf(id)).toEqual({ purpose: "fill", organizationId: city.ids.academic, role: "cityStaff" });
    expect((await readForm(await city.as("staff"), id))?.editable).toBe(true);
    expect(await readApplication(await city.as("highTech"), id)).toBeNull();
    expect(await readApplication(await city.as("bearing"), id)).toBeNull();
    await act(attachEvidence, await city.as("staff"), { applicationId: id, fieldKey: "entryScan", file: anyFile("来件.pdf") });
    await fill(id, { round });
    await move(city, "staff", lifecycle.submitApplication, id);
    expect(await rowOf(id)).toMatchObject({ status: "inProgress", revocableUntil: null });
    expect(await holderOf(id)).toMatchObject({ purpose: "endorse", organizationId: city.ids.highTechZone });
    const dossier = await readApplication(await city.as("highTech"), id);
    expect(dossier?.entry).toMatchObject({ channel: "post", receivedOn: today, takenOver: false, files: [{ name: "来件.pdf" }] });
    await bringTo(city, id, "awarded");
  });

  it("counts from the day it came, and the sweep lets it be", async () => {
    const { id, round } = await entered();
    await portal.setClock(later(round.closesAt, 3));
    await jobHandlers.sweepApplications({});
    expect(await rowOf(id)).toMatchObject({ status: "draft" });
    await fill(id, { round });
    expect((await tryMove(city, "staff", lifecycle.submitApplication, id)).ok).toBe(true);
  });

  it("comes back to the office until the organization takes it over, then to the organization", async () => {
    const { id, round } = await entered("yiyang2024");
    await fill(id, { round, scheme: "yiyang2024" });
    await move(city, "staff", lifecycle.submitApplication, id);
    // The unit's own approval stands on the paper.
    expect(await holderOf(id)).toMatchObject({ purpose: "selfApproval", organizationId: city.ids.academic, role: "cityStaff" });
    await move(city, "staff", stages.selfApprovalReturn, id, { comment: "缺章", m: { hours: "写明" } });
    expect(await holderOf(id)).toMatchObject({ purpose: "revise", organizationId: city.ids.academic });
    expect(await tryMove(city, "bearing", takeOverApplication, id)).toMatchObject({ ok: false });
    const pharma = await city.as("pharma");
    // Nor is it the organization's to write in before.
    const write = { task: "home", a: { hours: "周一" } };
    expect(await tryMove(city, "pharma", saveApplication, id, write)).toEqual({ ok: false, problem: { kind: "forbidden" } });
    expect(await tryMove(city, "pharma", lifecycle.resubmitApplication, id)).toEqual({ ok: false, problem: { kind: "forbidden" } });
    expect((await readForm(pharma, id))?.editable).toBe(false);
    expect((await readApplication(pharma, id))?.mayTakeOver).toBe(true);
    const both = await Promise.all([0, 1].map(() => runCommand(takeOverApplication, pharma, { applicationId: id })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(conflict);
    expect(await holderOf(id)).toEqual({ purpose: "revise", organizationId: city.ids.pharmaAssociation, role: "enterpriseOfficer" });
    // From now on it is no longer the office's.
    expect(await tryMove(city, "staff", saveApplication, id, write)).toEqual({
      ok: false,
      problem: { kind: "forbidden" },
    });
    await move(city, "pharma", saveApplication, id, write);
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    expect(await holderOf(id)).toMatchObject({ purpose: "selfApproval", organizationId: city.ids.pharmaAssociation });
    expect(await portal.one(`SELECT count(*) FROM "Message" WHERE event = 'takenOver' AND "personId" = $1`, city.persons.staff)).toBe("1");
  });

  it("is refused for who is not in the register, is there already, may not apply, or came outside of the round", async () => {
    const { roundId } = await city.roundOf("kunshan2024");
    expect(await enter(roundId, { organization: "没有的单位" })).toEqual(refused({ organization: ["notChoice"] }));
    expect(await enter(roundId, { receivedOn: addDays(today, 1) })).toEqual(refused({ receivedOn: ["dayAhead"] }));
    expect(await enter(roundId, { receivedOn: "2020-01-01" })).toEqual(refused({ receivedOn: ["outOfRange"] }));
    expect(await enter(roundId, { organization: "高新区科协" })).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["hostKind"] },
    });
    expect((await enter(roundId, {}, "highTech")).ok).toBe(false);
    expect((await enter(roundId)).ok).toBe(true);
    expect(await enter(roundId)).toEqual(refused({ organization: ["alreadyThere"] }));
  });
});
