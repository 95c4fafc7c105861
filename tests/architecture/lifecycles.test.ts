// A lifecycle is data, so what every lifecycle owes can be asked of all of them: states that are reached, moves that somebody may make,
// words, forms, columns. Who may make which move in which state is one table that people review: moves.md.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { activityWorkflow, sessionWorkflow } from "@/lib/activities/workflow";
import { applicationAfterStage, applicationWorkflow, sheetWorkflow, stageWorkflows } from "@/lib/applications/workflow";
import { blockCodes, warningCodes } from "@/lib/applications/rules/conflicts";
import { plaqueWorkflow } from "@/lib/homes/workflow";
import { grantTable, type Permission } from "@/lib/grants";
import { type GrantHolder, roles } from "@/lib/kernel/access";
import type { Step } from "@/lib/kernel/workflow";
import { type AnyCommand, isCommand } from "@/lib/server/command";
import { zh } from "@/lib/text/applications";
import { zh as homes } from "@/lib/text/homes";
import { matterWorkflow } from "@/lib/matters/workflow";
import { noticeWorkflow, objectionWorkflow } from "@/lib/notices/workflow";
import { policyWorkflow } from "@/lib/policies/workflow";
import { profileWorkflow } from "@/lib/profiles/workflow";
import { caseWorkflow } from "@/lib/rights-cases/workflow";
import { suggestionWorkflow } from "@/lib/suggestions/workflow";
import { bookingWorkflow } from "@/lib/venue/workflow";
import { zh as activities } from "@/lib/text/activities";
import { zh as notices } from "@/lib/text/notices";
import { zh as panel } from "@/lib/text/panel";
import { zh as policies } from "@/lib/text/policies";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as caseDesk } from "@/lib/text/rights/desk";
import { blockers as remedyBlockers } from "@/lib/text/rights/remedy";
import { zh as suggestions } from "@/lib/text/rights/suggestions";
import { zh as ownZh } from "@/lib/text/rights/own";
import { zh as roleWords } from "@/lib/text/roles";
import { zh as schemes } from "@/lib/text/schemes";
import { zh as venue } from "@/lib/text/venue";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(root, name), "utf8");

type Lifecycle = {
  name: string;
  statuses: readonly string[];
  initial: string;
  guards: readonly string[];
  moves: Record<string, Step<string, string>>;
};
const plain = (name: string, { statuses, initial, guards, moves }: Omit<Lifecycle, "name">): Lifecycle => ({
  name,
  statuses,
  initial,
  guards,
  moves,
});
const application = plain("application", applicationWorkflow);
const stages = Object.values(stageWorkflows).map((workflow) => plain(workflow.entity, workflow));
const notice = plain("notice", noticeWorkflow);
const objection = plain("objection", objectionWorkflow);
const sheet = plain("sheet", sheetWorkflow);
const policy = plain("policy", policyWorkflow);
const rightsCase = plain(caseWorkflow.entity, caseWorkflow);
const suggestion = plain(suggestionWorkflow.entity, suggestionWorkflow);
const activity = plain(activityWorkflow.entity, activityWorkflow);
const activitySession = plain(sessionWorkflow.entity, sessionWorkflow);
const booking = plain(bookingWorkflow.entity, bookingWorkflow);
const profile = plain(profileWorkflow.entity, profileWorkflow);
const matter = plain(matterWorkflow.entity, matterWorkflow);
const lifecycles = [
  application,
  ...stages,
  sheet,
  plain(plaqueWorkflow.entity, plaqueWorkflow),
  notice,
  objection,
  policy,
  rightsCase,
  suggestion,
  activity,
  activitySession,
  booking,
  profile,
  matter,
];
const blockers: Record<string, string> = {
  ...zh.blockers,
  ...panel.blockers,
  ...notices.blockers,
  ...homes.blockers,
  ...policies.blockers,
  ...remedyBlockers,
  ...caseDesk.blockers,
  ...suggestions.blockers,
  ...activities.blockers,
  ...venue.blockers,
  ...profiles.blockers,
};
/** What those without an account may do. */
const visitors = ["objection.revoke"];

