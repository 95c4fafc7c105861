import "server-only";
import { fileState } from "@/lib/files/rules";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { homesFor, homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { inventoryOf, needsRepair } from "../rules";

/** A home has some dozens of items; whatever goes past this is not shown and not in the sheet. */
const listed = 1_000;
/** Lines of each item's log on the page; the sheet has them all. */
const lines = 5;

const itemSelect = {
  ...{ id: true, kind: true, name: true, quantity: true, state: true, checkedOn: true, roomId: true },
  room: { select: { name: true } },
} as const satisfies Prisma.FacilitySelect;
const checkSelect = {
  ...{ id: true, onDay: true, state: true, note: true, attachmentId: true },
  by: { select: { name: true } },
  attachment: { select: { scan: true } },
} as const satisfies Prisma.FacilityCheckSelect;
const newestFirst = [{ onDay: "desc" }, { at: "desc" }, { id: "desc" }] as const satisfies Prisma.FacilityCheckOrderByWithRelationInput[];

type CheckRow = Prisma.FacilityCheckGetPayload<{ select: typeof checkSelect }>;
const asRead = ({ onDay, attachment, attachmentId, ...check }: CheckRow) => ({
  ...check,
  onDay: fromDateColumn(onDay),
  photo: attachment && fileState(attachment.scan, hasScanner()) === "ready" ? attachmentId : null,
});

async function readHome(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  return db().home.findFirst({
    where: { AND: [homesFor(actor, "home.read"), { id: homeId, status: "open" }] },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, ownerId: true, managerId: true },
      owner: { select: { path: true } },
      rooms: { where: { closedAt: null }, orderBy: { name: "asc" }, select: { id: true, name: true } },
    },
  });
}

/** A home's inventory with the newest lines of its log: for its keepers, and for those who look over it. Null: not in sight. */
export async function readFacilities(actor: Actor, homeId: string) {
  const home = await readHome(actor, homeId);
  if (!home) return null;
  const [rows, now] = await Promise.all([
    db().facility.findMany({
      where: { homeId, removedAt: null },
      relationLoadStrategy: "join",
      orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
      take: listed,
      select: { ...itemSelect, checks: { orderBy: newestFirst, take: lines, select: checkSelect } },
    }),
    readNow(db()),
  ]);
  const facilities = rows.map(({ checks, checkedOn, room, ...row }) => ({
    ...row,
    room: room?.name ?? null,
    checkedOn: checkedOn && fromDateColumn(checkedOn),
    checks: checks.map(asRead),
  }));
  const keeps = can(grantTable, actor, "facility.change", homeSubject(home));
  return {
    home: { id: home.id, name: home.name },
    rooms: home.rooms,
    facilities,
    /** What stands out: each with what its newest line says of it. */
    toRepair: facilities.filter(needsRepair),
    inventory: inventoryOf(facilities),
    today: dayOf(now),
    keeps,
  };
}
export type FacilitiesPage = NonNullable<Awaited<ReturnType<typeof readFacilities>>>;
export type FacilityRow = FacilitiesPage["facilities"][number];

/** The same for a sheet, with every line of the log, struck items too. Null: not in sight. */
export async function listInventory(actor: Actor, homeId: string) {
  const home = await readHome(actor, homeId);
  if (!home) return null;
  const [items, checks, now] = await Promise.all([
    db().facility.findMany({
      where: { homeId },
      relationLoadStrategy: "join",
      orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
      take: listed,
      select: { ...itemSelect, removedAt: true },
    }),
    db().facilityCheck.findMany({
      where: { facility: { homeId } },
      relationLoadStrategy: "join",
      orderBy: [...newestFirst],
      take: 10_000,
      select: { ...checkSelect, facility: { select: { name: true } } },
    }),
    readNow(db()),
  ]);
  return {
    home: home.name,
    items: items.map(({ checkedOn, ...item }) => ({ ...item, checkedOn: checkedOn && fromDateColumn(checkedOn) })),
    checks: checks.map(({ facility, ...check }) => ({ ...asRead(check), name: facility.name })),
    today: dayOf(now),
  };
}

/** The home of an item this actor may check; null: not theirs. */
export async function homeToCheck(actor: Actor, facilityId: string): Promise<string | null> {
  const found = await db().facility.findFirst({
    where: { id: facilityId, home: homesFor(actor, "facility.check") },
    select: { homeId: true },
  });
  return found?.homeId ?? null;
}
