import "server-only";
import { fileState } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { publicServices } from "@/lib/profiles/queries";
import { homeProfile } from "@/lib/profiles/schema";
import { homesFound, idsOf } from "@/lib/search/queries/match";
import { readWords } from "@/lib/search/rules";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { remember } from "@/lib/server/remember";
import { hasScanner } from "@/lib/server/scanner";
import { homesFor } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { outermost, type Place, placeOf } from "../rules";
import { cityMapShape, type HomeFilter, otherPlace } from "../schema";
import { asToday } from "./plaques";
import { onTheWall, onTheWallSql } from "./wall";

/** A home is shown while it is open and holds a plate. */
const shown = { status: "open", plaques: { some: onTheWall } } as const satisfies Prisma.HomeWhereInput;

const publicSelect = {
  id: true,
  name: true,
  category: true,
  level: true,
  address: true,
  hours: true,
  free: true,
  phone: true,
  services: true,
  owner: { select: { name: true, path: true, kind: { select: { name: true } } } },
  manager: { select: { name: true } },
  plaques: {
    where: onTheWall,
    orderBy: [{ issuedOn: "asc" }, { number: "asc" }],
    select: { number: true, title: true, verifyCode: true, issuedOn: true, validTo: true, status: true, issuer: true },
  },
} as const satisfies Prisma.HomeSelect;

/** Townships, streets, zones and counties: by these a visitor knows where a home is. */
const isPlace = { status: "active", kind: { level: { in: ["county", "township"] } } } as const satisfies Prisma.OrganizationWhereInput;
const placeSelect = { id: true, name: true, path: true } as const satisfies Prisma.OrganizationSelect;

type Places = { places: Place[]; map: unknown };

/** What homes can be filtered by: every township with its homes, how the city draws them, and what else those that are shown are. */
async function readHomeChoices() {
  const [[told], groups] = await Promise.all([
    db().$queryRaw<Places[]>`
      SELECT (SELECT "value" FROM "Setting" WHERE "key" = 'map') AS map,
        coalesce(jsonb_agg(jsonb_build_object('id', place."id", 'name', place."name", 'path', place."path")
          ORDER BY kind."position", place."createdAt", place."id"), '[]') AS places
      FROM "Organization" place JOIN "OrganizationKind" kind ON kind."code" = place."kindCode"
      WHERE kind."level" IN ('county', 'township') AND place."status" = 'active'`,
    // The second step of a path is the township, or whatever else stands under the city itself.
    db().$queryRaw<{ level: string; category: string; kind: string; kindName: string; step: string; homes: number }[]>`
      SELECT home."level", home."category", kind."code" AS kind, kind."name" AS "kindName",
        split_part(owner."path", '/', 3) AS step, count(*)::int AS homes
      FROM "Home" home
      JOIN "Organization" owner ON owner."id" = home."ownerId"
      JOIN "OrganizationKind" kind ON kind."code" = owner."kindCode"
      WHERE home."status" = 'open'
        AND EXISTS (SELECT FROM "Plaque" plaque WHERE plaque."homeId" = home."id" AND ${onTheWallSql})
      GROUP BY 1, 2, 3, 4, 5, kind."position" ORDER BY kind."position", 1, 2`,
  ]);
  const places = told?.places ?? [];
  const homesAt = (step: string) => groups.reduce((sum, group) => sum + (group.step === step ? group.homes : 0), 0);
  const counted = outermost(places).map((place) => ({ ...place, homes: homesAt(place.id) }));
  const all = groups.reduce((sum, { homes }) => sum + homes, 0);
  return {
    places,
    /** Null: the city has no drawing of its own. */
    map: told?.map ? cityMapShape.parse(told.map) : null,
    /** The townships right under the city, which the map shows. */
    counted,
    others: all - counted.reduce((sum, { homes }) => sum + homes, 0),
    levels: [...new Set(groups.map(({ level }) => level))],
    categories: [...new Set(groups.map(({ category }) => category))],
    kinds: [...new Map(groups.map(({ kind, kindName }) => [kind, { code: kind, name: kindName }])).values()],
  };
}
export type HomeChoices = Awaited<ReturnType<typeof readHomeChoices>>;

export const publicHomeChoices = () => remember("homes", readHomeChoices);

/** Whom a place's homes belong to: everybody under it, or, for "other", everybody under none. */
function ownedAt(place: string, places: readonly Place[]): Prisma.HomeWhereInput {
  if (place === otherPlace) return { owner: { NOT: outermost(places).map(({ path }) => ({ path: { startsWith: path } })) } };
  const found = places.find(({ id }) => id === place);
  return found ? { owner: { path: { startsWith: found.path } } } : { id: { in: [] } };
}

