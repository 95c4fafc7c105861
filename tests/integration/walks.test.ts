// Four hundred random walks: anybody tries anything, mostly with sense. After each step the file must be in order, and a refused act
// must have changed nothing in it.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as drafts from "@/lib/applications/commands/draft";
import * as saves from "@/lib/applications/commands/save";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as panels from "@/lib/applications/commands/panel";
import * as sheets from "@/lib/applications/commands/sheets";
import * as stages from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { planStages } from "@/lib/applications/rules/way";
import { applicationWorkflow, stageWorkflows } from "@/lib/applications/workflow";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { scoredLines } from "@/lib/schemes/rules/ends";
import { type StageKind } from "@/lib/schemes/schema/stages";
import { verifyChain } from "@/lib/server/audit-chain";
import { type Command, isCommand, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { assignWork } from "@/lib/work/commands/assign";
import {
  buildCity,
  type City,
  experts,
  monday,
  type OpenRound,
  type PersonKey,
  type SchemeKey,
  systemActor,
  visitor,
} from "../support/city";
import { allInOrder, anyFile, bringTo, draft, hungUp, move, pagesOf, papers, proposal, settle, visit } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let actors: Actor[];
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const people = Object.keys(city.persons) as PersonKey[];
  actors = [...(await Promise.all(people.map((key) => city.as(key)))), systemActor, visitor];
});
afterAll(() => portal.close());

type AnyCommand = Command<unknown, unknown, unknown>;
const moves = new Map<string, AnyCommand>(
  [...Object.values(lifecycle), ...Object.values(stages), ...Object.values(panels), ...Object.values(sheets), siteVisitRecord]
    .filter(isCommand)
    .map((command) => [command.permission, command as unknown as AnyCommand]),
);
const others = [
  saves.saveApplication,
  saves.autosaveApplication,
  drafts.attachEvidence,
  drafts.detachEvidence,
  drafts.openApplication,
  assignWork,
] as unknown as AnyCommand[];
const commands = [...moves.values(), ...others];

/** One step as the generator gives it: all figures are taken modulo what there is at that moment. */
const step = fc.record({ way: fc.nat(99), who: fc.nat(999), what: fc.nat(999), how: fc.nat(9999) });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const pick = <V>(list: readonly V[], n: number): V => list[n % list.length] as V;

