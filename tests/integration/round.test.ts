// A whole round played by commands, everybody at once: a few dozen applicants each time the tests run, a thousand on demand (`DRILL=1`).
// Whatever the order in which four people at a time press their buttons, every application ends where its story leads, and the books agree.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { resubmitApplication, submitApplication, withdrawApplication } from "@/lib/applications/commands/lifecycle";
import { saveApplication } from "@/lib/applications/commands/save";
import * as stages from "@/lib/applications/commands/stages";
import { listQueue } from "@/lib/applications/queries/queue";
import { publicHomeChoices } from "@/lib/homes/queries/homes";
import { releaseNotice } from "@/lib/notices/commands/notice";
import { verifyChain } from "@/lib/server/audit-chain";
import { db } from "@/lib/server/db";
import { forget } from "@/lib/server/remember";
import { act, buildCity, type City, later, monday, type OpenRound, type PersonActor } from "../support/city";
import { anyFile, bringTo, draftedNotice, hosts, move, pagesOf, passStage, proposal } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

const applicants = process.env.DRILL ? 1000 : 30;
const scheme = "linjiang2026";

/** What becomes of an applicant, and how it ends. The first of each kind is certain; the others follow a seeded die. */
const fates = {
  straight: "awarded",
  returned: "awarded",
  draft: "draft",
  withdrawn: "withdrawn",
  refusedByTown: "refused",
  refusedByLeader: "refused",
} as const;
type Fate = keyof typeof fates;
const kinds = Object.keys(fates) as Fate[];
let seed = 20_261_122;
const die = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const fateOf = (at: number): Fate => kinds[at] ?? kinds[Math.max(0, Math.floor(die() * 20) - 14)] ?? "straight";

let portal: Portal;
let city: City;
let round: OpenRound;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  round = await city.roundOf(scheme);
}, 120_000);
afterAll(() => portal.close());

/** An association of its own for each, and one officer of them all, who acts for one at a time. */
async function associations(): Promise<PersonActor[]> {
  const officer = await city.as("pharma");
  const rows = Array.from({ length: applicants }, (_, at) => ({
    id: randomUUID(),
    name: `第${at + 1}企业科协`,
    kindCode: "enterpriseAssociation",
  }));
  await db().organization.createMany({ data: rows.map((row) => ({ ...row, parentId: city.ids.highTechZone })) });
  const paths = new Map((await db().organization.findMany({ select: { id: true, path: true } })).map(({ id, path }) => [id, path]));
  return rows.map(({ id, name }) => {
    const acting = {
      ...{ id: randomUUID(), role: "enterpriseOfficer" as const, organizationId: id },
      ...{ organizationName: name, organizationPath: paths.get(id) ?? "" },
    };
    return { ...officer, acting, memberships: [acting] };
  });
}

/** Four at a time. */
async function together<V>(items: readonly V[], work: (item: V) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([one(), one(), one(), one()]);
}

type Play = { id: string; fate: Fate; officer: PersonActor };

async function upToDecision({ officer, fate }: { officer: PersonActor; fate: Fate }): Promise<Play> {
  const { id } = await act(openApplication, officer, { roundId: round.roundId });
  const words = {
    homeName: `${officer.acting?.organizationName}之家`,
    address: "创新路",
    hours: "每天",
    phone: "0000-66552201",
    keeper: "陈淑敏",
    area: "120",
  };
  const given = { ...words, facilities: "会议室", hostKind: hosts[scheme], recommender: city.ids.highTechZone };
  for (const { task, a, files } of pagesOf(round, given)) {
    await move(city, officer, saveApplication, id, { task, a });
    for (const fieldKey of files) await act(attachEvidence, officer, { applicationId: id, fieldKey, file: anyFile() });
  }
  if (fate === "draft") return { id, fate, officer };
  await move(city, officer, submitApplication, id);
  if (fate === "withdrawn") {
    await move(city, officer, withdrawApplication, id);
    return { id, fate, officer };
  }
  await bringTo(city, id, "recommend");
  if (fate === "refusedByTown") {
    await move(city, "highTech", stages.endorseRefuse, id, { comment: "场地不属实" });
    return { id, fate, officer };
  }
  if (fate === "returned") {
    await move(city, "highTech", stages.endorseReturn, id, { comment: "请写明时间", m: { hours: "写明" } });
    await move(city, officer, saveApplication, id, { task: "home", a: { hours: "周一至周五" } });
    await move(city, officer, resubmitApplication, id);
  }
  await bringTo(city, id, "decide");
  const outcome = fate === "refusedByLeader" ? "refuse" : "approve";
  await move(city, "staff", stages.decisionPropose, id, proposal("2026-11-23", outcome));
  if (outcome === "refuse") await move(city, "leader", stages.decisionRefuse, id, { documentNumber: "" });
  else await passStage(city, id);
  return { id, fate, officer };
}

