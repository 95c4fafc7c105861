import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { homesFor } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { asToday } from "./plaques";
import { onTheWall } from "./wall";

/** The homes an office looks after: its own, and those it manages for another (Y20). */
export const keptBy = (actor: Actor): Prisma.HomeWhereInput => ({ AND: [homesFor(actor, "homeRevision.save"), { status: "open" }] });

const plaques = {
  where: onTheWall,
  orderBy: [{ issuedOn: "asc" }, { number: "asc" }],
  select: { number: true, title: true, verifyCode: true },
} as const satisfies Prisma.Home$plaquesArgs;

export const listKept = (actor: Actor) =>
  db().home.findMany({
    where: keptBy(actor),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, name: true, address: true, owner: { select: { name: true } }, plaques },
  });
export type KeptRow = Awaited<ReturnType<typeof listKept>>[number];

/** What hangs at a home's door says of it: what is public, with its oldest plate that holds. Null: not in sight, or no plate holds. */
export async function readPoster(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [homesFor(actor, "home.read"), { id: homeId, status: "open" }] },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, address: true, hours: true, phone: true, free: true },
      plaques: {
        where: { status: "valid" },
        orderBy: plaques.orderBy,
        select: { number: true, verifyCode: true, title: true, issuer: true, issuedOn: true, validTo: true, status: true },
      },
    },
  });
  const today = dayOf(await readNow(db()));
  const plaque = home?.plaques.find((one) => asToday(one, today).state === "valid");
  return home && plaque ? { home, plaque, today } : null;
}

/** What nobody can use as it is: word by word as the rule of the inventory has it. */
const broken = { removedAt: null, state: { in: ["broken", "missing"] } } as const satisfies Prisma.FacilityWhereInput;

/** One of them, with what waits there for whoever keeps it. Null: not theirs to keep. */
export async function readKept(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [keptBy(actor), { id: homeId }] },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, address: true, hours: true, phone: true, releasedRevisionId: true },
      owner: { select: { name: true } },
      manager: { select: { name: true } },
      plaques,
      _count: {
        select: { rooms: { where: { closedAt: null } }, rules: true, facilities: { where: broken }, keepers: { where: { toDay: null } } },
      },
      revisions: {
        where: { state: { in: ["draft", "submitted", "returned"] } },
        take: 1,
        select: { state: true },
      },
    },
  });
  if (!home) return null;
  const now = await readNow(db());
  const [waiting, toClose] = await Promise.all([
    db().booking.count({ where: { room: { homeId }, status: { in: ["requested", "waiting"] }, startsAt: { gt: now } } }),
    db().booking.count({ where: { room: { homeId }, status: "approved", endsAt: { lte: now } } }),
  ]);
  const { revisions, releasedRevisionId, _count, ...facts } = home;
  const underWay = (["draft", "submitted", "returned"] as const).find((state) => state === revisions[0]?.state);
  return {
    ...facts,
    todo: {
      waiting,
      toClose,
      noRooms: _count.rooms === 0,
      noRules: _count.rules === 0,
      broken: _count.facilities,
      noKeepers: _count.keepers === 0,
    },
    profile: underWay ?? (releasedRevisionId === null ? ("noProfile" as const) : null),
  };
}
export type KeptHome = NonNullable<Awaited<ReturnType<typeof readKept>>>;
