import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import type { Actor, Role } from "@/lib/kernel/access";
import { limitEnd } from "@/lib/kernel/dates";
import { tell } from "@/lib/messages/writes";
import type { MessageEvent } from "@/lib/messages/schema";
import { Refusal } from "@/lib/kernel/outcome";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeStage } from "@/lib/schemes/schema/stages";
import type { Change } from "@/lib/server/audit";
import type { Tx } from "@/lib/server/db";
import { closeWork, openWork } from "@/lib/work/writes";
import { type ApplicationCase, isEntered, type StageRow } from "../queries/facts";
import type { WorkAgain } from "../rules/way";
import type { ApplicationStatus, StageState } from "../workflow";

export const personOf = (actor: Actor) => (actor.kind === "person" ? actor.personId : null);

/** The case as a command has it: with whose act it is, who need not be told of what it opens. */
export type Acted = ApplicationCase & { byId: string | null };

/** Who has the form: the applicant's officers, or the office that enters it for them. */
export const formHolder = (found: ApplicationCase): { organizationId: string; role: Role } =>
  found.row.entry && isEntered(found)
    ? { organizationId: found.row.entry.organizationId, role: "cityStaff" }
    : { organizationId: found.row.applicantOrganizationId, role: "enterpriseOfficer" };

/** Which organization a stage belongs to. */
function ownerOf(found: ApplicationCase, stage: SchemeStage): string {
  const { row } = found;
  switch (stage.kind) {
    case "selfApproval":
      return formHolder(found).organizationId;
    case "endorse": {
      if (row.recommenderOrganizationId === null) throw new Error("an endorsement without a recommender");
      return row.recommenderOrganizationId;
    }
    case "receive":
      return row.round.receivingOrganizationId;
    default:
      return row.round.departmentId ?? row.round.decidingOrganizationId;
  }
}

/** City offices receive with their own staff; a federation named by the round has receiving officers (Y9). */
const cityKinds = new Set(["cityAssociation", "department"]);

function roleFor(found: ApplicationCase, kind: SchemeStage["kind"]): Role {
  const { row } = found;
  if (kind === "selfApproval") return formHolder(found).role;
  if (kind === "endorse") return "townshipOfficer";
  if (kind === "receive" && !cityKinds.has(row.round.receivingOrganization.kindCode)) return "receivingOfficer";
  return "cityStaff";
}

