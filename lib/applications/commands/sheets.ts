import "server-only";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import type { Actor } from "@/lib/kernel/access";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { closeOwnWork } from "@/lib/work/writes";
import { type ApplicationCase, lockCase } from "../queries/facts";
import { sheetMovesOf, sheetSubject } from "../queries/sheet-page";
import { loadSheet, type SheetRow } from "../queries/sheets";
import { visitBefore, visitedIn } from "../queries/visit";
import { written } from "../rules/answers";
import { allIn, countOf, linesOf, selfPoints, totalOf, readSheet, scoringRuleOf, type SheetLine } from "../rules/scores";
import * as schema from "../schema";
import { recuse } from "../writes";

type Row = { found: ApplicationCase; sheet: SheetRow; organizationId: string };

/** The application is locked first, as for everything that happens to it; whoever stepped back finds no sheet. */
async function lockSheet({ tx, input }: Context<{ sheetId: string }>): Promise<Loaded<Row> | null> {
  const place = await tx.scoreSheet.findUnique({
    where: { id: input.sheetId },
    select: { stage: { select: { applicationId: true, organizationId: true } } },
  });
  const found = place && (await lockCase(tx, place.stage.applicationId));
  const sheet = found && (await loadSheet(tx, input.sheetId));
  return sheet ? { id: sheet.id, subject: sheetSubject(sheet), row: { found, sheet, organizationId: place.stage.organizationId } } : null;
}

function requireMove(actor: Actor, { found, sheet }: Row, name: "submit" | "declareInterest"): void {
  const move = sheetMovesOf(actor, found, sheet).find((candidate) => candidate.name === name);
  if (!move) throw new Refusal({ kind: "conflict" });
  if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
}

/** What another window kept of this sheet, where it is not what was typed here: "s.<criterion>" with points and reason. */
function differing(kept: SheetRow["lines"], lines: readonly SheetLine[]): Record<string, string> {
  const said = (line: { points: number | null; reason: string | null } | undefined) =>
    [written(line?.points ?? undefined, 2), line?.reason].filter(Boolean).join("\u3000");
  const pairs = lines.map(
    (line) => [`s.${line.key}`, said(kept.find(({ criterionKey }) => criterionKey === line.key)), said(line)] as const,
  );
  return Object.fromEntries(pairs.flatMap(([name, there, here]) => (there === here ? [] : [[name, there]])));
}

/** Keeps a sheet as a draft, with gaps, or hands it in whole. Then it is frozen, and the office hears when it was the last. */
export const fillSheet = defineCommand({
  permission: "sheet.submit",
  sight: "sheet.read",
  subjectKind: "sheet",
  sealed: true,
  input: schema.sheetInput,
  load: lockSheet,
  execute: async (context) => {
    const { tx, actor, input, row, now } = context;
    const { found, sheet } = row;
    requireMove(actor, row, "submit");
    const whole = input.go === "submit";
    const stage = found.row.stages.find(({ id }) => id === sheet.stageId);
    const visited = visitedIn(stage && visitBefore(found, stage));
    const { lines, problems } = readSheet({ lines: linesOf(found), self: selfPoints(found), visited }, input, whole);
    const seen = input.revision === sheet.revision ? {} : differing(sheet.lines, lines);
    if (Object.keys(seen).length > 0) throw new Refusal({ kind: "conflict", seen: { revision: String(sheet.revision), ...seen } });
    if (problems.length > 0)
      throw new Refusal({ kind: "invalidInput", fields: Object.fromEntries(problems.map(({ field, code }) => [field, [code]])) });
    await tx.scoreLine.deleteMany({ where: { sheetId: sheet.id } });
    await tx.scoreLine.createMany({
      data: lines
        .filter(({ points, reason }) => points !== null || reason !== null)
        .map(({ key, points, reason }) => ({ sheetId: sheet.id, criterionKey: key, points, reason })),
    });
    const total = totalOf(found, new Map(lines.map(({ key, points }) => [key, points ?? 0])));
    await tx.scoreSheet.update({
      where: { id: sheet.id },
      data: { revision: { increment: 1 }, ...(whole ? { state: "submitted", total, submittedAt: now } : {}) },
      select: { id: true },
    });
    if (whole) await handIn(context);
    return {
      value: { applicationId: found.row.id, done: whole ? "submit" : "save" },
      changes: [whole ? { field: "ScoreSheet.state", from: "draft", to: "submitted" } : { field: "ScoreSheet.lines", to: "changed" }],
    };
  },
});

async function handIn({ tx, row: { found, sheet, organizationId }, now }: Context<unknown> & { row: Row }): Promise<void> {
  const applicationId = found.row.id;
  await closeOwnWork(tx, applicationId, "score", sheet.expertId, now);
  const rule = scoringRuleOf(found.document, found.openStage?.key ?? "");
  const sheets = found.sheets.map(({ id, state }) => ({ state: id === sheet.id ? ("submitted" as const) : state }));
  if (!rule || !allIn(countOf(rule, sheets))) return;
  await tell(
    tx,
    {
      event: "sheetsIn",
      key: `sheetsIn:${sheet.id}`,
      subject: { kind: "application", id: applicationId },
      to: { organizationId, role: "cityStaff" },
    },
    now,
  );
}

/** The expert's own word that they should not judge here. It ends their part in it at once, also after they sent their sheet. */
export const declareInterest = defineCommand({
  permission: "sheet.declareInterest",
  sight: "sheet.read",
  subjectKind: "sheet",
  sealed: true,
  input: schema.interestInput,
  load: lockSheet,
  execute: async ({ tx, actor, input, row, now }) => {
    const { found, sheet, organizationId } = row;
    requireMove(actor, row, "declareInterest");
    if (actor.kind !== "person") throw invalid("comment", "notChoice");
    await recuse(
      tx,
      { sheetId: sheet.id, applicationId: found.row.id, expertId: sheet.expertId, organizationId },
      { reason: input.comment, byId: actor.personId, now },
    );
    return {
      value: {},
      changes: [
        { field: "ScoreSheet.state", from: sheet.state, to: "recused" },
        { field: "ScoreSheet.reason", to: "changed" },
      ],
    };
  },
});
