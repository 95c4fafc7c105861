import "server-only";
import { issueCertificate } from "@/lib/documents/writes";
import { toDateColumn, type Day, dayOf } from "@/lib/kernel/dates";
import { numberKey, seriesAfter } from "@/lib/kernel/numbering";
import { drawNumber, hasSeries, moveSeries } from "@/lib/numbers/writes";
import type { Awardee } from "@/lib/schemes/rules/subject";
import type { Tx } from "@/lib/server/db";
import { newCode } from "@/lib/server/secrets";

export type HomeFacts = {
  name: string;
  address: string;
  hours: string;
  free: boolean;
  /** As `readPoint` of lib/kernel/places keeps it. */
  point: string | null;
  phone: string | null;
  keeper: string | null;
  level: string;
  category: string;
  services: string | null;
};

/** Whoever changes what a home consists of holds its row meanwhile. */
export async function lockHome(tx: Tx, homeId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Home" WHERE "id" = ${homeId}::uuid FOR UPDATE`;
}

/** The home of this owner and name, with what was approved; a second honour goes to the home that exists. */
export async function openHome(tx: Tx, ownerId: string, facts: HomeFacts, now: Date): Promise<string> {
  const known = await tx.home.findFirst({ where: { ownerId, name: facts.name, status: "open" }, select: { id: true } });
  if (known) {
    // What was promised once stays promised, and what was placed stays there, also where a later scheme does not ask.
    const { free, point, ...rest } = facts;
    const data = { ...rest, ...(free ? { free } : {}), ...(point === null ? {} : { point }) };
    await tx.home.update({ where: { id: known.id }, data, select: { id: true } });
    return known.id;
  }
  const { id } = await tx.home.create({ data: { ownerId, createdAt: now, ...facts }, select: { id: true } });
  return id;
}

/**
 * The next number for a plate. A series that only begins goes on after what hangs already: plates may have come in before any scheme
 * named their pattern.
 */
export async function drawPlaqueNumber(tx: Tx, pattern: string, now: Date): Promise<string> {
  if (!(await hasSeries(tx, pattern, Number(dayOf(now).slice(0, 4))))) {
    const [head = ""] = pattern.split("{");
    const known = await tx.plaque.findMany({ where: { numberKey: { startsWith: numberKey(head) } }, select: { number: true } });
    const series = seriesAfter(
      known.map(({ number }) => number),
      [pattern],
    );
    await moveSeries(tx, series);
  }
  return drawNumber(tx, pattern, now);
}

/** What no scanner of numbers can guess. */
const newVerifyCode = () => newCode().replaceAll("-", "");

/** Who holds an honour, and what that is written down at. */
export type Held = { holder: string } & (
  | { awardee: "home"; homeId: string; organizationId: null }
  | { awardee: Exclude<Awardee, "home">; homeId: null; organizationId: string }
);

type NewPlaque = Held & {
  number: string;
  applicationId: string;
  title: string;
  issuer: string;
  issuedOn: Day;
  validTo: Day | null;
  byId: string;
  /** What the certificate says besides. */
  unit: string;
  policy: { title: string; number: string | null };
  way: string[];
};

/** The plate, the first entry of its life, and its certificate. */
export async function issuePlaque(tx: Tx, plaque: NewPlaque, now: Date): Promise<string> {
  const { byId, issuedOn, validTo, unit, policy, way, ...data } = plaque;
  const verifyCode = newVerifyCode();
  const { id } = await tx.plaque.create({
    data: { ...data, verifyCode, issuedOn: toDateColumn(issuedOn), validTo: validTo === null ? null : toDateColumn(validTo) },
    select: { id: true },
  });
  await tx.plaqueEvent.create({ data: { plaqueId: id, kind: "awarded", at: now, byId }, select: { id: true } });
  const { number, awardee, holder, title, issuer } = data;
  await issueCertificate(tx, id, { number, verifyCode, awardee, holder, unit, title, issuer, issuedOn, validTo, policy, way }, now);
  return id;
}

