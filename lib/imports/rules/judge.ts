// Lines held against the register and against each other: what must be put right before any of them goes in. Pure.
import type { Day } from "@/lib/kernel/dates";
import { numberKey, readNumber } from "@/lib/kernel/numbering";
import { tidyCode } from "@/lib/kernel/writing";
import type { ImportRow, Plate, PlateColumn } from "../schema";

export type Unit = {
  id: string;
  name: string;
  /** What it was called before. */
  names: readonly string[];
  creditCode: string | null;
  /** Of the unit whose association it is: an association has no code of its own. */
  hostCode: string | null;
};

/** What the register knows, as far as these lines ask. */
export type Register = {
  today: Day;
  /** Patterns by which schemes number their plates. */
  patterns: readonly string[];
  /** Keys of numbers that are taken. */
  taken: ReadonlySet<string>;
  units: readonly Unit[];
  /** Plates that hang: by `honourKey`. */
  borne: ReadonlySet<string>;
};

/** `about`: another line, or a name, that the words need. */
export type Problem = { column: PlateColumn | null; code: string; about?: string };
export type Judged = { row: ImportRow; ownerId: string | null; number: string; problems: Problem[] };

/** Names are compared without spaces and in half width: brackets in a firm's name come in both. */
export const nameKey = (name: string): string => tidyCode(name);
/** A home bears an honour once at a time. */
export const honourKey = (ownerId: string, home: string, title: string): string => [ownerId, home, title].join("\n");

/** As the scheme writes it, where it is a number of its pattern; as it stands on the plate otherwise. */
export function officialNumber(typed: string, patterns: readonly string[]): string {
  return patterns.map((pattern) => readNumber(pattern, typed)?.number).find((number) => number !== undefined) ?? typed;
}

type Found = { id: string } | Problem;

/** By its code, the name telling unit from association; by its exact name, or one it bore, where there is no code. */
function unitOf({ holder, creditCode }: { holder: string | null; creditCode: string | null }, units: readonly Unit[]): Found {
  const byName = holder === null ? [] : units.filter(({ name, names }) => [name, ...names].some((one) => nameKey(one) === nameKey(holder)));
  if (creditCode !== null) {
    const byCode = units.filter((unit) => unit.creditCode === creditCode || unit.hostCode === creditCode);
    const own = byCode.find((unit) => unit.creditCode === creditCode) ?? byCode[0];
    if (!own) return { column: "creditCode", code: "noSuchCode" };
    if (holder === null) return own;
    return byName.find((unit) => byCode.includes(unit)) ?? { column: "holder", code: "otherUnit", about: own.name };
  }
  const current = byName.filter(({ name }) => nameKey(name) === nameKey(holder ?? ""));
  const [one, ...more] = current.length > 0 ? current : byName;
  if (!one) return { column: "holder", code: "noSuchUnit" };
  return more.length > 0 ? { column: "holder", code: "severalUnits" } : one;
}

/** Its last day is behind us. */
export const isOver = ({ validTo }: Plate, today: Day): boolean => validTo !== null && validTo < today;

/** The first line that said it; what comes later is said to be the same. */
function once(seen: Map<string, number>, key: string, at: number): string | null {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, at);
  return first === undefined ? null : String(first);
}

/** What a line says of itself, also where another of its cells is wrong: people put all of it right at once. */
export function claimsOf({ cells, plate, problems }: ImportRow): { number: string; holder: string | null; creditCode: string | null } {
  if (plate) return plate;
  const cell = (column: PlateColumn) => (problems.some((problem) => problem.column === column) ? null : (cells[column] ?? null));
  return { number: cell("number") ?? "", holder: cell("holder"), creditCode: cell("creditCode")?.toUpperCase() ?? null };
}

export function judgeRows(rows: readonly ImportRow[], register: Register): Judged[] {
  const numbers = new Map<string, number>();
  const honours = new Map<string, number>();
  return rows.map((row) => {
    const problems: Problem[] = [...row.problems];
    const { plate } = row;
    const claims = claimsOf(row);
    const number = officialNumber(claims.number, register.patterns);
    const same = number === "" ? null : once(numbers, numberKey(number), row.at);
    if (same !== null) problems.push({ column: "number", code: "sameNumber", about: same });
    else if (register.taken.has(numberKey(number))) problems.push({ column: "number", code: "taken" });
    const unit = claims.holder === null && claims.creditCode === null ? null : unitOf(claims, register.units);
    if (unit && !("id" in unit)) problems.push(unit);
    if (!plate || !unit || !("id" in unit))
      return { row, ownerId: null, number: number === "" ? (row.cells.number ?? "") : number, problems };
    if (plate.issuedOn > register.today) problems.push({ column: "issuedOn", code: "dayAhead" });
    const over = isOver(plate, register.today);
    if (plate.status === "expired" && !over) problems.push({ column: "status", code: "notOver" });
    if (plate.status !== "revoked" && !over) {
      const key = honourKey(unit.id, plate.home, plate.title);
      const honoured = once(honours, key, row.at);
      if (honoured !== null) problems.push({ column: "title", code: "sameHonour", about: honoured });
      else if (register.borne.has(key)) problems.push({ column: "title", code: "borne" });
    }
    return { row, ownerId: unit.id, number, problems };
  });
}
