import "server-only";
import { listSources } from "@/lib/evidence/queries";
import { refText } from "@/lib/evidence/schema";
import { savePicks } from "@/lib/evidence/writes";
import { isPhoto, maxApplicationBytes } from "@/lib/files/rules";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { type ApplicationCase, editableKeys, lockCase, lockCaseAndRound, recordPlaces } from "../queries/facts";
import { homesOfApplicant } from "../queries/form";
import { recordsOf } from "../queries/parts";
import { entryScanKey } from "../rules/answers";
import { formTasks } from "../rules/form";
import * as schema from "../schema";
import { endedStatuses } from "../workflow";
import { computedAnswers, homeToJudge, nextOrdinal, requireGates } from "./eligible";
import { type Acted, advanceApplication, openForm, personOf } from "./progress";

export async function loadApplication(context: Context<{ applicationId: string }>): Promise<Loaded<Acted> | null> {
  return asLoaded(context.actor, await lockCase(context.tx, context.input.applicationId));
}
/** For acts that count among a round. */
export async function loadApplicationInRound(context: Context<{ applicationId: string }>): Promise<Loaded<Acted> | null> {
  return asLoaded(context.actor, await lockCaseAndRound(context.tx, context.input.applicationId));
}
const asLoaded = (actor: Actor, found: ApplicationCase | null): Loaded<Acted> | null =>
  found && { id: found.row.id, subject: found.subject, row: { ...found, byId: personOf(actor) } };

/**
 * Opens a draft in a round, or finds the one the organization already has there; of several that it puts forward, the one that was asked for.
 * The scheme version is pinned now.
 */
export const openApplication = defineCommand({
  permission: "application.open",
  sight: "application.open",
  subjectKind: "application",
  input: schema.openInput,
  load: async ({ tx, actor, input }) => {
    const round = await tx.round.findUnique({
      where: { id: input.roundId },
      select: { id: true, opensAt: true, closesAt: true, schemeVersionId: true, schemeVersion: { select: { document: true } } },
    });
    const organizationId = actor.kind === "person" ? (actor.acting?.organizationId ?? null) : null;
    return round ? { id: round.id, subject: { ...citySubject, inCity: false, organizationId }, row: round } : null;
  },
  execute: async ({ tx, actor, input, row: round, now, subject }) => {
    if (actor.kind !== "person" || subject.organizationId === null) throw new Refusal({ kind: "forbidden" });
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id: subject.organizationId },
      select: { id: true, kindCode: true },
    });
    const document = schemeDocument.parse(round.schemeVersion.document);
    const homeId = await homeToJudge(tx, document, organization.id, input.homeId);
    const ordinal = Math.min(input.ordinal, await nextOrdinal(tx, document, round.id, organization.id));
    const live = await tx.application.findFirst({
      where: {
        ...{ roundId: round.id, applicantOrganizationId: organization.id, homeId, ordinal },
        status: { notIn: [...endedStatuses] },
      },
      select: { id: true },
    });
    if (live) return { value: live, id: live.id, changes: [] };
    if (now < round.opensAt || now >= round.closesAt) throw new Refusal({ kind: "notNow", blockers: ["windowOpen"] });
    const hosts = document.hostKinds.filter(({ organizationKinds }) => organizationKinds.includes(organization.kindCode));
    if (hosts.length === 0) throw new Refusal({ kind: "notNow", blockers: ["hostKind"] });
    await requireGates(tx, document, { organizationId: organization.id, homeId }, dayOf(now));
    const { id } = await tx.application.create({
      data: {
        roundId: round.id,
        schemeVersionId: round.schemeVersionId,
        applicantOrganizationId: organization.id,
        homeId,
        ordinal,
        answers: await computedAnswers(tx, { document, homeId, opensAt: round.opensAt }, now),
        createdById: actor.personId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await openForm(
      tx,
      { applicationId: id, organizationId: organization.id, role: "enterpriseOfficer", byId: actor.personId },
      "fill",
      now,
      round.closesAt,
    );
    return { value: { id }, id, changes: [{ field: "Application.status", to: "draft" }] };
  },
});