export type OldPlate = {
  ownerId: string;
  number: string;
  home: string;
  holder: string | null;
  title: string;
  issuer: string;
  issuedOn: Day;
  validTo: Day | null;
  level: string;
  category: string;
  address: string;
  phone: string | null;
  hours: string | null;
  status: "valid" | "suspended" | "expired" | "revoked";
  note: string | null;
};

/** Homes of these plates: one that is there keeps the facts it was awarded with, the others are opened with what the sheet says. */
async function findHomes(tx: Tx, plates: readonly OldPlate[], now: Date): Promise<Map<string, string>> {
  const keyOf = ({ ownerId, name }: { ownerId: string; name: string }) => `${ownerId} ${name}`;
  const wanted = new Map(plates.toReversed().map((plate) => [keyOf({ ownerId: plate.ownerId, name: plate.home }), plate]));
  const known = await tx.home.findMany({
    where: { status: "open", ownerId: { in: plates.map(({ ownerId }) => ownerId) }, name: { in: plates.map(({ home }) => home) } },
    orderBy: { createdAt: "desc" },
    select: { id: true, ownerId: true, name: true },
  });
  const ids = new Map(known.map((home) => [keyOf(home), home.id]));
  const opened = await tx.home.createManyAndReturn({
    data: [...wanted]
      .filter(([key]) => !ids.has(key))
      .map(([, { ownerId, home, address, phone, hours, level, category }]) => ({
        ...{ ownerId, name: home, address, phone, hours: hours ?? "", level, category, createdAt: now },
      })),
    select: { id: true, ownerId: true, name: true },
  });
  for (const home of opened) ids.set(keyOf(home), home.id);
  return new Map(plates.map((plate) => [plate.number, ids.get(keyOf({ ownerId: plate.ownerId, name: plate.home })) ?? ""]));
}

/** Plates that were given before: into the register with their own numbers, each with a code by which a stranger can check it. */
export async function hangPlaques(
  tx: Tx,
  plates: readonly OldPlate[],
  { importId, byId, today }: { importId: string; byId: string; today: Day },
  now: Date,
): Promise<void> {
  const homes = await findHomes(tx, plates, now);
  const owners = await tx.organization.findMany({
    where: { id: { in: plates.map(({ ownerId }) => ownerId) } },
    select: { id: true, name: true },
  });
  const statusOf = ({ status, validTo }: OldPlate) => (status !== "revoked" && validTo !== null && validTo < today ? "expired" : status);
  const created = await tx.plaque.createManyAndReturn({
    data: plates.map((plate) => ({
      ...{ number: plate.number, title: plate.title, issuer: plate.issuer, importId, verifyCode: newVerifyCode() },
      homeId: homes.get(plate.number) ?? "",
      holder: plate.holder ?? owners.find(({ id }) => id === plate.ownerId)?.name ?? "",
      issuedOn: toDateColumn(plate.issuedOn),
      validTo: plate.validTo === null ? null : toDateColumn(plate.validTo),
      status: statusOf(plate),
    })),
    select: { id: true, number: true, status: true },
  });
  const notes = new Map(plates.map(({ number, note }) => [number, note]));
  const ends = { valid: null, suspended: "suspended", expired: "expired", revoked: "revoked" } as const;
  await tx.plaqueEvent.createMany({
    data: created.flatMap(({ id, number, status }) => {
      const kind = ends[status];
      const note = notes.get(number) ?? null;
      // A term ends by itself: that entry is nobody's.
      return [
        { plaqueId: id, kind: "imported" as const, at: now, byId, note: kind === null ? note : null },
        ...(kind === null ? [] : [{ plaqueId: id, kind, at: now, byId: kind === "expired" ? null : byId, note }]),
      ];
    }),
  });
}
