import "server-only";
import { approvedStatuses, heldStatuses } from "@/lib/activities/workflow";
import { grantTable } from "@/lib/grants";
import { readHomeScheme } from "@/lib/homes/queries/operation";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { criteriaOf } from "@/lib/schemes/schema/document";
import { isSample } from "@/lib/schemes/schema/values";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { homeScopeSelect, homesFor, homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { agedOf, coveredOf } from "./rules";
import { offeredAtOnce, refText, type SourceFacts, type SourceRef } from "./schema";

/** Where else it was picked: a home's own standard, or an application. */
const uses = {
  where: { removedAt: null },
  select: {
    id: true,
    criterionKey: true,
    home: { select: { name: true } },
    application: { select: { id: true, number: true, round: { select: { name: true } } } },
  },
} as const;

const session = { id: true, startsOn: true, present: true, activity: { select: { title: true } }, uses } as const;
const file = { select: { id: true, contentType: true, sha256: true } } as const;
const reportPhoto = {
  id: true,
  alt: true,
  attachment: file,
  session: { select: { startsOn: true } },
  uses,
} as const;
const homePhoto = { id: true, alt: true, attachment: file, revision: { select: { draftedAt: true } }, uses } as const;
const facility = { id: true, kind: true, name: true, quantity: true, state: true, checkedOn: true, uses } as const;
const matter = { id: true, title: true, endedOn: true, uses } as const;

type Rows = {
  session: Prisma.ActivitySessionGetPayload<{ select: typeof session }>;
  reportPhoto: Prisma.ReportPhotoGetPayload<{ select: typeof reportPhoto }>;
  homePhoto: Prisma.HomePhotoGetPayload<{ select: typeof homePhoto }>;
  facility: Prisma.FacilityGetPayload<{ select: typeof facility }>;
  matter: Prisma.HomeMatterGetPayload<{ select: typeof matter }>;
};

export type Use = Rows["session"]["uses"][number];
export type Source = SourceFacts & { uses: readonly Use[] };

const plain = { count: null, state: null, attachment: null };
const sourceOf: { [K in SourceRef["kind"]]: (row: Rows[K]) => Source } = {
  session: ({ id, startsOn, present, activity, uses: used }) => {
    return { ...plain, kind: "session", id, title: activity.title, day: fromDateColumn(startsOn), count: present, uses: used };
  },
  reportPhoto: ({ id, alt, attachment, session: of, uses: used }) => {
    return { ...plain, kind: "reportPhoto", id, title: alt, day: fromDateColumn(of.startsOn), attachment, uses: used };
  },
  homePhoto: ({ id, alt, attachment, revision, uses: used }) => {
    return { ...plain, kind: "homePhoto", id, title: alt, day: dayOf(revision.draftedAt), attachment, uses: used };
  },
  facility: ({ id, name, quantity, state, checkedOn, uses: used }) => {
    return { ...plain, kind: "facility", id, title: name, day: checkedOn && fromDateColumn(checkedOn), count: quantity, state, uses: used };
  },
  matter: ({ id, title, endedOn, uses: used }) => {
    return { ...plain, kind: "matter", id, title, day: endedOn && fromDateColumn(endedOn), uses: used };
  },
};

/**
 * What these homes have to show: meetings that were held, photos of reports and of pages that were released, what stands in the inventory,
 * what was done for people. The newest of each kind; `refs`: these alone.
 */
export async function listSources(reader: Reader, homeIds: readonly string[], refs?: readonly SourceRef[]): Promise<Source[]> {
  const homeId = { in: [...homeIds] };
  const among = (kind: SourceRef["kind"]) => (refs ? { id: { in: refs.flatMap((ref) => (ref.kind === kind ? [ref.id] : [])) } } : {});
  const common = { relationLoadStrategy: "join", take: refs ? refs.length : offeredAtOnce } as const;
  const held = { homeId, status: { in: [...heldStatuses] }, activity: { status: { in: [...approvedStatuses] } } };
  return [
    ...(
      await reader.activitySession.findMany({
        where: { AND: [held, among("session")] },
        orderBy: [{ startsOn: "desc" }, { id: "asc" }],
        ...common,
        select: session,
      })
    ).map(sourceOf.session),
    ...(
      await reader.reportPhoto.findMany({
        where: { AND: [{ session: held, attachment: { scan: { not: "infected" } } }, among("reportPhoto")] },
        orderBy: [{ session: { startsOn: "desc" } }, { ordinal: "asc" }],
        ...common,
        select: reportPhoto,
      })
    ).map(sourceOf.reportPhoto),
    ...(
      await reader.homePhoto.findMany({
        where: { AND: [{ revision: { homeId, state: "released" }, attachment: { scan: { not: "infected" } } }, among("homePhoto")] },
        orderBy: [{ ordinal: "asc" }],
        ...common,
        select: homePhoto,
      })
    ).map(sourceOf.homePhoto),
    ...(
      await reader.facility.findMany({
        where: { AND: [{ homeId, removedAt: null }, among("facility")] },
        orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
        ...common,
        select: facility,
      })
    ).map(sourceOf.facility),
    ...(
      await reader.homeMatter.findMany({
        where: { AND: [{ homeId, state: "done" }, among("matter")] },
        orderBy: [{ endedOn: "desc" }, { id: "asc" }],
        ...common,
        select: matter,
      })
    ).map(sourceOf.matter),
  ];
}

/** What was picked for a home or an application, with what was picked: for a select beside their other facts. */
export const picked = {
  where: { removedAt: null },
  orderBy: [{ usedAt: "asc" }, { id: "asc" }],
  select: {
    id: true,
    criterionKey: true,
    hash: true,
    session: { select: session },
    reportPhoto: { select: reportPhoto },
    homePhoto: { select: homePhoto },
    facility: { select: facility },
    matter: { select: matter },
  },
} as const satisfies Prisma.EvidenceUseFindManyArgs;
export type PickedRow = Prisma.EvidenceUseGetPayload<{ select: (typeof picked)["select"] }>;

/** A record that was picked, and where else it serves. */
export type EvidenceRecord = SourceFacts & { useId: string; criterionKey: string; hash: string; others: Use[] };

export function recordOf({ id: useId, criterionKey, hash, ...row }: PickedRow): EvidenceRecord {
  const found =
    (row.session && sourceOf.session(row.session)) ??
    (row.reportPhoto && sourceOf.reportPhoto(row.reportPhoto)) ??
    (row.homePhoto && sourceOf.homePhoto(row.homePhoto)) ??
    (row.facility && sourceOf.facility(row.facility)) ??
    (row.matter && sourceOf.matter(row.matter));
  // One of the five: EvidenceUse_one_source.
  if (!found) throw new Error(`${useId} was picked of nothing`);
  const { uses: used, ...facts } = found;
  return { ...facts, useId, criterionKey, hash, others: used.filter((use) => use.id !== useId) };
}

const homeSelect = { id: true, name: true, ...homeScopeSelect } as const;

/** The standards a home was recognised by, each with its evidence and how old that is; null: not in sight. */
export async function readStandards(actor: Actor, homeId: string) {
  const home = await db().home.findFirst({
    where: { AND: [{ id: homeId }, homesFor(actor, "home.read")] },
    relationLoadStrategy: "join",
    select: { ...homeSelect, uses: picked },
  });
  if (!home) return null;
  const [scheme, now] = await Promise.all([readHomeScheme(db(), homeId), readNow(db())]);
  const today = dayOf(now);
  const records = home.uses.map(recordOf);
  const standards = (scheme ? criteriaOf(scheme) : []).map(({ key, name, text, origin }) => ({
    ...{ key, name, text: text ?? null, sample: isSample(origin) },
    ...agedOf(
      records.filter(({ criterionKey }) => criterionKey === key),
      today,
    ),
  }));
  return {
    home: { id: home.id, name: home.name },
    scheme: scheme && { name: scheme.name },
    ...{ standards, total: coveredOf(standards) },
    may: can(grantTable, actor, "evidence.pick", homeSubject(home)),
  };
}
export type Standards = NonNullable<Awaited<ReturnType<typeof readStandards>>>;

/** What one may pick for a standard of a home; null: not for this actor, or no such standard. */
export async function readPickForHome(actor: Actor, homeId: string, criterionKey: string) {
  const page = await readStandards(actor, homeId);
  const standard = page?.standards.find(({ key }) => key === criterionKey);
  if (!page || !standard || !page.may) return null;
  const offered = await listSources(db(), [homeId]);
  return { home: page.home, ...offer(standard, standard.records, offered) };
}

/** The form's lines: what is picked already stands first, also where it is too old to be offered otherwise. */
export function offer(criterion: { key: string; name: string }, records: readonly EvidenceRecord[], offered: readonly Source[]) {
  const ticked = new Set(records.map(refText));
  return {
    criterion: { key: criterion.key, name: criterion.name },
    sources: [
      ...records.map(({ others, ...facts }) => ({ ...facts, uses: others, ticked: true })),
      ...offered.filter((source) => !ticked.has(refText(source))).map((source) => ({ ...source, ticked: false })),
    ],
  };
}
export type PickLine = ReturnType<typeof offer>["sources"][number];