/** Notes an uploaded file as evidence for one field or criterion. Called by the upload route, after the bytes are stored. */
export const attachEvidence = defineCommand({
  permission: "application.attach",
  sight: "application.read",
  subjectKind: "application",
  input: schema.attachInput,
  load: loadApplication,
  execute: async ({ tx, actor, input, row: found, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const place = evidencePlaces(found).get(input.fieldKey);
    if (!place) throw invalid("fieldKey", "notChoice");
    if (place.only === "photos" && !isPhoto(input.file.contentType)) throw invalid("file", "notPhoto");
    if ((found.files.get(input.fieldKey) ?? 0) >= place.maxFiles) throw invalid("file", "tooMany");
    const held = found.row.evidence.reduce((sum, { attachment }) => sum + attachment.size, 0);
    if (held + input.file.size > maxApplicationBytes) throw invalid("file", "tooLong");
    const attachment = await tx.attachment.create({
      data: { ...input.file, createdById: actor.personId, createdAt: now },
      select: { id: true },
    });
    await tx.evidence.create({
      data: { attachmentId: attachment.id, applicationId: found.row.id, fieldKey: input.fieldKey },
      select: { id: true },
    });
    await advanceApplication(tx, found, found.row.revision, now);
    return { value: null, changes: [{ field: `evidence.${input.fieldKey}`, to: input.file.sha256 }] };
  },
});

export const detachEvidence = defineCommand({
  permission: "application.detach",
  sight: "application.read",
  subjectKind: "application",
  input: schema.detachInput,
  load: loadApplication,
  execute: async ({ tx, input, row: found, now }) => {
    const evidence = found.row.evidence.find(({ id }) => id === input.evidenceId);
    if (!evidence || !evidencePlaces(found).has(evidence.fieldKey)) throw invalid("evidenceId", "notChoice");
    await tx.evidence.update({ where: { id: evidence.id }, data: { removedAt: now }, select: { id: true } });
    await advanceApplication(tx, found, found.row.revision, now);
    return { value: { fieldKey: evidence.fieldKey }, changes: [{ field: `evidence.${evidence.fieldKey}`, to: "removed" }] };
  },
});

/** Shows for a criterion what the portal knows already of the applicant's home: nothing of it is sent in once more. */
export const pickForApplication = defineCommand({
  permission: "application.attach",
  sight: "application.read",
  subjectKind: "application",
  input: schema.pickForApplicationInput,
  load: loadApplication,
  execute: async ({ tx, actor, input, row: found, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { applicationId, criterionKey } = input;
    if (!recordPlaces(found).has(criterionKey)) throw invalid("criterionKey", "notChoice");
    const changes = await savePicks(tx, { applicationId }, input, {
      found: await listSources(tx, await homesOfApplicant(found, tx), input.picked),
      inUse: recordsOf(found, criterionKey).map((record) => ({ useId: record.useId, source: refText(record) })),
      byId: actor.personId,
      now,
    });
    if (changes.length > 0) await advanceApplication(tx, found, found.row.revision, now);
    const task = formTasks(found.document, found.answers).find(({ criteria }) => criteria.some(({ key }) => key === criterionKey));
    return { value: { applicationId, criterionKey, task: task?.key ?? "" }, changes: changes.length > 0 ? changes : null };
  },
});

const filesPerCriterion = 10;

type EvidencePlace = { maxFiles: number; only?: "photos" | undefined };

/** Where evidence may be put or taken away now, how many files each place holds, and of what. */
function evidencePlaces(found: ApplicationCase): Map<string, EvidencePlace> {
  const { row, document, answers } = found;
  const places = new Map<string, EvidencePlace>();
  if (row.status !== "draft" && row.status !== "returned") return places;
  const editable = editableKeys(found);
  // The letter or paper itself, beside what is typed from it.
  if (found.row.entry) places.set(entryScanKey, { maxFiles: filesPerCriterion });
  for (const { fields } of formTasks(document, answers))
    for (const field of fields) if (field.kind === "file" && (editable === null || editable.has(field.key))) places.set(field.key, field);
  for (const key of recordPlaces(found)) places.set(key, { maxFiles: filesPerCriterion });
  return places;
}