/** What leads from one state to another besides the lifecycle's own moves. */
const otherWays: Record<string, { from: string; to: string }[]> = {
  application: [...Object.values(applicationAfterStage).map((to) => ({ from: "inProgress", to })), { from: "inProgress", to: "awarded" }],
  // Let in when the room is free: at once, or when somebody else gives it up. Where the home's own ask, with that approved.
  booking: [{ from: "waiting", to: "requested" }],
  // By the release of the next.
  homeRevision: [{ from: "released", to: "superseded" }],
  // By a move of the stage, which lets its expert go.
  sheet: [{ from: "draft", to: "excused" }],
  // Withdrawn, forgone or lapsed with the whole; worked again from an earlier one.
  ...Object.fromEntries(stages.map(({ name }) => [name, [{ from: "open", to: "superseded" }]])),
};

function reached({ name, initial, moves }: Lifecycle): Set<string> {
  const ways = [...Object.values(moves).flatMap(({ from, to }) => from.map((state) => ({ from: state, to }))), ...(otherWays[name] ?? [])];
  const found = new Set([initial]);
  for (const state of found) for (const way of ways) if (way.from === state) found.add(way.to);
  return found;
}

const holders: GrantHolder[] = ["visitor", "claimant", "partner", "system", ...roles];
const scopesFor = (holder: GrantHolder, permission: string) => grantTable[holder][permission as Permission] ?? [];

describe.each(lifecycles)("$name", (lifecycle) => {
  const { name, statuses, initial, guards, moves } = lifecycle;

  it("reaches each of its states", () => {
    expect(new Set(statuses).size).toBe(statuses.length);
    expect(statuses).toContain(initial);
    expect([...reached(lifecycle)].sort()).toEqual([...statuses].sort());
  });

  it("moves between its own states, by its own guards, each of which is needed somewhere", () => {
    for (const [move, { from, to, needs = [] }] of Object.entries(moves)) {
      expect(from.length, move).toBeGreaterThan(0);
      for (const state of [...from, to]) expect(statuses, move).toContain(state);
      for (const guard of needs) expect(guards, move).toContain(guard);
    }
    expect([...new Set(Object.values(moves).flatMap(({ needs = [] }) => needs))].sort()).toEqual([...guards].sort());
  });

  it.each(Object.keys(moves))("%s is granted to somebody, and to visitors only where it is theirs", (move) => {
    const permission = `${name}.${move}`;
    expect(holders.some((holder) => scopesFor(holder, permission).length > 0)).toBe(true);
    expect(scopesFor("visitor", permission).length > 0).toBe(visitors.includes(permission));
  });

  it("has words for each guard that may stand in the way", () => {
    for (const guard of guards) expect(blockers[guard], guard).toMatch(/\p{Script=Han}/u);
  });
});

it("a state that nothing leads to is seen", () => {
  const lost = { ...application, statuses: [...application.statuses, "lost"] };
  expect(reached(lost)).not.toContain("lost");
  expect(reached({ ...application, moves: {}, name: "none" })).toEqual(new Set(["draft"]));
});

