import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, holderOf } from "@/lib/kernel/access";
import { tidyCode } from "@/lib/kernel/writing";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { publicDocuments, publicRecommendingKinds } from "@/lib/schemes/queries";
import { awardeeOf, namedIn, putsForward } from "@/lib/schemes/rules/subject";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import { soonUntil } from "@/lib/work/rules";
import type { Prisma } from "@/prisma/generated/client";
import type { QueueFilter } from "../schema";
import type { Answers } from "../rules/answers";
import { selfTotal } from "../rules/scores";
import { countEvidence, evidenceKeys } from "./facts";

/** What the filters show, as a condition on open work; one's own form and what may still be taken back are nobody's to review. */
async function shownBy(actor: Extract<Actor, { kind: "person" }>, filter: QueueFilter, now: Date): Promise<Prisma.WorkItemWhereInput> {
  const { q, stage, town, round, who, due } = filter;
  const number = tidyCode(q).toUpperCase();
  return {
    closedAt: null,
    openedAt: { lte: now },
    // Whom the city asked to score is not said in a list.
    purpose: { notIn: ["score"], ...(stage === null ? { not: "fill" } : { equals: stage }) },
    ...(who === "mine" ? { assigneeId: actor.personId } : {}),
    ...(who === "nobody" ? { assigneeId: null, organizationId: actor.acting?.organizationId ?? "", role: actor.acting?.role } : {}),
    ...(who === "office" ? { organizationId: actor.acting?.organizationId ?? "", role: actor.acting?.role } : {}),
    ...(due === "overdue" ? { dueAt: { lte: now } } : {}),
    ...(due === "soon" ? { dueAt: { gt: now, lte: soonUntil(now, await publicCalendar()) } } : {}),
    application: {
      AND: [
        applicationsFor(actor, "application.read"),
        { submittedAt: { not: null } },
        town === null ? {} : { recommenderOrganizationId: town },
        round === null ? {} : { roundId: round },
        q === "" ? {} : { OR: [{ number: { startsWith: number } }, { applicant: { name: { contains: q } } }] },
      ],
    },
  };
}

const rowSelect = {
  id: true,
  purpose: true,
  organizationId: true,
  role: true,
  assigneeId: true,
  openedAt: true,
  dueAt: true,
  urges: true,
  organization: { select: { name: true } },
  assignee: { select: { name: true } },
  application: {
    select: {
      id: true,
      number: true,
      answers: true,
      ...evidenceKeys,
      schemeVersionId: true,
      applicant: { select: { name: true } },
      recommender: { select: { name: true } },
      round: { select: { name: true } },
    },
  },
} as const satisfies Prisma.WorkItemSelect;
type Row = Prisma.WorkItemGetPayload<{ select: typeof rowSelect }>;

/** Open work on applications in sight, by due date; pages by key. Null: this actor reviews nothing. */
export async function listQueue(actor: Actor, filter: QueueFilter, after: string | null, take = 30) {
  if (actor.kind !== "person" || !actor.acting || !grantTable[holderOf(actor)]["workItem.claim"]) return null;
  const now = await readNow(db());
  const rows = await db().workItem.findMany({
    where: await shownBy(actor, filter, now),
    relationLoadStrategy: "join",
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    ...pageAfter(after, take),
    select: rowSelect,
  });
  const page = pageOf(rows, take);
  return {
    rows: await withFacts(actor, page.rows),
    next: page.next,
    now,
    calendar: await publicCalendar(),
    mayEnter: Boolean(grantTable[holderOf(actor)]["application.enterOnBehalf"]),
    mayRank: Boolean(grantTable[holderOf(actor)]["round.read"]),
  };
}
export type Queue = NonNullable<Awaited<ReturnType<typeof listQueue>>>;

/** The host's kind and the self-score come from the answers, read by the scheme; the few schemes of a page are read once. */
async function withFacts(actor: Extract<Actor, { kind: "person" }>, rows: readonly Row[]) {
  const documents = await publicDocuments(rows.flatMap(({ application }) => application?.schemeVersionId ?? []));
  const mayUrge = Boolean(grantTable[holderOf(actor)]["workItem.urge"]);
  return rows.flatMap(({ application, assigneeId, organizationId, role, urges, ...item }) => {
    const document = application && documents.get(application.schemeVersionId);
    if (!document) return [];
    const answers = application.answers as Answers;
    const ours = organizationId === actor.acting?.organizationId && role === actor.acting.role;
    return [
      {
        ...item,
        urges,
        applicationId: application.id,
        number: application.number,
        applicant: application.applicant.name,
        awardee: awardeeOf(document),
        /** Whom it puts forward. */
        named: putsForward(document) ? namedIn(document, answers) : null,
        round: application.round.name,
        town: application.recommender?.name ?? null,
        host: document.hostKinds.find(({ key }) => key === answers.hostKind)?.name ?? null,
        total: selfTotal({ document, answers, evidence: countEvidence(application) }),
        organization: item.organization.name,
        assignee: item.assignee?.name ?? null,
        /** Who has it: nobody of our office, this person, a colleague, or another office. */
        hands: !ours
          ? ("others" as const)
          : assigneeId === null
            ? ("nobody" as const)
            : assigneeId === actor.personId
              ? ("mine" as const)
              : ("colleague" as const),
        mayUrge: mayUrge && !ours,
      },
    ];
  });
}

/** What the filters offer: rounds and recommending organizations of applications in sight. */
export async function listQueueChoices(actor: Actor) {
  const inSight = applicationsFor(actor, "application.read");
  // Most organizations are of a kind that never recommends: none of them need be looked up among all applications.
  const kinds = await publicRecommendingKinds();
  const [rounds, towns] = await Promise.all([
    db().round.findMany({
      where: { applications: { some: inSight } },
      orderBy: [{ opensAt: "desc" }, { id: "asc" }],
      take: 50,
      select: { id: true, name: true },
    }),
    db().organization.findMany({
      where: { kindCode: { in: kinds }, recommended: { some: inSight } },
      orderBy: [{ path: "asc" }],
      take: 200,
      select: { id: true, name: true },
    }),
  ]);
  return { rounds, towns };
}
export type QueueChoices = Awaited<ReturnType<typeof listQueueChoices>>;