/** Moves the application's status and revision on; a form drawn from an older revision is a conflict. */
export async function advanceApplication(
  tx: Tx,
  found: ApplicationCase,
  revision: number,
  now: Date,
  data: { status?: ApplicationStatus } & Record<string, unknown> = {},
): Promise<void> {
  const { count } = await tx.application.updateMany({
    where: { id: found.row.id, revision, status: found.row.status },
    data: { ...data, revision: { increment: 1 }, updatedAt: now },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  const event = data.status && newsOf(found.row.status, data.status);
  if (event) await tellApplicant(tx, found, event, now);
}

/** What the applicant's officers hear of a change of status. A return reaches them with its work item, with the days they have. */
function newsOf(from: ApplicationStatus, to: ApplicationStatus): MessageEvent | null {
  if (to === "inProgress") return from === "draft" ? "submitted" : from === "refused" ? "reopened" : "resubmitted";
  if (from === "draft") return to === "lapsed" ? "expired" : null;
  return to === "refused" || to === "lapsed" || to === "awarded" ? to : null;
}

/** A receipt or a result: also to whoever acted, because it is what they keep. */
export async function tellApplicant(tx: Tx, { row }: ApplicationCase, event: MessageEvent, now: Date): Promise<void> {
  await tell(
    tx,
    {
      event,
      key: `${event}:${row.id}:${row.revision}`,
      subject: { kind: "application", id: row.id },
      to: { organizationId: row.applicantOrganizationId, role: "enterpriseOfficer" },
    },
    now,
  );
}

/** Somebody has the form, to fill it in or to revise it, and is not told by a message of what one did oneself. */
export async function openForm(
  tx: Tx,
  { applicationId, byId, ...holder }: { applicationId: string; organizationId: string; role: Role; byId: string | null },
  purpose: "fill" | "revise",
  now: Date,
  dueAt: Date,
): Promise<void> {
  await openWork(tx, { subjectKind: "application", subjectId: applicationId, purpose, ...holder, openedAt: now, dueAt, byId });
}

/** Writes the stages to come behind those that were; opens the first of them, which may begin a little later. Its days count from now. */
export async function planAhead(tx: Tx, found: Acted, stages: readonly SchemeStage[], now: Date, begins = now): Promise<void> {
  const { id } = found.row;
  await tx.stage.deleteMany({ where: { applicationId: id, state: "planned" } });
  const last = await tx.stage.aggregate({ where: { applicationId: id }, _max: { seq: true } });
  const start = (last._max.seq ?? 0) + 1;
  await tx.stage.createMany({
    data: stages.map((stage, i) => ({
      applicationId: id,
      seq: start + i,
      key: stage.key,
      kind: stage.kind,
      organizationId: ownerOf(found, stage),
    })),
  });
  await openNextStage(tx, found, now, begins);
}

/** What was done in the stages to be worked again is kept and superseded; a decision that is made again is void until then. */
export async function takeUpAgain(tx: Tx, found: Acted, { superseded, again, decidesAgain }: WorkAgain, now: Date): Promise<void> {
  const { id } = found.row;
  await tx.stage.updateMany({ where: { applicationId: id, seq: { in: superseded } }, data: { state: "superseded" } });
  if (decidesAgain) await tx.decision.updateMany({ where: { applicationId: id, voidedAt: null }, data: { voidedAt: now } });
  await planAhead(tx, found, again, now);
}

/** Opens the next planned stage and gives its office the work; true while there is one. */
export async function openNextStage(tx: Tx, found: Acted, now: Date, begins = now): Promise<boolean> {
  const { id } = found.row;
  const next = await tx.stage.findFirst({
    where: { applicationId: id, state: "planned" },
    orderBy: { seq: "asc" },
    select: { id: true, key: true, organizationId: true },
  });
  if (!next) return false;
  const scheme = stageOf(found.document, next.key);
  const dueAt = await dueFor(tx, scheme, now);
  await tx.stage.update({ where: { id: next.id }, data: { state: "open", openedAt: begins, dueAt }, select: { id: true } });
  await openWork(tx, {
    subjectKind: "application",
    subjectId: id,
    purpose: scheme.kind,
    organizationId: next.organizationId,
    role: roleFor(found, scheme.kind),
    openedAt: begins,
    dueAt,
    byId: found.byId,
    waits: begins > now,
  });
  return true;
}

export function stageOf(document: SchemeDocument, key: string): SchemeStage {
  const stage = document.stages.find((candidate) => candidate.key === key);
  if (!stage) throw new Error(`stage ${key} is not in the scheme`);
  return stage;
}

/** A limit on the office never rolls: it is counted, not shifted (clauses part 5, 2). */
export async function dueFor(tx: Tx, { dueDays }: { dueDays: SchemeStage["dueDays"] }, now: Date): Promise<Date> {
  const { days, dayKind } = dueDays.value;
  return limitEnd(now, days, dayKind, await readCalendar(tx));
}

/** Closes the open stage and takes the work from its office. */
export async function closeStage(
  tx: Tx,
  found: ApplicationCase,
  stage: StageRow,
  to: StageState,
  act: { outcome: string; opinion: string | null; actor: Actor; now: Date },
): Promise<Change[]> {
  const { count } = await tx.stage.updateMany({
    where: { id: stage.id, state: stage.state },
    data: { state: to as StageRow["state"], closedAt: act.now, outcome: act.outcome, opinion: act.opinion, actedById: personOf(act.actor) },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  await closeWork(tx, "application", found.row.id, act.now);
  return [{ field: "Stage.state", from: `${stage.key}:${stage.state}`, to: `${stage.key}:${to}` }];
}