/** Homes anybody may visit, by name; pages by key. */
export async function publicHomes(filter: HomeFilter, places: readonly Place[], after: string | null) {
  const words = readWords(filter.word);
  const named = filter.word === "" ? null : words.length === 0 ? [] : await idsOf(homesFound(words), words);
  const rows = await db().home.findMany({
    where: {
      AND: [
        shown,
        named === null ? {} : { id: { in: named } },
        filter.place === "" ? {} : ownedAt(filter.place, places),
        filter.level === "" ? {} : { level: filter.level },
        filter.category === "" ? {} : { category: filter.category },
        filter.kind === "" ? {} : { owner: { kindCode: filter.kind } },
      ],
    },
    relationLoadStrategy: "join",
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...pageAfter(after, 20),
    select: publicSelect,
  });
  const today = dayOf(await readNow(db()));
  const page = pageOf(rows, 20);
  return {
    ...page,
    rows: page.rows.map(({ plaques, owner, ...home }) => ({
      ...home,
      owner,
      place: placeOf(owner.path, places)?.name ?? null,
      plaques: plaques.map((plaque) => asToday(plaque, today)),
    })),
  };
}
export type HomeRow = Awaited<ReturnType<typeof publicHomes>>["rows"][number];

/** One open home with its plates and the notices they hung on; one whose plates were all taken from it says so. */
export async function publicHome(id: string) {
  const home = await db().home.findFirst({
    where: { id, status: "open" },
    relationLoadStrategy: "join",
    select: {
      ...publicSelect,
      point: true,
      // T9
      parent: { select: { id: true, name: true, status: true } },
      released: {
        select: {
          profile: true,
          decidedAt: true,
          photos: {
            orderBy: [{ ordinal: "asc" }, { id: "asc" }],
            select: { alt: true, attachmentId: true, attachment: { select: { scan: true } } },
          },
        },
      },
      rooms: {
        where: { closedAt: null },
        orderBy: [{ seats: "desc" }, { name: "asc" }],
        select: { id: true, name: true, seats: true, note: true, needsApproval: true },
      },
      closures: {
        where: { cancelledAt: null },
        orderBy: { lastDay: "desc" },
        take: 50,
        select: { firstDay: true, lastDay: true, reason: true },
      },
      rules: { orderBy: { version: "desc" }, take: 1, select: { text: true } },
      plaques: {
        ...publicSelect.plaques,
        select: {
          ...publicSelect.plaques.select,
          application: {
            select: {
              noticeItems: {
                where: { notice: { state: "published" } },
                select: { notice: { select: { id: true, number: true } } },
                take: 1,
              },
            },
          },
        },
      },
    },
  });
  if (!home) return null;
  const [places, services, now] = await Promise.all([
    db().organization.findMany({
      where: { AND: [isPlace, { id: { in: home.owner.path.split("/").filter(Boolean) } }] },
      select: placeSelect,
    }),
    remember("services", publicServices),
    readNow(db()),
  ]);
  const today = dayOf(now);
  const { released, rules, parent, closures: all, ...facts } = home;
  const closures = all.filter(({ lastDay }) => fromDateColumn(lastDay) >= today);
  const profile = released && homeProfile.parse(released.profile);
  return {
    ...facts,
    parent: parent?.status === "open" ? { id: parent.id, name: parent.name } : null,
    profile,
    photos: (released?.photos ?? []).flatMap(({ alt, attachmentId, attachment }) =>
      fileState(attachment.scan, hasScanner()) === "ready" ? [{ alt, attachmentId }] : [],
    ),
    releasedOn: released?.decidedAt ? dayOf(released.decidedAt) : null,
    /** Which of the nine it offers, and what each means here. */
    offers: services.flatMap(({ code, name }) => {
      const meaning = profile?.offers[code];
      return meaning === undefined ? [] : [{ code, name, meaning }];
    }),
    rules: rules[0]?.text ?? null,
    /** Shown at once: whoever stands before a locked door cannot wait for a release. */
    closures: closures.toReversed().map(({ firstDay, lastDay, reason }) => ({
      ...{ firstDay: fromDateColumn(firstDay), lastDay: fromDateColumn(lastDay) },
      reason,
    })),
    place: placeOf(home.owner.path, places),
    plaques: home.plaques.map(({ application, ...plaque }) => ({
      ...asToday(plaque, today),
      notice: application?.noticeItems[0]?.notice ?? null,
    })),
  };
}
export type PublicHome = NonNullable<Awaited<ReturnType<typeof publicHome>>>;

/** One's own homes and those one looks after (Y20). */
export const listHomes = (actor: Actor) =>
  db().home.findMany({
    where: { AND: [homesFor(actor, "home.read"), { status: "open" }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true, address: true, plaques: { select: { number: true, title: true, verifyCode: true } } },
  });