describe("a round", () => {
  it(
    `of ${applicants} ends as each story says, and the books agree`,
    async () => {
      const plays: Play[] = [];
      await together(
        (await associations()).map((officer, at) => ({ officer, fate: fateOf(at) })),
        async (story) => plays.push(await upToDecision(story)),
      );
      expect(new Set(plays.map(({ fate }) => fate)).size).toBe(kinds.length);
      const chosen = plays.filter(({ fate }) => fates[fate] === "awarded").map(({ id }) => id);

      // Lists of a hundred, each released by a second person; then their days pass.
      for (let at = 0; at < chosen.length; at += 100) {
        const noticeId = await draftedNotice(city, ...chosen.slice(at, at + 100));
        await act(releaseNotice, await city.as("leader"), { noticeId });
      }
      await portal.setClock(later(monday, 30));
      await together(chosen, async (id) => {
        await move(city, "staff", stages.publicNoticePass, id);
        await move(city, "staff", stages.awardPlaque, id);
      });

      const rows = await portal.sql<{ id: string; status: string }>(
        `SELECT id, status FROM "Application" WHERE "roundId" = $1`,
        round.roundId,
      );
      const ends = new Map(rows.map(({ id, status }) => [id, status]));
      expect(plays.filter(({ id, fate }) => ends.get(id) !== fates[fate])).toEqual([]);
      expect(rows).toHaveLength(applicants);

      // Numbers without a gap, and one plate for each that was awarded.
      const handedIn = plays.filter(({ fate }) => fate !== "draft").length;
      const last = (text: string) => Number(/(\d+)\D*$/.exec(text)?.[1]);
      const numbers = await portal.sql<{ number: string }>(
        `SELECT number FROM "Application" WHERE "roundId" = $1 AND number IS NOT NULL`,
        round.roundId,
      );
      const plates = await portal.sql<{ number: string }>(`SELECT number FROM "Plaque"`);
      const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
      expect(numbers.map(({ number }) => last(number)).toSorted((a, b) => a - b)).toEqual(upTo(handedIn));
      expect(plates.map(({ number }) => last(number)).toSorted((a, b) => a - b)).toEqual(upTo(chosen.length));
      forget();
      const { counted, others } = await publicHomeChoices();
      expect(counted.reduce((sum, { homes }) => sum + homes, others)).toBe(chosen.length);

      // Nobody has work left but those who never handed in, and the log holds every act, unbroken.
      expect(
        await portal.sql(
          `SELECT purpose, count(*)::int FROM "WorkItem" WHERE "closedAt" IS NULL AND "applicationId" IS NOT NULL GROUP BY 1`,
        ),
      ).toEqual([{ purpose: "fill", count: applicants - handedIn }]);
      const none = { q: "", stage: null, town: null, round: null, who: null, due: null };
      expect((await listQueue(await city.as("staff"), none, null))?.rows).toEqual([]);
      expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE permission = 'application.award.awardPlaque'`)).toBe(
        chosen.length,
      );
      expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE permission = 'application.submit'`)).toBe(handedIn);
      expect(await verifyChain(db())).toMatchObject({ ok: true });
    },
    process.env.DRILL ? 3_600_000 : 300_000,
  );
});