describe("words", () => {
  const han = /\p{Script=Han}/u;

  it("stand for every status and state, and for none that is gone", () => {
    expect(Object.keys(zh.statuses).sort()).toEqual([...application.statuses].sort());
    expect(Object.keys(zh.states).sort()).toEqual([...new Set(["planned", ...stages.flatMap(({ statuses }) => statuses)])].sort());
    for (const { label } of Object.values(zh.statuses)) expect(label).toMatch(han);
    for (const label of Object.values(zh.states)) expect(label).toMatch(han);
  });

  it("stand on every button, and for none that is gone", () => {
    expect(Object.keys(zh.moves).sort()).toEqual(Object.keys(application.moves).sort());
    for (const [kind, { moves }] of Object.entries(stageWorkflows)) {
      const words: Record<string, { button: string; title: string }> = zh.stageMoves[kind as keyof typeof stageWorkflows];
      expect(Object.keys(words).sort(), kind).toEqual(Object.keys(moves).sort());
      for (const { button, title } of Object.values(words)) expect(button + title).toMatch(han);
      expect(zh.purposes[kind], kind).toMatch(han);
    }
    expect([...Object.keys(zh.purposes)].sort()).toEqual(
      [
        ...Object.keys(stageWorkflows),
        "fill",
        "revise",
        "decide",
        "score",
        "releaseNotice",
        "acceptObjection",
        "answerObjection",
        "resetPassword",
      ].sort(),
    );
  });

  it("stand for notices, objections, policies, cases and suggestions too", () => {
    const pairs = [
      [notices.states, notice.statuses],
      [notices.moves, Object.keys(notice.moves)],
      [notices.objectionStates, objection.statuses],
      [notices.objectionMoves, Object.keys(objection.moves)],
      [policies.states, policy.statuses],
      [policies.moves, Object.keys(policy.moves)],
      [caseDesk.statuses, rightsCase.statuses],
      [ownZh.statuses, rightsCase.statuses],
      [caseDesk.moves, Object.keys(rightsCase.moves)],
      [suggestions.statuses, suggestion.statuses],
      [suggestions.moves, Object.keys(suggestion.moves)],
      [activities.statuses, activity.statuses],
      [activities.moves, Object.keys(activity.moves)],
      [activities.sessionStatuses, activitySession.statuses],
      [activities.sessionMoves, Object.keys(activitySession.moves)],
      [venue.statuses, booking.statuses],
      [venue.moves, Object.keys(booking.moves)],
      [profiles.states, profile.statuses],
      [profiles.moves, Object.keys(profile.moves)],
    ] as const;
    for (const [words, keys] of pairs) {
      expect(Object.keys(words).sort()).toEqual([...keys].sort());
      for (const word of Object.values(words)) expect(Object.values(word).join("")).toMatch(han);
    }
  });

  it("stand for sheets, and for what stands against asking somebody", () => {
    expect(Object.keys(panel.states).sort()).toEqual([...sheet.statuses].sort());
    expect(Object.keys(panel.blocks).sort()).toEqual([...blockCodes].sort());
    expect(Object.keys(panel.warnings).sort()).toEqual([...warningCodes].sort());
    for (const word of [...Object.values(panel.states).map(({ label }) => label), ...Object.values({ ...panel.blocks, ...panel.warnings })])
      expect(word).toMatch(han);
  });

  it("name each step of the timeline by what closed it", () => {
    for (const { moves } of Object.values(stageWorkflows))
      for (const [move, { from, to }] of Object.entries(moves) as [string, Step<string, string>][]) {
        const closes = !from.includes(to) && to !== "open" && to !== "proposed";
        if (closes) expect(zh.outcomes[move], move).toMatch(han);
      }
    for (const outcome of ["withdrawn", "forgone", "lapsed"]) expect(zh.outcomes[outcome]).toMatch(han);
  });
});

