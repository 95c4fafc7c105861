// A policy from its draft to its end, and what the city says about itself: who may, who may not, and two at once.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftPolicy, releasePolicy, repealPolicy, withdrawPolicy } from "@/lib/policies/commands";
import { listPolicies, publicPolicies, publicPolicy, publicPolicyNamed, readPolicy } from "@/lib/policies/queries";
import { changeCity } from "@/lib/portal/commands";
import { readCitySettings } from "@/lib/portal/queries";
import { runCommand } from "@/lib/server/command";
import { act, buildCity, type City, monday, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());

const words = {
  ...{ policyId: "", title: "办法", number: "", indexNumber: "", numberingBody: "", signingBody: "", publisher: "" },
  ...{ signedOn: "", issuedOn: "", effectiveOn: "2026-11-20", publishedOn: "", status: "trial", text: "第一条\n第二条" },
};
const enter = async (more: object = {}) => (await act(draftPolicy, await city.as("staff"), { ...words, ...more })).id;
const released = async (more: object = {}) => {
  const policyId = await enter(more);
  await act(releasePolicy, await city.as("leader"), { policyId });
  return policyId;
};
const refused = (kind: string, more: object = {}) => ({ ok: false, problem: { kind, ...more } });

describe("a draft", () => {
  it("is rewritten as often as needed, and seen by nobody outside", async () => {
    const policyId = await enter({ title: "初稿" });
    expect((await act(draftPolicy, await city.as("colleague"), { ...words, policyId, title: "二稿", effectiveOn: "" })).id).toBe(policyId);
    expect(await publicPolicy(policyId)).toBeNull();
    const file = await readPolicy(await city.as("leader"), policyId);
    expect(file).toMatchObject({ title: "二稿", effectiveOn: null, state: "draft", draftedBy: { name: "何文博" }, may: { amend: false } });
    expect((await publicPolicies({ word: "", status: null }, null)).rows.map(({ id }) => id)).not.toContain(policyId);
  });

  it("is the city staff's to write and nobody else's", async () => {
    expect(await runCommand(draftPolicy, await city.as("leader"), words)).toEqual(refused("forbidden"));
    for (const who of ["pharma", "highTech", "receiver", "expert", "auditor", "system"] as const) {
      expect(await runCommand(draftPolicy, await city.as(who), words), who).toEqual(refused("notFound"));
      expect(await listPolicies(await city.as(who), null)).toBeNull();
    }
    expect(await runCommand(draftPolicy, visitor, words)).toEqual(refused("notSignedIn"));
  });

  it("does not take a number that another one bears, unless that one was withdrawn", async () => {
    const number = "临科协〔2026〕1号";
    const first = await released({ number });
    const taken = refused("invalidInput", { fields: { number: ["alreadyThere"] } });
    expect(await runCommand(draftPolicy, await city.as("staff"), { ...words, number })).toEqual(taken);
    await act(withdrawPolicy, await city.as("leader"), { policyId: first, comment: "录错" });
    const again = await enter({ number });
    // Its own number is no other's.
    expect((await act(draftPolicy, await city.as("staff"), { ...words, policyId: again, number })).id).toBe(again);
  });

  it("with one number is entered once by two at once", async () => {
    const input = { ...words, number: "临科协〔2026〕2号" };
    const both = [await city.as("staff"), await city.as("colleague")];
    const outcomes = await Promise.all(both.map((actor) => runCommand(draftPolicy, actor, input)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a release", () => {
  it("is another person's, the leader's, and happens once", async () => {
    const policyId = await enter();
    expect(await runCommand(releasePolicy, await city.as("staff"), { policyId })).toEqual(refused("forbidden"));
    const leaders = [await city.as("leader"), await city.as("deputy")];
    const outcomes = await Promise.all(leaders.map((leader) => runCommand(releasePolicy, leader, { policyId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual(refused("conflict"));
    expect(await publicPolicy(policyId)).toMatchObject({ state: "released", effectiveOn: "2026-11-20" });
    expect(await runCommand(draftPolicy, await city.as("staff"), { ...words, policyId, title: "改写" })).toEqual(refused("conflict"));
  });

  it("is not for whoever wrote it, in whatever role", async () => {
    const policyId = await enter();
    await portal.sql(`UPDATE "PolicyDocument" SET "draftedById" = $2 WHERE id = $1`, policyId, city.persons.leader);
    expect(await runCommand(releasePolicy, await city.as("leader"), { policyId })).toEqual(
      refused("notNow", { blockers: ["releaserIsAnother"] }),
    );
  });

  it("joins the policy to the schemes that name it, and to their rounds", async () => {
    const { policy } = city.rounds.kunshan2024.document;
    const byNumber = await released({ title: "标题写得不一样", number: policy.number });
    expect((await publicPolicy(byNumber))?.schemes.map(({ scheme }) => scheme.name)).toEqual([city.rounds.kunshan2024.document.name]);
    expect((await publicPolicy(byNumber))?.schemes[0]?.rounds[0]?.id).toBe(city.rounds.kunshan2024.roundId);
    const byTitle = await released({ title: city.rounds.yiyang2024.document.policy.title });
    expect((await publicPolicy(byTitle))?.schemes.map(({ scheme }) => scheme.name)).toEqual([city.rounds.yiyang2024.document.name]);
    expect(await publicPolicyNamed(policy)).toEqual({ id: byNumber });
    expect(await publicPolicyNamed({ title: "没有这一份", number: null })).toBeNull();
  });
});

describe("an end", () => {
  it("by repeal leaves the text and says why; it happens once and not tomorrow", async () => {
    const policyId = await released();
    const leader = await city.as("leader");
    const repeal = { policyId, repealedOn: "2026-11-23", comment: "有新的办法" };
    expect(await runCommand(repealPolicy, leader, { ...repeal, repealedOn: "2026-11-24" })).toEqual(
      refused("invalidInput", { fields: { repealedOn: ["dayAhead"] } }),
    );
    await act(repealPolicy, leader, repeal);
    expect(await publicPolicy(policyId)).toMatchObject({
      ...{ status: "repealed", state: "released", repealedOn: "2026-11-23", reason: "有新的办法" },
      text: words.text,
    });
    expect(await runCommand(repealPolicy, leader, repeal)).toEqual(refused("notNow", { blockers: ["inForce"] }));
    expect((await publicPolicies({ word: "", status: "repealed" }, null)).rows.map(({ id }) => id)).toContain(policyId);
  });

  it("by withdrawal leaves a stone, and is the leader's with a reason", async () => {
    const policyId = await released({ title: "录错的办法" });
    expect(await runCommand(withdrawPolicy, await city.as("staff"), { policyId, comment: "x" })).toEqual(refused("forbidden"));
    expect(await runCommand(withdrawPolicy, await city.as("leader"), { policyId, comment: " " })).toEqual(
      refused("invalidInput", { fields: { comment: ["required"] } }),
    );
    await act(withdrawPolicy, await city.as("leader"), { policyId, comment: "标题录错" });
    expect(await publicPolicy(policyId)).toMatchObject({ state: "withdrawn", title: "录错的办法", reason: "标题录错" });
    expect((await publicPolicies({ word: "", status: "trial" }, null)).rows.map(({ id }) => id)).not.toContain(policyId);
    expect(await runCommand(withdrawPolicy, await city.as("leader"), { policyId, comment: "再撤" })).toEqual(refused("conflict"));
  });
});

describe("what the city says about itself", () => {
  const said = {
    ...{ hotline: "6655 0101", hours: "工作日", address: "学府路 18 号", postcode: "", department: "", icp: "", police: "", siteCode: "" },
    corrections: "https://example.gov.cn/jiucuo",
  };

  it("is changed by the system administrator alone, and a second time only if something is different", async () => {
    const system = await city.as("system");
    await act(changeCity, system, said);
    expect(await readCitySettings(system)).toEqual({
      ...{ name: "临江市", association: "临江市科协", hotline: "6655 0101", hours: "工作日", address: "学府路 18 号" },
      corrections: "https://example.gov.cn/jiucuo",
    });
    expect(await runCommand(changeCity, system, said)).toEqual(refused("notNow", { blockers: ["unchanged"] }));
    await act(changeCity, system, { ...said, hotline: "", siteCode: "１２３４５６７８９０" });
    expect(await readCitySettings(system)).toMatchObject({ siteCode: "1234567890" });
    expect(await readCitySettings(system)).not.toHaveProperty("hotline");
    for (const who of ["staff", "leader", "security", "auditor", "pharma"] as const) {
      expect(await runCommand(changeCity, await city.as(who), said), who).toEqual(refused("notFound"));
      expect(await readCitySettings(await city.as(who))).toBeNull();
    }
  });

  it("is not taken away by a post that names nothing of it", async () => {
    const { hotline: _, ...rest } = said;
    expect(await runCommand(changeCity, await city.as("system"), rest)).toEqual(
      refused("invalidInput", { fields: { hotline: ["required"] } }),
    );
  });

  it("leads nowhere but to the web, a mailbox or a telephone", async () => {
    for (const corrections of ["javascript:alert(1)", "data:text/html,x", "找我"])
      expect(await runCommand(changeCity, await city.as("system"), { ...said, corrections })).toEqual(
        refused("invalidInput", { fields: { corrections: ["notContact"] } }),
      );
    expect(await runCommand(changeCity, await city.as("system"), { ...said, postcode: "12345" })).toEqual(
      refused("invalidInput", { fields: { postcode: ["notNumber"] } }),
    );
  });
});