type Row = Record<string, unknown>;
/** The whole file of one application, as rows. */
type File = {
  application: Row & {
    id: string;
    status: string;
    number: string | null;
    revision: number;
    answers: Record<string, string>;
    applicantOrganizationId: string;
  };
  stages: (Row & { id: string; seq: number; key: string; kind: string; state: string; organizationId: string })[];
  work: (Row & { id: string; purpose: string; organizationId: string; assigneeId: string | null; closedAt: string | null })[];
  sheets: (Row & { id: string; stageId: string; expertId: string; state: string; revision: number; total: number | null; lines: number })[];
  results: (Row & { stageId: string; sheets: number; total: number; lines: number })[];
  marks: (Row & { stageId: string })[];
  submissions: (Row & { ordinal: number })[];
  visits: (Row & { stageId: string; conclusion: string; visitors: number })[];
  decisions: (Row & { outcome: string; proposedById: string; decidedById: string | null; voidedAt: string | null })[];
  receipts: (Row & { stageId: string; copies: number; stampChecked: boolean })[];
  evidence: (Row & { id: string; removedAt: string | null })[];
  plaques: (Row & { number: string; ownerId: string; events: number })[];
  record: string[];
};
const rowsOf = (table: string, order: string, more = "") =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(t)${more} ORDER BY ${order}), '[]') FROM "${table}" t WHERE t."applicationId" = a.id)`;
const fileQuery = `SELECT jsonb_build_object('application', to_jsonb(a), 'stages', ${rowsOf("Stage", "t.seq")}, 'work', ${rowsOf("WorkItem", `t."openedAt", t.id`)},
  'marks', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.id), '[]') FROM "ReturnMark" m JOIN "Stage" s ON s.id = m."stageId" WHERE s."applicationId" = a.id),
  'submissions', ${rowsOf("Submission", "t.ordinal")}, 'decisions', ${rowsOf("Decision", "t.id")}, 'receipts', ${rowsOf("PaperReceipt", "t.id")},
  'visits', ${rowsOf("SiteVisit", "t.id", ` || jsonb_build_object('visitors', (SELECT count(*) FROM "SiteVisitor" v WHERE v."visitId" = t.id))`)},
  'sheets', (SELECT coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('lines', (SELECT count(l.points) FROM "ScoreLine" l WHERE l."sheetId" = c.id)) ORDER BY c.id), '[]')
    FROM "ScoreSheet" c JOIN "Stage" s ON s.id = c."stageId" WHERE s."applicationId" = a.id),
  'results', (SELECT coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('lines', (SELECT count(*) FROM "PanelMean" m WHERE m."stageId" = r."stageId")) ORDER BY r."closedAt", r."stageId"), '[]')
    FROM "PanelResult" r JOIN "Stage" s ON s.id = r."stageId" WHERE s."applicationId" = a.id),
  'evidence', ${rowsOf("Evidence", `t."fieldKey", t."removedAt", t.id`)},
  'plaques', (SELECT coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('ownerId', h."ownerId", 'events', (SELECT count(*) FROM "PlaqueEvent" e WHERE e."plaqueId" = p.id))), '[]')
    FROM "Plaque" p JOIN "Home" h ON h.id = p."homeId" WHERE p."applicationId" = a.id),
  'record', (SELECT coalesce(jsonb_agg(l.permission ORDER BY l.seq), '[]') FROM "AuditEntry" l WHERE (l."subjectKind" = 'application' AND l."subjectId" = a.id::text)
    OR (l."subjectKind" = 'sheet' AND l."subjectId" IN (SELECT c.id::text FROM "ScoreSheet" c JOIN "Stage" s ON s.id = c."stageId" WHERE s."applicationId" = a.id)))
  )::text AS file FROM "Application" a WHERE a.id = $1`;
const read = async (id: string): Promise<string> => portal.one<string>(fileQuery, id);

/** What is out of order in a file; nothing, if all is well. */
function faultsOf(file: File, round: OpenRound): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) faults.push(`${file.application.status}: ${what}`);
  };
  const { application, stages: rows, decisions, plaques } = file;
  const submitted = application.submittedAt !== null;
  const open = rows.filter(({ state }) => state === "open" || state === "proposed");
  const planned = rows.filter(({ state }) => state === "planned");
  const work = file.work.filter(({ closedAt, purpose }) => closedAt === null && purpose !== "score");
  const [stage] = open;
  const [item] = work;
  must(open.length <= 1, "one open stage");
  must(work.length <= 1, "one open item");
  must(application.status !== "draft" || !submitted, "a draft is what was not submitted");
  must(submitted || ["draft", "withdrawn", "lapsed"].includes(application.status), "what was not submitted is a draft or over");
  must(!submitted || application.number !== null, "a number with the submission");
  must(
    (application.recommenderPath !== null) === (submitted && application.recommenderOrganizationId !== null),
    "the recommender's place from the submission on",
  );
  must(
    file.submissions.every(({ ordinal }, i) => ordinal === i + 1),
    "submissions in order",
  );
  const acts = (name: string) => file.record.filter((permission) => permission === `application.${name}`).length;
  must(file.submissions.length === acts("submit") + acts("resubmit"), "as many submissions as acts of submitting");
  must(
    rows.every(({ seq }, i) => seq === rows[0]!.seq + i || seq > (rows[i - 1]?.seq ?? 0)),
    "stages in order",
  );
  for (const row of rows) {
    must((row.openedAt === null) === (row.state === "planned"), `${row.key} ${row.state} opened`);
    must((row.closedAt === null) === ["planned", "open", "proposed"].includes(row.state), `${row.key} ${row.state} closed`);
  }

  const plan = planStages(round.document, application.answers);
  switch (application.status) {
    case "draft":
      must(
        rows.length === 0 && item?.purpose === "fill" && item.organizationId === application.applicantOrganizationId,
        "the applicant fills",
      );
      break;
    case "inProgress": {
      must(open.length === 1 && work.length === 1, "one has it");
      const purpose = stage?.state === "proposed" ? "decide" : stage?.kind;
      const office = stage?.state === "proposed" ? city.ids.city : stage?.organizationId;
      must(
        item?.purpose === purpose && item?.organizationId === office && item?.dueAt === stage?.dueAt,
        "the office of the open stage has it",
      );
      const way = rows.filter(({ state }) => ["passed", "open", "proposed", "planned"].includes(state)).map(({ key }) => key);
      must(way.join() === plan.map(({ key }) => key).join(), `the whole way and nothing else (${way.join()})`);
      break;
    }
    case "returned":
      must(open.length === 0 && planned.length === 0, "no office has it");
      must(
        work.length === 1 && item?.purpose === "revise" && item.organizationId === application.applicantOrganizationId,
        "the applicant has it",
      );
      must(
        file.marks.some(
          ({ stageId, resolvedAt }) => resolvedAt === null && stageId === rows.findLast(({ state }) => state === "returned")?.id,
        ),
        "with something marked",
      );
      break;
    default:
      must(open.length === 0 && planned.length === 0 && work.length === 0, "nothing is left to do");
  }

  // Experts have work exactly while their sheet is a draft of the open scoring; what was submitted is whole; a result stands for it.
  const drafts = file.sheets.filter(({ state, stageId }) => state === "draft" && stageId === stage?.id);
  const own = file.work.filter(({ closedAt, purpose }) => closedAt === null && purpose === "score");
  must(
    own
      .map(({ assigneeId }) => assigneeId)
      .toSorted()
      .join() ===
      drafts
        .map(({ expertId }) => expertId)
        .toSorted()
        .join(),
    "each expert with a draft has work, and nobody else",
  );
  const lines = scoredLines(round.document.standards.groups).length;
  must(
    file.sheets.every(({ state, total, lines: given }) => state !== "submitted" || (total !== null && given === lines)),
    "a submitted sheet is whole",
  );
  for (const row of rows.filter(({ kind, state }) => kind === "panelScoring" && state === "passed")) {
    const result = file.results.find(({ stageId }) => stageId === row.id);
    const given = file.sheets.filter(({ stageId, state }) => stageId === row.id && state === "submitted").length;
    must(result?.sheets === given && given >= 3 && result.lines === lines && result.total >= 8000, `${row.key} has its result`);
    must(!file.sheets.some(({ stageId, state }) => stageId === row.id && state === "draft"), `${row.key} waited for everybody`);
  }

  const effective = decisions.filter(({ voidedAt }) => voidedAt === null);
  must(effective.length <= 1, "one decision holds");
  must(
    decisions.every(({ proposedById, decidedById }) => proposedById !== decidedById),
    "two people decide",
  );
  must((application.status === "awarded") === (plaques.length === 1), "a plaque for an award and for nothing else");
  if (application.status === "awarded") {
    const [plaque] = plaques;
    must(
      plaque?.ownerId === application.applicantOrganizationId && plaque.events === 1 && plaque.number.length > 3,
      "the plaque hangs at the applicant's home",
    );
    must(effective[0]?.outcome === "approve" && effective[0].decidedById !== null, "a decision that approves");
    for (const { key, ...kind } of plan) {
      const passed = rows.find((row) => row.key === key && row.state === "passed");
      must(passed !== undefined, `${key} was passed`);
      if (kind.kind === "siteVisit")
        must(
          file.visits.some(({ stageId, conclusion, visitors }) => stageId === passed?.id && conclusion === "passed" && visitors > 0),
          `${key} was visited (Y10)`,
        );
      if (kind.kind === "receive")
        must(
          file.receipts.some(({ stageId, copies, stampChecked }) => stageId === passed?.id && copies >= kind.copies.value && stampChecked),
          `${key} has its papers (Y9)`,
        );
    }
  }
  return faults;
}

/** An input for this command at this moment: with sense nine times in ten. */
function inputFor(command: AnyCommand, file: File, round: OpenRound, drawn: number, actor: string | null): Record<string, unknown> {
  const { id, revision, answers } = file.application;
  const odd = Math.floor(drawn / 10) % 10 === 0;
  const how = Math.floor(drawn / 100);
  const act = { applicationId: id, revision: odd && how % 3 === 0 ? revision - 1 : revision };
  const comment = odd && how % 3 === 1 ? "" : "意见";
  const today = "2026-11-23";
  const pages = pagesOf(round, {
    hostKind: answers.hostKind ?? "",
    ...(Object.fromEntries(Object.entries(answers).filter(([, v]) => typeof v === "string")) as Record<string, string>),
  });
  const keys = pages.flatMap(({ a, files }) => [...Object.keys(a), ...files]);
  const sheet = file.sheets.find(({ state, expertId }) => state === "draft" && expertId === actor) ?? file.sheets[0];
  if (command.permission === "sheet.declareInterest") return { sheetId: sheet?.id ?? id, comment };
  if (command.permission === "sheet.submit") {
    const typed = scoredLines(round.document.standards.groups).map(({ key, cap }) => [key, cap / 100 - (how % 4 === 0 ? 1 : 0)] as const);
    return {
      ...{
        sheetId: sheet?.id ?? id,
        revision: (sheet?.revision ?? 0) + (odd && how % 3 === 0 ? 1 : 0),
        go: how % 5 === 0 ? "save" : "submit",
      },
      p: Object.fromEntries(typed.map(([key, points]) => [key, String(odd && how % 3 === 1 ? "" : points)])),
      r: Object.fromEntries(typed.map(([key]) => [key, odd && how % 3 === 2 ? "" : "理由"])),
    };
  }
  switch (command.permission.replace("application.", "")) {
    case "save": {
      const page = pick(pages, how);
      const open = file.marks.filter(({ resolvedAt }) => resolvedAt === null).map(({ fieldKey }) => fieldKey);
      const asked = Object.entries(page.a).filter(([key]) => file.application.status !== "returned" || odd || open.includes(key));
      const a = Object.fromEntries(
        asked.map(([key, value]) => [key, key === "route" ? pick(["self", "recommender"], how) : how % 13 === 0 ? "" : value]),
      );
      return { ...act, task: page.task, a };
    }
    case "attach":
      return {
        applicationId: id,
        fieldKey: pick(
          keys.filter((key) => !key.includes(".")),
          how,
        ),
        file: anyFile(),
      };
    case "detach":
      return {
        applicationId: id,
        evidenceId:
          pick(
            file.evidence.filter(({ removedAt }) => removedAt === null),
            how,
          )?.id ?? id,
      };
    case "open":
      return { roundId: round.roundId };
    case "workItem.assign":
      return {
        workItemId: (how % 3 === 0 ? file.work.find(({ closedAt }) => closedAt === null) : openItem(file))?.id ?? id,
        assigneeId: odd ? city.persons.scientist : pick([city.persons.highTech, city.persons.staff, city.persons.expert, ""], how),
      };
    case "receive.recordPapers":
      return { ...act, ...papers(odd ? "2026-11-24" : today, pick([3, 3, 1, 2], how)), ...(how % 7 === 0 && { stampChecked: undefined }) };
    case "panelScoring.assignExperts":
      return { ...act, expertIds: (odd ? (["expert", "pharma"] as const) : experts).slice(how % 2).map((key) => city.persons[key]) };
    case "panelScoring.excuseExpert":
      return { ...act, comment, expertId: openItems(file, "score")[0]?.assigneeId ?? city.persons.expert };
    case "siteVisit.recordVisit":
      return {
        ...act,
        key: randomUUID(),
        ...allInOrder(round.document, answers),
        ...visit(odd ? "2026-11-24" : today, pick(["passed", "passed", "rectify", "failed"], how)),
      };
    case "decision.propose":
      return { ...act, ...proposal(today, how % 4 === 0 ? "refuse" : "approve"), comment };
    case "decision.approve":
    case "decision.refuse":
      return { ...act, documentNumber: "1号" };
  }
  if (command.permission.endsWith("returnForRevision")) {
    const asked = pages.flatMap(({ a }) => Object.keys(a)).filter((key) => !key.includes("."));
    const marks = [pick(asked, how), pick(asked, how + 3), ...(how % 3 === 0 && asked.includes("route") ? ["route", "recommender"] : [])];
    return { ...act, comment, m: odd ? {} : Object.fromEntries(marks.map((key) => [key, "请补正"])) };
  }
  if (command.permission.endsWith("returnToStage")) {
    const passed = file.stages.filter(({ state }) => state === "passed");
    const keys = (odd || passed.length === 0 ? round.document.stages : passed).map(({ key }) => key);
    return { ...act, comment, stage: pick(keys, how) };
  }
  return {
    ...act,
    ...(["submit", "resubmit", "revoke", "discard", "expire", "withdraw", "lapse", "award.awardPlaque"].some(
      (name) => command.permission === `application.${name}`,
    )
      ? {}
      : { comment }),
  };
}

const tally = { steps: 0, done: 0, refused: 0 };
const reached = new Map<string, number>();
const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);

const desk = new Map(others.map((command) => [command.permission, command]));
const openItem = (file: File) => file.work.find(({ closedAt, purpose }) => closedAt === null && purpose !== "score");
const openItems = (file: File, purpose: string) => file.work.filter((item) => item.closedAt === null && item.purpose === purpose);

/** Those to whom the grants give this, in the office that has the work where only that office may. */
function able(permission: Permission, file: File): Actor[] {
  const office = openItem(file)?.organizationId;
  return actors.filter((actor) =>
    scopesOf(grantTable, actor, permission).some((scope) => {
      const own = actor.kind === "person" ? actor.acting?.organizationId : null;
      if (scope === "handling") return own === office;
      if (scope === "organization") return own === file.application.applicantOrganizationId;
      return true;
    }),
  );
}

/** A step that the page would offer to somebody, by the tables alone; whether a guard stands in its way shows itself. */
function sensible(file: File, { way, what, how, who }: Step): [Actor, AnyCommand] {
  const { status } = file.application;
  const stage = file.stages.find(({ state }) => state === "open" || state === "proposed");
  const steps = (workflow: { entity: string; moves: Record<string, { from: readonly string[] }> }, state: string) =>
    Object.entries(workflow.moves).flatMap(([name, { from }]) =>
      from.includes(state) ? [`${workflow.entity}.${name}` as Permission] : [],
    );
  const offered = [
    ...steps(applicationWorkflow, status),
    ...(stage && status === "inProgress" ? steps(stageWorkflows[stage.kind as StageKind], stage.state) : []),
  ];
  const here = file.sheets.filter(({ stageId }) => stage?.kind === "panelScoring" && stageId === stage.id);
  const out = here.filter(({ state }) => state === "draft");
  if (out.length > 0 && way < 80 && what % 9 !== 0) {
    const expert = actors.find((actor) => actor.kind === "person" && actor.personId === pick(out, who).expertId);
    return [expert ?? pick(actors, who), moves.get(what % 9 === 1 ? "sheet.declareInterest" : "sheet.submit") as AnyCommand];
  }
  // Returns and withdrawals are possible at every stage: taken as they come, hardly a walk would arrive.
  const onward = offered.filter((permission) => !/return|[.]refuse|withdraw|takeBack|forgo|lapse|discard|expire|revoke/.test(permission));
  // Paper comes and places are visited once as a rule; the proposal says which decision it is for.
  const recorded = [...file.receipts, ...file.visits].some(({ stageId }) => stageId === stage?.id);
  const proposed = file.decisions.find(({ voidedAt }) => voidedAt === null)?.outcome;
  const next = onward.filter((permission) => (recorded ? !/record/.test(permission) : !/confirm$|siteVisit[.]pass$/.test(permission)));
  const enough = here.filter(({ state }) => state === "submitted").length >= 3;
  const scoring = [enough ? "application.panelScoring.pass" : "application.panelScoring.assignExperts"] as Permission[];
  const usual =
    stage?.kind === "panelScoring"
      ? scoring
      : proposed === "refuse" && stage?.state === "proposed"
        ? (["application.decision.refuse"] as Permission[])
        : next;
  // Generated figures are small more often than not; mixed, they fall evenly.
  const aside =
    (how * 37 + what * 11 + who) % 60 <
    (stage?.kind === "award" || stage?.kind === "panelScoring" ? 24 : stage?.state === "proposed" ? 20 : status === "draft" ? 30 : 12);
  const permission =
    way >= (status === "returned" ? 50 : 86) ? pick([...desk.keys()], what) : pick(aside || usual.length === 0 ? offered : usual, what);
  if (permission === undefined) return [pick(actors, who), pick(commands, what)];
  return [pick(able(permission, file), who) ?? pick(actors, who), (moves.get(permission) ?? desk.get(permission)) as AnyCommand];
}

async function walk(scheme: SchemeKey, steps: readonly Step[]): Promise<void> {
  const round = await city.roundOf(scheme);
  const id = await draft(city, scheme, { round, answers: { route: pick(["self", "recommender"], steps[0]?.how ?? 0) } });
  // The notice comes so late that hardly a walk would arrive there by itself.
  if (scheme === "linjiang2026" && (steps[0]?.how ?? 0) % 3 === 0) {
    await move(city, "pharma", lifecycle.submitApplication, id);
    await bringTo(city, id, "notice");
  }
  if (scheme === "linjiangScored2026" && (steps[0]?.how ?? 0) % 3 !== 0) {
    await move(city, "pharma", lifecycle.submitApplication, id);
    await bringTo(city, id, "panel");
  }
  let before = await read(id);
  const { number } = (JSON.parse(before) as File).application;
  let given = number;
  let hung: unknown = null;
  for (const [i, drawn] of steps.entries()) {
    const { status } = (JSON.parse(before) as File).application;
    // Most walks begin where the offices come in.
    const next = i === 0 && drawn.how % 8 !== 1 ? { ...drawn, way: 40, how: 11, what: 0, who: 0 } : drawn;
    tally.steps += 1;
    const stage = (JSON.parse(before) as File).stages.find(({ state }) => state === "open");
    if (stage?.kind === "publicNotice" && stage.openedAt !== hung) {
      // It hangs and is over; to some of them somebody objected and was right.
      hung = stage.openedAt;
      await hungUp(city, id, next.how % 3 === 0 ? "none" : "upheld");
      before = await read(id);
      continue;
    }
    if (next.way < ({ returned: 15, draft: 40 }[status] ?? 1)) {
      // Time passes, for this application alone.
      await portal.sql(
        `UPDATE "Round" SET "opensAt" = "opensAt" - interval '40 days', "closesAt" = "closesAt" - interval '40 days' WHERE id = $1`,
        round.roundId,
      );
      await portal.sql(
        `UPDATE "WorkItem" SET "dueAt" = "dueAt" - interval '40 days' WHERE "applicationId" = $1 AND purpose = 'revise' AND "closedAt" IS NULL`,
        id,
      );
      before = await read(id);
      continue;
    }
    const [actor, command] =
      next.way < 92 ? sensible(JSON.parse(before) as File, next) : [pick(actors, next.who), pick(commands, next.what)];
    const self = actor.kind === "person" ? actor.personId : null;
    const outcome = await runCommand(command, actor, inputFor(command, JSON.parse(before) as File, round, next.how, self));
    if (outcome.ok && command.permission === "application.submit" && next.how % 7 !== 3) await settle(id);
    const after = await read(id);
    const said = `${command.permission} by ${actor.kind === "person" ? actor.acting?.role : actor.kind}: ${JSON.stringify(outcome)}`;
    const file = JSON.parse(after) as File;
    if (outcome.ok) {
      tally.done += 1;
      count(command.permission);
      count(file.application.status);
      // An act on another application of one's own round leaves this one alone; every other is in this one's record.
      if (command.permission !== "application.open") expect(file.record.length, said).toBe((JSON.parse(before) as File).record.length + 1);
    } else {
      tally.refused += 1;
      count(outcome.problem.kind);
      expect(after, said).toBe(before);
    }
    expect(faultsOf(file, round), said).toEqual([]);
    expect(given === null || file.application.number === given, `${said}: the number is kept`).toBe(true);
    given = file.application.number;
    before = after;
  }
  // Four years pass for the interests that were declared, or no expert would be left for the walks that follow.
  await portal.sql(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE "ScoreSheet" SET "endedAt" = "endedAt" - interval '4 years'
    FROM "Stage" s WHERE s.id = "stageId" AND s."applicationId" = '${id}'; COMMIT`);
}

