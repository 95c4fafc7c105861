// Pure.
import { addDays, type Day } from "@/lib/kernel/dates";
import { wordIn } from "@/lib/kernel/paging";
import { type CityMap, type HomeFilter, homeFilters } from "./schema";
import { type PlaqueGuard, type PlaqueStatus, plaqueWorkflow } from "./workflow";

export type PlaqueFacts = { validTo: Day | null; today: Day };

export const plaqueGuards: Record<PlaqueGuard, (facts: PlaqueFacts) => boolean> = {
  // Its last day counts in full (clauses part 5, 1).
  termOver: ({ validTo, today }) => validTo !== null && validTo < today,
};

/** What a plate is today: its term is over when its last day is, and not only when the portal has noted it. */
export const stateOf = (status: PlaqueStatus, facts: PlaqueFacts): PlaqueStatus =>
  status !== "revoked" && plaqueGuards.termOver(facts) ? "expired" : status;

/** A plate as a term is told from it, newest first; `revokedOn`: the day it was taken down, if it was. */
export type Hung = { hangs: boolean; issuedOn: Day; validTo: Day | null; revokedOn: Day | null };

/**
 * From its first plate on a home owes what its newest asks, until none hangs any more: `until` is the first day without one. Null: it never
 * had a plate.
 */
export function termOf<P extends Hung>(plates: readonly P[]): { newest: P; awardedOn: Day; until: Day | null } | null {
  const newest = plates.find(({ hangs }) => hangs) ?? plates[0];
  const first = plates.at(-1);
  if (!newest || !first) return null;
  const ends = plates.flatMap(({ validTo, revokedOn }) => revokedOn ?? (validTo === null ? [] : [addDays(validTo, 1)]));
  return { newest, awardedOn: first.issuedOn, until: newest.hangs ? null : (ends.toSorted().at(-1) ?? null) };
}

/** `waiting`: awarded here, and the plate itself not handed over yet. */
export type PlaqueFilter = { number: string; status: PlaqueStatus | null; waiting: boolean };

/** The register's filter as it stands in the address of its page and of the engraver's list. */
export const readFilter = (address: Readonly<Record<string, string | string[] | undefined>>): PlaqueFilter => ({
  number: typeof address.number === "string" ? address.number.trim().slice(0, 60) : "",
  status: plaqueWorkflow.statuses.find((known) => known === address.status) ?? null,
  waiting: address.handover === "waiting",
});

/** The filters as they stand in the address; what is no word there is no filter. */
export const readHomeFilter = (query: Readonly<Record<string, string | string[] | undefined>>): HomeFilter =>
  Object.fromEntries(homeFilters.map((name) => [name, wordIn(query[name], 60)])) as HomeFilter;

export type Place = { id: string; name: string; path: string };

/** The township an organization stands under, the nearest if there are several. */
export const placeOf = <P extends Place>(path: string, places: readonly P[]): P | null =>
  places.filter((place) => path.startsWith(place.path)).sort((a, b) => b.path.length - a.path.length)[0] ?? null;

/** Those that stand in no other: the tiles of the map. */
export const outermost = <P extends Place>(places: readonly P[]): P[] =>
  places.filter(({ id, path }) => !places.some((other) => other.id !== id && path.startsWith(other.path)));

/** A township comes before those within it. */
export const inTree = <P extends Place>(places: readonly P[]): (P & { depth: number })[] =>
  outermost(places).flatMap((place) => [
    { ...place, depth: 0 },
    ...inTree(places.filter(({ id, path }) => id !== place.id && path.startsWith(place.path))).map((inner) => ({
      ...inner,
      depth: inner.depth + 1,
    })),
  ]);

const tile = { width: 150, height: 96, gap: 8 };

/** The city's own drawing where it draws every township, else a tile for each: no map knows places it was never told. */
export function schematicOf(places: readonly { id: string }[], drawn: CityMap | null): CityMap {
  const known = drawn?.places.filter(({ organizationId }) => places.some(({ id }) => id === organizationId)) ?? [];
  if (drawn && known.length === places.length) return { ...drawn, places: known };
  const columns = Math.max(1, Math.ceil(Math.sqrt(places.length * 1.2)));
  const rows = Math.max(1, Math.ceil(places.length / columns));
  return {
    width: columns * tile.width + (columns + 1) * tile.gap,
    height: rows * tile.height + (rows + 1) * tile.gap,
    river: null,
    places: places.map(({ id }, at) => {
      const x = tile.gap + (at % columns) * (tile.width + tile.gap);
      const y = tile.gap + Math.floor(at / columns) * (tile.height + tile.gap);
      const [right, below] = [x + tile.width, y + tile.height];
      return {
        organizationId: id,
        outline: [
          [x, y],
          [right, y],
          [right, below],
          [x, below],
        ],
        label: [x + tile.width / 2, y + tile.height / 2 - 6],
      };
    }),
  };
}

/** How dark a township is drawn: not at all without homes, darkest where most are. */
export const shadeOf = (homes: number, most: number): 0 | 1 | 2 | 3 =>
  homes === 0 ? 0 : (Math.min(3, Math.max(1, Math.ceil((homes * 3) / most))) as 1 | 2 | 3);