describe("columns", () => {
  const enums = new Map<string, string[]>();
  for (const file of fs.readdirSync(path.join(root, "prisma/schema")))
    for (const [, name = "", body = ""] of read(`prisma/schema/${file}`).matchAll(/^enum (\w+) \{([^}]*)\}/gm))
      enums.set(
        name,
        body
          .split("\n")
          .map((line) => line.replace(/\/\/.*/, "").trim())
          .filter(Boolean),
      );

  it("hold the states of the lifecycles, no more and no less", () => {
    expect(enums.get("ApplicationStatus")).toEqual(application.statuses);
    expect(enums.get("StageState")?.sort()).toEqual([...new Set(["planned", ...stages.flatMap(({ statuses }) => statuses)])].sort());
    expect(enums.get("NoticeState")).toEqual(notice.statuses);
    expect(enums.get("ObjectionState")).toEqual(objection.statuses);
    expect(enums.get("PlaqueStatus")).toEqual(plaqueWorkflow.statuses);
    expect(enums.get("SheetState")).toEqual(sheet.statuses);
    expect(enums.get("PolicyState")).toEqual(policy.statuses);
    expect(enums.get("CaseStatus")).toEqual(rightsCase.statuses);
    expect(enums.get("SuggestionStatus")).toEqual(suggestion.statuses);
    expect(enums.get("ActivityStatus")).toEqual(activity.statuses);
    expect(enums.get("ActivitySessionStatus")).toEqual(activitySession.statuses);
    expect(enums.get("BookingStatus")).toEqual(booking.statuses);
    expect(enums.get("HomeRevisionState")).toEqual(profile.statuses);
    expect(enums.get("Role")).toEqual([...roles]);
  });

  it("have words", () => {
    expect(Object.keys(zh.conclusions).sort()).toEqual(enums.get("VisitConclusion")?.sort());
    expect(Object.keys(zh.decisions).sort()).toEqual(enums.get("DecisionOutcome")?.sort());
    expect(Object.keys(schemes.status).sort()).toEqual(enums.get("SchemeStatus")?.sort());
    for (const words of [homes.states, homes.register.statuses, homes.plaqueStates])
      expect(Object.keys(words).sort()).toEqual(enums.get("PlaqueStatus")?.sort());
    expect(Object.keys(homes.register.events).sort()).toEqual(enums.get("PlaqueEventKind")?.sort());
    expect(Object.keys(policies.statuses)).toEqual(enums.get("PolicyStatus"));
    expect(Object.keys(roleWords).sort()).toEqual([...roles].sort());
  });
});