describe("random walks", () => {
  it.concurrent.each([
    ["yiyang2024", 9, 20],
    ["kunshan2024", 5, 13],
    ["linjiang2026", 10, 24],
    ["linjiangScored2026", 8, 22],
  ] as const)(
    "leave %s in order, whoever tries what",
    async (scheme, minLength, maxLength) => {
      const walks = fc.asyncProperty(fc.array(step, { minLength, maxLength, size: "max" }), (steps) => walk(scheme, steps));
      await fc.assert(walks, { numRuns: 100, seed: 20261121 + minLength, endOnFailure: true });
    },
    600_000,
  );

  it("came everywhere", () => {
    // The pure walks make every move (lib/applications/workflow.test.ts); here chance may leave out a few.
    expect([...applicationWorkflow.statuses, ...moves.keys()].filter((name) => !reached.has(name)).length).toBeLessThan(5);
    for (const problem of ["notFound", "forbidden", "notNow", "conflict", "invalidInput", "notSignedIn"])
      expect(reached.get(problem) ?? 0, problem).toBeGreaterThan(0);
    expect(Object.keys(stageWorkflows).length).toBe(9);
    expect(tally.done).toBeGreaterThan(1000);
    expect(tally.refused).toBeGreaterThan(800);
  });

  it("left the numbers without gaps and the log whole", async () => {
    expect(await verifyChain(db())).toMatchObject({ ok: true });
    const series = await portal.sql<{ key: string; next: number }>('SELECT key, next FROM "NumberSeries"');
    for (const { key, next } of series) {
      const [head = "", tail = ""] = key
        .replace("{year}", "2026")
        .replace(/#2026$/, "")
        .split(/\{n[^}]*\}/);
      const all = await portal.sql<{ n: string }>(
        'SELECT number AS n FROM "Application" WHERE number IS NOT NULL UNION SELECT number FROM "Plaque"',
      );
      const own = all.map(({ n }) => n).filter((n) => n.startsWith(head) && n.endsWith(tail));
      expect(own.map((n) => Number(n.slice(head.length, n.length - tail.length))).toSorted((a, b) => a - b)).toEqual(
        own.map((_, i) => i + 1),
      );
      expect(own.length).toBe(next - 1);
    }
    expect(series.length).toBe(8);
  });

  it("would have been stopped by a file that is not in order", async () => {
    const round = await city.roundOf("kunshan2024");
    const id = await draft(city, "kunshan2024", { round });
    const officer = actors.find((actor) => actor.kind === "person" && actor.personId === city.persons.pharma) as Actor;
    await runCommand(lifecycle.submitApplication, officer, { applicationId: id, revision: 1 });
    const clean = JSON.parse(await read(id)) as File;
    expect(faultsOf(clean, round)).toEqual([]);
    const spoiled: ((file: File) => void)[] = [
      (file) => file.work.push({ ...(openItem(file) as File["work"][number]), purpose: "other" }),
      (file) => file.work.push({ ...(openItem(file) as File["work"][number]), purpose: "score", assigneeId: city.persons.expert }),
      (file) => ((openItem(file) as Row).closedAt = "now"),
      (file) => ((openItem(file) as Row).organizationId = city.ids.federation),
      (file) => ((file.stages[1] as Row).state = "open"),
      (file) => file.stages.pop(),
      (file) => ((file.stages[0] as Row).state = "passed"),
      (file) => (file.application.status = "awarded"),
      (file) => (file.application.status = "returned"),
      (file) => (file.application.status = "draft"),
      (file) => (file.application.status = "refused"),
      (file) => (file.application.number = null),
      (file) => file.submissions.pop(),
      (file) => file.decisions.push({ outcome: "approve", proposedById: "a", decidedById: "a", voidedAt: null }),
      (file) => file.plaques.push({ number: "1", ownerId: "x", events: 1 }),
    ];
    for (const [i, spoil] of spoiled.entries()) {
      const file = structuredClone(clean);
      spoil(file);
      expect(faultsOf(file, round).length, String(i)).toBeGreaterThan(0);
    }
  });
});