describe("forms", () => {
  // The form is JSX over server actions, so its rows are read from its text.
  const source = read("components/applications/move-form.tsx");
  const table = /export const moveForms[^=]*= \{\n([\s\S]*?)\n\};/.exec(source)?.[1] ?? "";
  const rows = new Map(
    [...table.matchAll(/^ {2}"?([\w.]+)"?: \{ action: actions\.(\w+), fields: (\w+) \},$/gm)].map(
      ([, slug = "", action = "", fields = ""]) => [slug, { action, fields }],
    ),
  );
  const actions = new Map(
    [...read("lib/applications/actions.ts").matchAll(/^export const (\w+) = formAction\(\s*(\w+)\.(\w+),/gm)].map(
      ([, action = "", file = "", command = ""]) => [action, { file, command }],
    ),
  );
  const modules = import.meta.glob<Record<string, unknown>>("../../lib/applications/commands/*.ts", { eager: true });

  const commandOf = (slug: string): AnyCommand | null => {
    const { file = "", command = "" } = actions.get(rows.get(slug)?.action ?? "") ?? {};
    const found = modules[`../../lib/applications/commands/${file}.ts`]?.[command];
    return isCommand(found) ? found : null;
  };

  /** Handed in from the form's own last page; what only the system does; what is posted with a file; what has a page of its own. */
  const elsewhere = [
    ...["submit", "resubmit", "lapse", "expire", "receive.matchScan", "siteVisit.recordVisit"],
    ...["panelScoring.assignExperts", "panelScoring.excuseExpert"],
  ];
  const wanted = [
    ...Object.keys(application.moves),
    ...Object.entries(stageWorkflows).flatMap(([kind, { moves }]) => Object.keys(moves).map((move) => `${kind}.${move}`)),
  ].filter((move) => !elsewhere.includes(move));

  it("stand for every move that a person makes", () => {
    expect(table.split("\n").length).toBe(rows.size);
    expect([...rows.keys()].sort()).toEqual([...wanted].sort());
    for (const own of ["application.lapse", "application.expire"] as const)
      expect(roles.some((role) => scopesFor(role, own).length > 0)).toBe(false);
  });

  it.each(wanted)("of %s lead to the command of that very permission", (slug) => {
    expect(commandOf(slug)?.permission).toBe(`application.${slug}`);
  });

  it("ask for a reason where the table requires one, and the command insists", () => {
    for (const slug of wanted) {
      const [kind, move] = slug.includes(".") ? slug.split(".") : [null, slug];
      const moves: Record<string, Step<string, string>> = kind
        ? stageWorkflows[kind as keyof typeof stageWorkflows].moves
        : application.moves;
      if (moves[move ?? ""]?.comment !== "required") continue;
      const more = { returnForRevision: { m: { a: "b" } }, returnToStage: { stage: "receive" } }[move ?? ""] ?? {};
      const act = { applicationId: "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d", revision: "0", ...more };
      expect(commandOf(slug)?.input.safeParse({ ...act, comment: "理由" }).success, slug).toBe(true);
      const parsed = commandOf(slug)?.input.safeParse({ ...act, comment: " " });
      expect(
        parsed?.error?.issues.map(({ path: way, message }) => `${way.join(".")} ${message}`),
        slug,
      ).toEqual(["comment required"]);
      const fields = rows.get(slug)?.fields ?? "";
      expect(new RegExp(`const ${fields}: Fields = [\\s\\S]*?<Comment label`).test(source), `${slug}: ${fields}`).toBe(true);
    }
  });
});

describe("moves.md", () => {
  const shown = holders.filter((holder) =>
    lifecycles.some(({ name, moves }) => Object.keys(moves).some((move) => scopesFor(holder, `${name}.${move}`).length > 0)),
  );
  /** Columns as wide as their widest cell, which is also how the formatter wants them. */
  function table(rows: readonly (readonly string[])[]): string[] {
    const [head = []] = rows;
    const widths = head.map((_, i) => Math.max(3, ...rows.map((cells) => cells[i]?.length ?? 0)));
    const line = (cells: readonly string[], fill: string) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0, fill)).join(" | ")} |`;
    return [
      line(head, " "),
      line(
        head.map(() => ""),
        "-",
      ),
      ...rows.slice(1).map((cells) => line(cells, " ")),
    ];
  }

  function section(lifecycle: Lifecycle): string[] {
    const { name, statuses, moves } = lifecycle;
    const who = shown.filter((holder) => Object.keys(moves).some((move) => scopesFor(holder, `${name}.${move}`).length > 0));
    const head = ["state", "move", "to", "needs", "reason", ...who];
    const rows = statuses.flatMap((state) => {
      const open = Object.entries(moves).filter(([, { from }]) => from.includes(state));
      if (open.length === 0) return [[state, "none", ...head.slice(2).map(() => "")]];
      return open.map(([move, { to, needs = [], comment }]) => [
        state,
        move,
        to === state ? "stays" : to,
        needs.join(", "),
        comment ?? "",
        ...who.map((holder) => scopesFor(holder, `${name}.${move}`).join(", ")),
      ]);
    });
    return [`## ${name}`, "", ...table([head, ...rows]), ""];
  }

  it("is what the tables and the grants say", () => {
    const text = [
      "# Moves: role × state × move",
      "",
      "Who may make which move in which state, over which rows. Written by `UPDATE=1 npm test -- unit lifecycles`;",
      "a change of this file is a change of powers, and reviewed as one.",
      "",
      ...lifecycles.flatMap(section),
    ]
      .join("\n")
      .trimEnd()
      .concat("\n");
    const file = path.join(import.meta.dirname, "moves.md");
    if (process.env.UPDATE === "1") fs.writeFileSync(file, text);
    expect(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "").toBe(text);
    // Every grant of a move shows, and a state without moves says so.
    for (const holder of shown) expect(text).toContain(` ${holder} `);
    expect(text).toMatch(/\| awarded +\| none +\|/);
  });
});
